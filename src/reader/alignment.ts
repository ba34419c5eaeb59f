// Alignment: the words of a question laid against the tokens of a sentence.
import type { Analysis, SentenceTokens } from './analysis.ts';
import type { Matcher, WeighedTerm } from './soft-match.ts';
import { SURE_MATCH } from './soft-match.ts';

/** All arrays run over the sentence's own tokens: index 0 is `tokens[sentence.from]`. */
export interface Alignment {
  /** Index of the term that a token stands for, or -1. */
  readonly term: Int16Array;
  /** How well it does, in [0, 1]. */
  readonly strength: Float32Array;
  /** By term, how well the sentence covers it, in [0, 1]. */
  readonly covered: Float32Array;
  /** Share of the weight of the terms left of the gap that is found, in order, before token i; [0, 1]. */
  readonly leftBefore: Float32Array;
  /** The same for the terms at and right of the gap, from token i on. */
  readonly rightFrom: Float32Array;
  /** Weight of matched tokens before token i, fading with distance and at separators. */
  readonly nearBefore: Float32Array;
  /** The same from token i on, looking right. */
  readonly nearFrom: Float32Array;
  /** Share of all terms that the sentence has in question order, [0, 1]. */
  readonly order: number;
}

/** What a match is worth one token further away. */
const FADE = 0.8;
// A separator ends what a word belongs to: an item of a series ends at 、 and a clause at a comma, so a number
// belongs to the noun of its own item (口罩220万个、测温仪3500个).
const FADE_AT: Readonly<Record<string, number>> = {
  '、': 0.4,
  ',': 0.45,
  ':': 0.6,
  ';': 0.2,
  '(': 0.6,
  ')': 0.6,
};

export function align(
  { tokens, folded }: Analysis,
  { start, end, from, to }: SentenceTokens,
  terms: readonly WeighedTerm[],
  match: Matcher,
): Alignment {
  const size = to - from;
  const term = new Int16Array(size).fill(-1);
  const strength = new Float32Array(size);
  const covered = new Float32Array(terms.length);
  for (let i = 0; i < size; i++) {
    const token = tokens[from + i]!;
    const found = match(token.text, token.tag);
    if (!found) continue;
    term[i] = found.term;
    strength[i] = found.strength;
    covered[found.term] = Math.max(covered[found.term]!, found.strength);
  }
  // A term may be cut otherwise here than in the question (复工率, 复工|率).
  const text = folded.slice(start, end);
  for (const [k, { text: word }] of terms.entries()) {
    if (word.length < 2 || covered[k] === 1) continue;
    const at = text.indexOf(word);
    if (at < 0) continue;
    covered[k] = 1;
    for (let i = 0; i < size; i++) {
      const token = tokens[from + i]!;
      if (token.start < start + at || token.end > start + at + word.length) continue;
      term[i] = k;
      strength[i] = Math.max(strength[i]!, SURE_MATCH);
    }
  }
  return { term, strength, covered, ...orders(), ...proximities() };

  function orders() {
    const all = terms.map((_, k) => k);
    const left = all.filter((k) => terms[k]!.side === 'left');
    const right = all.filter((k) => terms[k]!.side !== 'left');
    const total = weightOf(all) || 1;
    const leftTotal = weightOf(left);
    const rightTotal = weightOf(right);
    const whole = inOrder(all, 1);
    const leftBefore = inOrder(left, 1);
    const rightFrom = inOrder(right, -1);
    if (leftTotal) for (let i = 0; i <= size; i++) leftBefore[i]! /= leftTotal;
    if (rightTotal) for (let i = 0; i <= size; i++) rightFrom[i]! /= rightTotal;
    return { leftBefore, rightFrom, order: whole[size]! / total };
  }

  function weightOf(keys: readonly number[]): number {
    return keys.reduce((sum, k) => sum + terms[k]!.weight, 0);
  }

  /** Weighted longest common subsequence of the terms `keys` with the tokens before (from) each place. */
  function inOrder(keys: readonly number[], direction: 1 | -1): Float32Array {
    const best = new Float32Array(size + 1);
    const row = new Float32Array(keys.length + 1);
    const ordered = direction === 1 ? keys : [...keys].reverse();
    for (let n = 0; n < size; n++) {
      const i = direction === 1 ? n : size - 1 - n;
      let diagonal = 0;
      for (let k = 1; k <= ordered.length; k++) {
        const above = row[k]!;
        const key = ordered[k - 1]!;
        const here = term[i] === key ? strength[i]! * terms[key]!.weight : 0;
        row[k] = Math.max(above, row[k - 1]!, diagonal + here);
        diagonal = above;
      }
      best[direction === 1 ? i + 1 : i] = row[ordered.length]!;
    }
    return best;
  }

  function proximities() {
    const nearBefore = new Float32Array(size + 1);
    const nearFrom = new Float32Array(size + 1);
    const heaviest = terms.reduce((most, { weight }) => Math.max(most, weight), 0) || 1;
    const worth = (i: number) =>
      term[i]! < 0 ? 0 : (strength[i]! * terms[term[i]!]!.weight) / heaviest;
    const fade = (i: number) => FADE_AT[tokens[from + i]!.text] ?? FADE;
    for (let i = 0; i < size; i++) nearBefore[i + 1] = nearBefore[i]! * fade(i) + worth(i);
    for (let i = size - 1; i >= 0; i--) nearFrom[i] = nearFrom[i + 1]! * fade(i) + worth(i);
    return { nearBefore, nearFrom };
  }
}
