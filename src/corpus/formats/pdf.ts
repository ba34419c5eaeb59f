// PDF with a text layer: its lines in reading order, headings by the size of their type, rows of tables; by page and line.
import { blockWriter } from './block-writer.ts';
import { scanned, unmapped } from './errors.ts';
import type { Adapter } from './extracted.ts';
import { readPdfFile } from './pdf-file.ts';
import { linesOfPage } from './pdf-lines.ts';
import { withoutRunning } from './pdf-running.ts';
import { writeLines } from './pdf-write.ts';
import { propertiesFrom } from './properties.ts';
import { standardised } from './standard-characters.ts';

/** Above this share of characters that are none, a font of the file does not say what its glyphs mean. */
const UNKNOWN_SHARE = 0.1;
const UNKNOWN = /[\ue000-\uf8ff\ufffd]/g;

export const readPdf: Adapter = async (bytes, source) => {
  const { pages, title, author, keywords, date } = await readPdfFile(bytes, source);
  const writer = blockWriter();
  writeLines(writer, withoutRunning(pages.map(linesOfPage)));
  const { text, locators } = writer.finish();
  const scans = pages.filter(({ isScan }) => isScan).map(({ number }) => number);
  const part = rangesOf(scans);
  if (text === '' && part !== '') throw scanned(source, part);
  if ((text.match(UNKNOWN)?.length ?? 0) > UNKNOWN_SHARE * text.length) throw unmapped(source);
  return {
    text: standardised(text),
    locators,
    encoding: 'utf-8',
    properties: propertiesFrom({ title, author, keywords, created: dateOf(date) }),
    ...(part === '' ? {} : { unread: { part, error: scanned(source, part) } }),
  };
};

/** Ascending numbers as people write them: `3-5,8`. */
function rangesOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}

/** `D:20240131…` as `2024-01-31`; empty for anything else. */
function dateOf(date: string): string {
  const [, year, month, day] = /^(?:D:)?(\d{4})(\d{2})?(\d{2})?/.exec(date) ?? [];
  return year === undefined
    ? ''
    : [year, month, day].filter((part) => part !== undefined).join('-');
}
