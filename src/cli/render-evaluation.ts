// An evaluation as a table for people.
import type { Estimate } from '../eval/statistics.ts';
import type { Evaluation } from '../eval/summary.ts';
import { evaluationMessagesIn } from '../messages/evaluation.ts';
import type { Language } from '../messages/language.ts';
import { pad, padStart, width } from './layout.ts';

type Row = readonly string[];
type Labels = ReturnType<typeof evaluationMessagesIn>;

/** Rates in per cent with their 95 % intervals; a line is left out where the gold has nothing to score. */
export function renderEvaluation(evaluation: Evaluation, language: Language): string {
  const labels = evaluationMessagesIn(language);
  const { columns } = labels;
  const parts = [
    labels.head(evaluation.n, evaluation.answerable),
    table([
      [columns.figure, columns.rate, columns.interval, columns.n],
      ...rates(evaluation, labels),
    ]),
    table(numbers(evaluation, labels)),
    table(types(evaluation, labels)),
    table(risks(evaluation, labels)),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function rates(evaluation: Evaluation, labels: Labels): Row[] {
  const { recall, abstain, removed } = evaluation;
  const lines: readonly (readonly [string, Estimate | null | undefined])[] = [
    [labels.correct, evaluation.correct],
    [labels.citationHit, evaluation.citationHit],
    [labels.citationHitAnswered, evaluation.citationHitAnswered],
    [labels.em, evaluation.em],
    [labels.f1, evaluation.f1],
    [labels.sentenceHit, evaluation.sentenceHit],
    [labels.recall(1), recall[1]],
    [labels.recall(5), recall[5]],
    [labels.recall(10), recall[10]],
    [labels.mrr, evaluation.mrr],
    [labels.refusedUnanswerable, abstain.unanswerable],
    [labels.refusedAnswerable, abstain.answerable],
    [labels.refusedRemoved, removed?.abstained],
  ];
  return lines.flatMap(([label, estimate]) => (estimate ? [rateRow(label, estimate)] : []));
}

const rateRow = (label: string, { mean, low, high, n }: Estimate): Row => [
  label,
  percent(mean),
  `${percent(low)}–${percent(high)}`,
  String(n),
];

function numbers({ abstain, removed, ece, ms }: Evaluation, labels: Labels): Row[] {
  const lines: readonly (readonly [string, number | null | undefined])[] = [
    [labels.auroc, abstain.auroc],
    [labels.aurocRemoved, removed?.auroc],
    [labels.ece, removed?.ece ?? ece],
  ];
  const times =
    ms.p50 === null || ms.p99 === null ? null : `${ms.p50.toFixed(1)} / ${ms.p99.toFixed(1)}`;
  return [
    ...lines.flatMap(([label, value]) =>
      typeof value === 'number' ? [[label, value.toFixed(3)]] : [],
    ),
    ...(times === null ? [] : [[labels.ms, times]]),
  ];
}

function types(evaluation: Evaluation, { types: labels, columns }: Labels): Row[] {
  if (evaluation.types.length === 0) return [];
  return [
    [labels.type, labels.correct, labels.em, labels.f1, columns.n],
    ...evaluation.types.map(({ type, correct, em, f1, n }) => [
      type,
      percent(correct),
      percent(em),
      percent(f1),
      String(n),
    ]),
  ];
}

/** Where the curve is read off. */
const COVERAGES = [0.25, 0.5, 0.75, 0.9, 1] as const;

function risks({ riskCoverage }: Evaluation, { risk: labels }: Labels): Row[] {
  if (riskCoverage.length === 0) return [];
  const points = COVERAGES.flatMap(
    (wanted) => riskCoverage.find(({ coverage }) => coverage >= wanted) ?? [],
  );
  return [
    [labels.coverage, labels.risk, labels.threshold],
    ...[...new Set(points)].map(({ coverage, risk, threshold }) => [
      `${percent(coverage)}%`,
      `${percent(risk)}%`,
      threshold.toFixed(2),
    ]),
  ];
}

const percent = (rate: number): string => (100 * rate).toFixed(1);

/** The first column to the left, the others to the right, two blanks between. */
function table(rows: readonly Row[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => width(row[i] ?? ''))));
  return rows
    .map((row) => row.map((cell, i) => (i === 0 ? pad : padStart)(cell, widths[i]!)).join('  '))
    .join('\n');
}
