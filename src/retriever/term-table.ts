// The term table: which term stands in which passage, as text that is written once and looked up in place.

/** What of a passage is indexed, in the order of the table's columns. */
export const FIELDS = ['text', 'headings'] as const;

/** The terms of one field of a passage with how often each occurs. */
export type TermCounts = ReadonlyMap<string, number>;

/** The terms of a passage by field. */
export type PassageTerms = readonly TermCounts[];

/** A passage of the table: `isCopy` if its text is indexed elsewhere, so that it is kept but never found. */
export interface TablePassage {
  readonly terms: PassageTerms;
  readonly isCopy: boolean;
}

/** Passages by their ordinals, ascending, with how often the term occurs in each. */
export interface Postings {
  readonly passages: readonly number[];
  readonly counts: readonly number[];
}

export interface TermTable {
  /** By field, by passage: the number of different terms. */
  readonly lengths: readonly Uint32Array[];
  /** The ordinals of copies. */
  readonly copies: ReadonlySet<number>;
  /** All terms, each with the number of passages (copies aside) that hold it in some field. */
  readonly frequencies: () => Iterable<readonly [term: string, frequency: number]>;
  frequency(term: string): number;
  /** By field; copies are left out. */
  postings(term: string): readonly Postings[];
  /** The terms of all passages, as they were given to `printTermTable`. */
  passages(): TablePassage[];
}

export function countTerms(terms: readonly string[]): TermCounts {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/**
 * A line for each field with the lengths of all passages, a line with the copies, then a line a term in code
 * unit order: the term, in how many passages, and its postings in each field. A posting is the step from the
 * passage before, with `*` and the count if that is not 1.
 */
export function printTermTable(passages: readonly TablePassage[]): string {
  const columns = new Map<string, Column>();
  for (const [ordinal, { terms, isCopy }] of passages.entries())
    for (const [field, counts] of terms.entries())
      for (const [term, count] of counts)
        addPosting(columnOf(columns, term), field, ordinal, count, isCopy);
  const copies = passages.flatMap(({ isCopy }, ordinal) => (isCopy ? [ordinal] : []));
  const lines = [
    ...FIELDS.map((name, i) => `${name}\t${passages.map(({ terms }) => terms[i]!.size).join(' ')}`),
    `copies\t${copies.join(' ')}`,
  ];
  for (const term of [...columns.keys()].sort()) {
    const { frequency, fields } = columns.get(term)!;
    lines.push(`${term}\t${frequency}\t${fields.map(({ text }) => text).join('\t')}`);
  }
  return `${lines.join('\n')}\n`;
}

interface Column {
  frequency: number;
  /** The passage that was counted last, for it may hold the term in several fields. */
  counted: number;
  readonly fields: readonly { last: number; text: string }[];
}

function columnOf(columns: Map<string, Column>, term: string): Column {
  const known = columns.get(term);
  if (known) return known;
  const made = { frequency: 0, counted: -1, fields: FIELDS.map(() => ({ last: 0, text: '' })) };
  columns.set(term, made);
  return made;
}

function addPosting(
  column: Column,
  field: number,
  ordinal: number,
  count: number,
  isCopy: boolean,
): void {
  const own = column.fields[field]!;
  const step = `${own.text === '' ? '' : ' '}${ordinal - own.last}`;
  own.text += count === 1 ? step : `${step}*${count}`;
  own.last = ordinal;
  if (isCopy || column.counted === ordinal) return;
  column.counted = ordinal;
  column.frequency++;
}

const TAB = 9;
const LINE_BREAK = 10;
const SPACE = 32;
const STAR = 42;
const ZERO = 48;

/** A table over the bytes of what `printTermTable` made; they are parsed where something is looked up. */
export function openTermTable(bytes: Buffer): TermTable {
  let at = 0;
  const headLine = (): number[] => {
    const end = bytes.indexOf(LINE_BREAK, at);
    const [, numbers = ''] = bytes.toString('utf8', at, end).split('\t');
    at = end + 1;
    return numbers === '' ? [] : numbers.split(' ').map(Number);
  };
  const lengths = FIELDS.map(() => Uint32Array.from(headLine()));
  const copies = new Set(headLine());
  const body = at;
  let places: ReadonlyMap<string, number> | undefined;
  /** Where the numbers of each term begin. */
  const table = () => {
    places ??= new Map(linesFrom(bytes, body));
    return places;
  };
  const frequencyAt = (at: number) => readNumber(bytes, { at });
  return {
    lengths,
    copies,
    *frequencies() {
      for (const [term, place] of table()) yield [term, frequencyAt(place)];
    },
    frequency: (term) => {
      const place = table().get(term);
      return place === undefined ? 0 : frequencyAt(place);
    },
    postings: (term) => {
      const place = table().get(term);
      return place === undefined ? NONE : postingsAt(bytes, place, copies);
    },
    passages: () => {
      const terms = Array.from(lengths[0]!, () => FIELDS.map(() => new Map<string, number>()));
      for (const [term, place] of table())
        for (const [field, { passages, counts }] of postingsAt(bytes, place, NO_COPIES).entries())
          for (const [i, ordinal] of passages.entries())
            terms[ordinal]![field]!.set(term, counts[i]!);
      return terms.map((own, ordinal) => ({ terms: own, isCopy: copies.has(ordinal) }));
    },
  };
}

const NO_COPIES: ReadonlySet<number> = new Set();
const NONE: readonly Postings[] = FIELDS.map(() => ({ passages: [], counts: [] }));

function* linesFrom(bytes: Buffer, body: number): Generator<[term: string, place: number]> {
  for (let at = body; at < bytes.length; at = bytes.indexOf(LINE_BREAK, at) + 1) {
    const tab = bytes.indexOf(TAB, at);
    yield [bytes.toString('utf8', at, tab), tab + 1];
    at = tab;
  }
}

/** A place in the bytes, moved on by what is read there. */
interface Cursor {
  at: number;
}

/** The digits at the cursor as a number; 0 if there are none. */
function readNumber(bytes: Buffer, cursor: Cursor): number {
  let value = 0;
  for (; bytes[cursor.at]! >= ZERO; cursor.at++) value = value * 10 + bytes[cursor.at]! - ZERO;
  return value;
}

/** The postings of the fields of a term whose numbers begin at `place`. */
function postingsAt(bytes: Buffer, place: number, copies: ReadonlySet<number>): Postings[] {
  const cursor = { at: bytes.indexOf(TAB, place) };
  return FIELDS.map(() => {
    cursor.at++;
    return readPostings(bytes, cursor, copies);
  });
}

/** The postings at the cursor, which then stands at the byte that ends them. */
function readPostings(bytes: Buffer, cursor: Cursor, copies: ReadonlySet<number>): Postings {
  const passages: number[] = [];
  const counts: number[] = [];
  let ordinal = 0;
  for (; bytes[cursor.at]! >= SPACE; ) {
    if (bytes[cursor.at] === SPACE) cursor.at++;
    ordinal += readNumber(bytes, cursor);
    const count = bytes[cursor.at] === STAR ? readCount(bytes, cursor) : 1;
    if (copies.has(ordinal)) continue;
    passages.push(ordinal);
    counts.push(count);
  }
  return { passages, counts };
}

function readCount(bytes: Buffer, cursor: Cursor): number {
  cursor.at++;
  return readNumber(bytes, cursor);
}
