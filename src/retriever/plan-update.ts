// The plan of an update: what an index is to hold, from what it holds and from the documents that changed.
import type { Document } from '../corpus/document.ts';
import { pidAt } from '../corpus/passage.ts';
import { type Fingerprinted, type Repeats, repeatedIn, repeatsAmong } from '../corpus/repeated.ts';
import {
  aloneOf,
  cleanDocument,
  type SplitDocument,
  splitDocument,
} from '../corpus/split-document.ts';
import type { Shard } from './shard.ts';
import { packSplit, type StoredSplit } from './stored-split.ts';
import { turn } from './turn.ts';

/** A document of the index to come: as it stands in a shard of the old one, or split anew. */
export type PlannedDocument = {
  readonly docid: string;
  /** UTF-16 code units of its text. */
  readonly length: number;
  readonly split: StoredSplit;
} & (Kept | Fresh);

interface Kept {
  readonly shard: Shard;
  /** False if other copies of its passages have come or gone. */
  readonly isSame: boolean;
}

interface Fresh {
  readonly shard: null;
  readonly fresh: SplitDocument;
}

/** A document of the old index whose source is as it was. */
export interface HeldDocument {
  readonly docid: string;
  readonly length: number;
  readonly shard: Shard;
  /** A word in it has come to the lexicon or gone from it. */
  readonly isCutAnew: boolean;
}

/**
 * All documents of the index to come, by docid. One that is held is split anew if a paragraph that it shares with
 * others has become a passage by itself, or is none any more.
 */
export async function planUpdate(
  held: readonly HeldDocument[],
  changed: readonly Document[],
): Promise<PlannedDocument[]> {
  const cleaned = await eachInTurn(changed, cleanDocument);
  const repeated = repeatedIn([
    ...cleaned.map(({ paragraphs }) => paragraphs),
    ...held.map(({ docid, shard }) => shard.split(docid)!.paragraphs),
  ]);
  const kept: PlannedDocument[] = [];
  for (const { docid, length, shard, isCutAnew } of held) {
    const split = shard.split(docid)!;
    if (!isCutAnew && isEqual(split.alone, aloneOf(split.paragraphs, repeated)))
      kept.push({ docid, length, split, shard, isSame: true });
    else cleaned.push(cleanDocument(shard.document(docid)!));
  }
  const fresh = await eachInTurn(cleaned, (document): PlannedDocument => {
    const split = splitDocument(document, repeated);
    const { docid, text } = document.document;
    return { docid, length: text.length, split: packSplit(split), shard: null, fresh: split };
  });
  const all = [...kept, ...fresh].sort((a, b) => (a.docid < b.docid ? -1 : 1));
  const repeats = repeatsAmong(all.flatMap(fingerprinted));
  return all.map((document) => withRepeats(document, repeats));
}

const fingerprinted = ({ docid, split }: PlannedDocument): Fingerprinted[] =>
  split.passages.map(([, , key], ordinal) => ({ pid: pidAt(docid, ordinal), key }));

function withRepeats(document: PlannedDocument, repeats: Repeats): PlannedDocument {
  const { docid, split } = document;
  const copies = split.passages.map((_, ordinal) => {
    const found = repeats.get(pidAt(docid, ordinal));
    return found === undefined ? [] : found;
  });
  if (split.passages.every(([, , , , before], i) => isEqual(before, copies[i]!))) return document;
  const passages = split.passages.map(
    ([kind, headings, key, runs], i) => [kind, headings, key, runs, copies[i]!] as const,
  );
  const changed = { ...document, split: { ...split, passages } };
  return changed.shard ? { ...changed, isSame: false } : changed;
}

const isEqual = (a: readonly string[] | null, b: readonly string[] | null): boolean =>
  a === b ||
  (a !== null && b !== null && a.length === b.length && a.every((each, i) => each === b[i]));

/** One after the other, so that a long list stops nothing else. */
async function eachInTurn<T, U>(list: readonly T[], make: (item: T) => U): Promise<U[]> {
  const made: U[] = [];
  for (const item of list) {
    made.push(make(item));
    await turn();
  }
  return made;
}
