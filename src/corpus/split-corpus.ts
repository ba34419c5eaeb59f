// Splitting: the documents of a corpus into its passages, repeated text once.
import { type Lexicon, NO_LEXICON } from '../text/lexicon.ts';
import { aliasesOf } from './aliases.ts';
import type { CatalogueEntry, Document, IndexedDocument } from './document.ts';
import { indexedDocument } from './indexed-document.ts';
import type { Passage, Place } from './passage.ts';
import { repeatedIn, repeatsAmong } from './repeated.ts';
import { cleanDocument, splitDocument } from './split-document.ts';

export interface SplitCorpus {
  /** In pid order. */
  readonly passages: Passage[];
  /** In the order given. */
  readonly documents: (IndexedDocument & CatalogueEntry)[];
}

/** The passages of `documents`, and what each document is about. Linear in their length. */
export function splitCorpus(
  documents: readonly Document[],
  lexicon: Lexicon = NO_LEXICON,
): SplitCorpus {
  const cleaned = documents.map(cleanDocument);
  const repeated = repeatedIn(cleaned.map(({ paragraphs }) => paragraphs));
  const split = cleaned.map((document) => splitDocument(document, repeated));
  return {
    passages: mergeRepeated(
      split
        .flatMap(({ passages, keys }) =>
          passages.map((passage, i) => ({ passage, pid: passage.pid, key: keys[i]! })),
        )
        .sort((a, b) => (a.pid < b.pid ? -1 : 1)),
    ),
    documents: split.map(({ document, passages }) => ({
      ...indexedDocument(document, passages, lexicon),
      aliases: aliasesOf(passages, lexicon),
    })),
  };
}

/** The passages without copies; each has the places of its copies besides its own. */
function mergeRepeated(
  found: readonly { readonly passage: Passage; readonly pid: string; readonly key: string }[],
): Passage[] {
  const repeats = repeatsAmong(found);
  const places = new Map<string, Place>(
    found.map(({ passage: { pid, places } }) => [pid, places[0]]),
  );
  return found.flatMap(({ passage, pid }) => {
    const copies = repeats.get(pid);
    if (copies === null) return [];
    const others = (copies ?? []).map((copy) => places.get(copy)!);
    return [{ ...passage, places: [passage.places[0], ...others] as const }];
  });
}
