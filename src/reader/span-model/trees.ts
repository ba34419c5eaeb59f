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

/** The scores of many rows, tree by tree: a tree's nodes are at hand while all rows go through it. */
export function scoreRows(
  { roots, feature, value, right }: Trees,
  rows: readonly Float32Array[],
): number[] {
  const sums = rows.map(() => 0);
  for (let tree = 0; tree < roots.length; tree++)
    for (let r = 0; r < rows.length; r++) {
      const row = rows[r]!;
      let node = roots[tree]!;
      let asked = feature[node]!;
      while (asked !== LEAF) {
        node += row[asked]! < value[node]! ? 1 : right[node]!;
        asked = feature[node]!;
      }
      sums[r]! += value[node]!;
    }
  return sums;
}
