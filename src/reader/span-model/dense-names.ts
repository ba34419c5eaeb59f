// The dense features by name: where each number stands in a row, part of every model file.
import type { Named } from './logistic.ts';
import { reasonNames } from './reason-names.ts';

/** Names and places only ever change together with the format of the model file. */
export const DENSE = {
  // What the log-linear stage says of the span and of those around it.
  score: 0,
  margin: 1,
  rank: 2,
  sentenceScore: 3,
  startScore: 4,
  endScore: 5,
  ownScore: 6,
  sentenceLead: 7,
  startLead: 8,
  endLead: 9,
  ownLead: 10,
  logProbability: 11,
  logSentence: 12,
  logStart: 13,
  logEnd: 14,
  expectedOverlap: 15,
  massInside: 16,
  massAround: 17,
  massOfText: 18,
  entropy: 19,
  bestSentence: 20,
  sentenceBehind: 21,
  overlapWithBest: 22,
  sameStart: 23,
  sameEnd: 24,
  sameSentence: 25,
  // How its sentence stands.
  recall: 26,
  localRecall: 27,
  bigramRecall: 28,
  characterRecall: 29,
  ordered: 30,
  aroundGap: 31,
  exactRecall: 32,
  previousAdds: 33,
  nextAdds: 34,
  firstAdds: 35,
  sentenceRank: 36,
  localRank: 37,
  bigramRank: 38,
  rarest: 39,
  sentenceIndex: 40,
  sentences: 41,
  sentenceTokens: 42,
  placeInSentence: 43,
  // What the span is by itself, and what stands around it; shares are of the weight of the question.
  characters: 44,
  tokens: 45,
  covered: 46,
  leftBefore: 47,
  rightAfter: 48,
  rightBefore: 49,
  leftAfter: 50,
  distanceBefore: 51,
  distanceAfter: 52,
  suffix: 53,
  prefix: 54,
  clauseStart: 55,
  clauseEnd: 56,
  afterQuote: 57,
  beforeQuote: 58,
  commas: 59,
  joins: 60,
  numbers: 61,
  bracketed: 62,
  nearBefore: 63,
  nearAfter: 64,
  questionCharacters: 65,
  script: 66,
  named: 67,
  firstTag: 68,
  lastTag: 69,
  leftTag: 70,
  rightTag: 71,
  mention: 72,
  typed: 73,
  cutBefore: 74,
  cutAfter: 75,
  // What is asked for.
  kind: 76,
  questionLength: 77,
  questionWords: 78,
  gapPlace: 79,
  focusAgreement: 80,
  measureAgreement: 81,
  // How it compares with its best rival among the rescored spans.
  orderLead: 82,
  nearLead: 83,
  affixLead: 84,
  recallLead: 85,
  typedRivals: 86,
  nearerRivals: 87,
} as const;

/** The names of a row: the numbers of DENSE, then the reasons. */
export const denseNames: readonly string[] = [
  ...Object.keys(DENSE),
  ...reasonNames.map((name) => `reason ${name}`),
];

/** Where the reasons of a row start. */
export const REASONS_FROM = Object.keys(DENSE).length;

/** A row by name, for people. */
export const namedRow = (row: Float32Array): Named =>
  Object.fromEntries(denseNames.map((name, i) => [name, row[i]!]));
