// The vocabulary: every term of the index with the number of passages it occurs in.
import type { TermTable } from './term-table.ts';

export interface Vocabulary {
  /** In how many passages (headings included) a term occurs; 0 for one the index has never seen. */
  documentFrequency(term: string): number;
  /** The terms as long as `word` that begin or end with the same code unit, most frequent first of either. */
  neighbours(word: string): Iterable<string>;
}

/** The terms of all tables together. What is looked up is remembered: questions share their words. */
export function vocabularyOf(tables: readonly TermTable[]): Vocabulary {
  const frequencies = new Map<string, number>();
  const documentFrequency = (term: string): number => {
    const known = frequencies.get(term);
    if (known !== undefined) return known;
    const frequency = tables.reduce((sum, table) => sum + table.frequency(term), 0);
    frequencies.set(term, frequency);
    return frequency;
  };
  const byFrequency = (a: string, b: string): number =>
    documentFrequency(b) - documentFrequency(a) || (a < b ? -1 : 1);
  return {
    documentFrequency,
    neighbours: (word) =>
      edgesOf(word).flatMap((edge) => {
        const terms = new Set(tables.flatMap((table) => edgesIn(table).get(edge) ?? []));
        return [...terms].sort(byFrequency);
      }),
  };
}

/** The number of different terms. */
export const countTermsOf = (tables: readonly TermTable[]): number => {
  const terms = new Set<string>();
  for (const table of tables) for (const [term] of table.frequencies()) terms.add(term);
  return terms.size;
};

type Edges = ReadonlyMap<string, readonly string[]>;

const memory = new WeakMap<TermTable, Edges>();

/** The terms of a table that occur, by their edges; made when something is first looked up. */
function edgesIn(table: TermTable): Edges {
  const known = memory.get(table);
  if (known) return known;
  const edges = new Map<string, string[]>();
  for (const [term, frequency] of table.frequencies()) {
    if (frequency === 0) continue;
    for (const edge of edgesOf(term)) {
      const same = edges.get(edge);
      if (same) same.push(term);
      else edges.set(edge, [term]);
    }
  }
  memory.set(table, edges);
  return edges;
}

/** First and last code unit with the length: `3防`, `3长`. */
const edgesOf = (word: string): [string, string] => [
  `${word.length}${word[0]}`,
  `${word.length}-${word.at(-1)}`,
];
