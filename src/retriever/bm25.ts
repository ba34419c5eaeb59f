// The search engine: BM25+ over term tables, with the statistics of all of them together.
import type { IndexHit, PassageIndex, WeightedTerm } from './passage-index.ts';
import { FIELDS, type Postings, type TermTable } from './term-table.ts';

/**
 * How passages are scored; read anew at each search. The formula is BM25+ (Lv and Zhai 2011) over fields, as
 * MiniSearch reckons it.
 */
const BM25 = {
  // Others between 0.6 and 2, 0.4 and 0.7, 0 and 1 move R@1 on CMRC train by 0.1 or less.
  k: 1.2,
  b: 0.7,
  d: 0.5,
} as const;

// Headings say what many passages are about, and none alone. Questions on headed documents: MRR .891 without
// them, .903 with a quarter to the same weight, .894 with twice.
const BOOST: Readonly<Record<(typeof FIELDS)[number], number>> = { text: 1, headings: 0.5 };

/** A table with the names of its passages, which stand in pid order. */
export interface SearchedTable {
  readonly table: TermTable;
  pidOf(ordinal: number): string;
}

/** An index over tables, which follow each other in pid order: scores are as if they were one. */
export function makePassageIndex(
  tables: readonly SearchedTable[],
  documentFrequency: (term: string) => number,
): PassageIndex {
  let statistics: Statistics | undefined;
  const size = tables.reduce((sum, { table }) => sum + sizeOf(table), 0);
  return {
    size,
    documentFrequency,
    search: async (query, k) => {
      statistics ??= { size, averages: averagesOf(tables, size) };
      return search(tables, statistics, query, k);
    },
  };
}

const sizeOf = ({ lengths, copies }: TermTable): number => lengths[0]!.length - copies.size;

interface Statistics {
  readonly size: number;
  /** Average length by field. */
  readonly averages: readonly number[];
}

function averagesOf(tables: readonly SearchedTable[], size: number): number[] {
  return FIELDS.map((_, field) => {
    let sum = 0;
    for (const { table } of tables)
      for (const [ordinal, length] of table.lengths[field]!.entries())
        if (!table.copies.has(ordinal)) sum += length;
    return sum / size;
  });
}

/** A term of the query with its postings, by table, by field. */
interface FoundTerm extends WeightedTerm {
  readonly postings: readonly (readonly Postings[])[];
}

function search(
  tables: readonly SearchedTable[],
  statistics: Statistics,
  query: readonly WeightedTerm[],
  k: number,
): IndexHit[] {
  const weights = new Map(query.map(({ term, weight }) => [term, weight]));
  const found = [...weights].map(([term, weight]) => ({
    term,
    weight,
    postings: tables.map(({ table }) => table.postings(term)),
  }));
  const scores = tables.map(({ table }) => new Float64Array(table.lengths[0]!.length));
  for (const term of found) addScores(scores, term, tables, statistics);
  return best(scores, k).map(({ table, ordinal, score }) => ({
    pid: tables[table]!.pidOf(ordinal),
    score,
    matched: found
      .filter(({ postings }) => postings[table]!.some((field) => holds(field, ordinal)))
      .map(({ term }) => term),
  }));
}

function addScores(
  scores: readonly Float64Array[],
  { weight, postings }: FoundTerm,
  tables: readonly SearchedTable[],
  { size, averages }: Statistics,
): void {
  const { k, b, d } = BM25;
  for (const [field, name] of FIELDS.entries()) {
    const holding = postings.reduce((sum, fields) => sum + fields[field]!.passages.length, 0);
    const idf = Math.log(1 + (size - holding + 0.5) / (holding + 0.5));
    const factor = weight * BOOST[name] * idf;
    const average = averages[field]!;
    for (const [i, fields] of postings.entries()) {
      const { passages, counts } = fields[field]!;
      const lengths = tables[i]!.table.lengths[field]!;
      const own = scores[i]!;
      for (let at = 0; at < passages.length; at++) {
        const ordinal = passages[at]!;
        const count = counts[at]!;
        const norm = k * (1 - b + (b * lengths[ordinal]!) / average);
        own[ordinal]! += factor * (d + (count * (k + 1)) / (count + norm));
      }
    }
  }
}

interface Scored {
  readonly table: number;
  readonly ordinal: number;
  readonly score: number;
}

/** The `k` highest scores above 0, highest first, equal ones in the order of passages. */
function best(scores: readonly Float64Array[], k: number): Scored[] {
  const kept: Scored[] = [];
  for (const [table, own] of scores.entries())
    for (let ordinal = 0; ordinal < own.length; ordinal++) {
      const score = own[ordinal]!;
      const least = kept.length < k ? 0 : kept[k - 1]!.score;
      if (score > least) insert(kept, { table, ordinal, score }, k);
    }
  return kept;
}

/** Behind all that are no lower. */
function insert(kept: Scored[], found: Scored, k: number): void {
  let at = kept.length;
  while (at > 0 && kept[at - 1]!.score < found.score) at--;
  kept.splice(at, 0, found);
  if (kept.length > k) kept.pop();
}

/** True if the passage is among the postings; a search by halves, for they ascend. */
function holds({ passages }: Postings, ordinal: number): boolean {
  let from = 0;
  let to = passages.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (passages[middle]! < ordinal) from = middle + 1;
    else to = middle;
  }
  return passages[from] === ordinal;
}
