// Narrowing: what is found in some documents is what the whole corpus would find if it were asked for everything.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CatalogueEntry } from '../../src/corpus/document.ts';
import type { Corpus } from '../../src/retriever/corpus.ts';
import { narrowCorpus } from '../../src/retriever/narrow-corpus.ts';
import { type DocumentFilter, selectDocuments } from '../../src/retriever/select-documents.ts';
import { corpusOf } from '../qa/corpus-of.ts';

const NOTICE =
  '凡在河湾镇堤防两侧各五十米以内取土、挖沙、堆料的，由镇水利站责令停止，限期恢复原状。';
const WORDS = ['河湾镇', '堤防', '水利站', '通车', '大桥', '收费', '养护', '会议'];

/** Documents in which the same words come more and less often, and a paragraph that several of them repeat. */
const texts = Object.fromEntries(
  Array.from({ length: 12 }, (_, i) => {
    const said = WORDS.map((word, k) => word.repeat((i * (k + 3)) % 4)).join('，');
    const own = `第${i}号文件说的是${said}。`;
    return [
      `${i % 2 === 0 ? '甲' : '乙'}/2020-0${1 + (i % 3)}/${i}.txt`,
      `${own}\n\n${i % 3 === 0 ? NOTICE : own}\n`,
    ];
  }),
);

let corpus: Corpus;

beforeAll(async () => {
  corpus = await corpusOf(texts);
}, 60_000);

const queries = fc.uniqueArray(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 });
const weighted = (words: readonly string[]) =>
  words.map((term, i) => ({ term, weight: 1 + i / 2 }));

describe('a narrowed corpus', () => {
  it('finds exactly the best of what is left, with the scores of the whole', async () => {
    const docids = corpus.catalogue.map(({ docid }) => docid);
    const some = fc.subarray(docids, { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(queries, some, fc.integer({ min: 1, max: 8 }), async (words, kept, k) => {
        const query = weighted(words);
        const within = new Set(kept);
        const all = await corpus.index.search(query, corpus.index.size);
        const expected = all
          .filter(({ pid }) => corpus.docidsOf(pid).some((docid) => within.has(docid)))
          .slice(0, k);
        const found = await narrowCorpus(corpus, within).index.search(query, k);
        // To the last bits of a number: the engine is given other passages and weighs them alike.
        const rounded = (hits: typeof all) =>
          hits.map(({ score, ...hit }) => ({ ...hit, score: score.toFixed(9) }));
        expect(rounded(found)).toEqual(rounded(expected));
      }),
    );
  });

  it('has no place of a document that is out', () => {
    const docids = corpus.catalogue.map(({ docid }) => docid);
    fc.assert(
      fc.property(fc.subarray(docids, { minLength: 1 }), (kept) => {
        const within = new Set(kept);
        const narrowed = narrowCorpus(corpus, within);
        const passages = [...narrowed.passages.values()];
        expect(passages).toHaveLength(narrowed.passages.size);
        for (const { docid, pid, places } of passages) {
          expect(within.has(docid)).toBe(true);
          expect(places[0]?.docid).toBe(docid);
          expect(places.map((place) => place.docid)).toEqual(narrowed.docidsOf(pid));
        }
        expect([...narrowed.documents.keys()]).toEqual(docids.filter((docid) => within.has(docid)));
      }),
    );
  });

  it('shows a repeated text at its place in what is left', () => {
    const last = corpus.catalogue.findLast(({ source }) => source.endsWith('/9.txt'))!;
    const narrowed = narrowCorpus(corpus, new Set([last.docid]));
    const notice = [...narrowed.passages.values()].find(({ text }) => text === NOTICE)!;
    expect(notice.places.map(({ docid }) => docid)).toEqual([last.docid]);
  });
});

const entry = (source: string, date?: string, ...tags: string[]): CatalogueEntry => ({
  docid: source,
  source,
  title: source.replace(/\..*/, ''),
  metadata: {
    ...(date && { date: { value: date, parts: [{ value: date, origin: 'masthead' }] } }),
    tags: tags.map((value) => ({ value, origin: 'folder' })),
  },
});

const CATALOGUE = [
  entry('北碚报1.txt', '2020-02-14', '要闻'),
  entry('北碚报2.txt', '2020-03', '要闻', '民生'),
  entry('纪要.docx', '2021', '會議'),
  entry('附件.txt'),
];

describe('selecting documents', () => {
  it.each<[DocumentFilter, string[], number]>([
    [{ docs: ['北碚报'] }, ['北碚报1.txt', '北碚报2.txt'], 0],
    [{ docs: ['北碚报1.txt'] }, ['北碚报1.txt'], 0],
    [{ docs: ['纪要', '附件'] }, ['纪要.docx', '附件.txt'], 0],
    [{ tags: ['要闻'] }, ['北碚报1.txt', '北碚报2.txt'], 0],
    [{ tags: ['要闻', '民生'] }, ['北碚报2.txt'], 0],
    [{ tags: ['会议'] }, ['纪要.docx'], 0],
    [{ from: '2020-03-01' }, ['北碚报2.txt', '纪要.docx'], 1],
    [{ to: '2020-12-31' }, ['北碚报1.txt', '北碚报2.txt'], 1],
    [{ from: '2020-02', to: '2020-02' }, ['北碚报1.txt'], 1],
    [{ from: '2020-03-20', to: '2020-03-25' }, ['北碚报2.txt'], 1],
    [{ docs: ['北碚报'], from: '2020-03' }, ['北碚报2.txt'], 0],
  ])('%j', (filter, sources, undated) => {
    const selected = selectDocuments(CATALOGUE, filter);
    expect([...selected.docids]).toEqual(sources);
    expect(selected.undated).toBe(undated);
  });

  it.each<[DocumentFilter, string]>([
    [
      { docs: ['重庆日报'] },
      '没有名为“重庆日报”的资料。现有：北碚报1.txt、北碚报2.txt、纪要.docx、附件.txt。',
    ],
    [{ tags: ['体育'] }, '没有标签“体育”。现有：會議、民生、要闻。'],
    [{ docs: ['纪要'], tags: ['民生'] }, '这些资料里没有一篇同时有标签 民生。它们的标签：會議。'],
    [
      { from: '2022' },
      '这个时间范围内没有资料。有日期的资料从 2020-02-14 到 2021（3 篇），没有日期的 1 篇。',
    ],
    [
      { docs: ['附件'], from: '2020' },
      '这些资料（1 篇）都没有日期，不能按日期挑选。日期可以写在文件头（date: 2020-02-14）或文件名里。',
    ],
  ])('%j says what there is', (filter, message) => {
    expect(() => selectDocuments(CATALOGUE, filter)).toThrow(message);
  });
});
