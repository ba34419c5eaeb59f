// The formats that are read: which adapter reads which file, by the ending of its name.
import { extname } from 'node:path';
import type { Markup } from '../markup.ts';
import { readCsv, readTsv } from './delimited.ts';
import { readDocx } from './docx.ts';
import type { Adapter } from './extracted.ts';
import { readHtml } from './html.ts';
import { readJsonLines } from './json-lines.ts';
import { markdownOf, readMarkdown } from './markdown.ts';
import { readPdf } from './pdf.ts';
import { readPicture } from './picture.ts';
import { readPlainText } from './plain-text.ts';

export interface Format {
  /** Absent for text that is its own extract. */
  readonly name?: string;
  readonly read: Adapter;
  /** Marks that the text itself has; absent where it has none, or an adapter's own. */
  readonly markup?: (text: string) => Markup;
}

const HTML: Format = { name: 'html', read: readHtml };
const JSON_LINES: Format = { name: 'jsonl', read: readJsonLines };
const PLAIN_TEXT: Format = { read: readPlainText };
const MARKDOWN: Format = { read: readMarkdown, markup: markdownOf };

const PICTURE: Format = { name: 'picture', read: readPicture };

const FORMATS: Readonly<Record<string, Format>> = {
  '.txt': PLAIN_TEXT,
  '.text': PLAIN_TEXT,
  '.md': MARKDOWN,
  '.markdown': MARKDOWN,
  '.html': HTML,
  '.htm': HTML,
  '.xhtml': HTML,
  '.pdf': { name: 'pdf', read: readPdf },
  '.docx': { name: 'docx', read: readDocx },
  '.csv': { name: 'csv', read: readCsv },
  '.tsv': { name: 'tsv', read: readTsv },
  '.jsonl': JSON_LINES,
  '.ndjson': JSON_LINES,
  '.png': PICTURE,
  '.jpg': PICTURE,
  '.jpeg': PICTURE,
  '.webp': PICTURE,
  '.tif': PICTURE,
  '.tiff': PICTURE,
};

/** The ending of archives, whose entries are documents. */
export const ARCHIVE = '.zip';

/** Endings of documents that people expect to be read, and that are not: they are reported, never passed over. */
const UNREAD: ReadonlySet<string> = new Set(
  '.doc .docm .wps .rtf .odt .xls .xlsx .et .ppt .pptx .dps .epub .mobi .caj .ofd .rar .7z .gz .tar .bmp'.split(
    ' ',
  ),
);

export type Readability = 'document' | 'picture' | 'archive' | 'unread' | 'other';

/** What a file is by the ending of its name, which begins with a dot and is lower case. */
export function readabilityOf(ending: string): Readability {
  if (Object.hasOwn(FORMATS, ending)) return FORMATS[ending] === PICTURE ? 'picture' : 'document';
  if (ending === ARCHIVE) return 'archive';
  return UNREAD.has(ending) ? 'unread' : 'other';
}

/** Whether a recogniser may read more of such a file: pictures, pages of PDF that are scans, what archives hold of them. */
export const mayHoldPictures = (ending: string): boolean =>
  ending === ARCHIVE || ending === '.pdf' || readabilityOf(ending) === 'picture';

/** The format of a file by its name; plain text for names that tell of none. */
export function formatOf(source: string): Format {
  const ending = extname(source).toLowerCase();
  return Object.hasOwn(FORMATS, ending) ? FORMATS[ending]! : PLAIN_TEXT;
}

/** The markup of the text of a file; undefined for formats whose text has none of its own. */
export const markupOf = (source: string, text: string): Markup | undefined =>
  formatOf(source).markup?.(text);
