// The lines of a source, without what only lays them out: indents, blank ends, markdown marks.
import { overlaps, type Span } from '../text/span.ts';
import { BLANK, BREAK, classOf, HIDDEN, NARROW, QUOTATION, WIDE } from './character.ts';
import { frontMatterOf } from './front-matter.ts';
import { type LineMarkup, lineMarkup, type Markup } from './markup.ts';

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
  /** Its marks, where the format was parsed; null where the line has to tell by itself. */
  readonly hidden: readonly Span[] | null;
  /** It goes on with the heading of the line before. */
  readonly goesOn: boolean;
}

/**
 * The lines of `source` that show anything, front matter left out: it is about the text. `markup` says what the
 * parser of its format found; without it, the marks of Markdown are looked for line by line. Linear.
 */
export function linesOf(source: string, markup: Markup = NO_MARKUP): Line[] {
  const lines: Line[] = [];
  const markupAt = lineMarkup(markup);
  let gap = 0;
  let ruled = false;
  let fenced = false;
  for (let at = frontMatterOf(source)?.end ?? 0; at < source.length; ) {
    const end = endOfLine(source, at);
    const start = skipBlanks(source, at, end);
    const text = source.slice(start, skipBlanksBack(source, start, end));
    const marked = markupAt({ start: at, end });
    const bar = marked ? markedBarOf(source, { start, end }, marked) : barOf(text, fenced);
    if (bar === null) {
      lines.push(lineOf(source, { at, start, text, gap, ruled, fenced, marked }));
      gap = -1;
      ruled = false;
    }
    if (bar === 'fence') fenced = !fenced;
    if (bar === 'rule') {
      if (!marked) underline(lines, text, gap);
      ruled = true;
    }
    gap++;
    at = source.startsWith('\r\n', end) ? end + 2 : end + 1;
  }
  return lines;
}

const NO_MARKUP: Markup = { parsed: [], hidden: [], blocks: [] };

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

/** The same where a parser has told the marks: what it takes for code is no rule. */
function markedBarOf(
  source: string,
  line: Span,
  { hidden, block }: LineMarkup,
): 'blank' | 'rule' | null {
  const { start, end } = withoutMarks(source, line, hidden);
  if (start === end) return 'blank';
  if (block?.kind === 'code' || end - start > BAR_LIMIT) return null;
  return RULE.test(source.slice(start, end)) ? 'rule' : null;
}

/** A line without marks and blanks at its ends; empty if it has nothing else. */
function withoutMarks(source: string, line: Span, hidden: readonly Span[]): Span {
  let { start, end } = line;
  let first = 0;
  let last = hidden.length - 1;
  for (let before = -1; start !== before && start < end; ) {
    before = start;
    start = skipBlanks(source, start, end);
    while (first <= last && hidden[first]!.start <= start)
      start = Math.min(end, Math.max(start, hidden[first++]!.end));
  }
  for (let before = -1; end !== before && end > start; ) {
    before = end;
    end = skipBlanksBack(source, start, end);
    while (last >= first && hidden[last]!.end >= end)
      end = Math.max(start, Math.min(end, hidden[last--]!.start));
  }
  return { start, end };
}

/** Longest title that an underline of `=` or `-` makes a heading of. */
const UNDERLINED_LIMIT = 60;

// A line of `=` or `-` right below a short line makes that line a heading.
function underline(lines: Line[], rule: string, gap: number): void {
  const above = lines.at(-1);
  if (!above || gap > 0 || above.level > 0 || above.mark || !/^(?:=+|-+)$/.test(rule)) return;
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
  readonly marked: LineMarkup | null;
}

function lineOf(source: string, found: Found): Line {
  const { at, start, gap, ruled, marked } = found;
  const row = isRowAt(found);
  const inside = (mark: Mark | null): Span => {
    const end = start + (mark?.to ?? found.text.length);
    const inner = { start: start + (mark?.from ?? 0), end };
    return marked ? withoutMarks(source, inner, marked.hidden) : inner;
  };
  const sign = row ? null : markOf(found.text);
  // Where a bullet stands before marks alone, it is all that the line shows.
  const mark = sign && inside(sign).start < inside(sign).end ? sign : null;
  const shown = inside(mark);
  const hidden = marked?.hidden.filter((span) => overlaps(span, shown)) ?? null;
  const text = source.slice(shown.start, shown.end);
  const heading = marked?.block?.kind === 'heading' ? marked.block : null;
  return {
    ...shown,
    ...countUnits(source, shown, hidden ?? []),
    text,
    indent: columnsOf(source, at, start),
    gap,
    ruled,
    level: heading?.level ?? mark?.level ?? 0,
    mark: row ? 'row' : heading ? null : (mark?.kind ?? null),
    ending: row ? 'sentence' : endingOf(text),
    hidden,
    goesOn: heading !== null && heading.start < at,
  };
}

/** Rows of tables and lines of code. */
const isRowAt = ({ text, fenced, marked }: Found): boolean =>
  fenced || isRow(text) || marked?.block?.kind === 'code' || marked?.block?.kind === 'row';

function columnsOf(source: string, from: number, to: number): number {
  let columns = 0;
  for (let i = from; i < to; i++) {
    const unit = source.charCodeAt(i);
    if (classOf(unit) !== HIDDEN) columns += unit === IDEOGRAPHIC_SPACE ? 2 : unit === 9 ? 4 : 1;
  }
  return columns;
}

function countUnits(source: string, { start, end }: Span, hidden: readonly Span[]) {
  let visible = 0;
  let wide = 0;
  let quotations = 0;
  let before = WIDE;
  let next = 0;
  for (let i = start; i < end; i++) {
    if (next < hidden.length && hidden[next]!.start <= i) {
      i = hidden[next++]!.end - 1;
      continue;
    }
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
    const to = closingOf(text);
    const level = heading[1]!.length;
    return to > heading[0].length ? { kind: null, level, from: heading[0].length, to } : null;
  }
  const quote = text[0] === '>';
  const mark = (quote ? QUOTE : ITEM).exec(text);
  if (!mark) return null;
  return { kind: quote ? 'quote' : 'item', level: 0, from: mark[0].length, to: text.length };
}

/** Where the `#` that close a heading begin, with the blanks before them. Linear, as no pattern of blanks is. */
function closingOf(text: string): number {
  let end = text.length;
  while (text[end - 1] === '#') end--;
  const inner = text.slice(0, end).trimEnd().length;
  return inner < end ? inner : text.length;
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
