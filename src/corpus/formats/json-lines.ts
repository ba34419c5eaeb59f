// JSON Lines: each line a record, its keys the names of columns.
import { decode } from '../decode.ts';
import { blockWriter } from './block-writer.ts';
import { broken } from './errors.ts';
import type { Adapter } from './extracted.ts';
import { type Field, writeRecord } from './rows.ts';

/** Objects in objects deeper than this are written as JSON. */
const DEEPEST = 8;

export const readJsonLines: Adapter = (bytes, source, hints) => {
  const decoded = decode(bytes, source, hints);
  const writer = blockWriter();
  for (const [i, line] of decoded.text.split('\n').entries())
    if (line.trim() !== '') writeRecord(writer, recordOf(line, source, i + 1), i + 1);
  return { ...decoded, ...writer.finish() };
};

function recordOf(line: string, source: string, number: number): Field[] {
  try {
    return fieldsOf(JSON.parse(line));
  } catch (cause) {
    // JSON is read to any depth, but written only as deep as calls go.
    const detail =
      cause instanceof RangeError
        ? { zh: `第 ${number} 行嵌套太深`, en: `line ${number} is nested too deep` }
        : { zh: `第 ${number} 行不是 JSON`, en: `line ${number} is no JSON` };
    throw broken(source, detail, cause);
  }
}

/** The values of a record that can be read, by name; `name.name` for those of an object in it. */
function fieldsOf(value: unknown, name = '', depth = 0): Field[] {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [[name, String(value)]];
  if (depth >= DEEPEST) return [[name, JSON.stringify(value)]];
  if (Array.isArray(value)) {
    if (value.some((item) => typeof item === 'object'))
      return value.flatMap((item) => fieldsOf(item, name, depth + 1));
    return [[name, value.join('、')]];
  }
  return Object.entries(value).flatMap(([key, inner]) =>
    fieldsOf(inner, name === '' ? key : `${name}.${key}`, depth + 1),
  );
}
