// Texts saved as other programs would save them: by encoding, and line by line as a word processor does.
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { printed } from './pdf-writer.ts';

export const savedAs: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'gbk.txt': (text) => iconv.encode(text, 'gb18030'),
  'utf16.txt': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  html: (text) => Buffer.from(htmlOf(text)),
  docx: (text) =>
    docxOf(
      text
        .split('\n')
        .map((line) => paragraph(line))
        .join(''),
    ),
  pdf: (text) => printed(text),
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const htmlOf = (text: string): string => {
  const lines = text.split('\n').map((line) => `<p>${escaped(line) || '<br>'}</p>`);
  return `<!doctype html><html><head><meta charset="utf-8"><title></title></head><body>${lines.join('\n')}</body></html>`;
};

/** A paragraph of WordprocessingML; `properties` is the inside of `w:pPr`. */
export const paragraph = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A Word document with this body, and further parts by name. */
export const docxOf = (body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipOf({
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${NAMESPACE}><w:body>${body}</w:body></w:document>`,
    ...parts,
  });

export const partOf = (name: string, inside: string): string =>
  `<?xml version="1.0"?><w:${name} ${NAMESPACE}>${inside}</w:${name}>`;

export const zipOf = (entries: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(entries).map(([name, content]) => [
        name,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  );
