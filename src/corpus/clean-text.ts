// Cleaned text and the way back from it: which source offset each clean character stands at.
import type { Span } from '../text/span.ts';

/**
 * A stretch of source text that was kept whole.
 * `joined`: between the previous run and this one stand only deleted characters (a line wrap, a space
 * inside a word, a glyph printed twice), so that a quote may bridge the gap; otherwise other content
 * stands between (a caption in the middle of a sentence), and a citation has one span on either side.
 */
export interface Run extends Span {
  readonly joined: boolean;
}

/** Text made from a source by deleting only: `text` is the runs' slices, one after the other. */
export interface CleanText {
  readonly text: string;
  /** Ascending, disjoint, in document coordinates. */
  readonly runs: readonly Run[];
}

/** The clean text of `runs` of `source`. */
export const cleanText = (source: string, runs: readonly Run[]): CleanText => ({
  text: runs.map(({ start, end }) => source.slice(start, end)).join(''),
  runs,
});

/**
 * Where a span of the clean text stands in the source: spans in document coordinates, ascending.
 * Runs that are `joined` give one span, so each slice of the source is verbatim, line breaks included.
 */
export function toSource({ runs }: Pick<CleanText, 'runs'>, span: Span): Span[] {
  const found: { start: number; end: number }[] = [];
  let at = 0;
  for (const run of runs) {
    const size = run.end - run.start;
    const from = Math.max(span.start, at);
    const to = Math.min(span.end, at + size);
    if (from < to) {
      const piece = { start: run.start + from - at, end: run.start + to - at };
      const last = found.at(-1);
      if (last && run.joined) last.end = piece.end;
      else found.push(piece);
    }
    at += size;
    if (at >= span.end) break;
  }
  return found;
}
