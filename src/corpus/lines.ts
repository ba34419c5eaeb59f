// The lines of a source, without what only lays them out: indents, blank ends, markdown marks.
import type { Span } from '../text/span.ts';
import { BLANK, BREAK, classOf, HIDDEN, NARROW, QUOTATION, WIDE } from './character.ts';
import { frontMatterOf } from './front-matter.ts';

/** How a line ends: a sentence's end, a colon, a comma that promises more, a dash, or anything else. */
export type LineEnd = 'sentence' | 'colon' | 'comma' | 'dash' | 'open';

/** A line that is not blank; its span leaves out indent, marks and blanks at the end. */
export interface Line extends Span {
  readonly text: string;
  /** Columns of blanks before the text. */
  readonly indent: number;
  /** Blank lines before it; a rule counts as one. */
  readonly gap: number;
  /** A rule (`---`) stands between this line and the one before. */
  readonly ruled: boolean;
  /** Depth of a markdown heading, 1–6; 0 for any other line. */
  readonly level: number;
  /** `item` had a list bullet, `quote` a `>`; a `row` (of a table, of code) stands for itself. */
  readonly mark: 'item' | 'quote' | 'row' | null;
  readonly ending: LineEnd;
  /** Units that show; among them wide ones; among them quotation marks, dashes and the like. */
  readonly visible: number;
  readonly wide: number;
  readonly quotations: number;
}

/** The lines of `source` that show anything, front matter left out: it is about the text. Linear. */
export function linesOf(source: string): Line[] {
  const lines: Line[] = [];
  let gap = 0;
  let ruled = false;
  let fenced = false;
  for (let at = frontMatterOf(source)?.end ?? 0; at < source.length; ) {
    const end = endOfLine(source, at);
    const start = skipBlanks(source, at, end);
    const text = source.slice(start, skipBlanksBack(source, start, end));
    const bar = barOf(text, fenced);
    if (bar === null) {
      lines.push(lineOf(source, { at, start, text, gap, ruled, fenced }));
      gap = -1;
      ruled = false;
    }
    if (bar === 'fence') fenced = !fenced;
    if (bar === 'rule') {
      if (gap === 0) underline(lines, text);
      ruled = true;
    }
    gap++;
    at = source.startsWith('\r\n', end) ? end + 2 : end + 1;
  }
  return lines;
}

function endOfLine(source: string, from: number): number {
  let end = from;
  while (end < source.length && classOf(source.charCodeAt(end)) !== BREAK) end++;
  return end;
}

function skipBlanks(source: string, from: number, to: number): number {
  let start = from;
  while (start < to && classOf(source.charCodeAt(start)) >= BLANK) start++;
  return start;
}

function skipBlanksBack(source: string, from: number, to: number): number {
  let end = to;
  while (end > from && classOf(source.charCodeAt(end - 1)) >= BLANK) end--;
  return end;
}

const IDEOGRAPHIC_SPACE = 0x3000;

const FENCE = /^(?:```|~~~)[\w-]*$/;
const RULE = /^(?:[-=*_ ]{3,}|[|:\- ]{3,}|=+|-{2,})$/;

/** Rules and fences longer than this are unheard of, and looking for them in long lines costs time. */
const BAR_LIMIT = 200;

/** Nothing but tags of HTML, as markdown has them, or a comment. */
const TAGS = /^(?:<\/?[a-z][a-z0-9]*(?: [^<>]*)?\/?>\s*)+$|^<!--.*-->$/i;

/** What a line is that shows nothing of the text: blank, tags, a rule, the fence of a code block; null for others. */
function barOf(text: string, fenced: boolean): 'blank' | 'rule' | 'fence' | null {
  if (text === '') return 'blank';
  if (text[0] === '<' && text.length <= BAR_LIMIT && TAGS.test(text)) return 'blank';
  if (!'-=*_|:`~'.includes(text[0]!) || text.length > BAR_LIMIT) return null;
  if (FENCE.test(text)) return 'fence';
  return !fenced && RULE.test(text) ? 'rule' : null;
}

/** Longest title that an underline of `=` or `-` makes a heading of. */
const UNDERLINED_LIMIT = 60;

// A line of `=` or `-` right below a short line makes that line a heading.
function underline(lines: Line[], rule: string): void {
  const above = lines.at(-1);
  if (!above || above.level > 0 || above.mark || !/^(?:=+|-+)$/.test(rule)) return;
  if (above.ending !== 'open' || above.text.length > UNDERLINED_LIMIT) return;
  lines[lines.length - 1] = { ...above, level: rule[0] === '=' ? 1 : 2 };
}

