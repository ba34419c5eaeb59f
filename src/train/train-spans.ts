// Training of the span reader: the log-linear stage, then trees on what it says of questions it has not seen.
import type { Trees } from '../reader/span-model/trees.ts';
import { BOOST, type BoostOptions, boost } from './boost.ts';
import { type Examples, LONG_STYLE } from './examples.ts';
import type { LinearLearner } from './linear-learner.ts';
import { pruned } from './prune.ts';
import { trainLinear } from './train-linear.ts';
import { treeData } from './tree-data.ts';
import { treeGroup } from './tree-groups.ts';

export interface TrainedSpans {
  /** Learned from everything. */
  readonly weights: Int8Array;
  /** By fold, learned without it. */
  readonly without: readonly Int8Array[];
  /** Learned without the examples that are kept. */
  readonly trees: Trees;
}

export type Progress = (step: string, done: number, of: number) => void;

export function trainSpans(
  examples: Examples,
  progress: Progress,
  options: BoostOptions = BOOST,
): TrainedSpans {
  const styles = conciseStyles(examples);
  const table = (learner: LinearLearner) => pruned(learner.weights(styles));
  const learners = trainLinear(examples, (done, of) => progress('linear', done, of));
  const weights = table(learners.whole);
  const without = learners.without.map(table);
  // How to answer at length is not to be learned here: the trees know no styles.
  const taught = examples.examples.filter(({ kept, style }) => !kept && style !== LONG_STYLE);
  const groups = taught.flatMap((example, i) => {
    progress('spans', i + 1, taught.length);
    return treeGroup(without[example.fold]!, examples, example) ?? [];
  });
  const trees = boost(treeData(groups), options, (done) => progress('trees', done, options.trees));
  return { weights, without, trees };
}

/** The styles of the corpora's concise answers. */
const conciseStyles = ({ examples }: Examples): number[] =>
  [...new Set(examples.map(({ style }) => style))].filter((style) => style !== LONG_STYLE).sort();
