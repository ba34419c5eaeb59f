// Rarity: how much a word says, from its document frequency in the paragraphs the model was trained on.
import { hashText } from './hash.ts';

/** Inverse document frequency of a folded word, > 0. */
export type Rarity = (word: string) => number;

/** What a model keeps of the frequencies: hashes of words, ascending, and how many paragraphs hold each. */
export interface Frequencies {
  readonly paragraphs: number;
  readonly words: Int32Array;
  readonly counts: Uint16Array;
}

export const rarityOf =
  ({ paragraphs, words, counts }: Frequencies): Rarity =>
  (word) => {
    const at = find(words, hashText(word));
    return Math.log(1 + paragraphs / (1 + (at < 0 ? 0 : counts[at]!)));
  };

/** Words that fewer paragraphs hold are as good as unseen, and leaving them out halves the table. */
const LEAST = 2;

/** Counts each word once a paragraph; the paragraphs are given as their words. */
export function countFrequencies(paragraphs: Iterable<Iterable<string>>): Frequencies {
  const counts = new Map<number, number>();
  let size = 0;
  for (const words of paragraphs) {
    size++;
    for (const hash of new Set(Array.from(words, hashText)))
      counts.set(hash, (counts.get(hash) ?? 0) + 1);
  }
  const kept = [...counts].filter(([, count]) => count >= LEAST).sort(([a], [b]) => a - b);
  return {
    paragraphs: size,
    words: Int32Array.from(kept, ([hash]) => hash),
    counts: Uint16Array.from(kept, ([, count]) => count),
  };
}

/** Index of `value` in the ascending `sorted`, or -1. */
function find(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! === value) return middle;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
