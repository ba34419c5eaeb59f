// Who, when and which is meant: offices and their deputies, rare names, hours, items of a list, rows of a table.
import { beforeAll, expect, it } from 'vitest';
import { createPipeline, type Pipeline } from '../../src/qa/pipeline.ts';
import { corpusOf } from './corpus-of.ts';

const NOTICE = `# 石桥县关于防汛工作的通知

成立县防汛指挥部，由副县长王建新任总指挥，县水利局局长敬一川任副总指挥。

1.清理河道，每米补助35元。

2.堤坝渗漏率超过15%的河段，应当封闭。

城东泵站夜间不安排检修。泵站开放时间为七时三十分至二十一时。

| 现象 | 含义 | 处理 |
|---|---|---|
| 黄灯慢闪 | 水位偏高 | 打开二号闸 |
| 黄灯快闪 | 电机过热 | 停机检查 |

| 规格 | QX-5 | QX-5 Pro |
|---|---|---|
| 油箱容量 | 4.5 L | 6 L |
`;

const MINUTES = `# 青山公司第4次生产例会纪要

主持：副总经理佘文

会议认为，一层仓库存放水泥，二层仓库存放钢材。质检部昝大力任安全员。

1996年5月，下游大桥通车，旧渡口遂停止使用。

会议决定，对锻造车间主任周平扣发奖金八百元，当班班长扣三百元。

石桥县第八人民医院护士长邵青获得表彰。

审判员　麻晓
`;

let pipeline: Pipeline;

beforeAll(async () => {
  pipeline = createPipeline(await corpusOf({ '通知.md': NOTICE, '纪要.md': MINUTES }));
}, 60_000);

const answerTo = async (question: string) => (await pipeline.ask(question)).text;

it.each([
  ['石桥县防汛指挥部的总指挥是谁？', '副县长王建新'],
  ['石桥县渗漏率超过多少的河段应当封闭？', '15%'],
  ['青山公司第4次生产例会是谁主持的？', '副总经理佘文'],
  ['昝大力在青山公司担任什么职务？', '安全员'],
  ['旧渡口为什么停止使用？', '下游大桥通车'],
  ['黄灯快闪表示什么？', '电机过热'],
  ['QX-5 Pro 的油箱容量是多少？', '6 L'],
  ['QX-5 的油箱容量是多少？', '4.5 L'],
  ['城东泵站几点到几点开放？', '七时三十分至二十一时'],
  ['城东泵站夜间能检修不？', '否'],
])('%s', async (question, expected) => {
  expect(await answerTo(question)).toBe(expected);
});

it('a name in short is covered by the whole', async () => {
  const { text, missing } = await pipeline.ask('县八院的护士长是谁？');
  expect({ text, missing }).toEqual({ text: '邵青', missing: [] });
});

it('the number of an item is no amount', async () => {
  const { judged } = await pipeline.explain('石桥县渗漏率超过多少的河段应当封闭？');
  expect(judged.map(({ candidate }) => candidate.text)).not.toContain('2');
});

it('a name that is asked for is none that the question gives', async () => {
  const { kind, text } = await pipeline.ask('敬一川的妻子叫什么名字？');
  expect(kind === 'abstained' || text !== '敬一川').toBe(true);
});

it('who holds another office is not who is asked for', async () => {
  expect(await answerTo('锻造车间的班长叫什么名字？')).not.toBe('周平');
  expect(await answerTo('锻造车间的主任叫什么名字？')).toContain('周平');
});
