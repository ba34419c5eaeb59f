// From offsets to lines: the one place where positions are turned into what people count.
import type { Span } from './span.ts';

/** A range of lines, both ends included, counted from 1 as editors do. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** Offsets at which each line of `text` begins; `\n`, `\r\n` and a lone `\r` end a line. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

/** The line (from 1) that holds `offset`. Binary search: O(log lines). */
export function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

/** The lines that `spans` (at least one, ascending) cover, first to last. */
export function lineRange(starts: readonly number[], spans: readonly Span[]): LineRange {
  const first = spans[0];
  const last = spans.at(-1);
  if (!first || !last) throw new RangeError('lineRange: no span');
  return {
    from: lineAt(starts, first.start),
    to: lineAt(starts, Math.max(last.start, last.end - 1)),
  };
}
