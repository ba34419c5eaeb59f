// Writing a PDF's lines as text: indents, blank lines and headings as the page shows them.
import type { BlockWriter } from './block-writer.ts';
import { lowestConfidence } from './pdf-fragments.ts';
import { headingLevels } from './pdf-headings.ts';
import { type PdfLine, textOf } from './pdf-lines.ts';

/** Lines further apart than usual by this have room between them that parts paragraphs. */
const APART = 1.3;

/** A heading goes on in the next line if that is no further away than this many sizes. */
const HEADING_PITCH = 1.8;

/** What ends this near to the right edge of its column, in sizes, may go on in the next column. */
const NEAR_EDGE = 1.5;

/** Text that is set in further than this is centred or on the right; how far says nothing more. */
const DEEPEST_INDENT = 12;

/** A column of fewer lines does not tell where its edge is. */
const TELLING_LINES = 3;

/** `pages` in order, each with its lines in reading order. */
export function writeLines(writer: BlockWriter, pages: readonly (readonly PdfLine[])[]): void {
  const lines = pages.flat();
  const levels = headingLevels(lines);
  const edges = edgesOf(lines);
  const pitch = usualPitch(lines);
  const numbers = new Map(pages.flatMap((page) => page.map((line, i) => [line, i + 1] as const)));
  for (let i = 0; i < lines.length; ) {
    const line = lines[i]!;
    const level = levels.get(line);
    const end = level === undefined ? i + 1 : endOfHeading(lines, levels, i);
    const place = {
      page: line.page,
      line: numbers.get(line)!,
      ...lowestConfidence(lines.slice(i, end)),
    };
    if (level !== undefined) writer.heading(level, joinedText(lines.slice(i, end)), place);
    else if (line.cells.length > 1) writer.row(line.cells, place);
    else
      writer.line(
        `${indentOf(line, edges)}${textOf(line).trimEnd()}`,
        place,
        gapBefore(lines, i, pitch, edges),
      );
    i = end;
  }
}

function endOfHeading(
  lines: readonly PdfLine[],
  levels: ReadonlyMap<PdfLine, number>,
  i: number,
): number {
  let end = i + 1;
  while (
    end < lines.length &&
    levels.get(lines[end]!) === levels.get(lines[i]!) &&
    isSameRegion(lines[end - 1]!, lines[end]!) &&
    lines[end]!.y - lines[end - 1]!.y <= HEADING_PITCH * lines[end]!.size
  )
    end++;
  return end;
}

/** Latin words are parted by a blank, Chinese characters by none. */
function joinedText(lines: readonly PdfLine[]): string {
  return lines
    .map((line) => textOf(line).trim())
    .reduce((text, next) =>
      /[!-~]$/.test(text) && /^[!-~]/.test(next) ? `${text} ${next}` : text + next,
    );
}

const isSameRegion = (a: PdfLine, b: PdfLine): boolean =>
  a.page === b.page && a.region === b.region;

interface Edges {
  readonly left: number;
  readonly right: number;
}

const regionOf = ({ page, region }: PdfLine): string => `${page}:${region}`;

/** The edges of each region; one of few lines takes the left edge of a larger one that it would be set in from. */
function edgesOf(lines: readonly PdfLine[]): ReadonlyMap<string, Edges> {
  const regions = new Map<string, PdfLine[]>();
  for (const line of lines) {
    const region = regions.get(regionOf(line));
    if (region) region.push(line);
    else regions.set(regionOf(line), [line]);
  }
  const known = [...regions.values()]
    .filter((region) => region.length >= TELLING_LINES)
    .map((region) => Math.min(...region.map(({ x }) => x)));
  const edges = new Map<string, Edges>();
  for (const [key, region] of regions) {
    const left = Math.min(...region.map(({ x }) => x));
    const reach = DEEPEST_INDENT * region[0]!.size;
    const near = known.filter((edge) => edge <= left && left - edge <= reach);
    const own = region.length >= TELLING_LINES || near.length === 0;
    edges.set(key, {
      left: own ? left : Math.max(...near),
      right: Math.max(...region.map(({ right }) => right)),
    });
  }
  return edges;
}

function indentOf(line: PdfLine, edges: ReadonlyMap<string, Edges>): string {
  const sizes = Math.round((line.x - edges.get(regionOf(line))!.left) / line.size);
  return '　'.repeat(Math.min(Math.max(sizes, 0), DEEPEST_INDENT));
}

/** How far apart the lines of running text usually are, in sizes: the middle of all distances. */
function usualPitch(lines: readonly PdfLine[]): number {
  const distances = lines
    .slice(1)
    .flatMap((line, i) =>
      isSameRegion(lines[i]!, line) ? [(line.y - lines[i]!.y) / line.size] : [],
    )
    .filter((distance) => distance > 0)
    .sort((a, b) => a - b);
  // A paragraph of one line is as common as its text is short: the lower third is surely within paragraphs.
  return distances[Math.floor(distances.length / 3)] ?? 1;
}

/** Blank lines before line `i`. */
function gapBefore(
  lines: readonly PdfLine[],
  i: number,
  pitch: number,
  edges: ReadonlyMap<string, Edges>,
): number {
  const before = lines[i - 1];
  const line = lines[i]!;
  if (!before) return 0;
  if (!isSameRegion(before, line)) {
    const isFull = edges.get(regionOf(before))!.right - before.right <= NEAR_EDGE * before.size;
    return isFull ? 0 : 1;
  }
  const distance = (line.y - before.y) / (pitch * Math.max(before.size, line.size));
  return distance < APART ? 0 : Math.max(1, Math.round(distance) - 1);
}
