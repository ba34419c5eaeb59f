// A shard: some documents with their passages and terms, as the one text they are stored as.
import type { IndexedDocument } from '../corpus/document.ts';
import { pidAt } from '../corpus/passage.ts';
import type { StoredSplit } from './stored-split.ts';
import { openTermTable, type PassageTerms, printTermTable, type TermTable } from './term-table.ts';

/** A document as an index holds it: all that is known of it and needed to bring the index up to date. */
export interface ShardDocument {
  readonly document: IndexedDocument;
  readonly split: StoredSplit;
  /** Of each of its passages. */
  readonly terms: readonly PassageTerms[];
}

/** A shard of an index; what of it is looked at is parsed then. */
export interface Shard {
  /** In docid order. */
  readonly docids: readonly string[];
  document(docid: string): IndexedDocument | undefined;
  split(docid: string): StoredSplit | undefined;
  readonly table: TermTable;
  /** The passage at an ordinal of the table. */
  pidOf(ordinal: number): string;
  /** Everything, as it was given to `printShard`. */
  contents(): ShardDocument[];
}

/** A line for each document, a line for how each was split, the table of terms; an empty line between. */
export const printShard = (documents: readonly ShardDocument[]): string =>
  [
    documents.map(({ document: { docid, ...rest } }) => printRow({ docid, ...rest })).join(''),
    documents.map(({ split }) => printRow(split)).join(''),
    printTermTable(
      documents.flatMap(({ split, terms }) =>
        split.passages.map(([, , , , copies], i) => ({
          terms: terms[i]!,
          isCopy: copies === null,
        })),
      ),
    ),
  ].join('\n');

const printRow = (row: { readonly docid: string }): string => `${JSON.stringify(row)}\n`;

/** A shard over the bytes of what `printShard` made. */
export function openShard(bytes: Buffer): Shard {
  const first = bytes.indexOf(SECTION_END) + 1;
  const second = bytes.indexOf(SECTION_END, first) + 1;
  const documents = openRows<IndexedDocument>(bytes.subarray(0, first));
  const splits = openRows<StoredSplit>(bytes.subarray(first + 1, second));
  const table = openTermTable(bytes.subarray(second + 1));
  const docids = [...documents.keys()];
  let pids: readonly string[] | undefined;
  const split = (docid: string) => splits.get(docid)?.();
  const allPids = () => {
    pids ??= docids.flatMap((docid) => split(docid)!.passages.map((_, i) => pidAt(docid, i)));
    return pids;
  };
  return {
    docids,
    document: (docid) => documents.get(docid)?.(),
    split,
    table,
    pidOf: (ordinal) => allPids()[ordinal]!,
    contents: () => {
      const terms = table.passages().map((passage) => passage.terms);
      let from = 0;
      return docids.map((docid) => {
        const own = split(docid)!;
        const to = from + own.passages.length;
        const found = {
          document: documents.get(docid)!(),
          split: own,
          terms: terms.slice(from, to),
        };
        from = to;
        return found;
      });
    },
  };
}

/** The last line break before an empty line, and that line's. */
const SECTION_END = '\n\n';

const LINE_BREAK = 10;

/** The rows of a section by docid, parsed when they are asked for and then kept. */
function openRows<T>(bytes: Buffer): ReadonlyMap<string, () => T> {
  const rows = new Map<string, () => T>();
  for (let at = 0; at < bytes.length; ) {
    const [from, end] = [at, bytes.indexOf(LINE_BREAK, at)];
    let row: T | undefined;
    rows.set(docidAt(bytes, from), () => {
      row ??= JSON.parse(bytes.toString('utf8', from, end)) as T;
      return row;
    });
    at = end + 1;
  }
  return rows;
}

const ROW_START = '{"docid":"';

const docidAt = (bytes: Buffer, from: number): string => {
  const start = from + ROW_START.length;
  return bytes.toString('utf8', start, bytes.indexOf('"', start));
};
