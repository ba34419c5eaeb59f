// What is shown of a block's lines: everything but wraps, spaces inside Chinese text, marks, second prints.
import { overlaps, type Span } from '../text/span.ts';
import { BLANK, BREAK, classOf, isVisible, NARROW } from './character.ts';
import type { Run } from './clean-text.ts';
import type { Line } from './lines.ts';

export interface ShownOptions {
  /** In headings, bylines and captions a space parts phrases and names (记者 秦廷富 摄), so it stays. */
  readonly keepSpaces: boolean;
  /** Doubled prints to leave out, by line. */
  readonly doubled: ReadonlyMap<Line, readonly Span[]>;
}

/** The runs of `source` that are shown of one stretch of lines (at least one run); all of them joined. */
export function shownRuns(source: string, lines: readonly Line[], options: ShownOptions): Run[] {
  const runs: { start: number; end: number; joined: boolean }[] = [];
  const keep = (start: number, end: number) => {
    const last = runs.at(-1);
    if (last?.end === start) last.end = end;
    else runs.push({ start, end, joined: true });
  };
  for (const line of lines) {
    const last = runs.at(-1);
    if (last && parted(source, last.end - 1, line.start)) {
      const separator = separatorBetween(source, last.end, line.start);
      keep(separator, separator + 1);
    }
    showLine(source, line, options, keep);
  }
  return runs;
}

type Keep = (start: number, end: number) => void;

function showLine(source: string, line: Line, options: ShownOptions, keep: Keep): void {
  const hidden = hiddenIn(line, options);
  let next = 0;
  for (let i = line.start; i < line.end; ) {
    const skip = hidden[next];
    if (skip && skip.start <= i) {
      i = skip.end;
      next++;
      continue;
    }
    const end = stretchEnd(source, i, skip?.start ?? line.end);
    if (isVisible(source.charCodeAt(i))) keep(i, end);
    else {
      const blank = firstBlank(source, i, end);
      if (blank >= 0 && spaceStays(source, line, i, end, options.keepSpaces))
        keep(blank, blank + 1);
    }
    i = end;
  }
}

/** Where the stretch of shown, or of not shown, units from `from` on ends. */
function stretchEnd(source: string, from: number, limit: number): number {
  const shown = isVisible(source.charCodeAt(from));
  let end = from + 1;
  while (end < limit && isVisible(source.charCodeAt(end)) === shown) end++;
  return end;
}

function firstBlank(source: string, from: number, to: number): number {
  for (let i = from; i < to; i++) if (classOf(source.charCodeAt(i)) === BLANK) return i;
  return -1;
}

const hiddenIn = (line: Line, { doubled }: ShownOptions): readonly Span[] => {
  if (line.hidden && line.hidden.length > 0) return line.hidden;
  const prints = doubled.get(line);
  if (prints) return prints;
  if (line.hidden) return [];
  if (line.mark === 'row') return [];
  const links = line.text.includes('](') ? linksIn(line) : [];
  if (!line.text.includes('**')) return links;
  const outside = stars(line).filter((star) => !links.some((link) => overlaps(link, star)));
  return [...links, ...outside].sort((a, b) => a.start - b.start);
};

/** A link of markdown. Its target is ASCII and looks like one: [注](见附表) stays. */
const LINK = /(!?\[)([^[\]]+)(\]\((?=[!-'*-~]*[:/.#])[!-'*-~]+(?: "[^"]*")?\))/g;

/** What of the links of a line is not their text: the bracket before it, and the target after it. */
function linksIn(line: Line): Span[] {
  return [...line.text.matchAll(LINK)].flatMap(({ index, 1: open, 2: text, 3: target }) => {
    const start = line.start + index;
    const from = start + open!.length;
    const to = from + text!.length;
    return [
      { start, end: from },
      { start: to, end: to + target!.length },
    ];
  });
}

/** The `**` of markdown, where they come in pairs around something. */
function stars(line: Line): Span[] {
  const found = [...line.text.matchAll(/\*\*/g)].map(({ index }) => ({
    start: line.start + index,
    end: line.start + index + 2,
  }));
  return found.length % 2 === 0 && /[\p{L}\p{N}]/u.test(line.text) ? found : [];
}

/** Whether one of the blanks in `[from, to)`, between two shown units of a line, is part of the text. */
function spaceStays(
  source: string,
  line: Line,
  from: number,
  to: number,
  keepSpaces: boolean,
): boolean {
  if (line.mark === 'row') return true;
  const left = classOf(source.charCodeAt(from - 1));
  const right = classOf(source.charCodeAt(to));
  if (left === NARROW && right === NARROW) return true;
  if (!isWord(source, from - 1) || !isWord(source, to)) return false;
  const before = isSingle(source, from - 2);
  const after = isSingle(source, to + 1);
  // 截至 3 月 20 日 is how machines space; in a heading a space parts phrases, but not 通 知 and 张　鑫.
  if (keepSpaces && left !== NARROW && right !== NARROW) return !before || !after;
  if (amongNames(source, line, from)) return !before || !after;
  // A wide gap is a table's: 姓名　　职务.
  return !before && !after && isWideGap(source, from, to);
}

const isWideGap = (source: string, from: number, to: number): boolean =>
  to - from > 1 || source.charCodeAt(from) === 0x3000;

/** True if nothing is shown at `beside`: the word before or after it is a single unit. */
const isSingle = (source: string, beside: number): boolean =>
  beside < 0 || beside >= source.length || !isVisible(source.charCodeAt(beside));

/** True inside 本报讯（记者 邓公平 霍吕）: spaces part the names. */
const amongNames = (source: string, line: Line, at: number): boolean =>
  /[（(][^（()）]{0,8}(?:记者|通讯员)[^（()）]*$/u.test(
    source.slice(Math.max(line.start, at - BRACKET_LIMIT), at),
  );

/** Longest bracket of names that is looked into, in units. */
const BRACKET_LIMIT = 40;

const isWord = (source: string, at: number): boolean =>
  /[\p{L}\p{N}》）)”」』《（(“「『]/u.test(source[at]!);

/** Whether text that ends at `last` and goes on at `next`, on another line, needs something between. */
function parted(source: string, last: number, next: number): boolean {
  const left = source.charCodeAt(last);
  const right = source.charCodeAt(next);
  if (classOf(left) !== NARROW || classOf(right) !== NARROW) return false;
  const point = left === POINT || left === COMMA;
  if (isDigit(right) && isDigit(point ? source.charCodeAt(last - 1) : left)) return false;
  return left !== HYPHEN && (isLetter(right) || isDigit(right) || right === OPENING);
}

const COMMA = 0x2c;
const HYPHEN = 0x2d;
const POINT = 0x2e;
const OPENING = 0x28;

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

const isLetter = (unit: number): boolean => {
  const lower = unit | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (unit >= 0xc0 && unit < 0x2000);
};

/** A space of `[from, to)`, else its line break. */
function separatorBetween(source: string, from: number, to: number): number {
  const blank = firstBlank(source, from, to);
  return blank >= 0 ? blank : breakBetween(source, from, to);
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
