// Statistics over many judged questions: rates with intervals, ranking, calibration, risk–coverage.

/** A mean with its 95 % interval; null of nothing. */
export interface Estimate {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

/** How sure the program was that its best candidate is right, and whether it is. */
export interface Judged {
  /** Probability in [0,1]. */
  readonly confidence: number;
  readonly right: boolean;
}

/** The normal quantile of a two-sided 95 % interval. */
const Z = 1.959964;

export const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** A rate with its Wilson score interval, which stays inside [0,1] and holds for few trials. */
export function rate(values: readonly boolean[]): Estimate | null {
  const n = values.length;
  if (n === 0) return null;
  const p = values.filter(Boolean).length / n;
  const middle = (p + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n);
  const half = (Z / (1 + Z ** 2 / n)) * Math.sqrt((p * (1 - p)) / n + Z ** 2 / (4 * n ** 2));
  return { mean: p, low: Math.max(0, middle - half), high: Math.min(1, middle + half), n };
}

/** A mean of scores in [0,1] with its normal interval, cut to [0,1]. */
export function average(values: readonly number[]): Estimate | null {
  const centre = mean(values);
  if (centre === null) return null;
  const n = values.length;
  const spread = mean(values.map((value) => (value - centre) ** 2))!;
  const half = n === 1 ? 1 : Z * Math.sqrt(spread / (n - 1));
  return { mean: centre, low: Math.max(0, centre - half), high: Math.min(1, centre + half), n };
}

/** The smallest value that at least the share `p` of the values does not exceed; null of nothing. */
export function percentile(values: readonly number[], p: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? null;
}

/**
 * The probability that a value of `above` exceeds one of `below`, ties counting half: the area under the
 * ROC curve (Mann and Whitney's U). Null if either is empty. O(n log n).
 */
export function auroc(above: readonly number[], below: readonly number[]): number | null {
  if (above.length === 0 || below.length === 0) return null;
  const all = [
    ...above.map((value) => ({ value, isAbove: true })),
    ...below.map((value) => ({ value, isAbove: false })),
  ].sort((a, b) => a.value - b.value);
  let wins = 0;
  let passed = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to]!.value === all[from]!.value) to++;
    const tied = all.slice(from, to);
    const rising = tied.filter(({ isAbove }) => isAbove).length;
    const lower = tied.length - rising;
    wins += rising * (passed + lower / 2);
    passed += lower;
    from = to;
  }
  return wins / (above.length * below.length);
}

/** The questions of one band of confidence: what was claimed, what was true. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  /** Mean confidence. */
  readonly confidence: number;
  /** Share that is right. */
  readonly right: number;
}

/** Ten bands: the usual number, and few enough that a hundred questions fill them. */
const BINS = 10;

/** Bands of equal width over [0,1], empty ones left out. */
export function reliability(judged: readonly Judged[]): ReliabilityBin[] {
  const bins = Array.from({ length: BINS }, (_, i) => ({
    from: i / BINS,
    to: (i + 1) / BINS,
    inside: judged.filter(
      ({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === i,
    ),
  }));
  return bins
    .filter(({ inside }) => inside.length > 0)
    .map(({ from, to, inside }) => ({
      from,
      to,
      n: inside.length,
      confidence: mean(inside.map(({ confidence }) => confidence))!,
      right: inside.filter(({ right }) => right).length / inside.length,
    }));
}

/** Expected calibration error (Naeini et al. 2015): the mean gap between claimed and true, by band. */
export function calibrationError(judged: readonly Judged[]): number | null {
  const bins = reliability(judged);
  if (bins.length === 0) return null;
  const gaps = bins.map(({ n, confidence, right }) => n * Math.abs(confidence - right));
  return gaps.reduce((sum, gap) => sum + gap, 0) / judged.length;
}

/** If only the surest `coverage` of the questions were answered, `risk` of those answers were wrong. */
export interface RiskPoint {
  readonly coverage: number;
  readonly risk: number;
  /** The least confidence that is still answered. */
  readonly threshold: number;
}

/** One point for each distinct confidence, surest first (El-Yaniv and Wiener 2010). */
export function riskCoverage(judged: readonly Judged[]): RiskPoint[] {
  const sorted = judged.toSorted((a, b) => b.confidence - a.confidence);
  const points: RiskPoint[] = [];
  let wrong = 0;
  for (const [i, { confidence, right }] of sorted.entries()) {
    if (!right) wrong++;
    if (sorted[i + 1]?.confidence === confidence) continue;
    points.push({
      coverage: (i + 1) / sorted.length,
      risk: wrong / (i + 1),
      threshold: confidence,
    });
  }
  return points;
}
