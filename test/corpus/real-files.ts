// Reads a folder of real files, by package, and tells as a table what was read of each: REAL-FILES.md holds its output.
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { clean } from '../../src/corpus/clean.ts';
import type { Document } from '../../src/corpus/document.ts';
import { listSources } from '../../src/corpus/load.ts';
import { documentsOf, type Skipped } from '../../src/corpus/read-document.ts';
import { UserError } from '../../src/errors.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('real-files: name a folder of files, by package');

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim();

function row(...cells: readonly string[]): void {
  process.stdout.write(`| ${cells.map(cell).join(' | ')} |\n`);
}

/** What was read of one document: its size, and of which blocks it consists. */
function readOf({ text, encoding, format, title }: Document): string[] {
  const blocks = clean(text);
  const headings = blocks.filter(({ kind }) => kind === 'heading').length;
  const rows = text.match(/^\|.*\|$/gm)?.length ?? 0;
  return [
    format ?? 'text',
    encoding,
    `${text.length}`,
    `${blocks.length}`,
    `${headings}`,
    `${rows}`,
    title,
  ];
}

const refused = (name: string, origin: string, { source, error }: Skipped): void =>
  row(
    name,
    origin,
    '—',
    '',
    '',
    '',
    '',
    '',
    `${basename(source)}: ${error.localized.en.replaceAll(/\S*\/(?=\S+ (?:is|has))/g, '')}`,
  );

row(
  'file',
  'package',
  'format',
  'encoding',
  'units',
  'blocks',
  'headings',
  'rows',
  'title, or why not',
);
row('---', '---', '---', '---', '--:', '--:', '--:', '--:', '---');
const { sources, skipped } = listSources(folder);
for (const { source } of sources) {
  const [name, origin] = [basename(source), dirname(source)];
  try {
    const read = await documentsOf(source, readFileSync(join(folder, source)), new Map());
    for (const document of read.documents)
      row(
        document.archive === undefined ? name : `${name}/${basename(document.source)}`,
        origin,
        ...readOf(document),
      );
    for (const part of read.skipped) refused(name, origin, part);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    refused(name, origin, { source, error });
  }
}
for (const part of skipped) refused(basename(part.source), dirname(part.source), part);
