// The search engine: MiniSearch over what the term tables have of a question's words; the one door to minisearch.
import MiniSearch from 'minisearch';
import type { IndexHit, PassageIndex, WeightedTerm } from './passage-index.ts';
import { FIELDS, type Postings, type TermTable } from './term-table.ts';

/** How passages are scored, as MiniSearch names it; read anew at each search. */
const SCORING = {
  // Headings say what many passages are about, and none alone. Questions on headed documents: MRR .891 without
  // them, .903 with a quarter to the same weight, .894 with twice.
  boost: { text: 1, headings: 0.5 } satisfies Record<(typeof FIELDS)[number], number>,
  // MiniSearch's own; others between 0.6 and 2, 0.4 and 0.7, 0 and 1 move R@1 on CMRC train by 0.1 or less.
  bm25: { k: 1.2, b: 0.7, d: 0.5 },
};

/** A table with the names of its passages, which stand in pid order. */
export interface SearchedTable {
  readonly table: TermTable;
  pidOf(ordinal: number): string;
}

/**
 * An index over tables, which follow each other in pid order: scores are as if they were one. MiniSearch is given
 * only the words of the question, so that nothing is loaded before it is asked for, however large the corpus.
 */
export function makePassageIndex(
  tables: readonly SearchedTable[],
  documentFrequency: (term: string) => number,
): PassageIndex {
  let joined: JoinedTables | undefined;
  const size = tables.reduce((sum, { table }) => sum + sizeOf(table), 0);
  return {
    size,
    documentFrequency,
    search: async (query, k, among) => {
      joined ??= join(tables, size);
      return search(joined, query, k, among);
    },
  };
}

const sizeOf = ({ lengths, copies }: TermTable): number => lengths[0]!.length - copies.size;

/** Tables as one: a passage's ordinal is that in its table plus those of the tables before. */
interface JoinedTables {
  /** Number of passages, copies aside. */
  readonly size: number;
  /** One more than the highest ordinal. */
  readonly end: number;
  /** Average length by field. */
  readonly averages: number[];
  postings(term: string): readonly Column[];
  pidOf(ordinal: number): string;
  /** By field. */
  lengthsOf(ordinal: number): number[];
}

/** What tables have of a term in one field. */
interface Column {
  /** Number of passages. */
  readonly size: number;
  readonly parts: readonly (Postings & { readonly offset: number })[];
}

function join(tables: readonly SearchedTable[], size: number): JoinedTables {
  const offsets: number[] = [];
  let end = 0;
  for (const { table } of tables) {
    offsets.push(end);
    end += table.lengths[0]!.length;
  }
  const at = (ordinal: number) => {
    const i = offsets.findLastIndex((offset) => offset <= ordinal);
    return { own: tables[i]!, ordinal: ordinal - offsets[i]! };
  };
  return {
    size,
    end,
    averages: FIELDS.map((_, field) => sumOfLengths(tables, field) / size),
    postings: (term) => {
      const found = tables.map(({ table }) => table.postings(term));
      return FIELDS.map((_, field) => {
        const parts = found.map((own, i) => ({ ...own[field]!, offset: offsets[i]! }));
        return { size: parts.reduce((sum, { passages }) => sum + passages.length, 0), parts };
      });
    },
    pidOf: (joined) => {
      const { own, ordinal } = at(joined);
      return own.pidOf(ordinal);
    },
    lengthsOf: (joined) => {
      const { own, ordinal } = at(joined);
      return FIELDS.map((_, field) => own.table.lengths[field]![ordinal]!);
    },
  };
}

function sumOfLengths(tables: readonly SearchedTable[], field: number): number {
  let sum = 0;
  for (const { table } of tables)
    for (const [ordinal, length] of table.lengths[field]!.entries())
      if (!table.copies.has(ordinal)) sum += length;
  return sum;
}

/** A term of the query with its columns, by field. */
interface FoundTerm extends WeightedTerm {
  readonly columns: readonly Column[];
}

/** MiniSearch multiplies its BM25 sum by the number of terms that matched, which is taken out again. */
function search(
  tables: JoinedTables,
  query: readonly WeightedTerm[],
  k: number,
  among: ((pid: string) => boolean) | undefined,
): IndexHit[] {
  const found = distinct(query).map(
    (term): FoundTerm => ({ ...term, columns: tables.postings(term.term) }),
  );
  const isAmong = (ordinal: number) => among === undefined || among(tables.pidOf(ordinal));
  const candidates = candidatesAmong(found, k, tables.end, isAmong);
  const keys = keysOf(found, candidates, tables.size);
  return engineOf(keys, candidates, tables)
    .search([...keys.keys()].join(SEPARATOR), {
      tokenize: (text) => text.split(SEPARATOR),
      processTerm: (key) => key,
      boostTerm: (key) => keys.get(key)!.weight,
      ...SCORING,
    })
    .map(({ id, score, queryTerms }) => ({
      ordinal: id as number,
      score: score / queryTerms.length,
      matched: [...new Set(queryTerms.map((key) => keys.get(key)!.term))],
    }))
    .sort((a, b) => b.score - a.score || a.ordinal - b.ordinal)
    .slice(0, k)
    .map(({ ordinal, ...hit }) => ({ pid: tables.pidOf(ordinal), ...hit }));
}

