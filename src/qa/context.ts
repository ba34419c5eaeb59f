// The lines around a citation, numbered and marked: what a person opens to check it.
import type { Document } from '../corpus/document.ts';
import { lineRange } from '../text/location.ts';
import type { Span } from '../text/span.ts';
import { linesOf } from './citation.ts';

/** One line of a document as it stands in the file, without its line break. */
export interface ContextLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** Parts of `text` that are cited, in units of `text`; ascending. */
  readonly marks: readonly Span[];
}

/** How many lines to show before and after the cited ones. */
export interface ContextSize {
  readonly before: number;
  readonly after: number;
}

/** The lines of `spans` (ascending, at least one) and their neighbours, within the document. */
export function contextLines(
  document: Document,
  spans: readonly Span[],
  { before, after }: ContextSize,
): ContextLine[] {
  const starts = linesOf(document);
  const cited = lineRange(starts, spans);
  const lines: ContextLine[] = [];
  const from = Math.max(1, cited.from - before);
  const to = Math.min(starts.length, cited.to + after);
  for (let number = from; number <= to; number++) {
    const start = starts[number - 1]!;
    const end = starts[number] ?? document.text.length;
    const text = document.text.slice(start, end).replace(/[\r\n]+$/, '');
    lines.push({ number, text, marks: marksIn(spans, { start, end: start + text.length }) });
  }
  return lines;
}

const marksIn = (spans: readonly Span[], line: Span): Span[] =>
  spans
    .map(({ start, end }) => ({
      start: Math.max(start, line.start) - line.start,
      end: Math.min(end, line.end) - line.start,
    }))
    .filter(({ start, end }) => start < end);
