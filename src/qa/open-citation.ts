// Opening a citation: from its id alone to the place where it stands today.
import type { Citation } from './answer.ts';

/**
 * same: the sentence stands in the document it was cited from; moved: in another (the file was renamed or
 * its text taken over); changed: the document holds a sentence much like it; gone: nothing like it is left.
 */
export type Verdict = 'same' | 'moved' | 'changed' | 'gone';

export interface OpenedCitation {
  readonly verdict: Verdict;
  readonly cid: string;
  /** Every place where it stands now, best first; empty if it is gone. `answer` and `marks` are empty. */
  readonly places: readonly Citation[];
}
