// The trees' questions: the best spans of each example by a log-linear stage that has not seen it.
import { denseFeatures } from '../reader/span-model/dense.ts';
import { extract } from '../reader/span-model/extract.ts';
import { scoreSpans } from '../reader/span-model/linear.ts';
import { layOver } from '../reader/span-model/reading.ts';
import { type Example, type Examples, reasonsIn } from './examples.ts';
import { bestF1, spanTexts } from './labels.ts';
import type { TreeGroup } from './tree-data.ts';

/** Without an exact span among the best, those this near the best F1 are right. */
const NEAR_BEST = 0.02;
/** A question whose best spans are worse than this teaches nothing. */
const LEAST_F1 = 0.5;

/** Null if the question teaches nothing. */
export function treeGroup(
  weights: Int8Array,
  examples: Examples,
  example: Example,
): TreeGroup | null {
  const { question, passage, answers } = example;
  const view = examples.passages[passage]!;
  const reading = layOver(view, question);
  const extraction = extract(reading);
  if (extraction.size === 0) return null;
  const spans = denseFeatures(
    reading,
    extraction,
    scoreSpans(weights, extraction),
    reasonsIn(examples, example, passage),
  );
  const texts = spanTexts(view);
  const scores = spans.map(({ k }) =>
    bestF1(texts.textOf(extraction.first[k]!, extraction.last[k]!), answers),
  );
  const best = Math.max(...scores);
  if (best < LEAST_F1) return null;
  const least = best === 1 ? 1 : best - NEAR_BEST;
  return {
    rows: spans.map(({ row }) => row),
    targets: scores.map((score) => (score >= least ? 1 : 0)),
  };
}
