// Lines of a page in reading order: running text, or rows of a table.
import { regionsOf } from './pdf-columns.ts';
import type { PdfPage } from './pdf-file.ts';
import { type Fragment, fragmentsOf, linesOf, lowestConfidence } from './pdf-fragments.ts';

export interface PdfLine {
  /** From 1. */
  readonly page: number;
  /** Of the cells if it is a row of a table; else one text. */
  readonly cells: readonly string[];
  readonly x: number;
  readonly right: number;
  /** Of the last baseline. */
  readonly y: number;
  readonly size: number;
  readonly isArtifact: boolean;
  /** The lowest of what was recognised in it; absent where the file has the text. */
  readonly confidence?: number;
  /** Its region: lines of one column follow each other. Counted from 0 on its page. */
  readonly region: number;
}

export const textOf = ({ cells }: PdfLine): string => cells.join(' ');

/** The lines of a page, the columns one after the other. */
export function linesOfPage({ number, pieces }: PdfPage): PdfLine[] {
  const regions = fragmentsOf(pieces).flatMap((turned) => regionsOf(turned));
  return regions.flatMap((fragments, region) =>
    withTables(linesOf(fragments)).map(({ row, cells }) => ({
      page: number,
      cells,
      x: row[0]!.x,
      right: Math.max(...row.map(({ right }) => right)),
      y: Math.max(...row.map(({ y }) => y)),
      size: Math.max(...row.map(({ size }) => size)),
      isArtifact: row.every(({ isArtifact }) => isArtifact),
      ...lowestConfidence(row),
      region,
    })),
  );
}

interface Row {
  readonly row: readonly Fragment[];
  readonly cells: readonly string[];
}

/** Rows of a table follow each other at most this far apart, in sizes of their type. */
const ROW_PITCH = 3.5;

function withTables(lines: readonly Fragment[][]): Row[] {
  const rows: Row[] = [];
  for (let i = 0; i < lines.length; ) {
    const end = endOfTable(lines, i);
    const table = lines.slice(i, end);
    const columns = end - i > 1 ? columnsOf(table) : [];
    if (columns.length > 1) rows.push(...tableRows(table, columns));
    else rows.push(...table.map((row) => ({ row, cells: [asLine(row)] })));
    i = end;
  }
  return rows;
}

/** Where the table ends that may begin with line `i`; the next line if none does. */
function endOfTable(lines: readonly Fragment[][], i: number): number {
  let end = i + 1;
  if (lines[i]!.length < 2) return end;
  while (end < lines.length && goesOn(lines, i, end)) end++;
  return end;
}

function goesOn(lines: readonly Fragment[][], first: number, i: number): boolean {
  const before = lines[i - 1]!;
  const line = lines[i]!;
  const pitch = line[0]!.y - before[0]!.y;
  if (pitch > ROW_PITCH * Math.max(line[0]!.size, before[0]!.size)) return false;
  if (line.length > 1) return true;
  // A line alone is what is left of a cell of the row above; below the first column it may be text.
  return line[0]!.x > lines[first]![0]!.right;
}

/** The columns of a table as ranges that no cell leaves: cells above each other overlap. */
function columnsOf(table: readonly Fragment[][]): { from: number; to: number }[] {
  const columns: { from: number; to: number }[] = [];
  for (const { x, right } of table.flat().sort((a, b) => a.x - b.x)) {
    const last = columns.at(-1);
    if (last && x < last.to) last.to = Math.max(last.to, right);
    else columns.push({ from: x, to: right });
  }
  return columns;
}

function tableRows(
  table: readonly Fragment[][],
  columns: readonly { from: number; to: number }[],
): Row[] {
  const rows: { row: Fragment[]; cells: string[] }[] = [];
  for (const line of table) {
    // One cell alone goes on with the row above it.
    if (line.length > 1) rows.push({ row: [...line], cells: columns.map(() => '') });
    const { row, cells } = rows.at(-1)!;
    for (const { text, x } of line) {
      const column = columns.findIndex(({ from, to }) => from <= x && x < to);
      const before = cells[column]!;
      cells[column] = before === '' ? text.trim() : `${before}${text.trim()}`;
    }
    if (line.length === 1) row.push(...line);
  }
  return rows;
}

/** What a wide gap is in a line of text: a date on the right, places of signatures. */
const WIDE_GAP = '　';

const asLine = (row: readonly Fragment[]): string => row.map(({ text }) => text).join(WIDE_GAP);
