// One regression tree, grown on histograms: the sums of slope and curvature by feature and bin.
import { LEAF } from '../reader/span-model/trees.ts';
import { BINS, type TreeData } from './tree-data.ts';

/** Nodes parents first; the left child of `n` is `n + 1`, the right one `n + right[n]`. */
export interface GrownTree {
  /** LEAF at a leaf. */
  readonly feature: number[];
  /** Rows with at most this bin go left. */
  readonly bin: number[];
  readonly right: number[];
  readonly leaf: number[];
}

export interface Growth {
  readonly data: TreeData;
  readonly slope: Float64Array;
  readonly curvature: Float64Array;
  /** The features the tree may split by. */
  readonly features: readonly number[];
  readonly depth: number;
  readonly rate: number;
}

/** Draws leaves towards 0. */
const LAMBDA = 5;
/** Least curvature on either side of a split. */
const LEAST_CHILD = 2;

/** `rows` is put in another order. */
export function growTree(growth: Growth, rows: Int32Array): GrownTree {
  const tree: GrownTree = { feature: [], bin: [], right: [], leaf: [] };
  const histogram = histogramOf(growth, rows);
  grow(growth, tree, rows, histogram, growth.depth);
  return tree;
}

/** By place in `features`, BINS slopes, then BINS curvatures. */
type Histogram = Float64Array;

function histogramOf({ data, slope, curvature, features }: Growth, rows: Int32Array): Histogram {
  const histogram = new Float64Array(features.length * BINS * 2);
  // Gathered once, for every feature looks at them in the same order.
  const slopes = Float64Array.from(rows, (row) => slope[row]!);
  const curvatures = Float64Array.from(rows, (row) => curvature[row]!);
  for (const [place, feature] of features.entries())
    fill(histogram, place * BINS * 2, data.bins[feature]!, rows, slopes, curvatures);
  return histogram;
}

function fill(
  histogram: Histogram,
  base: number,
  bins: Uint8Array,
  rows: Int32Array,
  slopes: Float64Array,
  curvatures: Float64Array,
): void {
  for (let i = 0; i < rows.length; i++) {
    const at = base + bins[rows[i]!]!;
    histogram[at]! += slopes[i]!;
    histogram[at + BINS]! += curvatures[i]!;
  }
}

function grow(
  growth: Growth,
  tree: GrownTree,
  rows: Int32Array,
  histogram: Histogram,
  depth: number,
): void {
  const node = tree.feature.push(LEAF) - 1;
  const sums = sumsOf(growth, rows);
  tree.bin.push(0);
  tree.right.push(0);
  tree.leaf.push((-growth.rate * sums.slope) / (sums.curvature + LAMBDA));
  const split = depth > 0 ? bestSplit(growth, histogram, sums) : null;
  if (!split) return;
  tree.feature[node] = split.feature;
  tree.bin[node] = split.bin;
  const cut = partition(growth.data.bins[split.feature]!, split.bin, rows);
  const left = rows.subarray(0, cut);
  const right = rows.subarray(cut);
  // A child's histogram is its parent's less its sibling's, so only the smaller one is counted.
  const smaller = histogramOf(growth, left.length < right.length ? left : right);
  for (let i = 0; i < histogram.length; i++) histogram[i]! -= smaller[i]!;
  const leftIsSmaller = left.length < right.length;
  grow(growth, tree, left, leftIsSmaller ? smaller : histogram, depth - 1);
  tree.right[node] = tree.feature.length - node;
  grow(growth, tree, right, leftIsSmaller ? histogram : smaller, depth - 1);
}

interface Sums {
  readonly slope: number;
  readonly curvature: number;
}

function sumsOf({ slope, curvature }: Growth, rows: Int32Array): Sums {
  let slopes = 0;
  let curvatures = 0;
  for (const row of rows) {
    slopes += slope[row]!;
    curvatures += curvature[row]!;
  }
  return { slope: slopes, curvature: curvatures };
}

interface Split {
  readonly feature: number;
  readonly bin: number;
}

const worth = (slope: number, curvature: number): number => (slope * slope) / (curvature + LAMBDA);

function bestSplit({ features, data }: Growth, histogram: Histogram, sums: Sums): Split | null {
  const whole = worth(sums.slope, sums.curvature);
  let best: Split | null = null;
  let most = 1e-6;
  for (const [place, feature] of features.entries()) {
    const base = place * BINS * 2;
    const last = data.edges[feature]!.length;
    let slope = 0;
    let curvature = 0;
    for (let bin = 0; bin < last; bin++) {
      slope += histogram[base + bin]!;
      curvature += histogram[base + BINS + bin]!;
      if (curvature < LEAST_CHILD || sums.curvature - curvature < LEAST_CHILD) continue;
      const gain =
        worth(slope, curvature) + worth(sums.slope - slope, sums.curvature - curvature) - whole;
      if (gain > most) {
        most = gain;
        best = { feature, bin };
      }
    }
  }
  return best;
}

/** Puts the rows that go left first, in order; returns how many they are. */
function partition(bins: Uint8Array, bin: number, rows: Int32Array): number {
  const goRight = new Int32Array(rows.length);
  let left = 0;
  let right = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (bins[row]! <= bin) rows[left++] = row;
    else goRight[right++] = row;
  }
  rows.set(goRight.subarray(0, right), left);
  return left;
}
