// A span: a half-open range of UTF-16 code units, the one way this program speaks of places in text.

/** Half-open `[start, end)` in UTF-16 code units, so that `text.slice(start, end)` is the text there. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The text at a span. */
export const slice = (text: string, { start, end }: Span): string => text.slice(start, end);

/** Length in UTF-16 code units. */
export const length = ({ start, end }: Span): number => end - start;

/** True if `inner` lies within `outer` (equal spans included). */
export const contains = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** True if the two spans share at least one code unit. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** The same span, moved by `offset` code units. */
export const shift = ({ start, end }: Span, offset: number): Span => ({
  start: start + offset,
  end: end + offset,
});
