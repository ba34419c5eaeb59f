// What an adapter makes of a file's bytes: text that all spans refer to, and the way back to the file's own places.
import type { Decoded, EncodingHints } from '../decode.ts';
import type { Locator } from './locator.ts';

export interface Extracted extends Decoded {
  /** Ascending; none for plain text, whose lines are its places. */
  readonly locators?: readonly Locator[];
  /** The name that the file gives itself, for a text without headings. */
  readonly title?: string;
}

/**
 * Reads one format. The same bytes always give the same text, for citations are checked against it.
 * @throws UserError `document-…` if the file is not what its ending says, or not to be trusted; `source` names it.
 */
export type Adapter = (
  bytes: Uint8Array,
  source: string,
  hints: EncodingHints,
) => Extracted | Promise<Extracted>;
