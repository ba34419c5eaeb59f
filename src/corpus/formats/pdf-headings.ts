// Headings of a PDF: lines set in larger type than the text, ranked by their size.
import { type PdfLine, textOf } from './pdf-lines.ts';

/** Type this much larger than the text's is a heading's. */
const LARGER = 1.15;

/** Longer lines are large text. In units. */
const LONGEST = 60;

/** Where more of the text is large, size says nothing: a poster, a table of contents, two texts in one file. */
const MOST_SHARE = 0.25;

/** Sizes nearer than this are one: programs round. */
const SAME_SIZE = 0.05;

const DEEPEST = 6;

/** The levels of headings, from 1 for the largest; lines without one are text. */
export function headingLevels(lines: readonly PdfLine[]): ReadonlyMap<PdfLine, number> {
  const body = bodySize(lines);
  const large = lines.filter(
    (line) =>
      line.cells.length === 1 &&
      line.size >= LARGER * body &&
      textOf(line).trim().length <= LONGEST,
  );
  if (unitsOf(large) > MOST_SHARE * unitsOf(lines)) return new Map();
  const sizes: number[] = [];
  for (const { size } of large.toSorted((a, b) => b.size - a.size))
    if (sizes.length === 0 || size < sizes.at(-1)! * (1 - SAME_SIZE)) sizes.push(size);
  return new Map(
    large.map((line) => {
      const rank = sizes.findIndex((size) => line.size >= size * (1 - SAME_SIZE));
      return [line, Math.min(rank + 1, DEEPEST)];
    }),
  );
}

const unitsOf = (lines: readonly PdfLine[]): number =>
  lines.reduce((sum, line) => sum + textOf(line).length, 0);

/** The size in which most characters are set. */
export function bodySize(lines: readonly PdfLine[]): number {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const size = Math.round(line.size * 2) / 2;
    counts.set(size, (counts.get(size) ?? 0) + textOf(line).length);
  }
  let best = 0;
  for (const [size, count] of counts) if (count > (counts.get(best) ?? 0)) best = size;
  return best;
}
