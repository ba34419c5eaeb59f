// What the log-linear scores say together: probabilities of spans, and how they agree with one another.
import type { Extraction } from './extract.ts';

/** Sharper than 1 is over-confident on spans that differ by one token (chosen on held-out questions). */
const TEMPERATURE = 0.7;
/** Spans further down have no mass worth counting. */
const COUNTED = 80;

export interface Distribution {
  /** Candidate spans by score, best first, ties in order; the COUNTED best. */
  readonly best: readonly number[];
  /** By span; sums to 1. */
  readonly probability: Float32Array;
  /** Sums by sentence, by start and by end. */
  readonly sentence: Float64Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly entropy: number;
}

export function distribution(extraction: Extraction, scores: Float32Array): Distribution {
  const { size, sentence, startRow, endRow } = extraction;
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > most) most = score;
  const probability = new Float32Array(size);
  let sum = 0;
  for (let k = 0; k < size; k++) {
    probability[k] = Math.exp(TEMPERATURE * (scores[k]! - most));
    sum += probability[k]!;
  }
  const sums = {
    sentence: new Float64Array(extraction.sentences.rows),
    start: new Float64Array(extraction.starts.rows),
    end: new Float64Array(extraction.ends.rows),
  };
  let entropy = 0;
  for (let k = 0; k < size; k++) {
    const p = probability[k]! / sum;
    probability[k] = p;
    sums.sentence[sentence[k]!]! += p;
    sums.start[startRow[k]!]! += p;
    sums.end[endRow[k]!]! += p;
    if (p > 1e-9) entropy -= p * Math.log(p);
  }
  return { best: bestSpans(scores), probability, ...sums, entropy };
}

function bestSpans(scores: Float32Array): number[] {
  // Sorting bare numbers is far faster than sorting with a comparison, so only the best are compared.
  const ascending = scores.slice().sort();
  const least = ascending[Math.max(0, ascending.length - COUNTED)]!;
  const order: number[] = [];
  for (let k = 0; k < scores.length; k++) if (scores[k]! >= least) order.push(k);
  order.sort((a, b) => scores[b]! - scores[a]! || a - b);
  return order.slice(0, COUNTED);
}