const SEPARATOR = '\n';

const distinct = (query: readonly WeightedTerm[]): WeightedTerm[] =>
  [...new Map(query.map(({ term, weight }) => [term, weight]))].map(([term, weight]) => ({
    term,
    weight,
  }));

/**
 * Postings that are read to find candidates: the frequent terms of a question have nearly all of them and tell
 * passages apart least. On CMRC train (4,600 passages) the figures are the same as without a limit; on 20,000
 * passages of few sentences a search takes a quarter of the time.
 */
const POSTINGS = 2000;

/** Candidates for each hit that is wanted: frequent terms may still change the order. */
const CANDIDATES = 4;

/**
 * By ordinal, 1 for the passages with the rarest terms of a query: as many as `POSTINGS` allows; few have no limit.
 * What is kept out counts for nothing, so that a few documents are searched as thoroughly as all.
 */
function candidatesAmong(
  found: readonly FoundTerm[],
  k: number,
  end: number,
  isAmong: (ordinal: number) => boolean,
): Uint8Array {
  const states = new Uint8Array(end);
  let postings = 0;
  for (const term of [...found].sort((a, b) => frequencyOf(a) - frequencyOf(b))) {
    const ordinals = ordinalsOf(term).filter((ordinal) => {
      if (states[ordinal] === UNKNOWN) states[ordinal] = isAmong(ordinal) ? IN : OUT;
      return states[ordinal] !== OUT;
    });
    const isEnough = postings >= k * CANDIDATES;
    postings += ordinals.length;
    if (isEnough && postings > POSTINGS) break;
    for (const ordinal of ordinals) states[ordinal] = CANDIDATE;
  }
  return states.map((state) => (state === CANDIDATE ? 1 : 0));
}

/** What is known of a passage while candidates are looked for. */
const [UNKNOWN, IN, OUT, CANDIDATE] = [0, 1, 2, 3];

/** The passages of a term; one with the term in both fields comes twice. */
const ordinalsOf = ({ columns }: FoundTerm): number[] =>
  columns.flatMap(({ parts }) =>
    parts.flatMap(({ passages, offset }) => Array.from(passages, (ordinal) => offset + ordinal)),
  );

const frequencyOf = ({ columns }: FoundTerm): number =>
  columns.reduce((sum, { size }) => sum + size, 0);

/** A term in one field, as MiniSearch is given it: with its count by ordinal. */
interface Key extends WeightedTerm {
  readonly field: number;
  readonly counts: Readonly<Record<number, number>>;
}

/**
 * The terms by field, each with its postings among the candidates. MiniSearch reckons rarity from these; the weight
 * makes up for those left out.
 */
function keysOf(
  found: readonly FoundTerm[],
  candidates: Uint8Array,
  size: number,
): ReadonlyMap<string, Key> {
  const keys = new Map<string, Key>();
  for (const { term, weight, columns } of found)
    for (const [field, column] of columns.entries()) {
      const { counts, kept } = countsAmong(candidates, column);
      if (kept === 0) continue;
      const rarity = idf(size, column.size) / idf(size, kept);
      keys.set(`${field}${term}`, { term, weight: weight * rarity, field, counts });
    }
  return keys;
}

function countsAmong(candidates: Uint8Array, { parts }: Column) {
  const counts: Record<number, number> = {};
  let kept = 0;
  for (const { passages, counts: own, offset } of parts)
    for (let i = 0; i < passages.length; i++) {
      const ordinal = offset + passages[i]!;
      if (candidates[ordinal] === 0) continue;
      counts[ordinal] = own[i]!;
      kept++;
    }
  return { counts, kept };
}

/** As MiniSearch has it. */
const idf = (size: number, frequency: number): number =>
  Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5));

/** Version of MiniSearch's stored form. */
const SERIALIZATION = 2;

function engineOf(
  keys: ReadonlyMap<string, Key>,
  candidates: Uint8Array,
  { size, averages, lengthsOf }: JoinedTables,
): MiniSearch {
  const documentIds: Record<number, number> = {};
  const fieldLength: Record<number, number[]> = {};
  for (let at = candidates.indexOf(1); at >= 0; at = candidates.indexOf(1, at + 1)) {
    documentIds[at] = at;
    fieldLength[at] = lengthsOf(at);
  }
  return MiniSearch.loadJS(
    {
      documentCount: size,
      nextId: candidates.length,
      documentIds,
      fieldIds: Object.fromEntries(FIELDS.map((name, field) => [name, field])),
      fieldLength,
      averageFieldLength: averages,
      storedFields: {},
      index: [...keys].map(([key, { field, counts }]) => [key, { [field]: counts }]),
      serializationVersion: SERIALIZATION,
    },
    { fields: [...FIELDS] },
  );
}
