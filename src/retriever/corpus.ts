// A corpus ready to be asked: what `openCorpus` loads from an index, all of it from one build.
import type { Document } from '../corpus/document.ts';
import type { Passage } from '../corpus/passage.ts';
import type { PassageIndex } from './passage-index.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What the index keeps of a document beside its text. */
export interface IndexedDocument extends Document {
  /**
   * Folded names (places, people, organisations) that the document is about: in its title, or in a good
   * share of its passages. A fact in it is a fact about them even where the sentence says only “our district”.
   */
  readonly subjects: readonly string[];
}

/** One consistent state of the index; never changes once made. */
export interface Corpus {
  /** Digest of the manifest: two corpora of equal version answer alike. */
  readonly version: string;
  readonly documents: ReadonlyMap<string, IndexedDocument>;
  /** By pid, in pid order. */
  readonly passages: ReadonlyMap<string, Passage>;
  readonly index: PassageIndex;
  /** The index's terms: where a word that it has never seen is looked up by sound and by likeness. */
  readonly vocabulary: Vocabulary;
}
