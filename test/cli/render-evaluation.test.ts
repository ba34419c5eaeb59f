import { expect, it } from 'vitest';
import { renderEvaluation } from '../../src/cli/render-evaluation.ts';
import type { Judgement } from '../../src/eval/judgement.ts';
import { summarize } from '../../src/eval/summary.ts';

const judgement = (fields: Partial<Judgement>): Judgement => ({
  id: 'q',
  question: '谁？',
  type: 'who',
  style: null,
  asked: 'open',
  answerable: true,
  abstained: false,
  said: '甲',
  expected: ['甲'],
  sentence: '是甲。',
  confidence: 0.9,
  ms: 4,
  right: true,
  scores: { em: 1, f1: 1, sentenceHit: true, citationHit: true, rank: 1 },
  ...fields,
});

const unanswerable = { answerable: false, abstained: true, right: false, scores: null };

it('is a table of what there is to score', () => {
  const judgements = [
    judgement({}),
    judgement({ type: 'list', confidence: 0.5, right: false }),
    judgement({ confidence: 0.2, ms: 20, ...unanswerable }),
  ];
  expect(renderEvaluation(summarize(judgements), 'zh')).toMatchInlineSnapshot(`
    "3 题，其中可答 2 题

    指标                           %     95% 区间  题数
    答案正确（拒答算错）        50.0     9.5–90.5     2
    首条出处正确（拒答算错）   100.0   34.2–100.0     2
    首条出处正确（仅作答的）   100.0   34.2–100.0     2
    EM 完全一致（拒答取首选）  100.0   34.2–100.0     2
    F1 字重合（拒答取首选）    100.0  100.0–100.0     2
    首选证据句正确             100.0   34.2–100.0     2
    检索 R@1                   100.0   34.2–100.0     2
    检索 R@5                   100.0   34.2–100.0     2
    检索 R@10                  100.0   34.2–100.0     2
    检索 MRR                   100.0  100.0–100.0     2
    拒答：不可答的题           100.0   20.7–100.0     1
    拒答：可答的题               0.0     0.0–65.8     2

    可答与不可答之分 AUROC       1.000
    置信度误差 ECE               0.267
    每题毫秒 p50 / p99      4.0 / 20.0

    可答题按类型   正确     EM     F1  题数
    list            0.0  100.0  100.0     1
    who           100.0  100.0  100.0     1

    只答最有把握的  其中答错  置信度至少
    33.3%               0.0%        0.90
    66.7%              50.0%        0.50
    100.0%             66.7%        0.20
    "
  `);
});

it('leaves out what the gold has nothing for', () => {
  const table = renderEvaluation(summarize([judgement(unanswerable)]), 'en');
  expect(table).toContain('questions: 1, answerable: 0');
  expect(table).toContain('refused: unanswerable questions');
  expect(table).not.toMatch(/EM|F1|R@|NaN|null/);
});
