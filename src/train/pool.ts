// A pool: paragraphs indexed as the program indexes passages, to find them again by questions.
import type { Passage } from '../corpus/passage.ts';
import type { Question } from '../question/question.ts';
import { docidsIn, engineInMemory } from '../retriever/load-corpus.ts';
import { retrieve } from '../retriever/retrieve.ts';
import { NO_LEXICON } from '../text/lexicon.ts';

export interface PoolHit {
  /** Ordinal of the paragraph. */
  readonly paragraph: number;
  /** From 1. */
  readonly rank: number;
  readonly score: number;
}

/** The best `k` paragraphs. */
export type Search = (question: Question, k: number) => Promise<readonly PoolHit[]>;

export async function openPool(texts: readonly string[]): Promise<Search> {
  const passages = texts.map(passageOf);
  const byPid = new Map(passages.map((passage) => [passage.pid, passage]));
  const corpus = {
    version: '',
    documents: new Map(),
    catalogue: [],
    passages: byPid,
    docidsOf: docidsIn(byPid),
    lexicon: NO_LEXICON,
    ...engineInMemory(passages),
  };
  return async (question, k) => {
    const { hits } = await retrieve(question, corpus, k);
    return hits.map(({ passage, rank, score }) => ({
      paragraph: Number(passage.docid),
      rank,
      score,
    }));
  };
}

const PID_DIGITS = 8;

/** Each paragraph is a document of its own. */
export function passageOf(text: string, ordinal: number): Passage {
  const place = { docid: String(ordinal), runs: [{ start: 0, end: text.length, joined: false }] };
  return {
    pid: String(ordinal).padStart(PID_DIGITS, '0'),
    text,
    kind: 'body',
    headings: [],
    ...place,
    places: [place],
  };
}
