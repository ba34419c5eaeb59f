// Training of the span reader: the log-linear stage, then trees on what it says of questions it has not seen.
import type { Trees } from '../reader/span-model/trees.ts';
import { BOOST, type BoostOptions, boost } from './boost.ts';
import { type Examples, LONG_STYLE } from './examples.ts';
import type { LinearLearner } from './linear-learner.ts';
import { pruned } from './prune.ts';
import { trainLinear } from './train-linear.ts';
import { treeData } from './tree-data.ts';
import { treeGroup } from './tree-groups.ts';

export interface SpanReader {
  readonly weights: Int8Array;
  readonly trees: Trees;
}

export interface TrainedSpans {
  /** Learned from everything: the one to ship. */
  readonly shipped: SpanReader;
  /** Learned without fold HELD_OUT, whose questions are new to it: the one to learn trust from. */
  readonly heldOut: SpanReader;
}

/** The fold that neither stage of `heldOut` has seen. */
export const HELD_OUT = 0;

export type Progress = (step: string, done: number, of: number) => void;

export function trainSpans(
  examples: Examples,
  progress: Progress,
  options: BoostOptions = BOOST,
): TrainedSpans {
  const styles = conciseStyles(examples);
  const table = (learner: LinearLearner) => pruned(learner.weights(styles));
  const learners = trainLinear(examples, (done, of) => progress('linear', done, of));
  const without = learners.without.map(table);
  const groups = examples.examples.map((example, i) => {
    progress('spans', i + 1, examples.examples.length);
    // How to answer at length is not to be learned here: the trees know no styles.
    return example.style === LONG_STYLE
      ? null
      : treeGroup(without[example.fold]!, examples, example);
  });
  const seen = (keep: (fold: number) => boolean) =>
    groups.filter((group, i) => group !== null && keep(examples.examples[i]!.fold));
  const grow = (keep: (fold: number) => boolean, step: string) =>
    boost(treeData(seen(keep).filter((group) => group !== null)), options, (done) =>
      progress(step, done, options.trees),
    );
  return {
    shipped: { weights: table(learners.whole), trees: grow(() => true, 'trees') },
    heldOut: {
      weights: without[HELD_OUT]!,
      trees: grow((fold) => fold !== HELD_OUT, 'held-out trees'),
    },
  };
}

/** The styles of the corpora's concise answers. */
export const conciseStyles = ({ examples }: Examples): number[] =>
  [...new Set(examples.map(({ style }) => style))].filter((style) => style !== LONG_STYLE).sort();
