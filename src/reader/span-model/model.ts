// The span model: everything that training found out.
import type { Logistic } from './logistic.ts';
import type { Frequencies, Rarity } from './rarity.ts';
import type { Trees } from './trees.ts';

/** What is stored. */
export interface SpanModelParts {
  readonly frequencies: Frequencies;
  /** By slot, in steps of WEIGHT_STEP. */
  readonly weights: Int8Array;
  readonly trees: Trees;
  /** Probability that a passage's best span is right, among the passages of one question. */
  readonly selector: Logistic;
  /** Probability that the selected answer is right. */
  readonly confidence: Logistic;
}

export interface SpanModel extends SpanModelParts {
  readonly rarity: Rarity;
  /** SHA-256 of the file, in hex: which model it is. */
  readonly version: string;
}
