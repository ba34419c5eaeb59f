// How many: an article and a year are no counts, whatever else the sentence shares with the question.
import { beforeAll, expect, it } from 'vitest';
import { createPipeline, type Pipeline } from '../../src/qa/pipeline.ts';
import { corpusOf } from './corpus-of.ts';

const AIRPORT = `小港机场有一个特别的名称：十分钟机场，因为从市中心到小港机场只要十分钟。

机场有三条跑道，主跑道长1980米。小港机场有一个航站楼，建于1998年。
`;
const SINGER = '林青第二张专辑（2007）有5张单曲打入榜单前十名。\n';

let pipeline: Pipeline;

beforeAll(async () => {
  pipeline = createPipeline(await corpusOf({ '机场.txt': AIRPORT, '歌手.txt': SINGER }));
}, 60_000);

/** By candidate, what the form that the question asks for came to: absent where the candidate has it. */
const formsOf = async (question: string) => {
  const { judged } = await pipeline.explain(question);
  return new Map(
    judged.map(({ candidate, support }) => [
      candidate.text,
      support.requirements.find(({ requirement }) => requirement.kind === 'form')?.coverage,
    ]),
  );
};

it('一个 before what was not asked about is an article', async () => {
  const forms = await formsOf('小港机场有几条跑道？');
  expect(forms.get('一个')).toBe('unmet');
  expect(forms.get('三条')).toBeUndefined();
  expect((await pipeline.ask('小港机场有几条跑道？')).text).toBe('三条');
});

it('一个 before what was asked about is a count', async () => {
  expect((await pipeline.ask('小港机场有几个航站楼？')).text).toBe('一个');
});

it('a year is no count', async () => {
  const forms = await formsOf('林青第二张专辑有几张单曲打入榜单前十？');
  expect(forms.get('2007') ?? 'unmet').toBe('unmet');
  expect((await pipeline.ask('林青第二张专辑有几张单曲打入榜单前十？')).text).toBe('5张');
});

it('a year is what a question for a year asks for', async () => {
  expect([...(await formsOf('林青第二张专辑是哪一年的？'))]).toContainEqual(['2007', undefined]);
});
