// DOCX: paragraphs, headings, tables and footnotes of a Word document, in reading order.
import { decode } from '../decode.ts';
import { blockWriter } from './block-writer.ts';
import {
  type Block,
  blocksOf,
  type NoteReference,
  notesOf,
  type Paragraph,
  type Row,
} from './docx-blocks.ts';
import { headingStyles, mainPart, propertiesOf } from './docx-parts.ts';
import { broken, encrypted } from './errors.ts';
import type { Adapter } from './extracted.ts';
import { openZip } from './zip.ts';

/** What Word makes of a document with a password, and the format before DOCX, both begin like this. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];

/** A cell with more than this, alone in its row, is text in a frame. */
const FRAMED = 40;

export const readDocx: Adapter = (bytes, source) => {
  if (COMPOUND_FILE.every((byte, i) => bytes[i] === byte)) throw encrypted(source);
  const part = partReader(bytes, source);
  const name = mainPart(part('_rels/.rels') ?? '', source);
  const main = part(name);
  if (main === undefined) throw broken(source, { zh: '没有正文', en: 'it has no body' });
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  const styles = headingStyles(part(`${folder}styles.xml`) ?? '', source);
  const notes = {
    footnote: notesOf('footnote', part(`${folder}footnotes.xml`) ?? '', source),
    endnote: notesOf('endnote', part(`${folder}endnotes.xml`) ?? '', source),
  };
  const properties = propertiesOf(part('docProps/core.xml') ?? '', source);
  const text = write(blocksOf(main, source, styles), notes);
  return { ...text, encoding: 'utf-8', properties };
};

/** The text of a part of the package by its name; undefined if there is none. */
function partReader(bytes: Uint8Array, source: string): (name: string) => string | undefined {
  const entries = new Map(openZip(bytes, source).map((entry) => [entry.name, entry]));
  return (name) => {
    const entry = entries.get(name);
    return entry && decode(entry.read(), `${source}/${name}`).text;
  };
}

type Notes = Readonly<Record<NoteReference['kind'], ReadonlyMap<string, string>>>;

function write(blocks: readonly Block[], notes: Notes) {
  const writer = blockWriter();
  let paragraph = 0;
  let table = 0;
  const written = { footnote: 0, endnote: 0 };
  const writeNotes = (references: readonly NoteReference[]) => {
    for (const { kind, id } of references)
      writer.paragraph(notes[kind].get(id) ?? '', { [kind]: ++written[kind] });
  };
  const writeRow = ({ cells, notes: own }: Row, row: number) => {
    const [only = ''] = cells;
    if (cells.length === 1 && only.length > FRAMED) writer.paragraph(only, { table, row });
    else writer.row(cells, { table, row });
    writeNotes(own);
  };
  const writeParagraph = ({ text, level, isItem, notes: own }: Paragraph) => {
    const place = { paragraph: paragraph + 1 };
    if (text.trim() === '') writer.space();
    else paragraph++;
    if (level > 0) writer.heading(level, text, place);
    else if (isItem) writer.item(text, place);
    else writer.paragraph(text, place);
    writeNotes(own);
  };
  for (const block of blocks)
    if (block.kind === 'paragraph') writeParagraph(block);
    else {
      table++;
      for (const [i, row] of block.rows.entries()) writeRow(row, i + 1);
    }
  return writer.finish();
}
