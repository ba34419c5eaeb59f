// Partition: which documents share a shard, as their docids alone decide.
import { docidBits } from '../corpus/document.ts';

/** What the partition looks at. */
export interface Sized {
  readonly docid: string;
  /** UTF-16 code units of the text. */
  readonly length: number;
}

export interface Part<T extends Sized> {
  /** The first bits, 0 or 1, of the docids of its documents and of no others. */
  readonly prefix: string;
  /** By docid. */
  readonly documents: readonly T[];
}

/**
 * Longest text of a shard, in code units: a shard is what a build makes anew when one of its documents changes,
 * and each costs a search some lookups. One of 400,000 takes about 0.4 s of CPU to be read and printed again.
 */
export const SHARD_LENGTH = 500_000;

/**
 * The parts in docid order. One that would be longer is halved by the next bit of its docids, so a document
 * that comes or goes moves no others but those of its own part, and the same documents always give the same parts.
 */
export const partition = <T extends Sized>(
  documents: readonly T[],
  longest = SHARD_LENGTH,
): Part<T>[] =>
  documents.length === 0
    ? []
    : halve({ prefix: '', documents: [...documents].sort(byDocid) }, longest);

function halve<T extends Sized>(part: Part<T>, longest: number): Part<T>[] {
  const { prefix, documents } = part;
  const length = documents.reduce((sum, document) => sum + document.length, 0);
  if (documents.length === 1 || length <= longest) return [part];
  const halves = ['0', '1'].map((bit) => ({
    prefix: prefix + bit,
    documents: documents.filter(({ docid }) => docidBits(docid)[prefix.length] === bit),
  }));
  return halves.filter((half) => half.documents.length > 0).flatMap((half) => halve(half, longest));
}

const byDocid = (a: Sized, b: Sized): number => (a.docid < b.docid ? -1 : 1);
