// Retrieval: questions to an invented town, by exact words, by numbers, and by words that are misspelt.
import { beforeAll, describe, expect, it } from 'vitest';
import { docidOf } from '../../src/corpus/document.ts';
import { splitCorpus } from '../../src/corpus/split-corpus.ts';
import { parse } from '../../src/question/parse.ts';
import type { Corpus } from '../../src/retriever/corpus.ts';
import { corpusInMemory } from '../../src/retriever/load-corpus.ts';
import { retrieve } from '../../src/retriever/retrieve.ts';
import { TOWN } from './temporary-folder.ts';

let corpus: Corpus;

beforeAll(async () => {
  const documents = Object.entries(TOWN).map(([source, text]) => ({
    docid: docidOf(source),
    source,
    title: text.slice(0, text.indexOf('\n')),
    text,
    digest: source,
    encoding: 'utf-8',
  }));
  const split = splitCorpus(documents);
  corpus = await corpusInMemory(split.documents, split.passages);
});

/** Source of the best hit, and what stands in for what. */
async function ask(question: string) {
  const { query, hits } = await retrieve(parse(question), corpus);
  const docid = hits[0]?.passage.docid ?? '';
  return {
    source: corpus.documents.get(docid)?.source ?? null,
    text: hits[0]?.passage.text ?? '',
    standIns: query.terms
      .filter(({ origin }) => origin === 'homophone' || origin === 'one-character')
      .map(({ from, term }) => `${from}→${term}`),
    unseen: query.unseen,
    hits,
    query,
  };
}

describe('retrieve', () => {
  it.each([
    ['青石桥全长多少米？', 'bridge.txt'],
    ['城西圖書館的館長是誰？', 'library.txt'],
    ['哪座桥总投资四千六百万元？', 'bridge.txt'],
    ['2021年5月1号通车的是什么？', 'bridge.txt'],
    ['合格率百分之九十九点六说的是什么？', 'water.txt'],
    ['新水泵节约了1/3的什么？', 'water.txt'],
    ['藏书１２万册的是哪里？', 'library.txt'],
  ])('%s → %s', async (question, source) => expect(await ask(question)).toMatchObject({ source }));

  it.each([
    ['城西图书管有多少藏书？', '图书管→图书馆', 'library.txt'],
    ['馆长沈若岚说了什么？', '沈若岚→沈若兰', 'library.txt'],
    ['水质合个率是多少？', '合个率→合格率', 'water.txt'],
    ['儿童阅揽室在几楼？', '阅揽室→阅览室', 'library.txt'],
  ])('%s: %s', async (question, standIn, source) => {
    const asked = await ask(question);
    expect(asked.standIns).toContain(standIn);
    expect(asked.source).toBe(source);
  });

  it.each([
    '世界杯的冠军是哪个国家？',
    '珠穆朗玛峰的海拔是多少？',
    '周末看什么电影好？',
    '图书馆几点开门？',
  ])('nothing stands in for anything in: %s', async (question) =>
    expect((await ask(question)).standIns).toEqual([]),
  );

  it('never takes one number or one direction for another', async () => {
    for (const question of ['城东图书馆藏书多少？', '第五座图书馆在哪？', '图书馆三楼有什么？'])
      expect((await ask(question)).standIns).toEqual([]);
  });

  it('names what the index has never seen, in the question’s words', async () => {
    expect((await ask('青石桥的设计师是哪国人？')).unseen).toContain('设计师');
    expect((await ask('青石桥2035年拓宽吗？')).unseen).toContain('2035年');
    expect((await ask('青石桥全长多少米？')).unseen).toEqual([]);
  });

  it('gives ranks from 1, falling scores, matched terms of the query, and no more than asked for', async () => {
    const question = parse('图书馆的志愿者有多少名？');
    const { query, hits } = await retrieve(question, corpus, 3);
    expect(hits.length).toBeLessThanOrEqual(3);
    for (const [i, { rank, score, matched }] of hits.entries()) {
      expect(rank).toBe(i + 1);
      expect(score).toBeLessThanOrEqual(hits[i - 1]?.score ?? Number.POSITIVE_INFINITY);
      for (const term of matched) expect(query.terms.map((own) => own.term)).toContain(term);
    }
    expect(await retrieve(question, corpus, 3)).toEqual({ query, hits });
  });

  it.each(['', '？？？', '🙂🙂', '\ud800', '<b>1</b>', '的'.repeat(10_000), '青石桥'.repeat(3000)])(
    'takes any text (%#)',
    async (question) => expect(Array.isArray((await ask(question)).hits)).toBe(true),
  );
});
