// The lines of a source, without what only lays them out: indents, blank ends, markdown marks.
import type { Span } from '../text/span.ts';
import { BLANK, BREAK, classOf, HIDDEN, NARROW, QUOTATION, WIDE } from './character.ts';

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

/** The lines of `source` that show anything. Linear. */
export function linesOf(source: string): Line[] {
  const lines: Line[] = [];
  let gap = 0;
  let ruled = false;
  let fenced = false;
  let at = 0;
  while (at < source.length) {
    let end = at;
    while (end < source.length && classOf(source.charCodeAt(end)) !== BREAK) end++;
    const raw = rawLine(source, at, end);
    at = source.startsWith('\r\n', end) ? end + 2 : end + 1;
    if (raw.start === raw.end) {
      gap++;
      continue;
    }
    const short = raw.end - raw.start <= MARKED_LIMIT || fenced;
    const text = source.slice(raw.start, raw.end);
    if (short && FENCE.test(text)) fenced = !fenced;
    else if (short && !fenced && RULE.test(text)) {
      underline(lines, text, gap);
      ruled = true;
    } else {
      lines.push({ ...(fenced ? row(raw, text) : marked(raw, text)), gap, ruled });
      gap = 0;
      ruled = false;
      continue;
    }
    gap++;
  }
  return lines;
}

interface RawLine extends Span {
  readonly indent: number;
  readonly visible: number;
  readonly wide: number;
  readonly quotations: number;
}

// A loop without regular expressions: this is where all of a corpus's characters pass.
function rawLine(source: string, from: number, to: number): RawLine {
  let start = from;
  let indent = 0;
  for (; start < to; start++) {
    const unit = source.charCodeAt(start);
    const kind = classOf(unit);
    if (kind === BLANK) indent += unit === 0x3000 ? 2 : unit === 9 ? 4 : 1;
    else if (kind !== HIDDEN) break;
  }
  let end = to;
  while (end > start && classOf(source.charCodeAt(end - 1)) >= BLANK) end--;
  let visible = 0;
  let wide = 0;
  let quotations = 0;
  for (let i = start; i < end; i++) {
    const kind = classOf(source.charCodeAt(i));
    if (kind >= BLANK) {
      // Between Latin words a blank takes its place in the line; inside Chinese text it is noise.
      if (kind === BLANK && classOf(source.charCodeAt(i - 1)) === NARROW) visible++;
      continue;
    }
    visible++;
    if (kind === WIDE) wide++;
    else if (kind === QUOTATION) quotations++;
  }
  return { start, end, indent, visible, wide, quotations };
}

const FENCE = /^(?:```|~~~)[\w-]*$/;
const RULE = /^(?:[-=*_ ]{3,}|[|:\- ]{3,}|=+|-{2,})$/;
const HEADING = /^(#{1,6})[ \t\u3000]+(?=\S)/;
const CLOSING = /[ \t]+#+$/;
const ITEM = /^(?:[-*+][ \t]+|[•●○■□◆◇▪·][ \t\u3000]*)(?=\S)/;
const QUOTE = /^(?:>[ \t]?)+/;
const ROW = /^\|.*\|$/;

/** Rules and fences longer than this are unheard of, and looking for them in long lines costs time. */
const MARKED_LIMIT = 200;

/** Longest title that an underline of `=` or `-` makes a heading of. */
const UNDERLINED_LIMIT = 60;

// A line of `=` or `-` right below a short line makes that line a heading.
function underline(lines: Line[], rule: string, gap: number): void {
  const above = lines.at(-1);
  if (gap > 0 || !above || above.level > 0 || above.mark || !/^(?:=+|-+)$/.test(rule)) return;
  if (above.ending !== 'open' || above.text.length > UNDERLINED_LIMIT) return;
  lines[lines.length - 1] = { ...above, level: rule[0] === '=' ? 1 : 2 };
}

type Marked = Omit<Line, 'gap' | 'ruled'>;

const row = (raw: RawLine, text: string): Marked => ({
  ...raw,
  text,
  level: 0,
  mark: 'row',
  ending: 'sentence',
});

function marked(raw: RawLine, text: string): Marked {
  const from = text[0]!;
  const plain = { ...raw, text, level: 0, mark: null, ending: endingOf(text) };
  if (!'#-*+•●○■□◆◇▪·>|'.includes(from)) return plain;
  if (from === '|') return ROW.test(text) ? row(raw, text) : plain;
  const heading = HEADING.exec(text);
  const mark = heading ?? ITEM.exec(text) ?? QUOTE.exec(text);
  if (!mark || mark[0].length === text.length) return plain;
  const closing = heading ? (CLOSING.exec(text)?.[0].length ?? 0) : 0;
  const rest = text.slice(mark[0].length, text.length - closing);
  return {
    ...raw,
    start: raw.start + mark[0].length,
    end: raw.end - closing,
    visible: raw.visible - mark[0].length,
    text: rest,
    level: heading?.[1]?.length ?? 0,
    mark: heading ? null : from === '>' ? 'quote' : 'item',
    ending: endingOf(rest),
  };
}

const CLOSERS = '”’」』）)》〉】"\'*';

function endingOf(text: string): LineEnd {
  let last = text.length - 1;
  while (last > 0 && CLOSERS.includes(text[last]!)) last--;
  const unit = text[last]!;
  if ('。！？；!?;…'.includes(unit)) return 'sentence';
  if (unit === '.') return 'sentence';
  // What follows here may be closed by a quotation mark or a bracket, and then promises nothing.
  if (last < text.length - 1) return 'open';
  if ('：:'.includes(unit)) return 'colon';
  if ('，、,'.includes(unit)) return 'comma';
  return '—–-─'.includes(unit) ? 'dash' : 'open';
}
