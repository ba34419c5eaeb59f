// What an adapter makes of a file's bytes: text that all spans refer to, and the way back to the file's own places.

import type { UserError } from '../../errors.ts';
import type { Decoded, EncodingHints } from '../decode.ts';
import type { Locator } from './locator.ts';
import type { Recognizer } from './recognizer.ts';

export interface UnreadPart {
  /** As the file counts: `3-5,8`. */
  readonly part: string;
  readonly error: UserError;
}

export interface Extracted extends Decoded {
  /** Ascending; none for plain text, whose lines are its places. */
  readonly locators?: readonly Locator[];
  readonly properties?: Properties;
  /** What of the file has no text and was left out, such as scanned pages. */
  readonly unread?: UnreadPart;
  /** Some of its marks are too many to be told from the text, and were read as text. */
  readonly unparsed?: true;
}

/** What a file says of itself beside its text, as it is written there; what it does not say is absent. */
export interface Properties {
  readonly title?: string;
  readonly author?: string;
  readonly publication?: string;
  readonly tags?: readonly string[];
  /** When the text was published, by its publisher's word: a page of the web says that. */
  readonly published?: string;
  /** When the file was made, by the program that made it: that may be long after. */
  readonly created?: string;
}

/** What is known of a file besides its bytes. */
export interface Hints extends EncodingHints {
  /** Reads pictures; absent where OCR is off. */
  readonly recognizer?: Recognizer | undefined;
}

/**
 * Reads one format. The same bytes always give the same text, for citations are checked against it.
 * @throws UserError `document-…` if the file is not what its ending says, or not to be trusted; `source` names it.
 */
export type Adapter = (
  bytes: Uint8Array,
  source: string,
  hints: Hints,
) => Extracted | Promise<Extracted>;
