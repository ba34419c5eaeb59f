// What is shown of a block's lines: everything but wraps, spaces inside Chinese text, marks, second prints.
import type { Span } from '../text/span.ts';
import { BLANK, BREAK, classOf, HIDDEN, isVisible, NARROW, WIDE } from './character.ts';
import type { Run } from './clean-text.ts';
import type { Line } from './lines.ts';

export interface ShownOptions {
  /** In headings, bylines and captions a space parts phrases and names (记者 秦廷富 摄), so it stays. */
  readonly keepSpaces: boolean;
  /** Doubled prints to leave out, by line. */
  readonly doubled: ReadonlyMap<Line, readonly Span[]>;
}

/** The runs of `source` that are shown of one stretch of lines; all of them joined. */
export function shownRuns(source: string, lines: readonly Line[], options: ShownOptions): Run[] {
  const runs: { start: number; end: number; joined: boolean }[] = [];
  const keep = (start: number, end: number) => {
    const last = runs.at(-1);
    if (last?.end === start) last.end = end;
    else runs.push({ start, end, joined: true });
  };
  let last = -1;
  for (const [i, line] of lines.entries()) {
    if (i > 0 && parted(source, last, line.start)) {
      const separator = separatorBetween(source, last + 1, line.start);
      keep(separator, separator + 1);
    }
    last = showLine(source, line, hiddenIn(line, options), options.keepSpaces, keep);
  }
  return runs;
}

const hiddenIn = (line: Line, { doubled }: ShownOptions): readonly Span[] => {
  const prints = doubled.get(line);
  if (prints) return prints;
  return line.mark !== 'row' && line.text.includes('**') ? stars(line) : [];
};

/** The `**` of markdown, where they come in pairs. */
function stars(line: Line): Span[] {
  const found = [...line.text.matchAll(/\*\*/g)].map(({ index }) => ({
    start: line.start + index,
    end: line.start + index + 2,
  }));
  return found.length % 2 === 0 ? found : [];
}

/** Keeps what is shown of a line; returns the offset of its last shown unit. */
function showLine(
  source: string,
  line: Line,
  hidden: readonly Span[],
  keepSpaces: boolean,
  keep: (start: number, end: number) => void,
): number {
  let next = 0;
  let from = -1;
  let last = line.start - 1;
  const close = (end: number) => {
    if (from >= 0) keep(from, end);
    from = -1;
  };
  for (let i = line.start; i < line.end; i++) {
    while (next < hidden.length && hidden[next]!.end <= i) next++;
    const kind = classOf(source.charCodeAt(i));
    if (kind > BREAK || (next < hidden.length && hidden[next]!.start <= i)) {
      close(i);
      continue;
    }
    if (kind < BLANK) {
      if (from < 0) from = i;
      last = i;
      continue;
    }
    close(i);
    let end = i + 1;
    while (end < line.end && !isVisible(source.charCodeAt(end))) end++;
    if (line.mark === 'row' || spaceStays(source, line, i, end, keepSpaces)) keep(i, i + 1);
    i = end - 1;
  }
  close(line.end);
  return last;
}

/** Whether one of the blanks in `[from, to)`, inside a line, is part of the text. */
function spaceStays(
  source: string,
  line: Line,
  from: number,
  to: number,
  keepSpaces: boolean,
): boolean {
  if (from <= line.start || to >= line.end) return false;
  const left = classOf(source.charCodeAt(from - 1));
  const right = classOf(source.charCodeAt(to));
  if (left === NARROW && right === NARROW) return true;
  if (left === HIDDEN) return false;
  const wideGap = to - from > 1 || source.charCodeAt(from) === 0x3000;
  if (!keepSpaces && !wideGap && !amongNames(source, line, from)) return false;
  if (!isWord(source, from - 1) || !isWord(source, to)) return false;
  // 张　鑫 and 通 知 are set with space inside the word; 姓名　职务 are two.
  const alone =
    (from - 1 === line.start || !isVisible(source.charCodeAt(from - 2))) &&
    (to + 1 >= line.end || !isVisible(source.charCodeAt(to + 1)));
  if (keepSpaces) return !alone;
  return left === WIDE && right === WIDE && longPiece(source, line, from, to);
}

/** True inside 本报讯（记者 邓公平 霍吕）: spaces part the names. */
const amongNames = (source: string, line: Line, at: number): boolean =>
  /[（(][^（()）]{0,8}(?:记者|通讯员)[^（()）]*$/u.test(
    source.slice(Math.max(line.start, at - BRACKET_LIMIT), at),
  );

/** Longest bracket of names that is looked into, in units. */
const BRACKET_LIMIT = 40;

/** True if neither side of the blanks is a single character. */
const longPiece = (source: string, line: Line, from: number, to: number): boolean =>
  from - 2 >= line.start &&
  isVisible(source.charCodeAt(from - 2)) &&
  to + 1 < line.end &&
  isVisible(source.charCodeAt(to + 1));

const isWord = (source: string, at: number): boolean =>
  /[\p{L}\p{N}》）)”」』《（(“「『]/u.test(source[at]!);

/** Whether text that ends at `last` and goes on at `next`, on another line, needs something between. */
function parted(source: string, last: number, next: number): boolean {
  const left = source.charCodeAt(last);
  const right = source.charCodeAt(next);
  if (classOf(left) !== NARROW || classOf(right) !== NARROW) return false;
  if (isDigit(left) && isDigit(right)) return false;
  return left !== HYPHEN && (isLetter(right) || isDigit(right) || right === OPENING);
}

const HYPHEN = 0x2d;
const OPENING = 0x28;

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

const isLetter = (unit: number): boolean => {
  const lower = unit | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (unit >= 0xc0 && unit < 0x2000);
};

/** A space of `[from, to)`, else its line break. */
function separatorBetween(source: string, from: number, to: number): number {
  for (let i = from; i < to; i++) if (classOf(source.charCodeAt(i)) === BLANK) return i;
  return breakBetween(source, from, to);
}

/** The first line break of `[from, to)`: its `\n` where it has one. */
export function breakBetween(source: string, from: number, to: number): number {
  let first = -1;
  for (let i = from; i < to; i++) {
    const unit = source.charCodeAt(i);
    if (unit === 10) return i;
    if (first < 0 && classOf(unit) === BREAK) first = i;
  }
  if (first < 0) throw new RangeError('breakBetween: no line break');
  return first;
}
