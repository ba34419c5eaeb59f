// Rows: a record with the names of its columns, written so that each row can be read by itself.
import type { BlockWriter } from './block-writer.ts';

/** A column's name and what a record has there. */
export type Field = readonly [name: string, value: string];

/** Values longer than this are text rather than data. */
const TEXT_UNITS = 100;

/** Writes one record: its short values as a row of `name：value`, each long one as paragraphs after it. */
export function writeRecord(writer: BlockWriter, fields: readonly Field[], row: number): void {
  const place = { row };
  const filled = fields.filter(([, value]) => value.trim() !== '');
  const isLong = (value: string) => value.length > TEXT_UNITS;
  const cell = ([name, value]: Field) => (name === '' ? value : `${name}：${value}`);
  writer.row(filled.filter(([, value]) => !isLong(value)).map(cell), place);
  for (const [, value] of filled.filter(([, value]) => isLong(value)))
    for (const line of value.split(/\r\n|\r|\n/)) writer.paragraph(line, place);
}
