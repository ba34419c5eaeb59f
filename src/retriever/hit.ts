// A hit: a retrieved passage with what `explain` needs to say why.
import type { Passage } from '../corpus/passage.ts';

/** How a query term came from the question's word. */
export type TermOrigin = 'exact' | 'number' | 'homophone' | 'one-character';

/** A term of the query: what is searched, what word of the question it stands for, and how. */
export interface QueryTerm {
  readonly term: string;
  readonly weight: number;
  /** The question's own word, folded. */
  readonly from: string;
  readonly origin: TermOrigin;
}

export interface Query {
  readonly terms: readonly QueryTerm[];
  /** Words of the question that the index has never seen, in any form. */
  readonly unseen: readonly string[];
}

export interface Hit {
  readonly passage: Passage;
  /** From 1. */
  readonly rank: number;
  /** Orders the hits of one question; comparable to nothing else. */
  readonly score: number;
  /** Query terms that the passage or its headings hold. */
  readonly matched: readonly string[];
}
