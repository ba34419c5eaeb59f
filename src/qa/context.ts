// The lines around a citation, numbered and marked: what a person opens to check it.
import type { Span } from '../text/span.ts';

/** One line of a document as it stands in the file, without its line break. */
export interface ContextLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** Parts of `text` that are cited, in units of `text`; ascending. */
  readonly marks: readonly Span[];
}
