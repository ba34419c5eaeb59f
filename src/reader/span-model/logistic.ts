// A logistic model: named numbers, standardized, weighed and summed into a probability.

/** Columns in one order. */
export interface Logistic {
  readonly names: readonly string[];
  readonly means: readonly number[];
  readonly scales: readonly number[];
  readonly weights: readonly number[];
  readonly bias: number;
}

export type Named = Readonly<Record<string, number>>;

/** What each number adds to the log odds, and the bias. */
export function logOddsByName(model: Logistic, numbers: Named): Named {
  const found: Record<string, number> = { bias: model.bias };
  for (const [i, name] of model.names.entries())
    found[name] = (((numbers[name] ?? 0) - model.means[i]!) / model.scales[i]!) * model.weights[i]!;
  return found;
}

export function logistic(model: Logistic, numbers: Named): number {
  let sum = model.bias;
  for (const [i, name] of model.names.entries())
    sum += (((numbers[name] ?? 0) - model.means[i]!) / model.scales[i]!) * model.weights[i]!;
  return 1 / (1 + Math.exp(-sum));
}
