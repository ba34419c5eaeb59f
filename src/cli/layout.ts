// Widths, padding and line breaking for East Asian text; the one door to string-width.
import stringWidth from 'string-width';
import type { Span } from '../text/span.ts';

/** Columns that `text` takes on a terminal: two for a Han character. */
export const width = (text: string): number => stringWidth(text);

/** `text` with blanks to at least `columns`. */
export const pad = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - width(text)));

export const padStart = (text: string, columns: number): string =>
  ' '.repeat(Math.max(0, columns - width(text))) + text;

// The rules every Chinese typesetter keeps (禁则): closing marks never begin a line, opening ones never end
// one, and a number or a Latin word stays whole.
const NEVER_FIRST = /^[，。、；：？！”’）》〉】〕」』％%…—·,.;:?!)\]}]/;
const NEVER_LAST = /[“‘（《〈【〔「『([{]$/;
const WORD = /^[\p{L}\p{N}.,:%'’+-]+$/u;
const HAN = /\p{Script=Han}/u;

/** The least room a line is broken to: narrower terminals break lines themselves. */
const NARROWEST = 20;

/**
 * Where to break `text` so that no line is wider than `columns` (where the rules allow it): spans of
 * `text`, ascending, blanks at a break left out. One span if `columns` is infinite.
 */
export function lineBreaks(text: string, columns: number): Span[] {
  if (columns === Number.POSITIVE_INFINITY) return [{ start: 0, end: text.length }];
  const room = Math.max(NARROWEST, columns);
  const lines: Span[] = [];
  let start = 0;
  let used = 0;
  let breakAt = 0;
  let previous = '';
  for (const { segment, index } of graphemes.segment(text)) {
    const wide = width(segment);
    if (index > start && mayBreak(previous, segment)) breakAt = index;
    if (used + wide > room) {
      const end = breakAt > start ? breakAt : index;
      lines.push(trimEnd(text, start, end));
      start = skipBlank(text, end, index);
      used = width(text.slice(start, index));
    }
    used += wide;
    previous = segment;
  }
  if (start < text.length || lines.length === 0) lines.push({ start, end: text.length });
  return lines;
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

function mayBreak(before: string, after: string): boolean {
  if (NEVER_FIRST.test(after) || NEVER_LAST.test(before)) return false;
  if (after === ' ') return false;
  return !(isWord(before) && isWord(after));
}

const isWord = (grapheme: string): boolean => WORD.test(grapheme) && !HAN.test(grapheme);

function trimEnd(text: string, start: number, end: number): Span {
  while (end > start && text[end - 1] === ' ') end--;
  return { start, end };
}

function skipBlank(text: string, from: number, limit: number): number {
  while (from < limit && text[from] === ' ') from++;
  return from;
}

/** `text` after `lead`, broken to `columns`, its further lines indented to stand below the first. */
export function hang(
  lead: string,
  text: string,
  columns: number,
  show: (line: string, span: Span) => string = (line) => line,
): string {
  const indent = width(lead);
  return lineBreaks(text, columns - indent)
    .map((span, i) => {
      const line = show(text.slice(span.start, span.end), span);
      return (i === 0 ? lead : ' '.repeat(indent)) + line;
    })
    .join('\n');
}

/** The part of `text` at `line`, with what lies inside `marks` (ascending) shown by `mark`, the rest by `rest`. */
export function showMarked(
  text: string,
  line: Span,
  marks: readonly Span[],
  mark: (part: string, span: Span) => string,
  rest: (part: string) => string = (part) => part,
): string {
  let shown = '';
  let at = line.start;
  for (const { start, end } of marks) {
    const from = Math.max(at, start);
    const to = Math.min(line.end, end);
    if (from >= to) continue;
    shown += rest(text.slice(at, from)) + mark(text.slice(from, to), { start: from, end: to });
    at = to;
  }
  return shown + rest(text.slice(at, line.end));
}
