// A narrowed index: the same engine as if it held only some of its passages.
import type { PassageIndex } from '../retriever/passage-index.ts';

/**
 * As if only `pids` could be found. Those that no term finds come last, with a score of zero, so that all of
 * them are read; how rare a term is stays as in the whole.
 */
export const onlyPassages = (index: PassageIndex, pids: ReadonlySet<string>): PassageIndex => ({
  size: index.size,
  documentFrequency: (term) => index.documentFrequency(term),
  async search(query, k) {
    const all = await index.search(query, index.size);
    const found = all.filter(({ pid }) => pids.has(pid));
    const seen = new Set(found.map(({ pid }) => pid));
    const unfound = [...pids].filter((pid) => !seen.has(pid)).sort();
    return [...found, ...unfound.map((pid) => ({ pid, score: 0, matched: [] }))].slice(0, k);
  },
});

/** As if `pids` had never been indexed; `termsOf` gives the distinct terms of a passage as the index holds them. */
export function withoutPassages(
  index: PassageIndex,
  pids: ReadonlySet<string>,
  termsOf: (pid: string) => Iterable<string>,
): PassageIndex {
  const removed = new Map<string, number>();
  for (const pid of pids)
    for (const term of new Set(termsOf(pid))) removed.set(term, (removed.get(term) ?? 0) + 1);
  return {
    size: index.size - pids.size,
    documentFrequency: (term) => index.documentFrequency(term) - (removed.get(term) ?? 0),
    async search(query, k) {
      const found = await index.search(query, k + pids.size);
      return found.filter(({ pid }) => !pids.has(pid)).slice(0, k);
    },
  };
}
