import { describe, expect, it } from 'vitest';
import { docidOf } from '../../src/corpus/document.ts';
import type { Passage } from '../../src/corpus/passage.ts';
import type { GoldQuestion } from '../../src/eval/gold.ts';
import { goldFinder } from '../../src/eval/gold-passages.ts';
import { type Asked, judge } from '../../src/eval/judgement.ts';
import type { Answer, Citation } from '../../src/qa/answer.ts';
import type { Trace } from '../../src/qa/pipeline.ts';
import type { Candidate } from '../../src/reader/candidate.ts';
import type { Corpus } from '../../src/retriever/corpus.ts';
import { docidsIn } from '../../src/retriever/load-corpus.ts';
import { vocabularyOf } from '../../src/retriever/vocabulary.ts';
import { NO_LEXICON } from '../../src/text/lexicon.ts';
import type { Span } from '../../src/text/span.ts';

// Two documents of one sentence a passage; `b.txt` repeats a sentence of `a.txt`.
const sentences = {
  'a.txt': ['甲在1950年生于乙地。', '他有三个孩子：丙、丁和戊。', '图为甲。', '他没有回\n过乙地。'],
  'b.txt': ['甲在1950年生于乙地。', '己在1960年生于庚地。'],
};

const passages = new Map<string, Passage>();
for (const [source, texts] of Object.entries(sentences))
  for (const [i, text] of texts.entries()) {
    const place = { docid: docidOf(source), runs: [{ start: 0, end: text.length, joined: false }] };
    const pid = `${place.docid}:0000${i}`;
    const kind = text.startsWith('图') ? ('caption' as const) : ('body' as const);
    passages.set(pid, { ...place, pid, text, kind, headings: [], places: [place] });
  }

const corpus: Corpus = {
  version: '',
  documents: new Map(
    Object.entries(sentences).map(([source, texts]) => [
      docidOf(source),
      {
        docid: docidOf(source),
        source,
        title: source,
        text: texts.join(''),
        digest: '',
        encoding: 'utf-8',
        subjects: [],
      },
    ]),
  ),
  catalogue: [],
  docidsOf: docidsIn(passages),
  passages: new Map([...passages].sort()),
  index: { size: passages.size, documentFrequency: () => 0, search: async () => [] },
  vocabulary: vocabularyOf([]),
  lexicon: NO_LEXICON,
};

const passageOf = (source: string, i: number): Passage =>
  passages.get(`${docidOf(source)}:0000${i}`)!;

const spanOf = (text: string, part: string): Span => {
  const start = text.indexOf(part);
  return { start, end: start + part.length };
};

/** The passage is the sentence. */
function candidate(passage: Passage, text: string, items?: readonly string[]): Candidate {
  const hit = { passage, rank: 1, score: 1, matched: [] };
  const sentence = { start: 0, end: passage.text.length };
  const best = { hit, sentence, span: spanOf(passage.text, text), text, score: 1, features: {} };
  if (!items) return best;
  const each = items.map((item) => ({ hit, sentence, span: spanOf(passage.text, item) }));
  return { ...best, items: each };
}

function citation(source: string, quote: string): Citation {
  const place = { docid: docidOf(source), title: source, source, lines: { from: 1, to: 1 } };
  const spans = [{ start: 0, end: quote.length }];
  return {
    ...place,
    n: 1,
    cid: '',
    spans,
    quotes: [quote],
    evidence: quote,
    answer: [],
    marks: [],
    headings: [],
  };
}

function traceOf(best: Candidate | null, answered: boolean): Trace {
  const common = {
    v: 1 as const,
    id: null,
    question: '？',
    answerType: 'what' as const,
    confidence: 0.6,
    missing: [],
    notes: [],
    alternatives: [],
    nearest: [],
    ms: 3,
  };
  const items = best?.items?.map(({ hit, span }) => hit.passage.text.slice(span.start, span.end));
  const source = corpus.documents.get(best?.hit.passage.docid ?? '')?.source ?? '';
  const answer: Answer =
    best && answered
      ? {
          ...common,
          kind: 'answered',
          text: best.text,
          items: items ?? null,
          citations: [citation(source, best.hit.passage.text)],
        }
      : { ...common, kind: 'abstained', text: null, items: null, reason: 'unsure', citations: [] };
  return {
    wordings: [],
    question: {} as Trace['question'],
    query: { terms: [], unseen: [] },
    hits: [],
    candidates: best ? [best] : [],
    judged: [],
    answer,
    timings: { parse: 0, retrieve: 0, read: 0, decide: 0 },
  };
}

const gold = (fields: Partial<GoldQuestion>): GoldQuestion => ({
  id: 'q',
  question: '甲生于哪一年？',
  answerable: true,
  type: 'when',
  style: null,
  answers: ['1950年'],
  items: [],
  source: 'a.txt',
  evidence: ['甲在1950年生于乙地'],
  ...fields,
});

const find = goldFinder(corpus);
const judged = (question: GoldQuestion, trace: Trace, asked: Asked = 'open') =>
  judge(question, trace, corpus, 2, asked);

