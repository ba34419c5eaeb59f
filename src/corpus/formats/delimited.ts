// CSV and TSV: each record a row with the names of its columns.
import { decode } from '../decode.ts';
import { blockWriter } from './block-writer.ts';
import type { Adapter } from './extracted.ts';
import { writeRecord } from './rows.ts';

export const readCsv: Adapter = (bytes, source, hints) => {
  const decoded = decode(bytes, source, hints);
  return { ...decoded, ...write(recordsOf(decoded.text, delimiterOf(decoded.text))) };
};

export const readTsv: Adapter = (bytes, source, hints) => {
  const decoded = decode(bytes, source, hints);
  return { ...decoded, ...write(recordsOf(decoded.text, '\t')) };
};

/** What the first line has most of; spreadsheets of some countries write semicolons. */
function delimiterOf(text: string): string {
  const line = /^[^\r\n]*/.exec(text)![0];
  const count = (delimiter: string) => line.split(delimiter).length;
  return [',', '\t', ';'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

/**
 * Records as RFC 4180 has them: quotes hold delimiters and line breaks, a quote in quotes is doubled. A quote
 * that is never closed is a character like others, and so are those after it: else it would swallow the rest.
 */
export function recordsOf(text: string, delimiter: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let isQuoting = true;
  for (let at = 0; at < text.length; ) {
    const field = isQuoting && text[at] === '"' ? quotedField(text, at) : undefined;
    if (field === null) isQuoting = false;
    const from = field?.end ?? at;
    const end = endOfField(text, from, delimiter);
    record.push((field?.value ?? '') + text.slice(from, end));
    at = text.startsWith('\r\n', end) ? end + 2 : end + 1;
    if (text[end] === delimiter && at < text.length) continue;
    if (text[end] === delimiter) record.push('');
    records.push(record);
    record = [];
  }
  return records;
}

function endOfField(text: string, from: number, delimiter: string): number {
  let end = from;
  while (
    end < text.length &&
    !(text[end] === delimiter || text[end] === '\n' || text[end] === '\r')
  )
    end++;
  return end;
}

/** The value of the quoted field at `start`, and where its closing quote ends; null if it is never closed. */
function quotedField(
  text: string,
  start: number,
): { readonly value: string; readonly end: number } | null {
  let value = '';
  for (let from = start + 1; ; ) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return null;
    value += text.slice(from, quote);
    if (text[quote + 1] !== '"') return { value, end: quote + 1 };
    value += '"';
    from = quote + 2;
  }
}

function write(records: readonly (readonly string[])[]) {
  const writer = blockWriter();
  const names = headerOf(records);
  for (const [i, record] of records.entries())
    if (i > 0 || !names)
      writeRecord(
        writer,
        record.map((value, column) => [names?.[column]?.trim() ?? '', value.trim()]),
        i + 1,
      );
  return writer.finish();
}

/** The first record, if it names columns: different names, none a number, and rows below. */
function headerOf(records: readonly (readonly string[])[]): readonly string[] | null {
  const [first, second] = records;
  if (!first || !second || first.length < 2) return null;
  const named = first.every((name) => name.trim() !== '' && !/^[\d.,%+\-/:\s]+$/.test(name));
  return named && new Set(first).size === first.length ? first : null;
}
