// The port behind which a search engine stands: weighted terms in, hits out.

/** A term of the index with its weight in the query (relative; > 0). */
export interface WeightedTerm {
  readonly term: string;
  readonly weight: number;
}

/**
 * One passage found. Scores order the hits of one search and mean nothing beyond it: engines differ,
 * so nothing may compare them across searches or hold them against a constant.
 */
export interface IndexHit {
  readonly pid: string;
  readonly score: number;
  /** The query terms that the passage holds. */
  readonly matched: readonly string[];
}

/** Asynchronous, because the engine may stand on another machine. */
export interface PassageIndex {
  /**
   * The best `k` passages, by score descending, then pid ascending. With `among`, the best `k` of those that it lets
   * through: what it keeps out takes no place among the `k`, and changes no score.
   */
  search(
    query: readonly WeightedTerm[],
    k: number,
    among?: (pid: string) => boolean,
  ): Promise<readonly IndexHit[]>;
  /** In how many passages the term occurs; 0 for a term the index has never seen. */
  documentFrequency(term: string): number;
  /** Number of passages. */
  readonly size: number;
}
