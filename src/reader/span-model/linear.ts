// The log-linear stage: a span's score is the sum of the weights of its sentence, start, end and own features.
import type { Extraction } from './extract.ts';
import { type FeatureRows, templateOf } from './feature-rows.ts';
import { templateNames } from './templates.ts';

/** Weights live in a hashed table; two features that share a slot share a weight. */
export const SLOT_BITS = 22;
export const SLOTS = 1 << SLOT_BITS;
export const slotOf = (id: number): number => id & (SLOTS - 1);

/** A weight is a whole number of these steps, so that it fits a byte. */
export const WEIGHT_STEP = 1 / 64;

/** Scores by row of each part, and by span: its own and the sum of the four. */
export interface SpanScores {
  readonly sentence: Float32Array;
  readonly start: Float32Array;
  readonly end: Float32Array;
  readonly own: Float32Array;
  readonly total: Float32Array;
}

export function scoreSpans(weights: Int8Array, extraction: Extraction): SpanScores {
  const parts = {
    sentence: rowScores(weights, extraction.sentences),
    start: rowScores(weights, extraction.starts),
    end: rowScores(weights, extraction.ends),
    own: rowScores(weights, extraction.spans),
  };
  return { ...parts, total: totals(extraction, parts) };
}

/** By span, the sum of its four parts. */
export function totals(
  { size, sentence, startRow, endRow }: Extraction,
  parts: Omit<SpanScores, 'total'>,
): Float32Array {
  const total = new Float32Array(size);
  for (let k = 0; k < size; k++)
    total[k] =
      parts.own[k]! +
      parts.start[startRow[k]!]! +
      parts.end[endRow[k]!]! +
      parts.sentence[sentence[k]!]!;
  return total;
}

function rowScores(weights: Int8Array, { ids, bounds, rows }: FeatureRows): Float32Array {
  const scores = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let i = bounds[row]!; i < bounds[row + 1]!; i++) sum += weights[ids[i]! & (SLOTS - 1)]!;
    scores[row] = sum * WEIGHT_STEP;
  }
  return scores;
}

/** What each template adds to the score of span `k`, by name; the sum is the score. */
export function contributions(
  weights: Int8Array,
  { sentences, starts, ends, spans, ...columns }: Extraction,
  k: number,
): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  const collect = ({ ids, bounds }: FeatureRows, row: number) => {
    for (let i = bounds[row]!; i < bounds[row + 1]!; i++) {
      const weight = weights[slotOf(ids[i]!)]! * WEIGHT_STEP;
      const name = templateNames.get(templateOf(ids[i]!));
      if (weight !== 0 && name !== undefined) found[name] = (found[name] ?? 0) + weight;
    }
  };
  collect(sentences, columns.sentence[k]!);
  collect(starts, columns.startRow[k]!);
  collect(ends, columns.endRow[k]!);
  collect(spans, k);
  return found;
}
