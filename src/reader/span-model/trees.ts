// Boosted trees: the score of a row of numbers is the sum of the leaves it falls into.

/**
 * Nodes of all trees, parents first; the left child of node `n` is `n + 1`.
 * A row goes left if its number `feature[n]` is below `value[n]`; at a leaf `value[n]` is what it adds.
 */
export interface Trees {
  /** First node of each tree. */
  readonly roots: Uint32Array;
  readonly feature: Uint8Array;
  readonly value: Float32Array;
  /** Right child, as a distance. */
  readonly right: Uint16Array;
}

/** In the place of a feature, at a leaf. */
export const LEAF = 255;

export function scoreTrees(trees: Trees, row: Float32Array): number {
  let sum = 0;
  for (const root of trees.roots) sum += trees.value[leafOf(trees, root, row)]!;
  return sum;
}

function leafOf({ feature, value, right }: Trees, root: number, row: Float32Array): number {
  let node = root;
  while (feature[node]! !== LEAF) node += row[feature[node]!]! < value[node]! ? 1 : right[node]!;
  return node;
}
