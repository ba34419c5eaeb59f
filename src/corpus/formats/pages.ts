// Pages as text: their lines in reading order, without what runs along their edges.
import { blockWriter } from './block-writer.ts';
import type { Locator } from './locator.ts';
import type { PdfPage } from './pdf-file.ts';
import { linesOfPage } from './pdf-lines.ts';
import { withoutRunning } from './pdf-running.ts';
import { writeLines } from './pdf-write.ts';

interface WrittenPages {
  readonly text: string;
  readonly locators: readonly Locator[];
  /** The pages that are pictures without text, as people write numbers; empty if there are none. */
  readonly scans: string;
}

export function written(pages: readonly PdfPage[]): WrittenPages {
  const writer = blockWriter();
  writeLines(writer, withoutRunning(pages.map(linesOfPage)));
  const scans = pages.filter(({ isScan }) => isScan).map(({ number }) => number);
  return { ...writer.finish(), scans: rangesOf(scans) };
}

/** Ascending numbers with runs drawn together: `3-5,8`. */
function rangesOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}
