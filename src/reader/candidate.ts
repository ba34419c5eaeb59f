// A candidate: a span of a passage that may be the answer, with the reasons for and against it.

import type { Hit } from '../retriever/hit.ts';
import type { Span } from '../text/span.ts';

/** Named contributions; their sum is the score. */
export type Features = Readonly<Record<string, number>>;

/** All spans are in the coordinates of `hit.passage.text`. */
export interface Candidate {
  readonly hit: Hit;
  /** The sentence that proves it. */
  readonly sentence: Span;
  /** The short answer; for yes/no, the words of the sentence that decide. */
  readonly span: Span;
  /** What is shown as the answer: the slice at `span`, or 是 / 否 for a yes/no question. */
  readonly text: string;
  /** What announces the items of a list (禁止下列行为：), where it is another sentence than the first item's. */
  readonly announced?: { readonly hit: Hit; readonly sentence: Span };
  /** The items of a list answer, each with the sentence it stands in; absent for other answers. */
  readonly items?: readonly CandidateItem[];
  readonly score: number;
  readonly features: Features;
}

export interface CandidateItem {
  readonly hit: Hit;
  readonly sentence: Span;
  readonly span: Span;
}
