// An index narrowed to a few passages: so that a reader can be given the right paragraph.
import type { PassageIndex } from '../retriever/passage-index.ts';

/**
 * The index as if only `pids` could be found. Those that no term finds come last, with a score of zero, so
 * that all of them are read; how rare a term is stays as in the whole.
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
