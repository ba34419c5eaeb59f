// A corpus of two years that disagree: the whole conversation, narrowed and widened.
import { Readable } from 'node:stream';
import { beforeAll, expect, it } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.ts';
import { readFilter } from '../../src/cli/filter.ts';
import { answerLines } from '../../src/cli/jsonl.ts';
import { createSession } from '../../src/cli/session.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { createPipeline, type Pipeline } from '../../src/qa/pipeline.ts';
import { corpusOf } from '../qa/corpus-of.ts';
import { zhView } from './fakes.ts';

const texts = {
  '通告/桥2019.txt': `# 青石桥限载通告

青石桥限载20吨，超限车辆须绕行。

河湾镇交通站
2019年6月1日
`,
  '通告/桥2021.md': `---
title: 青石桥限载通告（新）
date: 2021-03-05
tags: [交通]
---
青石桥限载15吨，超限车辆须绕行。
`,
  '杂记.txt': '青石桥头的茶馆每天清晨开门。\n',
};

let pipeline: Pipeline;

beforeAll(async () => {
  pipeline = createPipeline(await corpusOf(texts));
}, 60_000);

it('shows both with their dates, the newer first, and asks only what is in range', async () => {
  const session = createSession(pipeline, zhView, 'zh', (text) => ({ text, reused: null }));
  let screen = '';
  for (const line of [
    '青石桥限载多少吨？',
    ':to 2020',
    '青石桥限载多少吨？',
    ':all',
    ':tag 交通',
    '青石桥限载多少吨？',
    ':tag 体育',
    ':from 去年',
    ':in',
    ':doc 桥2021',
  ])
    screen += `> ${line}\n${(await session.reply(line)).text}`;
  expect(screen).toMatchInlineSnapshot(`
    "> 青石桥限载多少吨？
    15吨〔2〕
    20吨〔1〕
    （确定）
    注：资料中有 2 种不同的说法，都列出来了，较新的在前

    〔1〕青石桥限载20吨，超限车辆须绕行。
         通告/桥2019.txt 第 3 行  2019年6月1日  《青石桥限载通告》

    〔2〕青石桥限载15吨，超限车辆须绕行。
         依据：“15吨”
         通告/桥2021.md 第 6 行  2021年3月5日  《青石桥限载通告（新）》
    > :to 2020
    范围：到 2020（1 篇资料）
    > 青石桥限载多少吨？
    20吨
    （确定）
    注：另有 1 篇资料没有日期，没有在里面找

    〔1〕青石桥限载20吨，超限车辆须绕行。
         通告/桥2019.txt 第 3 行  2019年6月1日  《青石桥限载通告》
    > :all
    范围：全部 3 篇资料
    > :tag 交通
    范围：标签 交通（1 篇资料）
    > 青石桥限载多少吨？
    15吨
    （确定）

    〔1〕青石桥限载15吨，超限车辆须绕行。
         通告/桥2021.md 第 6 行  2021年3月5日  《青石桥限载通告（新）》
    > :tag 体育
    没有标签“体育”。现有：交通、通告。
    > :from 去年
    “去年”不是日期。请写 2020、2020-02 或 2020-02-14。
    > :in
    :in 后面要写内容；不限范围用 :all。
    > :doc 桥2021
    通告/桥2021.md 青石桥限载通告（新）
    标题 青石桥限载通告（新）（文件头，第 2 行）
    日期 2021年3月5日（文件头，第 3 行）
    标签 交通、通告（文件头 + 文件夹，第 4 行）
      1 │ ---
      2 │ title: 青石桥限载通告（新）
      3 │ date: 2021-03-05
      4 │ tags: [交通]
      5 │ ---
    > 6 │ 青石桥限载15吨，超限车辆须绕行。
    第 1–6 行，共 6 行
    "
  `);
}, 60_000);

it('lines may each ask other documents; one that names none is an error, and the rest goes on', async () => {
  const question = '青石桥限载多少吨？';
  const lines = [{ doc: '2019' }, { tag: '体育' }, { from: '2021-01-01', tag: '交通' }].map(
    (range) => JSON.stringify({ question, ...range }),
  );
  const written: { text?: string; error?: { line: number; message: string } }[] = [];
  const terminal = {
    input: Readable.from(lines.join('\n')),
    write: async (text: string) => {
      written.push(JSON.parse(text));
    },
  } as unknown as Terminal;
  expect(await answerLines(pipeline, terminal, { language: 'zh', filter: {} })).toBe(1);
  expect(written.map(({ text, error }) => text ?? error)).toEqual([
    '20吨',
    { line: 2, message: '没有标签“体育”。现有：交通、通告。' },
    '15吨',
  ]);
}, 60_000);

it.each([
  [['--from', '2020', '--to', '2020-06'], { from: '2020', to: '2020-06' }],
  [['--doc', '桥', '--doc', '水库', '--tag', '交通'], { docs: ['桥', '水库'], tags: ['交通'] }],
  [['--from', '2020年2月14日'], { from: '2020-02-14' }],
])('options %j', (options, filter) => {
  const { options: given } = parseArguments(['ask', ...options, '问题'], 'chuchu');
  expect(JSON.parse(JSON.stringify(readFilter(given, 'chuchu')))).toEqual(filter);
});

it.each([
  [['--from', '昨天'], '--from 要一个日期，例如 2020、2020-02 或 2020-02-14，不是“昨天”。'],
  [['--from', '2021', '--to', '2020'], '--from 2021 晚于 --to 2020。'],
])('options %j are refused', (options, message) => {
  const { options: given } = parseArguments(['ask', ...options, '问题'], 'chuchu');
  expect(() => readFilter(given, 'chuchu')).toThrow(message);
});
