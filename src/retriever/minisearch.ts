// The search engine: a PassageIndex over MiniSearch; the one door to minisearch.
import MiniSearch from 'minisearch';
import type { Passage } from '../corpus/passage.ts';
import { terms } from '../text/terms.ts';
import { makeInvertedIndex } from './inverted-index.ts';
import type { IndexHit, PassageIndex, WeightedTerm } from './passage-index.ts';
import { parseVocabulary, printVocabulary, sortVocabulary, type Vocabulary } from './vocabulary.ts';

/** What of a passage is indexed. */
export type Indexable = Pick<Passage, 'pid' | 'text' | 'headings'>;

/** An index as it is stored: MiniSearch's own JSON, and the vocabulary (`printVocabulary`). */
export interface StoredIndex {
  readonly engine: string;
  readonly vocabulary: string;
}

/**
 * How the engine is set; part of the analyzer's fingerprint, for an index must be loaded with the options
 * it was built with. `boost` and `bm25` are MiniSearch's, read anew at each search.
 */
export const ENGINE = {
  fields: ['text', 'headings'],
  // Headings say what many passages are about, and none alone. Questions on headed documents: MRR .891 without
  // them, .903 with a quarter to the same weight, .894 with twice.
  boost: { text: 1, headings: 0.5 },
  // MiniSearch's own; others between 0.6 and 2, 0.4 and 0.7, 0 and 1 move R@1 on CMRC train by 0.1 or less.
  bm25: { k: 1.2, b: 0.7, d: 0.5 },
} as const;

/** What MiniSearch must be told to load an index. */
const OPTIONS = { idField: 'pid', fields: [...ENGINE.fields] };

/** Passages indexed between two turns of the event loop, so that a bot still hears and a lock stays fresh. */
const TURN = 256;

/** Indexes passages in their order; the same passages give the same bytes. */
export async function buildEngine(
  passages: readonly Indexable[],
  onProgress: (done: number, total: number) => void = () => {},
): Promise<StoredIndex> {
  const index = makeInvertedIndex(ENGINE.fields);
  const headingTerms = lastResult((headings: string) => terms(headings));
  for (const [i, { pid, text, headings }] of passages.entries()) {
    index.add(pid, [terms(text), headingTerms(headings.join('\n'))]);
    if ((i + 1) % TURN !== 0) continue;
    onProgress(i + 1, passages.length);
    await new Promise(setImmediate);
  }
  onProgress(passages.length, passages.length);
  return {
    engine: index.toJSON(),
    vocabulary: printVocabulary(sortVocabulary(index.vocabulary())),
  };
}

/** Loads what `buildEngine` made. */
export function loadEngine(stored: StoredIndex): { index: PassageIndex; vocabulary: Vocabulary } {
  const engine = MiniSearch.loadJSON<Indexable>(stored.engine, OPTIONS);
  const vocabulary = parseVocabulary(stored.vocabulary);
  const index: PassageIndex = {
    size: engine.documentCount,
    documentFrequency: vocabulary.documentFrequency,
    search: async (query, k) => search(engine, vocabulary, query, k),
  };
  return { index, vocabulary };
}

/**
 * Postings that are read to find candidates. MiniSearch makes an object for each, and the frequent terms of
 * a question have nearly all of them while they tell passages apart least. On CMRC train (4,600 passages) the
 * figures are the same as without a limit; on 20,000 passages of few sentences a search takes a quarter of the time.
 */
const POSTINGS = 2000;

/**
 * Looks for candidates by the rarest terms, as many as `POSTINGS` allows; then scores those alone by all
 * terms. In a corpus of a few thousand passages that is the same as searching by all at once.
 */
function search(
  engine: MiniSearch<Indexable>,
  { documentFrequency }: Vocabulary,
  query: readonly WeightedTerm[],
  k: number,
): IndexHit[] {
  const rarest = [...query].sort(
    (a, b) => documentFrequency(a.term) - documentFrequency(b.term) || (a.term < b.term ? -1 : 1),
  );
  let postings = 0;
  let reached = 0;
  const first = rarest.filter(({ term }) => {
    // Enough candidates must be found even if the rarest terms have next to none.
    const isNeeded = reached < k * CANDIDATES;
    postings += documentFrequency(term);
    if (isNeeded || postings <= POSTINGS) reached = postings;
    return isNeeded || postings <= POSTINGS;
  });
  const found = scored(engine, first);
  if (first.length === query.length) return found.slice(0, k);
  const candidates = new Set(found.slice(0, k * CANDIDATES).map(({ pid }) => pid));
  return scored(engine, query, candidates).slice(0, k);
}

/** Candidates for each hit that is wanted: frequent terms may still change the order. */
const CANDIDATES = 4;

/**
 * MiniSearch multiplies its BM25 sum by the number of terms that matched, which would make a passage with three
 * common words beat one with two rare ones; the factor is taken out again.
 */
function scored(
  engine: MiniSearch<Indexable>,
  query: readonly WeightedTerm[],
  among?: ReadonlySet<string>,
): IndexHit[] {
  const weights = new Map(query.map(({ term, weight }) => [term, weight]));
  return engine
    .search([...weights.keys()].join(SEPARATOR), {
      tokenize: (text) => text.split(SEPARATOR),
      boostTerm: (term) => weights.get(term)!,
      boost: ENGINE.boost,
      bm25: ENGINE.bm25,
      // A boost of 0 leaves a passage out before anything is made for it.
      ...(among && { boostDocument: (pid: string) => (among.has(pid) ? 1 : 0) }),
    })
    .map(({ id, score, queryTerms }) => ({
      pid: id as string,
      score: score / queryTerms.length,
      matched: queryTerms,
    }))
    .sort((a, b) => b.score - a.score || (a.pid < b.pid ? -1 : 1));
}

const SEPARATOR = '\n';

/** Neighbouring passages mostly stand under the same headings. */
function lastResult<T>(make: (text: string) => T): (text: string) => T {
  let last: { text: string; made: T } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, made: make(text) };
    return last.made;
  };
}
