// Training of the log-linear stage: one learner on everything, and one for each fold that has not seen it.
import { extract } from '../reader/span-model/extract.ts';
import { layOver } from '../reader/span-model/reading.ts';
import { type Example, type Examples, FOLDS } from './examples.ts';
import { rightSpans, spanTexts } from './labels.ts';
import { LinearLearner } from './linear-learner.ts';
import { random, shuffled } from './random.ts';

/** A third epoch fits the training questions better and no others. */
const EPOCHS = 2;
const SEED = 1;

export interface LinearLearners {
  readonly whole: LinearLearner;
  /** By fold, the learner that did not see it. */
  readonly without: readonly LinearLearner[];
}

/**
 * Features are worked out once an epoch and shown to all learners: cheaper than keeping them (4 GB),
 * and in one order, so the same examples give the same weights.
 */
export function trainLinear(
  { passages, examples }: Examples,
  progress: (done: number, of: number) => void,
): LinearLearners {
  const styles = Math.max(...examples.map(({ style }) => style)) + 1;
  const whole = new LinearLearner(styles);
  const without = Array.from({ length: FOLDS }, () => new LinearLearner(styles));
  const next = random(SEED);
  let done = 0;
  const learn = ({ question, passage, answers, style, fold }: Example) => {
    const view = passages[passage]!;
    const extraction = extract(layOver(view, question));
    const right = rightSpans(extraction, spanTexts(view), answers);
    if (right.length > 0) {
      whole.learn(extraction, right, style);
      for (const [f, learner] of without.entries())
        if (f !== fold) learner.learn(extraction, right, style);
    }
    progress(++done, examples.length * EPOCHS);
  };
  for (let epoch = 0; epoch < EPOCHS; epoch++)
    for (const example of shuffled(examples, next)) learn(example);
  return { whole, without };
}
