// Locators: where a piece of extracted text stands in its file, as people count there: page, paragraph, table, row.

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
}

/** From `start` (in units of the extracted text) to the next locator. */
export interface Locator {
  readonly start: number;
  readonly place: FilePlace;
}

/** The place that holds `offset`; undefined before the first of `locators` (ascending). O(log n). */
export function placeAt(locators: readonly Locator[], offset: number): FilePlace | undefined {
  let low = 0;
  let high = locators.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (locators[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return locators[low - 1]?.place;
}
