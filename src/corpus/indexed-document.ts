// What an index keeps of a document beside its text, found in its passages.
import type { Lexicon } from '../text/lexicon.ts';
import type { Document, IndexedDocument } from './document.ts';
import type { Passage } from './passage.ts';
import { subjectsOf } from './subjects.ts';

/** `passages` are all those of the document. */
export const indexedDocument = (
  document: Document,
  passages: readonly Passage[],
  lexicon: Lexicon,
): IndexedDocument => ({
  ...document,
  subjects: subjectsOf(document.title, passages, lexicon),
});
