// The summary of an evaluation: the figures that are published, for people and for machines.
import type { Judgement, Scores } from './judgement.ts';
import {
  auroc,
  average,
  calibrationError,
  type Estimate,
  percentile,
  type ReliabilityBin,
  type RiskPoint,
  rate,
  reliability,
  riskCoverage,
} from './statistics.ts';

/** Null wherever the gold has nothing to score. */
export interface Evaluation {
  /** Questions asked; those asked again without their passages are not counted twice. */
  readonly n: number;
  readonly answerable: number;
  /** Over the answerable questions; an abstention is not correct, nor is its citation. */
  readonly correct: Estimate | null;
  readonly citationHit: Estimate | null;
  /** The same among those that were answered. */
  readonly citationHitAnswered: Estimate | null;
  /** Over the answerable questions, an abstention scored by its best candidate. */
  readonly em: Estimate | null;
  readonly f1: Estimate | null;
  readonly sentenceHit: Estimate | null;
  readonly recall: Readonly<Record<1 | 5 | 10, Estimate | null>>;
  readonly mrr: Estimate | null;
  /** Shares that were refused; AUROC of the confidence, answerable above unanswerable. */
  readonly abstain: Refusals;
  /** Expected calibration error of the confidence, and what it is made of. */
  readonly ece: number | null;
  readonly reliability: readonly ReliabilityBin[];
  readonly riskCoverage: readonly RiskPoint[];
  /** The answerable questions asked again without their passages; null if they were not. */
  readonly removed: Removed | null;
  /** By kind of question, answerable ones only, the most frequent first. */
  readonly types: readonly TypeFigures[];
  readonly ms: { readonly p50: number | null; readonly p99: number | null };
}

export interface Refusals {
  readonly unanswerable: Estimate | null;
  readonly answerable: Estimate | null;
  readonly auroc: number | null;
}

export interface Removed {
  readonly n: number;
  readonly abstained: Estimate | null;
  /** Of the confidence, the question with its passages above the same without. */
  readonly auroc: number | null;
  /** Over both together. */
  readonly ece: number | null;
}

export interface TypeFigures {
  readonly type: string;
  readonly n: number;
  readonly correct: number;
  readonly em: number;
  readonly f1: number;
}

export function summarize(judgements: readonly Judgement[]): Evaluation {
  const asked = judgements.filter((judgement) => judgement.asked !== 'removed');
  const removed = judgements.filter((judgement) => judgement.asked === 'removed');
  const answerable = asked.filter((judgement) => judgement.answerable);
  const unanswerable = asked.filter((judgement) => !judgement.answerable);
  const scores = answerable.flatMap((judgement) => judgement.scores ?? []);
  const answered = answerable.filter(({ abstained }) => !abstained);
  const ranks = known(scores, ({ rank }) => rank);
  const times = asked.map(({ ms }) => ms);
  return {
    n: asked.length,
    answerable: answerable.length,
    correct: rate(answerable.map(isCorrect)),
    em: rate(scores.map(({ em }) => em === 1)),
    f1: average(scores.map(({ f1 }) => f1)),
    sentenceHit: rate(known(scores, ({ sentenceHit }) => sentenceHit)),
    citationHit: rate(known(scores, ({ citationHit }) => citationHit)),
    citationHitAnswered: rate(
      known(
        answered.flatMap((judgement) => judgement.scores ?? []),
        ({ citationHit }) => citationHit,
      ),
    ),
    recall: { 1: recallAt(ranks, 1), 5: recallAt(ranks, 5), 10: recallAt(ranks, 10) },
    mrr: average(ranks.map((rank) => (rank === 0 ? 0 : 1 / rank))),
    abstain: {
      unanswerable: rate(unanswerable.map(({ abstained }) => abstained)),
      answerable: rate(answerable.map(({ abstained }) => abstained)),
      auroc: auroc(answerable.map(confidence), unanswerable.map(confidence)),
    },
    ece: calibrationError(asked),
    reliability: reliability(asked),
    riskCoverage: riskCoverage(asked),
    removed: removed.length === 0 ? null : removedFigures(answerable, removed),
    types: byType(answerable),
    ms: { p50: percentile(times, 0.5), p99: percentile(times, 0.99) },
  };
}

const confidence = (judgement: Judgement): number => judgement.confidence;

const isCorrect = ({ right, abstained }: Judgement): boolean => right && !abstained;

function known<T>(scores: readonly Scores[], pick: (scores: Scores) => T | null): T[] {
  return scores.map(pick).filter((value) => value !== null);
}

const recallAt = (ranks: readonly number[], k: number): Estimate | null =>
  rate(ranks.map((rank) => rank > 0 && rank <= k));

const removedFigures = (
  answerable: readonly Judgement[],
  removed: readonly Judgement[],
): Removed => ({
  n: removed.length,
  abstained: rate(removed.map(({ abstained }) => abstained)),
  auroc: auroc(answerable.map(confidence), removed.map(confidence)),
  ece: calibrationError([...answerable, ...removed]),
});

function byType(answerable: readonly Judgement[]): TypeFigures[] {
  const types = [...new Set(answerable.map(({ type }) => type))];
  return types
    .map((type) =>
      figuresOf(
        type,
        answerable.filter((judgement) => judgement.type === type),
      ),
    )
    .sort((a, b) => b.n - a.n || (a.type < b.type ? -1 : 1));
}

const figuresOf = (type: string, judgements: readonly Judgement[]): TypeFigures => ({
  type,
  n: judgements.length,
  correct: meanOf(judgements, (judgement) => (isCorrect(judgement) ? 1 : 0)),
  em: meanOf(judgements, ({ scores }) => scores?.em ?? 0),
  f1: meanOf(judgements, ({ scores }) => scores?.f1 ?? 0),
});

const meanOf = (all: readonly Judgement[], of: (judgement: Judgement) => number): number =>
  all.reduce((sum, judgement) => sum + of(judgement), 0) / all.length;
