// PDF: its lines in reading order, headings by the size of their type, rows of tables; by page and line. Scanned pages need a recogniser.
import { scanned, unmapped, unrecognized } from './errors.ts';
import type { Adapter } from './extracted.ts';
import { written } from './pages.ts';
import { readPdfFile } from './pdf-file.ts';
import { propertiesFrom } from './properties.ts';
import { recognizedPage } from './recognized-page.ts';
import { standardised } from './standard-characters.ts';

/** Above this share of characters that are none, a font of the file does not say what its glyphs mean. */
const UNKNOWN_SHARE = 0.1;
const UNKNOWN = /[\ue000-\uf8ff\ufffd]/g;

export const readPdf: Adapter = async (bytes, source, { recognizer }) => {
  const file = await readPdfFile(bytes, source, {
    recognize: recognizer && ((picture, number) => recognizedPage(recognizer, picture, number)),
  });
  const { pages, title, author, keywords, date } = file;
  const { text, locators, scans: part } = written(pages);
  const unread = recognizer ? unrecognized(source, part) : scanned(source, part);
  if (text === '' && part !== '') throw unread;
  if ((text.match(UNKNOWN)?.length ?? 0) > UNKNOWN_SHARE * text.length) throw unmapped(source);
  return {
    text: standardised(text),
    locators,
    encoding: 'utf-8',
    properties: propertiesFrom({ title, author, keywords, created: dateOf(date) }),
    ...(part === '' ? {} : { unread: { part, error: unread } }),
  };
};

/** `D:20240131…` as `2024-01-31`; empty for anything else. */
function dateOf(date: string): string {
  const [, year, month, day] = /^(?:D:)?(\d{4})(\d{2})?(\d{2})?/.exec(date) ?? [];
  return year === undefined
    ? ''
    : [year, month, day].filter((part) => part !== undefined).join('-');
}
