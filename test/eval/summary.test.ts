import { describe, expect, it } from 'vitest';
import type { Judgement, Scores } from '../../src/eval/judgement.ts';
import { summarize } from '../../src/eval/summary.ts';
import { summaryJson, thinned } from '../../src/eval/summary-json.ts';

const hit: Scores = { em: 1, f1: 1, sentenceHit: true, citationHit: true, rank: 1 };
const miss: Scores = { em: 0, f1: 0.5, sentenceHit: false, citationHit: false, rank: 0 };

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
  scores: hit,
  ...fields,
});

const five = [
  judgement({ ms: 1 }),
  judgement({ type: 'list', scores: { ...hit, rank: 4 }, ms: 2 }),
  judgement({ confidence: 0.4, right: false, scores: miss, ms: 3 }),
  // Right but refused: not correct, and its citation is not there.
  judgement({ confidence: 0.2, abstained: true, scores: { ...hit, citationHit: false }, ms: 4 }),
  judgement({
    confidence: 0.1,
    answerable: false,
    abstained: true,
    right: false,
    scores: null,
    ms: 9,
  }),
];

describe('the figures of five questions', () => {
  const json = summaryJson(summarize(five));

  it('are worked out by hand', () => {
    expect(json).toMatchObject({
      n: 5,
      answerable: 4,
      correct: 0.5,
      em: 0.75,
      f1: 0.875,
      sentenceHit: 0.75,
      citationHit: 0.5,
      citationHitAnswered: 0.6667,
      recall: { '1': 0.5, '5': 0.75, '10': 0.75 },
      mrr: 0.5625,
      abstain: { unanswerable: 1, answerable: 0.25, auroc: 1 },
      ms: { p50: 3, p99: 9 },
      removed: null,
    });
    // Bands: two at 0.9 right, 0.4 wrong, 0.2 right (its candidate is), 0.1 wrong.
    expect(json.ece).toBeCloseTo((2 * 0.1 + 0.4 + 0.8 + 0.1) / 5, 4);
    expect(json.types).toEqual([
      { type: 'who', n: 3, correct: 0.3333, em: 0.6667, f1: 0.8333 },
      { type: 'list', n: 1, correct: 1, em: 1, f1: 1 },
    ]);
    expect(json.riskCoverage.at(-1)).toEqual({ coverage: 1, risk: 0.4, threshold: 0.1 });
  });

  it('come in the order that is documented', () => {
    expect(Object.keys(json).slice(0, 11)).toEqual(
      'n answerable correct em f1 sentenceHit citationHit recall mrr abstain ms'.split(' '),
    );
  });
});

it('nothing to score is null, not zero', () => {
  const json = summaryJson(
    summarize([judgement({ answerable: false, right: false, scores: null })]),
  );
  expect(json).toMatchObject({
    answerable: 0,
    correct: null,
    em: null,
    f1: null,
    sentenceHit: null,
    citationHit: null,
    recall: { '1': null, '5': null, '10': null },
    mrr: null,
    abstain: { unanswerable: 0, answerable: null, auroc: null },
  });
});

it('questions asked without their passages are a figure of their own', () => {
  const again = judgement({ asked: 'removed', confidence: 0.3, right: false, scores: null });
  const { n, correct, removed } = summaryJson(summarize([judgement({}), again]));
  expect({ n, correct }).toEqual({ n: 1, correct: 1 });
  expect(removed).toEqual({ n: 1, abstained: 0, auroc: 1, ece: 0.2 });
});

it('a long curve is written as one point for each 5 % of coverage', () => {
  const curve = Array.from({ length: 1000 }, (_, i) => ({
    coverage: (i + 1) / 1000,
    risk: 0,
    threshold: 1 - i / 1000,
  }));
  expect(thinned(curve).map(({ coverage }) => coverage)).toEqual(
    Array.from({ length: 20 }, (_, i) => (i + 1) / 20),
  );
});
