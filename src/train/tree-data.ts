// The rows the trees learn from: numbers put into bins, and rows grouped by question.

/** At most this many bins a feature; more gained nothing. */
export const BINS = 64;

export interface TreeData {
  readonly size: number;
  /** By feature, the bin of each row. */
  readonly bins: readonly Uint8Array[];
  /** By feature, the edges: a number is in bin `b` if `edges[b - 1] <= number < edges[b]`. */
  readonly edges: readonly Float32Array[];
  /** Group `g` is the rows `groups[g]` up to, not including, `groups[g + 1]`: one question's spans. */
  readonly groups: Uint32Array;
  /** By row, the share of the right answer it has; sums to 1 in each group. */
  readonly targets: Float32Array;
}

/** One question: the rows of its spans, and how right each is (none negative, not all 0). */
export interface TreeGroup {
  readonly rows: readonly Float32Array[];
  readonly targets: readonly number[];
}

export function treeData(groups: readonly TreeGroup[]): TreeData {
  const rows = groups.flatMap((group) => group.rows);
  const features = rows[0]?.length ?? 0;
  const edges = Array.from({ length: features }, (_, feature) => edgesOf(rows, feature));
  const bounds = new Uint32Array(groups.length + 1);
  for (const [g, group] of groups.entries()) bounds[g + 1] = bounds[g]! + group.rows.length;
  return {
    size: rows.length,
    bins: edges.map((own, feature) => Uint8Array.from(rows, (row) => binOf(own, row[feature]!))),
    edges,
    groups: bounds,
    targets: Float32Array.from(groups.flatMap(({ targets }) => shares(targets))),
  };
}

function shares(targets: readonly number[]): number[] {
  const sum = targets.reduce((a, b) => a + b, 0);
  return targets.map((target) => target / sum);
}

/** Quantiles look at this many rows, evenly taken. */
const SAMPLE = 50_000;

/** At most BINS - 1 ascending edges: every distinct number if they are few, quantiles otherwise. */
function edgesOf(rows: readonly Float32Array[], feature: number): Float32Array {
  const stride = Math.max(1, Math.floor(rows.length / SAMPLE));
  const values: number[] = [];
  for (let i = 0; i < rows.length; i += stride) values.push(rows[i]![feature]!);
  values.sort((a, b) => a - b);
  const distinct = values.filter((value, i) => i === 0 || value !== values[i - 1]);
  if (distinct.length <= BINS)
    return Float32Array.from(distinct.slice(1), (value, i) => (value + distinct[i]!) / 2);
  const picked = Array.from(
    { length: BINS - 1 },
    (_, b) => values[Math.floor(((b + 1) * values.length) / BINS)]!,
  );
  return Float32Array.from(picked.filter((value, i) => i === 0 || value > picked[i - 1]!));
}

/** How many edges the value has reached. */
export function binOf(edges: Float32Array, value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value < edges[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}
