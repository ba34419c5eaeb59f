// Weights of the hand-set reader: what each feature of a sentence and of a span is worth, and why.
import type { Features } from './candidate.ts';

export const SENTENCE_WEIGHTS = {
  /** Share of the question's words that the sentence holds: the strongest sign of all. */
  coverage: 3.3,
  localCoverage: 8,
  bigrams: 4.5,
  headings: 1.3,
  previous: 2.8,
  anaphor: 0.6,
  passage: 5,
  hit: 4.5,
  holdsType: 2.8,
  cued: 1.8,
  next: 0.8,
  focus: 0.9,
  fragment: -0.8,
  question: -2,
  heading: -1.2,
} as const;

export const SPAN_WEIGHTS = {
  typed: 2.3,
  holdsTyped: 0.5,
  part: -0.8,
  untyped: -1.3,
  measure: 1.5,
  measureClash: -1.7,
  focusEnd: 2,
  focusBefore: 1.8,
  right: 0.7,
  affixLeft: 2.7,
  affixRight: 1.6,
  anchorLeft: 1.4,
  anchorRight: 1.8,
  anchorSwap: 0.7,
  near: 1.6,
  inQuestion: -2.6,
  length: -1.1,
  commas: -1.8,
  startsClause: 0.9,
  endsClause: 0.9,
  quoted: 1.7,
  copula: 0.7,
  cue: 1.7,
  nounEnd: 0.5,
  verbInside: -1.2,
  looseInside: -1.2,
  badStart: -1.4,
} as const;

/** For questions that a clause answers: why, how, what is. */
export const CLAUSE_WEIGHTS = {
  typed: 2.3,
  holdsTyped: 0.5,
  part: -0.8,
  untyped: -1.3,
  measure: 1.5,
  measureClash: -1.7,
  focusEnd: 2,
  focusBefore: 1.8,
  right: 0,
  affixLeft: 2.7,
  affixRight: 1.6,
  anchorLeft: 1,
  anchorRight: 0.7,
  anchorSwap: 0,
  near: 1.3,
  inQuestion: -2.6,
  length: -0.2,
  commas: -0.8,
  startsClause: 1.5,
  endsClause: 2.1,
  quoted: 1.7,
  copula: 0.7,
  cue: 3.2,
  nounEnd: 0.5,
  verbInside: 0,
  looseInside: -0.4,
  badStart: -0.4,
} as const satisfies Record<SpanFeature, number>;

export const POLARITY_WEIGHTS = {
  negated: 0.5,
  opposite: 0.5,
  exception: 0.3,
  otherNumber: 0.3,
} as const;

export const LIST_WEIGHTS = {
  series: 2.5,
  rest: 3,
  count: 2,
  countClash: -2.5,
  cue: 0.8,
  enumerated: 0.5,
  listLeft: 1,
  listRight: 1,
  listNear: 3,
  focusAfter: 0.8,
  items: 2.5,
  itemsAsked: -5,
  bracketed: -2,
  uneven: -0.7,
  sameHead: 1.5,
  focusEnds: 0.8,
} as const;

export type PolarityFeature = keyof typeof POLARITY_WEIGHTS;
export type ListFeature = keyof typeof LIST_WEIGHTS;
export type SentenceFeature = keyof typeof SENTENCE_WEIGHTS;
export type SpanFeature = keyof typeof SPAN_WEIGHTS;

/** The weighted sum alone: `weigh(raw, weights).score`, without naming its parts. */
export function scoreOf<Name extends string>(
  raw: Readonly<Record<Name, number>>,
  weights: Readonly<Record<Name, number>>,
): number {
  let score = 0;
  for (const name in weights) score += raw[name] * weights[name];
  return score;
}

/** The contributions of raw values, zeros left out, and their sum. */
export function weigh<Name extends string>(
  raw: Readonly<Record<Name, number>>,
  weights: Readonly<Record<Name, number>>,
): { features: Features; score: number } {
  const features: Record<string, number> = {};
  let score = 0;
  for (const name in weights) {
    const value = raw[name] * weights[name];
    if (value === 0) continue;
    features[name] = value;
    score += value;
  }
  return { features, score };
}
