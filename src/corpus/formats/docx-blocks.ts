// The body of a Word document as a list of paragraphs and tables, and its notes by id.
import { levelOfOutline } from './docx-parts.ts';
import { readXml } from './xml.ts';

export interface NoteReference {
  readonly kind: 'footnote' | 'endnote';
  readonly id: string;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
  /** From 1; 0 for running text. */
  readonly level: number;
  /** An item of a list: Word draws its bullet or number, which is not in the text. */
  readonly isItem: boolean;
  /** The notes that it refers to. */
  readonly notes: readonly NoteReference[];
}

export interface Row {
  readonly cells: readonly string[];
  readonly notes: readonly NoteReference[];
}

export interface Table {
  readonly kind: 'table';
  readonly rows: readonly Row[];
}

export type Block = Paragraph | Table;

/** What stands for itself inside a run of text. */
const MARKS: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
};

/** Second versions for older programs, and what a field computes from: not read. */
const SKIPPED: ReadonlySet<string> = new Set([
  'mc:Fallback',
  'w:instrText',
  'w:delText',
  'w:del',
  'w:moveFrom',
]);

interface OpenParagraph {
  text: string;
  level: number;
  isItem: boolean;
  readonly notes: NoteReference[];
}

interface OpenTable {
  readonly rows: { readonly cells: string[]; readonly notes: NoteReference[] }[];
}

/** What is open at a point of the body. */
interface Reading {
  readonly blocks: Block[];
  readonly paragraphs: OpenParagraph[];
  readonly styles: ReadonlyMap<string, number>;
  /** The outermost table, and how many are open. */
  table: OpenTable | null;
  tables: number;
  inText: boolean;
}

type Attributes = Readonly<Record<string, string>>;

const valOf = (attributes: Attributes): string => attributes['w:val'] ?? '';

/** What begins with an element. */
const OPEN: Readonly<Record<string, (reading: Reading, attributes: Attributes) => void>> = {
  'w:p': ({ paragraphs }) => paragraphs.push({ text: '', level: 0, isItem: false, notes: [] }),
  'w:t': beginText,
  'm:t': beginText,
  'w:tbl': (reading) => {
    if (reading.tables++ === 0) reading.table = { rows: [] };
  },
  'w:tr': ({ table, tables }) => {
    if (tables === 1) table?.rows.push({ cells: [], notes: [] });
  },
  'w:tc': ({ table, tables }) => {
    if (tables === 1) table?.rows.at(-1)?.cells.push('');
  },
  'w:pStyle': ({ paragraphs, styles }, attributes) => {
    const paragraph = paragraphs.at(-1);
    if (paragraph) paragraph.level ||= styles.get(valOf(attributes)) ?? 0;
  },
  'w:outlineLvl': ({ paragraphs }, attributes) => {
    const paragraph = paragraphs.at(-1);
    if (paragraph) paragraph.level = levelOfOutline(valOf(attributes));
  },
  // List 0 is no list: it takes a paragraph out of its style's.
  'w:numId': ({ paragraphs }, attributes) => {
    const paragraph = paragraphs.at(-1);
    if (paragraph) paragraph.isItem = valOf(attributes) !== '0';
  },
  'w:footnoteReference': ({ paragraphs }, attributes) =>
    paragraphs.at(-1)?.notes.push({ kind: 'footnote', id: attributes['w:id'] ?? '' }),
  'w:endnoteReference': ({ paragraphs }, attributes) =>
    paragraphs.at(-1)?.notes.push({ kind: 'endnote', id: attributes['w:id'] ?? '' }),
};

function beginText(reading: Reading): void {
  reading.inText = true;
}

function endText(reading: Reading): void {
  reading.inText = false;
}

/** What ends with an element. */
const CLOSE: Readonly<Record<string, (reading: Reading) => void>> = {
  'w:t': endText,
  'm:t': endText,
  'w:p': closeParagraph,
  'w:tbl': (reading) => {
    if (--reading.tables > 0 || !reading.table) return;
    reading.blocks.push({ kind: 'table', rows: reading.table.rows });
    reading.table = null;
  },
};

function closeParagraph({ blocks, paragraphs, table }: Reading): void {
  const paragraph = paragraphs.pop();
  if (!paragraph) return;
  const { text, level, isItem, notes } = paragraph;
  const row = table?.rows.at(-1);
  if (!row) blocks.push({ kind: 'paragraph', text, level, isItem, notes });
  else {
    const before = row.cells.pop() ?? '';
    row.cells.push(before === '' ? text : `${before}\n${text}`);
    row.notes.push(...notes);
  }
}

/** The blocks of the body in reading order; a table in a cell is read as that cell's text. */
export function blocksOf(
  xml: string,
  source: string,
  styles: ReadonlyMap<string, number>,
): readonly Block[] {
  const reading: Reading = {
    blocks: [],
    paragraphs: [],
    styles,
    table: null,
    tables: 0,
    inText: false,
  };
  let skipping = 0;
  const append = (text: string) => {
    const paragraph = reading.paragraphs.at(-1);
    if (paragraph) paragraph.text += text;
  };
  readXml(xml, source, {
    open: (name, attributes) => {
      if (SKIPPED.has(name)) skipping++;
      if (skipping > 0) return;
      OPEN[name]?.(reading, attributes);
      // A tab stop in the properties has a value, a tab in the text has none.
      if (valOf(attributes) === '') append(MARKS[name] ?? '');
    },
    text: (text) => {
      if (reading.inText && skipping === 0) append(text);
    },
    close: (name) => {
      if (SKIPPED.has(name)) skipping--;
      else if (skipping === 0) CLOSE[name]?.(reading);
    },
  });
  return reading.blocks;
}

/** The texts of the notes of one kind by id; the separators that Word keeps among them hold no text. */
export function notesOf(
  kind: NoteReference['kind'],
  xml: string,
  source: string,
): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  let id: string | null = null;
  let text = '';
  let inText = false;
  if (xml !== '')
    readXml(xml, source, {
      open: (name, attributes) => {
        if (name === `w:${kind}`) {
          id = attributes['w:id'] ?? '';
          text = '';
        }
        if (name === 'w:t') inText = true;
      },
      text: (more) => {
        if (inText && id !== null) text += more;
      },
      close: (name) => {
        if (name === 'w:t') inText = false;
        if (name === 'w:p') text += '\n';
        if (name === `w:${kind}` && id !== null) notes.set(id, text.trim());
      },
    });
  return notes;
}
