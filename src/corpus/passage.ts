// A passage: the unit that is indexed, about a paragraph.
import type { CleanText, Run } from './clean-text.ts';

/** What a block of text is in its document; `body` is running text. */
export type BlockKind = 'heading' | 'body' | 'caption' | 'byline';

/** One of the places where a passage's text stands. */
export interface Place {
  readonly docid: string;
  readonly runs: readonly Run[];
}

/**
 * `text` is clean; blocks inside it are parted by a line break that was kept from the source.
 * A text that a corpus repeats is one passage with several `places`; `docid` and `runs` are the first's.
 */
export interface Passage extends CleanText, Place {
  /** docid, `:`, ordinal in the document (five digits): sorts in document order. */
  readonly pid: string;
  readonly kind: BlockKind;
  /** Clean texts of the headings in force, outermost first. */
  readonly headings: readonly string[];
  /** All places, the first included; at least one. */
  readonly places: readonly [Place, ...Place[]];
}

const ORDINAL_DIGITS = 5;

/** The id of a document's passage by its ordinal, from 0. */
export const pidAt = (docid: string, ordinal: number): string =>
  `${docid}:${String(ordinal).padStart(ORDINAL_DIGITS, '0')}`;
