// The learner of the log-linear stage: AdaGrad on the log of the probability of the right spans.
import type { Extraction } from '../reader/span-model/extract.ts';
import type { FeatureRows } from '../reader/span-model/feature-rows.ts';
import { SLOTS, totals } from '../reader/span-model/linear.ts';

// The large start of the squared gradients is the whole regulariser: a feature seen once can hardly move.
// 1e-6 instead cost 5 points of EM, L1, L2 and dropout gained nothing.
const SQUARES_START = 1;
const RATE = 0.06;
/** Smaller gradients are noise that costs time. */
const LEAST_GRADIENT = 2e-4;

/**
 * Weights in two layers (Daumé's feature augmentation): one shared by all styles of answering, and one of
 * the style's own. All weights of a slot stand together, for fetching them is what takes the time: the
 * shared one, then each style's.
 */
export class LinearLearner {
  private readonly table: Float32Array;
  /** Summed squares of the gradients, by weight. */
  private readonly squares: Float32Array;
  private readonly lanes: number;

  constructor(styles: number) {
    this.lanes = styles + 1;
    this.table = new Float32Array(SLOTS * this.lanes);
    this.squares = new Float32Array(SLOTS * this.lanes).fill(SQUARES_START);
  }

  /** The weights for answering in the mean of some styles: one table, so that reading looks up once. */
  weights(styles: readonly number[]): Float32Array {
    return new Float32Array(SLOTS).map((_, slot) => {
      const at = slot * this.lanes;
      let own = 0;
      for (const style of styles) own += this.table[at + 1 + style]!;
      return this.table[at]! + own / styles.length;
    });
  }

  /** One step on one question. `right` are the spans to be learned, at least one. */
  learn(extraction: Extraction, right: readonly number[], style: number): void {
    const { sentence, startRow, endRow, size } = extraction;
    const gradient = this.gradient(extraction, right, style);
    const sentences = new Float32Array(extraction.sentences.rows);
    const starts = new Float32Array(extraction.starts.rows);
    const ends = new Float32Array(extraction.ends.rows);
    for (let k = 0; k < size; k++) {
      sentences[sentence[k]!]! += gradient[k]!;
      starts[startRow[k]!]! += gradient[k]!;
      ends[endRow[k]!]! += gradient[k]!;
    }
    this.update(extraction.spans, gradient, style);
    this.update(extraction.sentences, sentences, style);
    this.update(extraction.starts, starts, style);
    this.update(extraction.ends, ends, style);
  }

  score(extraction: Extraction, style: number): Float32Array {
    return totals(extraction, {
      sentence: this.rowScores(extraction.sentences, style),
      start: this.rowScores(extraction.starts, style),
      end: this.rowScores(extraction.ends, style),
      own: this.rowScores(extraction.spans, style),
    });
  }

  /** By span: its share of the right ones' probability, less its own probability. */
  private gradient(extraction: Extraction, right: readonly number[], style: number): Float32Array {
    const scores = this.score(extraction, style);
    let most = Number.NEGATIVE_INFINITY;
    for (const score of scores) if (score > most) most = score;
    let all = 0;
    const gradient = new Float32Array(scores.length);
    for (let k = 0; k < scores.length; k++) {
      gradient[k] = Math.exp(scores[k]! - most);
      all += gradient[k]!;
    }
    let rightOnes = 1e-20;
    for (const k of right) rightOnes += gradient[k]!;
    const shares = right.map((k) => gradient[k]! / rightOnes);
    for (let k = 0; k < scores.length; k++) gradient[k]! /= -all;
    for (const [i, k] of right.entries()) gradient[k]! += shares[i]!;
    return gradient;
  }

  private rowScores({ ids, bounds, rows }: FeatureRows, style: number): Float32Array {
    const { table, lanes } = this;
    const scores = new Float32Array(rows);
    for (let row = 0; row < rows; row++) {
      let sum = 0;
      for (let i = bounds[row]!; i < bounds[row + 1]!; i++) {
        const at = (ids[i]! & (SLOTS - 1)) * lanes;
        sum += table[at]! + table[at + 1 + style]!;
      }
      scores[row] = sum;
    }
    return scores;
  }

  private update({ ids, bounds, rows }: FeatureRows, gradient: Float32Array, style: number): void {
    const { table, squares, lanes } = this;
    for (let row = 0; row < rows; row++) {
      const step = gradient[row]!;
      if (Math.abs(step) <= LEAST_GRADIENT) continue;
      const square = step * step;
      const scaled = RATE * step;
      for (let i = bounds[row]!; i < bounds[row + 1]!; i++) {
        const shared = (ids[i]! & (SLOTS - 1)) * lanes;
        const own = shared + 1 + style;
        squares[shared]! += square;
        table[shared]! += scaled / Math.sqrt(squares[shared]!);
        squares[own]! += square;
        table[own]! += scaled / Math.sqrt(squares[own]!);
      }
    }
  }
}
