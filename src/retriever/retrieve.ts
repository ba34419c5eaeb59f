// Retrieval: the passages that best fit a question, found by words and put in order by closer reading.
import type { Question } from '../question/question.ts';
import type { Corpus } from './corpus.ts';
import type { Hit, Query } from './hit.ts';
import { makeQuery } from './query.ts';

/** Hits that a question gets unless told. */
const HITS = 10;

/** The best `k` passages for a question, by score descending, then pid ascending. */
export async function retrieve(
  question: Question,
  corpus: Corpus,
  k = HITS,
): Promise<{ query: Query; hits: Hit[] }> {
  const query = makeQuery(question, corpus.vocabulary);
  const found = await corpus.index.search(query.terms, k);
  const hits = found.map(({ pid, score, matched }, i) => ({
    passage: corpus.passages.get(pid)!,
    rank: i + 1,
    score,
    matched,
  }));
  return { query, hits };
}
