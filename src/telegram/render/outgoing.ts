// What we send: a message as Telegram takes it, before anyone decides where it goes.
import type { RichText } from './rich-text.ts';

/** A button does exactly one thing. */
export type Button = { readonly text: string } & (
  | { readonly callback_data: string }
  | { readonly url: string }
  | { readonly copy_text: { readonly text: string } }
);

export type Keyboard = readonly (readonly Button[])[];

/** A text with its buttons. */
export interface Outgoing {
  readonly body: RichText;
  readonly keyboard: Keyboard;
  /** Asks the client to open its reply box, so that what is typed next reaches us in a group too. */
  readonly forceReply?: string;
}

/** A document of the corpus, with a caption. */
export interface OutgoingFile extends Outgoing {
  readonly name: string;
  readonly content: string;
}

/** Telegram shows up to eight buttons a row; five markers are still wide enough for a thumb. */
const MARKERS_PER_ROW = 5;
/** A copy button takes 256 characters. */
const COPY_CHARACTERS = 256;

/** The buttons in rows of a hand's width. */
export function rows(buttons: readonly Button[], perRow: number = MARKERS_PER_ROW): Button[][] {
  const found: Button[][] = [];
  for (let i = 0; i < buttons.length; i += perRow) found.push(buttons.slice(i, i + perRow));
  return found;
}

/** A button that copies `text`, where Telegram can: nothing is copied in part. */
export const copyButton = (label: string, text: string): Button[] =>
  text !== '' && [...text].length <= COPY_CHARACTERS ? [{ text: label, copy_text: { text } }] : [];

/** The keyboard without its empty rows. */
export const keyboard = (...found: readonly (readonly Button[])[]): Keyboard =>
  found.filter((row) => row.length > 0);
