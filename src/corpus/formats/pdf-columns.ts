// Columns: the regions of a page in reading order, those beside each other one after the other.
import { type Fragment, linesOf } from './pdf-fragments.ts';

/** Narrower gaps do not part columns; in sizes of the type. */
const GUTTER = 0.9;

/** A column is at least this wide, in sizes, and has so many lines; what has less is a table or a list of names. */
const NARROWEST = 6;
const FEWEST_LINES = 4;

/** A line is full that ends this near to its column's edge, in sizes; and this share of lines is full where text is wrapped. */
const NEAR_EDGE = 2;
const FULL_SHARE = 0.4;

/** Where a column begins, so many lines begin; its paragraphs' first lines may be set in. */
const FEWEST_STARTS = 3;

/** Of the places where lines begin, the most common may be where a column does. */
const MOST_PLACES = 40;

/** Among this share of all lines may be headings, figures and the like that stand across the columns. */
const CROSSING_SHARE = 0.5;

/** Pages have fewer columns than halving them so often makes. */
const DEEPEST = 4;

/** The regions of a page in the order in which they are read; fragments of a region from the top, then from the left. */
export function regionsOf(fragments: readonly Fragment[], depth = 0): Fragment[][] {
  const gutter = depth < DEEPEST ? gutterOf(fragments) : null;
  const bands = gutter === null ? [] : bandsOf(fragments, gutter);
  const sides = bands.map(({ isAcross, band }) => (isAcross ? null : sidesOf(band, gutter!)));
  const [left, right] = [0, 1].map((side) => sides.flatMap((both) => both?.[side] ?? []));
  if (!isColumn(left!) || !isColumn(right!)) return fragments.length > 0 ? [[...fragments]] : [];
  return bands.flatMap(({ band }, i) =>
    (sides[i] ?? []).length > 0 ? sides[i]!.flatMap((side) => regionsOf(side, depth + 1)) : [band],
  );
}

const sidesOf = (band: readonly Fragment[], gutter: number): [Fragment[], Fragment[]] => [
  band.filter((fragment) => isLeft(fragment, gutter)),
  band.filter((fragment) => !isLeft(fragment, gutter)),
];

/** Marks of lists hang out a little. */
const isLeft = ({ x, size }: Fragment, gutter: number): boolean => x < gutter - size * GUTTER;

interface Band {
  readonly isAcross: boolean;
  readonly band: Fragment[];
}

/** Fragments from the top, in runs of those that cross the gutter and of those that do not. */
function bandsOf(fragments: readonly Fragment[], gutter: number): Band[] {
  const bands: Band[] = [];
  for (const line of linesOf(fragments)) {
    const isAcross = line.some((fragment) => crosses(fragment, gutter));
    const last = bands.at(-1);
    if (last?.isAcross === isAcross) last.band.push(...line);
    else bands.push({ isAcross, band: [...line] });
  }
  return bands;
}

const crosses = (fragment: Fragment, gutter: number): boolean =>
  isLeft(fragment, gutter) && fragment.right > gutter;

/**
 * Where the right one of two columns begins, if the fragments stand in columns: where many begin, few cross and all
 * others have ended before; of several such places the one that fewest cross, then the one that most begin at.
 */
function gutterOf(fragments: readonly Fragment[]): number | null {
  const starts = new Map<number, number>();
  for (const { x } of fragments) starts.set(Math.floor(x), (starts.get(Math.floor(x)) ?? 0) + 1);
  let best: { x: number; crossing: number; begun: number } | null = null;
  // Two neighbours are one place: coordinates are rounded.
  const places = [...starts].map(([x, count]) => ({ x, begun: count + (starts.get(x + 1) ?? 0) }));
  places.sort((a, b) => b.begun - a.begun || a.x - b.x);
  for (const { x, begun } of places.slice(0, MOST_PLACES)) {
    if (begun < FEWEST_STARTS) break;
    const crossing = fragments.filter((fragment) => crosses(fragment, x)).length;
    const before = fragments.filter(({ x: left, right }) => left < x && right <= x).length;
    if (before < FEWEST_LINES || crossing > CROSSING_SHARE * fragments.length) continue;
    if (!best || crossing < best.crossing || (crossing === best.crossing && begun > best.begun))
      best = { x, crossing, begun };
  }
  return best?.x ?? null;
}

/** True for text that is wrapped at an edge: wide and long enough, and most of its lines full. */
function isColumn(fragments: readonly Fragment[]): boolean {
  const lines = linesOf(fragments).map((line) => line.at(-1)!);
  if (lines.length < FEWEST_LINES) return false;
  const size = middle(lines.map((line) => line.size));
  const left = Math.min(...fragments.map(({ x }) => x));
  const edge = Math.max(...lines.map(({ right }) => right));
  if (edge - left < NARROWEST * size) return false;
  const full = lines.filter(({ right }) => edge - right <= NEAR_EDGE * size);
  return full.length >= FULL_SHARE * lines.length;
}

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1]!;
