// A corpus ready to be asked: what `openCorpus` loads from an index, all of it from one build.
import type { CatalogueEntry, IndexedDocument } from '../corpus/document.ts';
import type { Passage } from '../corpus/passage.ts';
import type { Lexicon } from '../text/lexicon.ts';
import type { PassageIndex } from './passage-index.ts';
import type { Vocabulary } from './vocabulary.ts';

export type { IndexedDocument };

/** One consistent state of the index; never changes once made. */
export interface Corpus {
  /** Digest of the manifest: two corpora of equal version answer alike. */
  readonly version: string;
  readonly documents: ReadonlyMap<string, IndexedDocument>;
  /** The same documents, without reading any: what they are called, when they are from. */
  readonly catalogue: readonly CatalogueEntry[];
  /** By pid, in pid order. */
  readonly passages: ReadonlyMap<string, Passage>;
  /** The docids of the places of a passage, its own first, without its text being read. */
  readonly docidsOf: (pid: string) => readonly string[];
  readonly index: PassageIndex;
  /** The index's terms: where a word that it has never seen is looked up by sound and by likeness. */
  readonly vocabulary: Vocabulary;
  /** The keeper's words, by which texts were indexed and are read, stop words and synonyms. */
  readonly lexicon: Lexicon;
}
