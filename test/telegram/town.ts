// A made-up town and its papers: a real corpus with real citations, and answers from a list.
import { docidOf } from '../../src/corpus/document.ts';
import type { Passage } from '../../src/corpus/passage.ts';
import type { Answer, Citation } from '../../src/qa/answer.ts';
import { cite } from '../../src/qa/citation.ts';
import { citationOpener } from '../../src/qa/open-citation.ts';
import type { AskOptions, Pipeline } from '../../src/qa/pipeline.ts';
import type { Corpus, IndexedDocument } from '../../src/retriever/corpus.ts';
import { docidsIn } from '../../src/retriever/load-corpus.ts';
import { selectDocuments } from '../../src/retriever/select-documents.ts';
import { NO_LEXICON } from '../../src/text/lexicon.ts';
import { sentences } from '../../src/text/sentences.ts';

export type Papers = Readonly<Record<string, string>>;

export const PAPERS: Papers = {
  '通告/防汛.txt': [
    '青溪镇防汛工作通告',
    '',
    '各村、社区：',
    '今年入汛以来，我镇雨量偏多。',
    '镇政府安排防汛专项资金 360万元 & 沙袋 <2万条>，由水利站统一调度。',
    '值班电话全天有人接听。',
    '低洼地段已转移群众128人。',
    '各村要每日报告水位。',
    '违反规定的，依法处理。',
    '特此通告。',
    '',
    '青溪镇人民政府',
  ].join('\n'),
  '会议/纪要.txt': [
    '会议纪要',
    '会议听取了水利站的汇报。',
    '会议确认，防汛专项资金为360万元，已拨付210万元。',
    '会议要求抓紧修复北堤和南闸。',
    '会议由镇长林远舟主持。',
  ].join('\n'),
};

/** Each line that is not blank is a passage of its own. */
export function corpusOf(papers: Papers): Corpus {
  const documents = Object.entries(papers).map(
    ([source, text]): IndexedDocument => ({
      docid: docidOf(source),
      source,
      title: text.split('\n').find((line) => line !== '') ?? source,
      text,
      digest: '',
      encoding: 'utf-8',
      subjects: [],
    }),
  );
  const passages = documents.flatMap(passagesOf);
  const byPid = new Map(passages.map((passage) => [passage.pid, passage]));
  return {
    version: JSON.stringify(papers).length.toString(16),
    documents: new Map(documents.map((document) => [document.docid, document])),
    catalogue: documents,
    passages: byPid,
    docidsOf: docidsIn(byPid),
    index: { size: passages.length, search: async () => [], documentFrequency: () => 1 },
    vocabulary: { documentFrequency: () => 1, neighbours: () => [] },
    lexicon: NO_LEXICON,
  };
}

const passagesOf = ({ docid, title, text }: IndexedDocument): Passage[] =>
  [...text.matchAll(/[^\n]+/g)].map((line, i) => {
    const runs = [{ start: line.index, end: line.index + line[0].length, joined: true }];
    return {
      pid: `${docid}:${String(i).padStart(5, '0')}`,
      docid,
      kind: 'body' as const,
      text: line[0],
      runs,
      headings: [title],
      places: [{ docid, runs }],
    };
  });

/** The citation of the first sentence of `source` that holds `words`, which answer it. */
export function citationOf(corpus: Corpus, n: number, source: string, words: string): Citation {
  const docid = docidOf(source);
  for (const passage of corpus.passages.values()) {
    const at = passage.docid === docid ? passage.text.indexOf(words) : -1;
    if (at < 0) continue;
    const sentence = sentences(passage.text).find(({ start, end }) => start <= at && at < end)!;
    return cite(corpus, n, { passage, sentence, answers: [{ start: at, end: at + words.length }] });
  }
  throw new Error(`${words} does not stand in ${source}`);
}

const NOTICE = '通告/防汛.txt';
const MINUTES = '会议/纪要.txt';

/** What is asked, what is answered, and the words that prove it: [source, words]. */
const ANSWERS: readonly (readonly [RegExp, string, readonly (readonly [string, string])[]])[] = [
  [/拨付|到位/, '210万元', [[MINUTES, '210万元']]],
  [
    /资金/,
    '360万元',
    [
      [NOTICE, '360万元'],
      [MINUTES, '360万元'],
    ],
  ],
  [/转移/, '128人', [[NOTICE, '128人']]],
  [/主持/, '林远舟', [[MINUTES, '林远舟']]],
];

const common = (question: string, { id = null }: { id?: string | null }) => ({
  v: 1 as const,
  id,
  question,
  answerType: 'what' as const,
  notes: [],
  ms: 1,
});

/** A pipeline over the papers that answers from the list, and abstains otherwise. */
export function townPipeline(papers: Papers = PAPERS): Pipeline {
  const corpus = corpusOf(papers);
  async function ask(question: string, options: AskOptions = {}): Promise<Answer> {
    const row = ANSWERS.find(([asked]) => asked.test(question));
    if (!row) return abstention(corpus, question, options);
    const [, text, all] = row;
    const asked = selectDocuments(corpus.catalogue, options.filter ?? {}).docids;
    const proofs = all.filter(([source]) => asked.has(docidOf(source)));
    if (proofs.length === 0) return abstention(corpus, question, options);
    const [first, ...others] = proofs.map(([source, words], i) =>
      citationOf(corpus, i + 1, source, words),
    );
    return {
      ...common(question, options),
      kind: 'answered',
      text,
      items: null,
      alternatives: [],
      confidence: 0.9,
      missing: [],
      citations: [first!, ...others],
      nearest: [],
    };
  }
  return {
    corpus,
    ask,
    async explain(question, options) {
      return {
        question: {
          text: question,
          tokens: [],
          answerType: 'what',
          gap: null,
          focus: null,
          measure: null,
          count: null,
          terms: [],
          requirements: [],
        },
        query: {
          terms: [{ term: '资金', weight: 1, from: '资金', origin: 'exact' }],
          unseen: ['青山镇'],
        },
        hits: [],
        candidates: [],
        judged: [],
        wordings: [],
        answer: await ask(question, options),
        timings: { parse: 0, retrieve: 0, read: 0, decide: 0 },
      };
    },
    open: citationOpener(corpus),
  };
}

function abstention(corpus: Corpus, question: string, options: AskOptions): Answer {
  const nearest = citationOf(corpus, 1, MINUTES, '北堤');
  return {
    ...common(question, options),
    kind: 'abstained',
    text: null,
    items: null,
    alternatives: [],
    reason: 'not-covered',
    confidence: 0.1,
    missing: ['图书馆'],
    citations: [],
    nearest: [{ ...nearest, answer: [], marks: [] }],
  };
}

/** Enough of a follow-up for the town: 「那……呢」 goes on about the question before. */
export const townFollowUp = (text: string, previous: string): string | null => {
  const rest = /^那(.+?)呢？?$/.exec(text)?.[1];
  return rest === undefined ? null : `${previous.replace(/(?:是|有)?多少.*$/, '')}${rest}多少？`;
};
