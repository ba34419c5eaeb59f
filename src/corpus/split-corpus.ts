// Splitting: the documents of a corpus into its passages, repeated text once.
import { clean } from './clean.ts';
import type { Document, IndexedDocument } from './document.ts';
import type { Passage } from './passage.ts';
import { passagesOf } from './passages.ts';
import { mergeRepeated, repeatedBlocks } from './repeated.ts';
import { subjectsOf } from './subjects.ts';

export interface SplitCorpus {
  /** In pid order. */
  readonly passages: Passage[];
  /** In the order given. */
  readonly documents: IndexedDocument[];
}

/** The passages of `documents`, and what each document is about. Linear in their length. */
export function splitCorpus(documents: readonly Document[]): SplitCorpus {
  const cleaned = documents.map(({ text }) => clean(text));
  const alone = repeatedBlocks(cleaned);
  const split = documents.map((document, i) => passagesOf(document, cleaned[i]!, alone));
  const passages = split.flat().sort((a, b) => (a.pid < b.pid ? -1 : 1));
  return {
    passages: mergeRepeated(passages),
    documents: documents.map((document, i) => ({
      ...document,
      subjects: subjectsOf(document.title, split[i]!),
    })),
  };
}
