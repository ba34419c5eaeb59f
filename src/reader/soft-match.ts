// Soft match: how well a word of a document stands for a word of the question.
import type { Question } from '../question/question.ts';
import type { Query, TermOrigin } from '../retriever/hit.ts';

/** A term of the question with what it weighs in this corpus. */
export interface WeighedTerm {
  readonly text: string;
  readonly side: 'left' | 'focus' | 'right';
  readonly weight: number;
}

/** The term (index into the terms) that a word stands for, and how well, in (0, 1]. */
export interface Match {
  readonly term: number;
  readonly strength: number;
}

/** A match at least this strong is taken for the same word. */
export const SURE_MATCH = 0.75;

/** What a stand-in that the retriever found is worth beside the word itself. */
const ORIGIN_STRENGTH: Readonly<Record<TermOrigin, number>> = {
  exact: 1,
  number: 1,
  homophone: 0.85,
  'one-character': 0.8,
};

// Shared characters (Dice): 防控工作/防控 is nearly the word; 采购/购置 share half and mean the same about
// half of the time; less is a hint. The steps are those of notes on span readers: .8, then .6 and .4 of Dice.
const NEAR = 0.8;
const HALF = 0.5;
const HALF_FACTOR = 0.6;
const SLIGHT_FACTOR = 0.4;
/** One character inside a short word (区/区里): a hint. */
const CONTAINED = 0.4;
const CONTAINED_MAX = 3;

export type Matcher = (word: string, tag: string) => Match | null;

/** Finds the best match of a word among `terms`; remembers words, for a text repeats them. */
export function matcher(terms: readonly WeighedTerm[], query: Query | null): Matcher {
  const standIns = standInsOf(query);
  const memory = new Map<string, Match | null>();
  return (word, tag) => {
    if (tag === 'w') return null;
    const known = memory.get(word);
    if (known !== undefined) return known;
    let best: Match | null = null;
    let most = 0;
    for (const [term, { text, weight }] of terms.entries()) {
      const strength = Math.max(similarity(word, text), standIns.get(text)?.get(word) ?? 0);
      if (strength * weight > most) {
        most = strength * weight;
        best = { term, strength };
      }
    }
    memory.set(word, best);
    return best;
  };
}

/** Similarity of two folded words in [0, 1]: 1 if equal, by shared characters otherwise. */
export function similarity(a: string, b: string): number {
  if (a === b) return 1;
  // Most words share nothing, so this is asked first.
  const shared = sharedUnits(a, b);
  if (shared === 0 || !HAN.test(a) || !HAN.test(b)) return 0;
  if (a.length === 1 || b.length === 1)
    return Math.max(a.length, b.length) <= CONTAINED_MAX ? CONTAINED : 0;
  // 二层 is not nearly 一层.
  return numeralsOf(a) === numeralsOf(b) ? likeness(shared, a, b) : 0;
}

/** How many code units of `a` stand in `b`. */
function sharedUnits(a: string, b: string): number {
  let shared = 0;
  for (let i = 0; i < a.length; i++) if (b.includes(a[i]!)) shared++;
  return shared;
}

function likeness(shared: number, a: string, b: string): number {
  const dice = (2 * shared) / (a.length + b.length);
  if (dice >= NEAR) return NEAR;
  return dice >= HALF ? dice * HALF_FACTOR : dice * SLIGHT_FACTOR;
}

const numeralsOf = (word: string): string => word.replace(/[^一二三四五六七八九十]/gu, '');

// Numbers and Latin words match whole or not at all: 2019 is not nearly 2020.
const HAN = /^\p{Script=Han}+$/u;

/** Question word → words of the index that stand for it. */
function standInsOf(query: Query | null): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>();
  for (const { term, from, origin } of query?.terms ?? []) {
    if (origin === 'exact') continue;
    const words = found.get(from) ?? new Map<string, number>();
    words.set(term, ORIGIN_STRENGTH[origin]);
    found.set(from, words);
  }
  return found;
}

/**
 * The question's terms, weighed by what it says and by how rare they are in the corpus; terms of the
 * question that repeat are one.
 */
export function weighTerms(
  question: Question,
  rarity: (term: string) => number,
): readonly WeighedTerm[] {
  const seen = new Map<string, WeighedTerm>();
  for (const { text, side, weight } of question.terms) {
    const weighed = { text, side, weight: weight * rarity(text) };
    if (weighed.weight > 0 && !seen.has(text)) seen.set(text, weighed);
  }
  return [...seen.values()];
}