describe('gold passages', () => {
  const pids = (fields: Partial<GoldQuestion>) => [...find(gold(fields))].sort();
  const a = (i: number) => passageOf('a.txt', i).pid;

  it.each([
    ['hold the evidence', ['甲在1950年生于乙地'], [0]],
    ['white space aside', ['没有回过乙地'], [3]],
    ['each piece has its own', ['甲在1950年', '三个孩子'], [0, 1]],
    ['a piece may run through several', ['生于乙地。他有三个'], [0, 1]],
    ['over a caption between them', ['丁和戊。他没有'], [1, 3]],
    ['all of the document where the gold names no piece', [], [0, 1, 2, 3]],
    ['none where it stands nowhere', ['生于辛地'], []],
  ])('%s', (_, evidence, expected) => {
    expect(pids({ evidence })).toEqual(expected.map(a).sort());
  });

  it('none in an unknown document', () => {
    expect(pids({ source: 'c.txt' })).toEqual([]);
    expect(pids({ source: null })).toEqual([]);
  });
});

describe('an answer', () => {
  const birth = passageOf('a.txt', 0);

  it('that is right, with its citation', () => {
    const trace = traceOf(candidate(birth, '1950年'), true);
    expect(judged(gold({}), trace)).toMatchObject({
      abstained: false,
      said: '1950年',
      right: true,
      scores: { em: 1, f1: 1, sentenceHit: true, citationHit: true, rank: 2 },
    });
  });

  it('with the same words in another document has no right citation', () => {
    const trace = traceOf(candidate(passageOf('b.txt', 0), '1950年'), true);
    expect(judged(gold({}), trace)).toMatchObject({
      right: true,
      scores: { em: 1, sentenceHit: false, citationHit: false },
    });
  });

  it('held back is scored by its candidate but has no citation', () => {
    expect(judged(gold({}), traceOf(candidate(birth, '1950年'), false))).toMatchObject({
      abstained: true,
      right: true,
      scores: { em: 1, sentenceHit: true, citationHit: false },
    });
  });

  it('without any candidate scores nothing', () => {
    expect(judged(gold({}), traceOf(null, false))).toMatchObject({
      said: null,
      right: false,
      scores: { em: 0, f1: 0, sentenceHit: false, citationHit: false },
    });
  });

  it('to a gold without evidence is proved by a sentence that holds the answer', () => {
    const paragraph = gold({ evidence: [] });
    const right = traceOf(candidate(birth, '乙地'), true);
    expect(judged(paragraph, right)).toMatchObject({
      right: false,
      scores: { em: 0, sentenceHit: true, citationHit: true },
    });
    const elsewhere = traceOf(candidate(passageOf('a.txt', 1), '丙'), true);
    expect(judged(paragraph, elsewhere).scores).toMatchObject({
      sentenceHit: false,
      citationHit: false,
    });
  });

  it('to an unanswerable question is never right', () => {
    const nothing = gold({ answerable: false, answers: [], source: null, evidence: [] });
    expect(judged(nothing, traceOf(candidate(birth, '1950年'), true))).toMatchObject({
      right: false,
      scores: null,
    });
  });

  it('without the gold passages is not scored', () => {
    const trace = traceOf(candidate(birth, '1950年'), true);
    expect(judged(gold({}), trace, 'removed').scores).toBeNull();
  });
});

describe('a list', () => {
  const list = gold({
    type: 'list',
    answers: [],
    items: [['丙'], ['丁', '小丁'], ['戊']],
    evidence: ['三个孩子：丙、丁和戊'],
  });
  const passage = passageOf('a.txt', 1);

  it('is right with every item, in any order', () => {
    const trace = traceOf(candidate(passage, '丙、丁和戊', ['丁', '丙', '戊']), true);
    expect(judged(list, trace)).toMatchObject({ right: true, scores: { citationHit: true } });
  });

  it('is compared as its items, one after the other', () => {
    const trace = traceOf(candidate(passage, '丙、丁和戊', ['丙', '丁', '戊']), true);
    expect(judged(list, trace).scores).toMatchObject({ em: 1, f1: 1 });
  });

  it('is compared as it is shown, where the gold knows no items', () => {
    const stretch = { ...list, type: null, items: [], answers: ['丙、丁和戊'] };
    const trace = traceOf(candidate(passage, '丙、丁和戊', ['丙', '丁', '戊']), true);
    expect(judged(stretch, trace).scores).toMatchObject({ em: 1, f1: 1 });
  });

  it('is wrong without one of them', () => {
    const trace = traceOf(candidate(passage, '丙、丁', ['丙', '丁']), true);
    expect(judged(list, trace)).toMatchObject({ right: false, scores: { em: 0, f1: 0.8 } });
  });
});

it('yes or no is judged by what it says', () => {
  const question = gold({ type: 'yesno', answers: ['没有'], evidence: ['没有回过乙地'] });
  const best = { ...candidate(passageOf('a.txt', 3), '没有'), text: '否' };
  expect(judged(question, traceOf(best, true))).toMatchObject({
    right: true,
    scores: { em: 0, citationHit: true },
  });
});
