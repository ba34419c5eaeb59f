// The inverted index: which term stands in which passage, written as MiniSearch writes itself.
import type { VocabularyEntry } from './vocabulary.ts';

/** Passages that hold a term in one field, ascending, with how often. */
interface Postings {
  readonly passages: number[];
  readonly counts: number[];
}

/** Terms by field, then all of it as MiniSearch's JSON. */
export interface InvertedIndex {
  /** Adds a passage; `fields` holds the terms of each field, in the order the index was made with. */
  add(pid: string, fields: readonly (readonly string[])[]): void;
  vocabulary(): Iterable<VocabularyEntry>;
  /** What MiniSearch.loadJSON reads: equal, but for the order of terms, to what it writes after the same `add`s. */
  toJSON(): string;
}

/**
 * MiniSearch's own `add` walks its tree of characters for every word of every passage, which is half of the time
 * of a build; its stored form is a plain table of terms and is made here at once.
 */
export function makeInvertedIndex(fields: readonly string[]): InvertedIndex {
  const terms = new Map<string, (Postings | undefined)[]>();
  const pids: string[] = [];
  const lengths: number[][] = [];
  return {
    add: (pid, texts) => {
      const passage = pids.push(pid) - 1;
      lengths.push(texts.map((found, field) => addField(terms, field, passage, found)));
    },
    vocabulary: () => frequencies(terms),
    toJSON: () => print(fields, terms, pids, lengths),
  };
}

type Terms = Map<string, (Postings | undefined)[]>;

/** Returns the number of different terms, which MiniSearch takes for the length of the field. */
function addField(terms: Terms, field: number, passage: number, found: readonly string[]): number {
  let different = 0;
  for (const term of found) {
    const { passages, counts } = postingsOf(terms, term, field);
    if (passages.at(-1) === passage) counts[counts.length - 1]!++;
    else {
      passages.push(passage);
      counts.push(1);
      different++;
    }
  }
  return different;
}

function postingsOf(terms: Terms, term: string, field: number): Postings {
  const byField = terms.get(term) ?? [];
  const known = byField[field];
  if (known) return known;
  const made = { passages: [], counts: [] };
  byField[field] = made;
  terms.set(term, byField);
  return made;
}

function* frequencies(terms: Terms): Generator<VocabularyEntry> {
  for (const [term, byField] of terms) {
    const lists = byField.flatMap((postings) => (postings ? [postings.passages] : []));
    yield {
      term,
      frequency: lists.length === 1 ? lists[0]!.length : new Set(lists.flat()).size,
    };
  }
}

/** Version of the format of MiniSearch 7. */
const SERIALIZATION = 2;

function print(
  fields: readonly string[],
  terms: Terms,
  pids: readonly string[],
  lengths: readonly (readonly number[])[],
): string {
  const average = fields.map((_, field) =>
    lengths.length === 0 ? 0 : lengths.reduce((sum, own) => sum + own[field]!, 0) / lengths.length,
  );
  const head = JSON.stringify({
    documentCount: pids.length,
    nextId: pids.length,
    documentIds: { ...pids },
    fieldIds: Object.fromEntries(fields.map((name, field) => [name, field])),
    fieldLength: { ...lengths },
    averageFieldLength: average,
    storedFields: {},
    dirtCount: 0,
    serializationVersion: SERIALIZATION,
  });
  const rows = [...terms.keys()].sort().map((term) => printTerm(term, terms.get(term)!));
  return `${head.slice(0, -1)},"index":[${rows.join(',\n')}]}`;
}

function printTerm(term: string, byField: readonly (Postings | undefined)[]): string {
  const fields = byField.flatMap((postings, field) =>
    postings ? [`"${field}":{${printPostings(postings)}}`] : [],
  );
  return `[${JSON.stringify(term)},{${fields.join(',')}}]`;
}

const printPostings = ({ passages, counts }: Postings): string =>
  passages.map((passage, i) => `"${passage}":${counts[i]}`).join(',');
