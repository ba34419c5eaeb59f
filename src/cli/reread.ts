// Sources read anew from disk, by the names that answers give them.
import { readFileSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { decode } from '../corpus/decode.ts';
import { UserError } from '../errors.ts';
import type { Reread } from '../qa/verify.ts';

/** Reads each source once; null for one that is not there, is no text any more or is not below `seedsDir`. */
export function rereader(seedsDir: string): Reread {
  const read = new Map<string, string | null>();
  return (source) => {
    let text = read.get(source);
    if (text === undefined) {
      text = readSource(seedsDir, source);
      read.set(source, text);
    }
    return text;
  };
}

function readSource(seedsDir: string, source: string): string | null {
  if (source.includes('\0')) return null;
  const path = resolve(seedsDir, source);
  if (!path.startsWith(seedsDir + sep)) return null;
  try {
    return decode(readFileSync(path), source).text;
  } catch (error) {
    if (error instanceof UserError || isAbsent(error)) return null;
    throw error;
  }
}

const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ABSENT.has(String(error.code));

const ABSENT: ReadonlySet<string> = new Set([
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'EACCES',
  'EINVAL',
  'ELOOP',
  'ENAMETOOLONG',
]);
