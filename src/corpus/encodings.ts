// The keeper's word on encodings: `.encodings` in the folder of documents, a line `path<Tab>encoding` each.

/** Name of the file, in the folder of documents itself. */
export const ENCODINGS_FILE = '.encodings';

/** Encoding labels by source; lines that are blank, begin with `#` or have no tab say nothing. */
export function parseEncodings(text: string): ReadonlyMap<string, string> {
  const encodings = new Map<string, string>();
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)) {
    const tab = line.lastIndexOf('\t');
    if (tab <= 0 || line.startsWith('#')) continue;
    const source = line.slice(0, tab).trim().replaceAll('\\', '/').replace(/^\.\//, '');
    const encoding = line
      .slice(tab + 1)
      .trim()
      .toLowerCase();
    if (source !== '' && encoding !== '') encodings.set(source, encoding);
  }
  return encodings;
}
