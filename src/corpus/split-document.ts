// Splitting one document: its passages as they stand in it, and what tells them from those of others.
import { type Block, clean } from './clean.ts';
import type { Document } from './document.ts';
import { markupOf } from './formats/format.ts';
import type { Passage } from './passage.ts';
import { passagesOf } from './passages.ts';
import { fingerprint, isLong } from './repeated.ts';

/** A document in blocks, with the fingerprints of its long paragraphs. */
export interface CleanDocument {
  readonly document: Document;
  readonly blocks: readonly Block[];
  /** In order; one that comes twice is there twice. */
  readonly paragraphs: readonly string[];
}

/** A document in passages, before the text that documents share is made one. */
export interface SplitDocument {
  readonly document: Document;
  readonly paragraphs: readonly string[];
  /** Those that the corpus repeats: each is a passage by itself. */
  readonly alone: readonly string[];
  /** In pid order; each has its own place alone. */
  readonly passages: readonly Passage[];
  /** The fingerprint of each passage. */
  readonly keys: readonly string[];
}

export function cleanDocument(document: Document): CleanDocument {
  const blocks = clean(document.text, markupOf(document.source, document.text));
  return {
    document,
    blocks,
    paragraphs: blocks.filter(isLong).map(({ text }) => fingerprint(text)),
  };
}

/** Depends on the rest of the corpus in this alone: which of the document's paragraphs are `repeated` in it. */
export function splitDocument(
  { document, blocks, paragraphs }: CleanDocument,
  repeated: ReadonlySet<string>,
): SplitDocument {
  const isAlone = (_: Block, i: number) => repeated.has(paragraphs[i]!);
  const passages = passagesOf(document, blocks, new Set(blocks.filter(isLong).filter(isAlone)));
  return {
    document,
    paragraphs,
    alone: aloneOf(paragraphs, repeated),
    passages,
    keys: passages.map(({ text }) => fingerprint(text)),
  };
}

/** The paragraphs of a document that stand alone, each once, in order. */
export const aloneOf = (paragraphs: readonly string[], repeated: ReadonlySet<string>): string[] => [
  ...new Set(paragraphs.filter((each) => repeated.has(each))),
];
