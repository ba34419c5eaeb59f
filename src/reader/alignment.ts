// Alignment: the words of a question laid against the tokens of a sentence.
import type { Token } from '../text/segment.ts';
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
  analysis: Analysis,
  sentence: SentenceTokens,
  terms: readonly WeighedTerm[],
  match: Matcher,
): Alignment {
  const laid = layTerms(analysis, sentence, terms, match);
  const isLeft = ({ side }: WeighedTerm) => side === 'left';
  return {
    ...laid,
    leftBefore: inOrder(laid, terms, isLeft, 'before'),
    rightFrom: inOrder(laid, terms, (term) => !isLeft(term), 'from'),
    ...proximities(laid, terms, analysis.tokens.slice(sentence.from, sentence.to)),
  };
}

type Laid = Pick<Alignment, 'term' | 'strength' | 'covered'>;

function layTerms(
  { tokens, folded }: Analysis,
  { start, end, from, to }: SentenceTokens,
  terms: readonly WeighedTerm[],
  match: Matcher,
): Laid {
  const own = tokens.slice(from, to);
  const term = new Int16Array(own.length).fill(-1);
  const strength = new Float32Array(own.length);
  const covered = new Float32Array(terms.length);
  for (const [i, token] of own.entries()) {
    const found = match(token.text, token.tag);
    if (!found || isDeputy(own, i, terms)) continue;
    term[i] = found.term;
    strength[i] = found.strength;
    covered[found.term] = Math.max(covered[found.term]!, found.strength);
  }
  // A term may be cut otherwise here than in the question (复工率, 复工|率).
  const text = folded.slice(start, end);
  for (const [k, { text: word }] of terms.entries()) {
    const at = word.length < 2 || covered[k] === 1 ? -1 : placeOf(text, word);
    if (at < 0) continue;
    covered[k] = 1;
    for (const i of within(own, start + at, start + at + word.length)) {
      term[i] = k;
      strength[i] = Math.max(strength[i]!, SURE_MATCH);
    }
  }
  return { term, strength, covered };
}

const within = (tokens: readonly Token[], from: number, to: number): number[] =>
  [...tokens.keys()].filter((i) => tokens[i]!.start >= from && tokens[i]!.end <= to);

/** True for 副|主任 where the question does not ask for a deputy: he is another. */
const isDeputy = (tokens: readonly Token[], i: number, terms: readonly WeighedTerm[]): boolean =>
  tokens[i - 1]?.text === '副' &&
  tokens[i - 1]!.end === tokens[i]!.start &&
  !terms.some(({ text }) => text.includes('副'));

/** Where the word stands by itself, not as that of a deputy (副主任); -1 if nowhere. */
function placeOf(text: string, word: string): number {
  let at = text.indexOf(word);
  while (at > 0 && text[at - 1] === '副') at = text.indexOf(word, at + 1);
  return at;
}

/**
 * For each place, the weighted longest common subsequence of the chosen terms with the tokens before it
 * (or from it on), as a share of the chosen terms' weight; all 0 if none is chosen.
 */
function inOrder(
  { term, strength }: Laid,
  terms: readonly WeighedTerm[],
  isChosen: (term: WeighedTerm) => boolean,
  direction: 'before' | 'from',
): Float32Array {
  const size = term.length;
  const best = new Float32Array(size + 1);
  const keys = [...terms.keys()].filter((k) => isChosen(terms[k]!));
  if (direction === 'from') keys.reverse();
  const total = keys.reduce((sum, k) => sum + terms[k]!.weight, 0);
  if (total === 0) return best;
  const row = new Float32Array(keys.length + 1);
  for (let n = 0; n < size; n++) {
    const i = direction === 'before' ? n : size - 1 - n;
    const place = keys.indexOf(term[i]!);
    if (place >= 0) extend(row, place, strength[i]! * terms[term[i]!]!.weight);
    best[direction === 'before' ? i + 1 : i] = row[keys.length]! / total;
  }
  return best;
}

/** One token more: it matches the key at `place` and no other, so only longer prefixes can gain. */
function extend(row: Float32Array, place: number, worth: number): void {
  const reached = row[place]! + worth;
  for (let k = place + 1; k < row.length; k++) row[k] = Math.max(row[k]!, reached);
}

function proximities(
  { term, strength }: Laid,
  terms: readonly WeighedTerm[],
  tokens: readonly Token[],
): Pick<Alignment, 'nearBefore' | 'nearFrom'> {
  const size = tokens.length;
  const nearBefore = new Float32Array(size + 1);
  const nearFrom = new Float32Array(size + 1);
  const heaviest = terms.reduce((most, { weight }) => Math.max(most, weight), 0) || 1;
  const worth = (i: number) =>
    term[i]! < 0 ? 0 : (strength[i]! * terms[term[i]!]!.weight) / heaviest;
  const fade = (i: number) => FADE_AT[tokens[i]!.text] ?? FADE;
  for (let i = 0; i < size; i++) nearBefore[i + 1] = nearBefore[i]! * fade(i) + worth(i);
  for (let i = size - 1; i >= 0; i--) nearFrom[i] = nearFrom[i + 1]! * fade(i) + worth(i);
  return { nearBefore, nearFrom };
}
