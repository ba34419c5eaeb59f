// Gradient boosting: trees grown one after the other on what those before them leave wrong.
import type { Trees } from '../reader/span-model/trees.ts';
import { LEAF } from '../reader/span-model/trees.ts';
import { type GrownTree, growTree } from './grow-tree.ts';
import { random } from './random.ts';
import type { TreeData } from './tree-data.ts';

export interface BoostOptions {
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
  /** Share of the groups, and of the features, that each tree sees. */
  readonly rowShare: number;
  readonly featureShare: number;
  readonly seed: number;
}

// Depth 5 was worse and 8 no better; at this rate 500 trees are where held-out questions stop gaining.
export const BOOST: BoostOptions = {
  trees: 500,
  depth: 7,
  rate: 0.05,
  rowShare: 0.7,
  featureShare: 0.5,
  seed: 5,
};

/** A row's curvature is at least this, or a leaf of sure rows would leap. */
const LEAST_CURVATURE = 1e-3;

/** Learns to put the right rows of each group first: softmax over the group, against the targets. */
export function boost(
  data: TreeData,
  options: BoostOptions,
  progress: (trees: number) => void = () => {},
): Trees {
  const next = random(options.seed);
  const scores = new Float64Array(data.size);
  const slope = new Float64Array(data.size);
  const curvature = new Float64Array(data.size);
  const grown: GrownTree[] = [];
  for (let t = 0; t < options.trees; t++) {
    gradients(data, scores, slope, curvature);
    const rows = sampleRows(data, options.rowShare, next);
    const features = data.bins.map((_, f) => f).filter(() => next() < options.featureShare);
    const tree = growTree({ data, slope, curvature, features, ...options }, rows);
    addScores(data, tree, scores);
    grown.push(tree);
    progress(t + 1);
  }
  return packed(grown, data);
}

/** Of the cross-entropy between the targets and the softmax of the scores, by row. */
function gradients(
  { groups, targets }: TreeData,
  scores: Float64Array,
  slope: Float64Array,
  curvature: Float64Array,
): void {
  for (let g = 0; g + 1 < groups.length; g++) {
    const from = groups[g]!;
    const to = groups[g + 1]!;
    let most = Number.NEGATIVE_INFINITY;
    for (let r = from; r < to; r++) if (scores[r]! > most) most = scores[r]!;
    let sum = 0;
    for (let r = from; r < to; r++) {
      slope[r] = Math.exp(scores[r]! - most);
      sum += slope[r]!;
    }
    for (let r = from; r < to; r++) {
      const probability = slope[r]! / sum;
      slope[r] = probability - targets[r]!;
      curvature[r] = Math.max(LEAST_CURVATURE, probability * (1 - probability));
    }
  }
}

function sampleRows({ groups }: TreeData, share: number, next: () => number): Int32Array {
  const rows: number[] = [];
  for (let g = 0; g + 1 < groups.length; g++)
    if (next() < share) for (let r = groups[g]!; r < groups[g + 1]!; r++) rows.push(r);
  return Int32Array.from(rows);
}

function addScores({ size, bins }: TreeData, tree: GrownTree, scores: Float64Array): void {
  for (let r = 0; r < size; r++) {
    let node = 0;
    while (tree.feature[node]! !== LEAF)
      node += bins[tree.feature[node]!]![r]! <= tree.bin[node]! ? 1 : tree.right[node]!;
    scores[r]! += tree.leaf[node]!;
  }
}

/** All trees in one set of columns, with numbers in the place of bins. */
function packed(grown: readonly GrownTree[], { edges }: TreeData): Trees {
  const roots: number[] = [];
  const feature: number[] = [];
  const value: number[] = [];
  const right: number[] = [];
  for (const tree of grown) {
    roots.push(feature.length);
    for (const [node, f] of tree.feature.entries()) {
      feature.push(f);
      right.push(tree.right[node]!);
      value.push(f === LEAF ? tree.leaf[node]! : edges[f]![tree.bin[node]!]!);
    }
  }
  return {
    roots: Uint32Array.from(roots),
    feature: Uint8Array.from(feature),
    value: Float32Array.from(value),
    right: Uint16Array.from(right),
  };
}
