import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/eval/evaluate.ts';
import { parseGold } from '../../src/eval/gold.ts';
import { goldCorpus } from '../../src/eval/gold-corpus.ts';
import { summarize } from '../../src/eval/summary.ts';
import { summaryJson } from '../../src/eval/summary-json.ts';

const paragraph = (context: string, ...qas: (readonly [string, string])[]) => ({
  context,
  qas: qas.map(([question, text], i) => ({
    id: `${context.slice(0, 2)}-${i}`,
    question,
    answers: [{ text, answer_start: context.indexOf(text) }],
  })),
});

const squad = (...paragraphs: object[]) => JSON.stringify({ data: [{ paragraphs }] });

const gold = parseGold(
  squad(
    paragraph(
      '青山水库位于临江县北部，1958年动工，1962年建成，总库容为3200万立方米。水库由县水利局管理，主要用于灌溉和供水。',
      ['青山水库是哪一年建成的？', '1962年'],
      ['青山水库的总库容是多少？', '3200万立方米'],
    ),
    paragraph(
      '临江博物馆藏有文物一万余件，馆长由考古学家周文远担任。博物馆每周一闭馆，其余时间免费开放。',
      ['临江博物馆的馆长是谁？', '周文远'],
    ),
  ),
  'gold.json',
);
const pool = parseGold(
  squad(
    paragraph('红石水库位于平江县南部，1971年建成，总库容为800万立方米，由乡政府管理。'),
    paragraph(
      '临江博物馆藏有文物一万余件，馆长由考古学家周文远担任。博物馆每周一闭馆，其余时间免费开放。',
    ),
  ),
  'pool.json',
);

const corpus = await goldCorpus(gold, [pool]);

describe('a SQuAD-style gold', () => {
  it('makes every paragraph a document, equal texts one', () => {
    const sources = [...corpus.documents.values()].map(({ source }) =>
      source.replace(/@.*\//, '/'),
    );
    expect(sources).toEqual(['gold.json/00000', 'gold.json/00001', 'pool.json/00000']);
  });

  it('is asked of its own paragraphs', async () => {
    const json = summaryJson(summarize(await evaluate(gold, corpus)));
    expect(json).toMatchObject({ n: 3, answerable: 3, recall: { '1': 1, '5': 1 }, mrr: 1 });
    expect(json.abstain.unanswerable).toBeNull();
  });

  it('given the right paragraph, says nothing of retrieval', async () => {
    const judgements = await evaluate(gold, corpus, { given: true });
    expect(judgements.map(({ asked, scores }) => [asked, scores?.rank])).toEqual([
      ['given', null],
      ['given', null],
      ['given', null],
    ]);
  });

  it('asks once more without the paragraph, and finds no proof in it', async () => {
    const judgements = await evaluate(gold, corpus, { removed: true });
    expect(judgements.map(({ id, asked }) => `${id} ${asked}`)).toEqual([
      '青山-0 open',
      '青山-0 removed',
      '青山-1 open',
      '青山-1 removed',
      '临江-0 open',
      '临江-0 removed',
    ]);
    const { n, removed } = summarize(judgements);
    expect([n, removed?.n]).toEqual([3, 3]);
    for (const { asked, sentence, expected } of judgements)
      if (asked === 'removed') expect(sentence ?? '').not.toContain(expected[0]);
  });

  it('asks as many as it is told, spread over the gold, and reports each', async () => {
    const seen: string[] = [];
    const judgements = await evaluate(gold, corpus, {
      limit: 2,
      onJudged: (done, total) => seen.push(`${done}/${total}`),
    });
    expect(judgements.map(({ id }) => id)).toEqual(['青山-0', '青山-1']);
    expect(seen).toEqual(['1/2', '2/2']);
  });

  it('gives the same judgements twice, but for the time', async () => {
    const timeless = async () =>
      (await evaluate(gold, corpus)).map((judgement) => ({ ...judgement, ms: 0 }));
    expect(await timeless()).toEqual(await timeless());
  });
});
