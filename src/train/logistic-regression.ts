// Logistic regression: Newton's method with an L2 penalty on standardized columns.
import type { Logistic, Named } from '../reader/span-model/logistic.ts';

export interface LabelledRow {
  readonly numbers: Named;
  readonly right: boolean;
}

/** Holds the weights small where columns say the same. */
const PENALTY = 3;
/** Newton's method on a convex function: far more than it takes. */
const STEPS = 30;
const CLOSE = 1e-8;

/** At least one row; all rows have the same names. */
export function fitLogistic(rows: readonly LabelledRow[]): Logistic {
  const names = Object.keys(rows[0]!.numbers);
  const means = names.map((name) => mean(rows.map(({ numbers }) => numbers[name]!)));
  const scales = names.map((name, i) => {
    const variance = mean(rows.map(({ numbers }) => (numbers[name]! - means[i]!) ** 2));
    return variance > 1e-12 ? Math.sqrt(variance) : 1;
  });
  // The last column is the bias.
  const table = rows.map(({ numbers }) =>
    Float64Array.from([...names.map((name, i) => (numbers[name]! - means[i]!) / scales[i]!), 1]),
  );
  const weights = newton(
    table,
    rows.map(({ right }) => (right ? 1 : 0)),
  );
  return { names, means, scales, weights: [...weights.subarray(0, -1)], bias: weights.at(-1)! };
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

function newton(table: readonly Float64Array[], labels: readonly number[]): Float64Array {
  const size = table[0]!.length;
  const weights = new Float64Array(size);
  for (let step = 0; step < STEPS; step++) {
    const slope = new Float64Array(size);
    const curvature = Array.from({ length: size }, () => new Float64Array(size));
    for (const [r, row] of table.entries()) addRow(row, labels[r]!, weights, slope, curvature);
    for (let i = 0; i + 1 < size; i++) {
      slope[i]! += PENALTY * weights[i]!;
      curvature[i]![i]! += PENALTY;
    }
    const move = solve(curvature, slope);
    for (let i = 0; i < size; i++) weights[i]! -= move[i]!;
    if (move.every((distance) => Math.abs(distance) < CLOSE)) break;
  }
  return weights;
}

function addRow(
  row: Float64Array,
  label: number,
  weights: Float64Array,
  slope: Float64Array,
  curvature: readonly Float64Array[],
): void {
  let odds = 0;
  for (let i = 0; i < row.length; i++) odds += weights[i]! * row[i]!;
  const probability = 1 / (1 + Math.exp(-odds));
  const bend = Math.max(1e-6, probability * (1 - probability));
  for (let i = 0; i < row.length; i++) {
    slope[i]! += (probability - label) * row[i]!;
    const scaled = bend * row[i]!;
    const line = curvature[i]!;
    for (let j = 0; j < row.length; j++) line[j]! += scaled * row[j]!;
  }
}

/** `matrix · x = right` by elimination with pivots; both are used up. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  const lines = [...matrix];
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let i = column + 1; i < size; i++)
      if (Math.abs(lines[i]![column]!) > Math.abs(lines[pivot]![column]!)) pivot = i;
    [lines[column], lines[pivot]] = [lines[pivot]!, lines[column]!];
    [right[column], right[pivot]] = [right[pivot]!, right[column]!];
    for (let i = column + 1; i < size; i++) {
      const factor = lines[i]![column]! / lines[column]![column]!;
      for (let j = column; j < size; j++) lines[i]![j]! -= factor * lines[column]![j]!;
      right[i]! -= factor * right[column]!;
    }
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let j = i + 1; j < size; j++) right[i]! -= lines[i]![j]! * right[j]!;
    right[i]! /= lines[i]![i]!;
  }
  return right;
}
