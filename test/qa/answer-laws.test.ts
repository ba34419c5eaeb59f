import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, answerSchema, type Citation } from '../../src/qa/answer.ts';
import { createPipeline, type Pipeline } from '../../src/qa/pipeline.ts';
import { verifyCitations, verifyPassages } from '../../src/qa/verify.ts';
import { corpusOf } from './corpus-of.ts';

const TEXTS: Record<string, string> = {
  'harbour.md': `# 港区年报

## 吞吐量

2021年全港完成货物吞吐量3,180万吨，同比增
长7.4％。集装箱码头由东岸港务公司经营，
总经理罗文静表示，明年将再添两台岸桥。

图为工人在东码头检修岸桥。通讯员 何苇 摄

## 环境

港区“三清”行动是指清航道、清岸线、清堆场。
`,
  'school.txt': `青石小学迁址

　　青石小学九月一日迁入新校区。因为老校舍年久
失修，县教育局去年决定另建新校。新校区有教室
36间，学生900余名。校长是宋远山。
`,
  'school-notice.txt': `通知

青石小学新校区有教室40间，欢迎家长参观。
`,
};

const WORDS = [
  '青石小学',
  '新校区',
  '有',
  '多少',
  '间',
  '教室',
  '？',
  '港区',
  '吞吐量',
  '是',
  '谁',
  '校长',
  '为什么',
  '哪',
  '三清',
  '迁址',
  '2021年',
  '什么时候',
  '吗',
  '没有',
  '罗文静',
  '岸桥',
  '法国',
  '😀',
  '\ud800',
  '<b>',
  '\n',
  ' ',
];

let pipeline: Pipeline;

beforeAll(async () => {
  pipeline = createPipeline(await corpusOf(TEXTS));
});

const anyQuestion = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

type Answered = Extract<Answer, { kind: 'answered' }>;

const cited = (answer: Answer): readonly Citation[] => [...answer.citations, ...answer.nearest];
const reread = async (source: string) => TEXTS[source] ?? null;

describe('every answer', () => {
  it('is of the published schema, cites slices, and its evidence contains what it says (laws 1 and 4)', async () => {
    await fc.assert(
      fc.asyncProperty(anyQuestion, async (question) => {
        const answer = await pipeline.ask(question);
        answerSchema.parse(answer);
        expect((await verifyCitations(cited(answer), reread)).failures).toEqual([]);
        expect(answer.citations.map(({ n }) => n)).toEqual(answer.citations.map((_, i) => i + 1));
        cited(answer).forEach(expectMarkedEvidence);
        if (answer.kind === 'answered') expectEvidenceHolds(answer);
      }),
      { numRuns: 150 },
    );
  });

  it('is the same when asked again (law 5)', async () => {
    const again = createPipeline(await corpusOf(TEXTS));
    await fc.assert(
      fc.asyncProperty(anyQuestion, async (question) => {
        const [first, second] = [await pipeline.ask(question), await again.ask(question)];
        expect({ ...second, ms: 0 }).toEqual({ ...first, ms: 0 });
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['', 'empty'],
    ['   \n', 'empty'],
    ['？！。', 'empty'],
    ['😀😀', 'empty'],
    ['珠穆朗玛峰有多高？', null],
  ])('to %j abstains', async (question, reason) => {
    const answer = await pipeline.ask(question);
    expect(answer.kind).toBe('abstained');
    if (reason) expect(answer).toMatchObject({ reason });
  });
});

describe('the passages', () => {
  it('verify against the sources read anew', async () => {
    const { checked, failures } = await verifyPassages(pipeline.corpus, reread);
    expect(checked).toBeGreaterThan(3);
    expect(failures).toEqual([]);
  });

  it('fail to verify once a source has changed or is gone', async () => {
    const edited = async (source: string) => (source === 'school.txt' ? null : `x${TEXTS[source]}`);
    const { failures } = await verifyPassages(pipeline.corpus, edited);
    const problems = failures.map(({ problem }) => problem);
    expect(new Set(problems)).toEqual(new Set(['source-gone', 'text-differs']));
  });
});

describe('documents that disagree', () => {
  it('are both shown, each with its citation', async () => {
    const answer = await pipeline.ask('青石小学新校区有多少间教室？');
    expect(answer.kind).toBe('answered');
    expect(answer.alternatives.map(({ text }) => text).sort()).toEqual(['36间', '40间']);
    const sources = answer.alternatives.map(
      ({ citations: [n] }) => answer.citations.find((citation) => citation.n === n)!.source,
    );
    expect(new Set(sources)).toEqual(new Set(['school.txt', 'school-notice.txt']));
    expect(answer.notes.join()).toContain('2');
  });
});

function expectMarkedEvidence({ evidence, quotes, marks }: Citation) {
  expect(isSubsequence(evidence, quotes.join(''))).toBe(true);
  for (const { start, end } of marks) expect(evidence.slice(start, end)).not.toBe('');
}

function expectEvidenceHolds({ answerType, text, items, citations }: Answered) {
  const evidence = citations.map((citation) => citation.evidence).join('\n');
  if (answerType === 'yesno') expect(['是', '否']).toContain(text);
  else for (const part of items ?? [text]) expect(evidence).toContain(part);
}

function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (const unit of part) {
    at = whole.indexOf(unit, at);
    if (at < 0) return false;
    at += unit.length;
  }
  return true;
}
