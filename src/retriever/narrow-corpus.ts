// Narrowing: a corpus of some of its documents, which is asked as any other is.
import type { Passage } from '../corpus/passage.ts';
import type { Corpus } from './corpus.ts';
import { lazyMap } from './lazy-map.ts';

/**
 * The corpus of the documents of `docids` alone. A text that several documents repeat is in it if one of them is, at
 * its places there. Scores are those of the whole corpus: how rare a word is does not change with who is asked.
 */
export function narrowCorpus(corpus: Corpus, docids: ReadonlySet<string>): Corpus {
  const isIn = (pid: string): boolean => corpus.docidsOf(pid).some((docid) => docids.has(docid));
  function* pids(): Generator<string> {
    for (const pid of corpus.passages.keys()) if (isIn(pid)) yield pid;
  }
  const entries = corpus.catalogue.filter(({ docid }) => docids.has(docid));
  return {
    ...corpus,
    version: `${corpus.version} ${[...docids].sort().join(' ')}`,
    catalogue: entries,
    documents: lazyMap(
      entries.length,
      () => entries.map(({ docid }) => docid),
      (docid) => (docids.has(docid) ? corpus.documents.get(docid) : undefined),
    ),
    passages: lazyMap(
      () => [...pids()].length,
      pids,
      (pid) => withPlacesIn(corpus.passages.get(pid), docids),
    ),
    docidsOf: (pid) => corpus.docidsOf(pid).filter((docid) => docids.has(docid)),
    index: {
      ...corpus.index,
      search: (query, k, among) =>
        corpus.index.search(query, k, (pid) => isIn(pid) && (among?.(pid) ?? true)),
    },
  };
}

/** The passage as it is where all its places are in, else with those that are; undefined if none is. */
function withPlacesIn(
  passage: Passage | undefined,
  docids: ReadonlySet<string>,
): Passage | undefined {
  const places = passage?.places.filter(({ docid }) => docids.has(docid)) ?? [];
  const [first, ...others] = places;
  if (!passage || !first || places.length === passage.places.length) return first && passage;
  return { ...passage, ...first, places: [first, ...others] };
}
