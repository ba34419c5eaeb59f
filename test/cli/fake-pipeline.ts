// A pipeline that knows one document and answers from a list: a real Corpus and real spans, nothing retrieved.
import type { Passage } from '../../src/corpus/passage.ts';
import type { Citation } from '../../src/qa/answer.ts';
import { cite } from '../../src/qa/citation.ts';
import { citationOpener } from '../../src/qa/open-citation.ts';
import type { Pipeline, Trace } from '../../src/qa/pipeline.ts';
import { SIGNAL_WEIGHTS, type Signals } from '../../src/qa/signals.ts';
import type { Question } from '../../src/question/question.ts';
import type { Corpus, IndexedDocument } from '../../src/retriever/corpus.ts';
import { vocabularyOf } from '../../src/retriever/vocabulary.ts';
import { NO_LEXICON } from '../../src/text/lexicon.ts';
import { abstained, answered } from './fakes.ts';

const TEXT = [
  '抗疫阻击战',
  '',
  '北碚区安排疫情防控专',
  '项资金3928万元，全力',
  '保障一线。',
  '綦江区安排了2100万元。',
  '第七行。',
  '第八行。',
].join('\n');

export const document: IndexedDocument = {
  docid: 'doc00001',
  source: '000_news.txt',
  title: '抗疫阻击战',
  text: TEXT,
  digest: '',
  encoding: 'utf-8',
  subjects: [],
};

export const otherDocument: IndexedDocument = {
  ...document,
  docid: 'doc00002',
  source: '001_notes.txt',
  title: '会议纪要',
  text: '会议纪要\n无事。\n',
};

const runs = [
  [7, 17],
  [18, 30],
  [31, 36],
  [37, 50],
].map(([start, end]) => ({ start: start!, end: end!, joined: true }));

const passage: Passage = {
  pid: 'doc00001:00001',
  kind: 'body',
  docid: document.docid,
  text: runs.map(({ start, end }) => TEXT.slice(start, end)).join(''),
  runs,
  headings: ['抗疫阻击战'],
  places: [{ docid: document.docid, runs }],
};

export const corpus: Corpus = {
  version: '1',
  documents: new Map([document, otherDocument].map((each) => [each.docid, each])),
  passages: new Map([[passage.pid, passage]]),
  catalogue: [document, otherDocument],
  docidsOf: () => [document.docid],
  index: {
    size: 1,
    search: async (query) => [
      {
        pid: passage.pid,
        score: 1,
        matched: query.map(({ term }) => term).filter((term) => passage.text.includes(term)),
      },
    ],
    documentFrequency: () => 1,
  },
  vocabulary: vocabularyOf([]),
  lexicon: NO_LEXICON,
};

/** The citation of the sentence of the passage that holds `words`, answered by them. */
export function cited(n: number, words: string): Citation {
  const at = passage.text.indexOf(words);
  const start = passage.text.lastIndexOf('。', at) + 1;
  const end = passage.text.indexOf('。', at) + 1;
  const answers = [{ start: at, end: at + words.length }];
  return cite(corpus, n, { passage, sentence: { start, end }, answers });
}

function answerTo(question: string) {
  if (question.includes('北碚')) return answered('3928万元', [cited(1, '3928万元')], { question });
  if (question.includes('綦江')) return answered('2100万元', [cited(1, '2100万元')], { question });
  return abstained({ question, missing: ['足球场'], nearest: [cited(1, '保障一线')] });
}

export const fakePipeline: Pipeline = {
  corpus,
  open: citationOpener(corpus),
  ask: async (question) => answerTo(question),
  explain: async (question) => traceOf(question),
};

const asked = (text: string): Question => ({
  text,
  tokens: [
    { start: 0, end: 2, text: text.slice(0, 2), tag: 'ns' },
    { start: 2, end: text.length, text: text.slice(2), tag: 'x' },
  ],
  answerType: 'money',
  gap: { start: 2, end: 4 },
  focus: '资金',
  measure: null,
  count: null,
  terms: [],
  requirements: [{ start: 0, end: 2, text: text.slice(0, 2), kind: 'place' }],
});

const NO_SIGNALS = Object.fromEntries(
  Object.keys(SIGNAL_WEIGHTS).map((name) => [name, 0]),
) as Record<keyof Signals, number>;

function traceOf(text: string): Trace {
  const hit = { passage, rank: 1, score: 2.5, matched: ['北碚', '资金'] };
  const at = passage.text.indexOf('3928万元');
  const span = { start: at, end: at + 6 };
  const candidate = {
    hit,
    sentence: { start: 0, end: passage.text.indexOf('。') + 1 },
    span,
    text: '3928万元',
    score: 3.25,
    features: { type: 2, near: 1.25, length: 0 },
  };
  return {
    question: asked(text),
    query: {
      terms: [
        { term: '北碚', weight: 2, from: '北碚', origin: 'exact' },
        { term: '资金', weight: 1, from: '资今', origin: 'homophone' },
        { term: '足球', weight: 1, from: '足球', origin: 'exact' },
      ],
      unseen: ['足球场'],
    },
    hits: [hit],
    candidates: [
      candidate,
      { ...candidate, text: '2100万元', score: 1, features: { type: 2, near: -1 } },
    ],
    judged: [
      {
        candidate,
        confidence: 0.9,
        signals: { ...NO_SIGNALS, context: 1, margin: 2.25 },
        support: {
          sentence: 1,
          context: 1,
          missing: [],
          requirements: [{ requirement: asked(text).requirements[0]!, coverage: 'met' }],
        },
      },
    ],
    wordings: [],
    answer: answerTo(text),
    timings: { parse: 0.1, retrieve: 0.2, read: 0.3, decide: 0.04 },
  };
}
