// The summary as machines read it: plain rates, the format of `eval --json`.
import type { Estimate, RiskPoint } from './statistics.ts';
import type { Evaluation } from './summary.ts';

/** All rates lie in [0,1]; null where the gold has nothing to score. `ms` are milliseconds a question. */
export const summaryJson = (evaluation: Evaluation) => ({
  n: evaluation.n,
  answerable: evaluation.answerable,
  correct: plain(evaluation.correct),
  em: plain(evaluation.em),
  f1: plain(evaluation.f1),
  sentenceHit: plain(evaluation.sentenceHit),
  citationHit: plain(evaluation.citationHit),
  recall: {
    '1': plain(evaluation.recall[1]),
    '5': plain(evaluation.recall[5]),
    '10': plain(evaluation.recall[10]),
  },
  mrr: plain(evaluation.mrr),
  abstain: {
    unanswerable: plain(evaluation.abstain.unanswerable),
    answerable: plain(evaluation.abstain.answerable),
    auroc: round(evaluation.abstain.auroc),
  },
  ms: { p50: round(evaluation.ms.p50), p99: round(evaluation.ms.p99) },
  citationHitAnswered: plain(evaluation.citationHitAnswered),
  ece: round(evaluation.ece),
  reliability: evaluation.reliability.map(({ from, to, n, confidence, right }) => ({
    from,
    to,
    n,
    confidence: round(confidence),
    right: round(right),
  })),
  riskCoverage: thinned(evaluation.riskCoverage).map(({ coverage, risk, threshold }) => ({
    coverage: round(coverage),
    risk: round(risk),
    threshold: round(threshold),
  })),
  removed: evaluation.removed && {
    n: evaluation.removed.n,
    abstained: plain(evaluation.removed.abstained),
    auroc: round(evaluation.removed.auroc),
    ece: round(evaluation.removed.ece),
  },
  types: evaluation.types.map(({ type, n, correct, em, f1 }) => ({
    type,
    n,
    correct: round(correct),
    em: round(em),
    f1: round(f1),
  })),
});

/** Points of the curve that are written: one for each 5 % of coverage. */
const STEPS = 20;

/** The first point that reaches each step of coverage, none twice. */
export function thinned(curve: readonly RiskPoint[]): RiskPoint[] {
  const steps = Array.from({ length: STEPS }, (_, i) => (i + 1) / STEPS);
  const reached = steps.flatMap((step) => curve.find(({ coverage }) => coverage >= step) ?? []);
  return [...new Set(reached)];
}

const plain = (estimate: Estimate | null): number | null => round(estimate?.mean ?? null);

/** Four decimals: finer than any gold set tells apart. */
const round = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 1e4) / 1e4;