/** A line as it is found: where it begins with its indent, where its text begins, what stands before. */
interface Found {
  readonly at: number;
  readonly start: number;
  readonly text: string;
  readonly gap: number;
  readonly ruled: boolean;
  readonly fenced: boolean;
}

function lineOf(source: string, { at, start, text, gap, ruled, fenced }: Found): Line {
  const row = fenced || isRow(text);
  const mark = row ? null : markOf(text);
  const from = mark?.from ?? 0;
  const to = mark?.to ?? text.length;
  const shown = mark ? text.slice(from, to) : text;
  const counts = countUnits(source, start + from, start + to);
  return {
    start: start + from,
    end: start + to,
    text: shown,
    indent: columnsOf(source, at, start),
    gap,
    ruled,
    level: mark?.level ?? 0,
    mark: row ? 'row' : (mark?.kind ?? null),
    ending: row ? 'sentence' : endingOf(shown),
    visible: counts.visible,
    wide: counts.wide,
    quotations: counts.quotations,
  };
}

function columnsOf(source: string, from: number, to: number): number {
  let columns = 0;
  for (let i = from; i < to; i++) {
    const unit = source.charCodeAt(i);
    if (classOf(unit) !== HIDDEN) columns += unit === IDEOGRAPHIC_SPACE ? 2 : unit === 9 ? 4 : 1;
  }
  return columns;
}

function countUnits(source: string, from: number, to: number) {
  let visible = 0;
  let wide = 0;
  let quotations = 0;
  let before = WIDE;
  for (let i = from; i < to; i++) {
    const unit = source.charCodeAt(i);
    // An ideographic space is typed where it is meant (第一条　…) and is as wide as a character.
    const kind = unit === IDEOGRAPHIC_SPACE ? WIDE : classOf(unit);
    if (kind < BLANK) visible++;
    // Between Latin words a blank takes its place in the line; inside Chinese text it is noise.
    else if (kind === BLANK && before === NARROW) visible++;
    if (kind === WIDE) wide++;
    else if (kind === QUOTATION) quotations++;
    before = kind;
  }
  return { visible, wide, quotations };
}

const HEADING = /^(#{1,6})[ \t\u3000]+(?=\S)/;
const CLOSING = /[ \t]+#+$/;
const ITEM = /^(?:[-*+][ \t]+|[•●○■□◆◇▪·][ \t\u3000]*)(?=\S)/;
const QUOTE = /^(?:>[ \t]?)+(?=\S)/;

const isRow = (text: string): boolean => text[0] === '|' && text.length > 1 && text.endsWith('|');

interface Mark {
  readonly kind: 'item' | 'quote' | null;
  readonly level: number;
  /** Where the text inside the marks begins and ends. */
  readonly from: number;
  readonly to: number;
}

function markOf(text: string): Mark | null {
  if (!'#-*+•●○■□◆◇▪·>'.includes(text[0]!)) return null;
  const heading = HEADING.exec(text);
  if (heading) {
    const to = text.length - (CLOSING.exec(text)?.[0].length ?? 0);
    const level = heading[1]!.length;
    return to > heading[0].length ? { kind: null, level, from: heading[0].length, to } : null;
  }
  const quote = text[0] === '>';
  const mark = (quote ? QUOTE : ITEM).exec(text);
  if (!mark) return null;
  return { kind: quote ? 'quote' : 'item', level: 0, from: mark[0].length, to: text.length };
}

const CLOSERS = '”’」』）)》〉】"\'*';

function endingOf(text: string): LineEnd {
  let last = text.length - 1;
  while (last > 0 && CLOSERS.includes(text[last]!)) last--;
  const unit = text[last]!;
  // 占31. / 5%: a wrap may cut a number behind its point.
  if (unit === '.' && /[0-9]/.test(text[last - 1] ?? '')) return 'open';
  if ('。！？；!?;….'.includes(unit)) return 'sentence';
  // What follows here may be closed by a quotation mark or a bracket, and then promises nothing.
  if (last < text.length - 1) return 'open';
  if ('：:'.includes(unit)) return 'colon';
  if ('，、,'.includes(unit)) return 'comma';
  return '—–-─'.includes(unit) ? 'dash' : 'open';
}
