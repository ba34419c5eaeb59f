// Repeated text: indexed once, as one passage with all its places.
import type { Block } from './clean.ts';
import type { Passage, Place } from './passage.ts';

/** Shortest paragraph, in units, that is looked for elsewhere; short ones repeat by chance. */
const SHORTEST_REPEATED = 40;

const withoutSpace = (text: string): string => text.replace(/\s+/g, '');

/** Paragraphs of running text that occur more than once in a corpus, whatever stands beside them. */
export function repeatedBlocks(documents: readonly (readonly Block[])[]): Set<Block> {
  const first = new Map<string, Block>();
  const repeated = new Set<Block>();
  for (const blocks of documents)
    for (const block of blocks) {
      if (block.kind !== 'body' || block.text.length < SHORTEST_REPEATED) continue;
      const key = withoutSpace(block.text);
      const before = first.get(key);
      if (before) repeated.add(before).add(block);
      else first.set(key, block);
    }
  return repeated;
}

/**
 * The passages with those of equal text (white space aside) made one; the first keeps its pid, headings
 * and form, and has the places of all. Order is kept.
 */
export function mergeRepeated(passages: readonly Passage[]): Passage[] {
  const places = new Map<string, [Place, ...Place[]]>();
  const kept: { passage: Passage; places: readonly [Place, ...Place[]] }[] = [];
  for (const passage of passages) {
    const key = withoutSpace(passage.text);
    const before = places.get(key);
    if (before) before.push(...passage.places);
    else {
      const own: [Place, ...Place[]] = [...passage.places];
      places.set(key, own);
      kept.push({ passage, places: own });
    }
  }
  return kept.map(({ passage, places }) => ({ ...passage, places }));
}
