// The parts of a Markdown text that can be parsed one by one: cut at blank lines, never inside code or a comment.
import type { Span } from '../../text/span.ts';

/** A part is closed at the first good place after so many units: parsing takes more than linear time. */
const PART_UNITS = 1000;

/**
 * A part with more than this is not parsed. No text that somebody wrote has so many marks or lines without a
 * blank line, or so long a line; the worst of these takes about a tenth of a second (`****…`, `a↵=↵a↵=…`).
 */
const MOST_MARKS = 2000;
const MOST_UNITS = 100_000;

/** Marks that make work for a parser. */
const MARKS = /[\\`*_[\]()<>~!|#=&\n\r\t-]/g;

/** What no text without is more to a parser than to the reader of lines. */
const MARKED = /[\\`*_[<~#>|]|^[ \t]*(?:=+|-+)[ \t]*$|^[ \t]*[-+][ \t]/m;

export interface Part extends Span {
  /** `plain` has no marks; one that is `overwhelming` has too many, or is too long. */
  readonly kind: 'marked' | 'plain' | 'overwhelming';
}

/** The parts of `text` from `from` on; they tile it. Linear. */
export function partsOf(text: string, from: number): Part[] {
  const parts: Part[] = [];
  let start = from;
  let blank = false;
  let open: Open | null = null;
  const close = (end: number) => {
    if (end > start) parts.push({ start, end, kind: kindOf(text.slice(start, end)) });
    start = end;
  };
  for (let at = from; at < text.length; ) {
    const end = endOfLine(text, at);
    const line = text.slice(at, Math.min(end, at + OPENING_UNITS));
    if (blank && !open && at - start >= PART_UNITS && /^[^\s]/.test(line)) close(at);
    open = open ? stillOpen(open, text, at, end) : opened(text, line, at);
    blank = text.slice(at, end).trim() === '';
    at = end;
  }
  close(text.length);
  return parts;
}

function endOfLine(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline + 1;
}

function kindOf(part: string): Part['kind'] {
  if (!MARKED.test(part)) return 'plain';
  if (part.length > MOST_UNITS) return 'overwhelming';
  return (part.match(MARKS)?.length ?? 0) > MOST_MARKS ? 'overwhelming' : 'marked';
}

/** What goes on over blank lines: the fence that closes code, or where HTML ends. */
type Open = { readonly fence: string } | { readonly end: number };

/** So much of a line tells whether it opens something. */
const OPENING_UNITS = 200;

/** So far on the end of HTML is looked for. */
const HTML_REACH = 10_000;

const FENCE = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:(`{3,})[^`]*|(~{3,}).*)$/;
const HTML = /^[ \t>]*<(?:(!--)|(script|style|pre|textarea)\b)/i;

function opened(text: string, line: string, at: number): Open | null {
  const fence = FENCE.exec(line.trimEnd());
  if (fence) return { fence: (fence[1] ?? fence[2])! };
  const html = HTML.exec(line);
  if (!html) return null;
  const closing = html[1] ? '-->' : `</${html[2]}>`;
  const found = text.slice(at, at + HTML_REACH).indexOf(closing);
  return found < 0 ? null : { end: at + found };
}

function stillOpen(open: Open, text: string, at: number, end: number): Open | null {
  if ('end' in open) return open.end >= end ? open : null;
  const line = text
    .slice(at, Math.min(end, at + OPENING_UNITS))
    .replace(/^[ \t>]+/, '')
    .trimEnd();
  const closes = line.startsWith(open.fence) && new Set(line).size === 1;
  return closes ? null : open;
}
