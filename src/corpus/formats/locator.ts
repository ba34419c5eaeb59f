// Locators: where a piece of extracted text stands in its file, as people count there: page, paragraph, table, row.
import type { Span } from '../../text/span.ts';

/** Each counted from 1. Lines of a text file need none: they are counted in the text itself. */
export interface FilePlace {
  readonly page?: number;
  /** On its page. */
  readonly line?: number;
  readonly paragraph?: number;
  readonly table?: number;
  readonly row?: number;
  readonly footnote?: number;
  readonly endnote?: number;
  /** How sure an OCR engine is of the text, in [0, 1]; absent where the file itself has it. */
  readonly confidence?: number;
}

/** From `start` (in units of the extracted text) to the next locator. */
export interface Locator {
  readonly start: number;
  readonly place: FilePlace;
}

/** The place that holds `offset`; undefined before the first of `locators` (ascending). O(log n). */
export const placeAt = (locators: readonly Locator[], offset: number): FilePlace | undefined =>
  locators[indexAt(locators, offset)]?.place;

/** The place where `spans` begin, with the lowest confidence of all that they touch. */
export function placeOf(
  locators: readonly Locator[],
  spans: readonly Span[],
): FilePlace | undefined {
  const place = placeAt(locators, spans[0]!.start);
  const touched = spans.flatMap(({ start, end }) =>
    locators.slice(Math.max(indexAt(locators, start), 0), indexAt(locators, end - 1) + 1),
  );
  const known = touched.flatMap(({ place: { confidence } }) => confidence ?? []);
  return place && known.length > 0 ? { ...place, confidence: Math.min(...known) } : place;
}

/** Of the last locator that begins at `offset` or before; -1 if none does. */
function indexAt(locators: readonly Locator[], offset: number): number {
  let low = 0;
  let high = locators.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (locators[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
