// Running heads and feet: lines at the edge of page after page that are the page's and not the text's.
import { type PdfLine, textOf } from './pdf-lines.ts';

/** Lines at the top and at the bottom of each page that may be running. */
const EDGE_LINES = 2;

/** A running line stands on this share of the pages at least (left and right pages may have their own), and on two. */
const RUNNING_SHARE = 0.3;
const FEWEST_PAGES = 2;

/** Places of the same line on different pages agree to this many points. */
const SAME_PLACE = 4;

/** A page number by itself, with what may stand around it. */
const NUMBERED =
  /^[-—–·•]*(?:第?\d{1,4}页?|第\d+页[/,，]?共\d+页|\d+\/\d+|page\d+(?:of\d+)?)[-—–·•]*$/i;

/** The lines that are not running. If the file calls most of itself the page's own, it is not believed. */
export function withoutRunning(pages: readonly (readonly PdfLine[])[]): PdfLine[][] {
  const all = pages.flat();
  const marked = all.filter(({ isArtifact }) => isArtifact);
  const believed = marked.length * 2 < all.length;
  const kept = pages.map((lines) => lines.filter((line) => !(believed && line.isArtifact)));
  const running = runningLines(kept);
  return kept.map((lines) => lines.filter((line) => !running.has(line)));
}

function runningLines(pages: readonly (readonly PdfLine[])[]): ReadonlySet<PdfLine> {
  const filled = pages.filter((lines) => lines.length > 0).length;
  const running = alikeAtEdges(pages).filter((alike) => {
    const count = new Set(alike.map(({ page }) => page)).size;
    return count >= Math.max(FEWEST_PAGES, RUNNING_SHARE * filled) || isOnlyNumber(alike, filled);
  });
  return new Set(running.flat());
}

/** True for the number of a file's only page. */
const isOnlyNumber = (alike: readonly PdfLine[], filled: number): boolean =>
  filled === 1 && NUMBERED.test(textOf(alike[0]!).replace(/\s+/g, ''));

/** Lines at the edges of pages, by what they say and where. Where a number counts with the pages, it is the same text. */
function alikeAtEdges(pages: readonly (readonly PdfLine[])[]): PdfLine[][] {
  const groups = new Map<string, PdfLine[][]>();
  for (const lines of pages)
    for (const line of atEdges(lines)) {
      if (SENTENCE_END.test(textOf(line))) continue;
      const shape = shapeOf(line);
      const places = groups.get(shape) ?? [];
      groups.set(shape, places);
      const place = places.find(([first]) => Math.abs(first!.y - line.y) <= SAME_PLACE);
      if (place) place.push(line);
      else places.push([line]);
    }
  return [...groups.values()].flat();
}

/** What ends a sentence is text, though it may stand at the same place twice. */
const SENTENCE_END = /[。！？；：，]\s*$/;

function atEdges(lines: readonly PdfLine[]): Set<PdfLine> {
  const byHeight = lines.toSorted((a, b) => a.y - b.y);
  return new Set([...byHeight.slice(0, EDGE_LINES), ...byHeight.slice(-EDGE_LINES)]);
}

/** What a line says, with its number relative to the page's: page 7 of the file may be called 5. */
const shapeOf = (line: PdfLine): string =>
  textOf(line)
    .replace(/\s+/g, '')
    .replace(/\d+/, (digits) => `#${Number(digits) - line.page}`)
    .replace(ROMAN, '#');

/** The pages before the first are counted in small Roman numerals. */
const ROMAN = /(?<![a-z])[ivxl]+$/;
