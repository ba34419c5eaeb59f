// The question's words laid against the passage's tokens: which token stands for which word, and how
// much of the question, in its order, stands before and after each token of its sentence.
import { similarity } from '../soft-match.ts';
import { MATCHABLE } from './marks.ts';
import type { PassageView, SentenceRange } from './passage-view.ts';
import type { QuestionView, QuestionWord } from './question-view.ts';

/** Column `i` is about token `i`. Weights are rarities, so they are compared with `question.total`. */
export interface WordAlignment {
  /** What the token's match is worth: similarity × rarity of the word; 0 without a match. */
  readonly match: Float32Array;
  /** The word it stands for, or -1. */
  readonly wordAt: Int16Array;
  /** Longest in-order match (weighted LCS) of the words left of the gap with the tokens before `i`. */
  readonly leftBefore: Float32Array;
  /** The words right of the gap, before `i`: out of place. */
  readonly rightBefore: Float32Array;
  /** The words right of the gap with the tokens after `i`. */
  readonly rightAfter: Float32Array;
  readonly leftAfter: Float32Array;
  /** Matches before `i`, fading with distance; and after it. */
  readonly nearBefore: Float32Array;
  readonly nearAfter: Float32Array;
  /** Tokens back to the last sure match, FAR if there is none; and on to the next. */
  readonly distanceBefore: Uint8Array;
  readonly distanceAfter: Uint8Array;
  /** By sentence: share of the question found in order, [0, 1]. */
  readonly ordered: Float32Array;
  /** By sentence: the best `leftBefore + rightAfter`, share of the question. */
  readonly aroundGap: Float32Array;
}

/** A match worth more than this is taken for the word itself. */
export const SURE = 0.8;
export const FAR = 99;
/** What a match is worth one token further away. */
const FADE = 0.75;

export function alignWords(passage: PassageView, question: QuestionView): WordAlignment {
  const size = passage.tokens.length;
  const column = () => new Float32Array(size);
  const alignment = {
    match: column(),
    wordAt: new Int16Array(size).fill(-1),
    leftBefore: column(),
    rightBefore: column(),
    rightAfter: column(),
    leftAfter: column(),
    nearBefore: column(),
    nearAfter: column(),
    distanceBefore: new Uint8Array(size),
    distanceAfter: new Uint8Array(size),
    ordered: new Float32Array(passage.sentences.length),
    aroundGap: new Float32Array(passage.sentences.length),
  };
  matchTokens(passage, question.words, alignment);
  const all = question.words.map((_, k) => k);
  const left = all.filter((k) => question.words[k]!.side === 0);
  const right = all.filter((k) => question.words[k]!.side !== 0);
  for (const [s, range] of passage.sentences.entries()) {
    orderBefore(range, left, alignment, alignment.leftBefore);
    orderBefore(range, right, alignment, alignment.rightBefore);
    orderAfter(range, right, alignment, alignment.rightAfter);
    orderAfter(range, left, alignment, alignment.leftAfter);
    proximity(range, alignment);
    alignment.ordered[s] = orderBefore(range, all, alignment, null) / question.total;
    let best = 0;
    for (let i = range.from; i < range.to; i++)
      best = Math.max(best, alignment.leftBefore[i]! + alignment.rightAfter[i]!);
    alignment.aroundGap[s] = best / question.total;
  }
  return alignment;
}

interface Matches {
  readonly match: Float32Array;
  readonly wordAt: Int16Array;
}

function matchTokens(
  { tokens, marks, word }: PassageView,
  words: readonly QuestionWord[],
  { match, wordAt }: Matches,
): void {
  const known = new Map<number, readonly [number, number]>();
  for (let i = 0; i < tokens.length; i++) {
    if (!(marks[i]! & MATCHABLE)) continue;
    let found = known.get(word[i]!);
    if (!found) {
      found = bestMatch(tokens[i]!.text, words);
      known.set(word[i]!, found);
    }
    [match[i], wordAt[i]] = found;
  }
}

function bestMatch(text: string, words: readonly QuestionWord[]): readonly [number, number] {
  let best = 0;
  let at = -1;
  for (let k = 0; k < words.length; k++) {
    const value = similarity(text, words[k]!.text) * words[k]!.weight;
    if (value > best) {
      best = value;
      at = k;
    }
  }
  return [best, at];
}

const row = new Float32Array(256);

/** Fills `into[i]` with what is found before token `i`; returns what is found in the whole sentence. */
function orderBefore(
  { from, to }: SentenceRange,
  words: readonly number[],
  { match, wordAt }: Matches,
  into: Float32Array | null,
): number {
  const size = Math.min(words.length, row.length - 1);
  row.fill(0, 0, size + 1);
  for (let i = from; i < to; i++) {
    if (into) into[i] = row[size]!;
    if (match[i]! > 0) step(words, size, 1, wordAt[i]!, match[i]!);
  }
  return row[size]!;
}

/** Fills `into[i]` with what is found after token `i`. */
function orderAfter(
  { from, to }: SentenceRange,
  words: readonly number[],
  { match, wordAt }: Matches,
  into: Float32Array,
): void {
  const size = Math.min(words.length, row.length - 1);
  row.fill(0, 0, size + 1);
  for (let i = to - 1; i >= from; i--) {
    into[i] = row[size]!;
    if (match[i]! > 0) step(words, size, -1, wordAt[i]!, match[i]!);
  }
}

/** One token of the weighted longest common subsequence; `direction` -1 takes the words from the end. */
function step(
  words: readonly number[],
  size: number,
  direction: 1 | -1,
  matched: number,
  worth: number,
): void {
  let diagonal = 0;
  for (let k = 1; k <= size; k++) {
    const above = row[k]!;
    const key = direction === 1 ? words[k - 1]! : words[size - k]!;
    const here = key === matched ? diagonal + worth : 0;
    row[k] = Math.max(above, row[k - 1]!, here);
    diagonal = above;
  }
}

function proximity(
  { from, to }: SentenceRange,
  columns: Pick<
    WordAlignment,
    'match' | 'nearBefore' | 'nearAfter' | 'distanceBefore' | 'distanceAfter'
  >,
): void {
  const { match, nearBefore, nearAfter, distanceBefore, distanceAfter } = columns;
  let near = 0;
  let distance = FAR;
  for (let i = from; i < to; i++) {
    nearBefore[i] = near;
    distanceBefore[i] = distance;
    near = near * FADE + match[i]!;
    distance = match[i]! > SURE ? 1 : Math.min(FAR, distance + 1);
  }
  near = 0;
  distance = FAR;
  for (let i = to - 1; i >= from; i--) {
    nearAfter[i] = near;
    distanceAfter[i] = distance;
    near = near * FADE + match[i]!;
    distance = match[i]! > SURE ? 1 : Math.min(FAR, distance + 1);
  }
}
