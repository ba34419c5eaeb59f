// Hits made from marked text: `{P:…}` is a passage (the whole text if there is none), `{S:…}` the sentence
// that proves, `{A:…}` the answer.

import type { Passage } from '../../src/corpus/passage.ts';
import { parse } from '../../src/question/parse.ts';
import { analyser } from '../../src/reader/analysis.ts';
import type { Candidate } from '../../src/reader/candidate.ts';
import { lay } from '../../src/reader/lay.ts';
import { learn } from '../../src/reader/learned.ts';
import { loadSpanModel } from '../../src/reader/load-span-model.ts';
import { read } from '../../src/reader/read.ts';
import type { Hit } from '../../src/retriever/hit.ts';
import { slice } from '../../src/text/span.ts';
import { type MarkedText, markedText } from '../marked-text.ts';

export interface MarkedHits extends MarkedText {
  readonly hits: readonly Hit[];
}

export function hitsOf(marked: string, headings: readonly string[] = []): MarkedHits {
  const { text, spans } = markedText(marked);
  const passages = spans.P ?? [{ start: 0, end: text.length }];
  const hits = passages.map((span, i) => {
    const passage = passageOf(slice(text, span), i, headings);
    return { passage, rank: i + 1, score: 1 - i / 10, matched: [] };
  });
  return { text, spans, hits };
}

export function passageOf(text: string, ordinal = 0, headings: readonly string[] = []): Passage {
  const runs = [{ start: 0, end: text.length, joined: false }];
  return {
    pid: `00000000:${String(ordinal).padStart(5, '0')}`,
    docid: '00000000',
    runs,
    text,
    kind: 'body',
    headings,
    places: [{ docid: '00000000', runs }],
  };
}

/** What is read in `marked` for a question, in a corpus where all words are equally rare. */
export const readMarked = (
  question: string,
  marked: string,
  headings: readonly string[] = [],
): readonly Candidate[] => readHits(question, hitsOf(marked, headings).hits);

export function readHits(asked: string, hits: readonly Hit[]): readonly Candidate[] {
  const question = parse(asked);
  const context = {
    query: null,
    analyse: analyser(),
    rarity: () => 1,
    documents: new Map(),
    beside: (pid: string, by: number) =>
      hits.find(({ passage }) => Number(passage.pid.slice(-5)) === Number(pid.slice(-5)) + by)
        ?.passage,
  };
  const laid = lay(question, hits, context);
  return read(laid, { ...context, learned: learn(loadSpanModel(), laid) });
}

/** The texts of the spans marked `name`. */
export const marks = ({ text, spans }: MarkedText, name: string): readonly string[] =>
  (spans[name] ?? []).map((span) => slice(text, span));
