// Sources read anew from disk, by the names that answers give them.
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import type { Recognizer } from '../corpus/formats/recognizer.ts';
import { encodingsOf } from '../corpus/load.ts';
import { type Encodings, textsOf } from '../corpus/read-document.ts';
import { UserError } from '../errors.ts';
import type { Reread } from '../qa/verify.ts';

/** Reads each file once; null for a source that is not there, is no text any more or is not below `seedsDir`. */
export function rereader(seedsDir: string, recognizer?: Recognizer): Reread {
  const files = new Map<string, ReadonlyMap<string, string>>();
  let encodings: Encodings | undefined;
  return async (source) => {
    const path = source.includes('\0') ? null : fileOf(seedsDir, source);
    if (path === null) return null;
    let texts = files.get(path);
    if (!texts) {
      encodings ??= encodingsOf(seedsDir);
      texts = await readTexts(
        path,
        path.slice(seedsDir.length + 1).replaceAll(sep, '/'),
        encodings,
        recognizer,
      );
      files.set(path, texts);
    }
    return texts.get(source) ?? null;
  };
}

/** The file that holds `source`: its own, or the archive above that it is an entry of; null if there is none. */
function fileOf(seedsDir: string, source: string): string | null {
  for (let path = resolve(seedsDir, source); path.startsWith(seedsDir + sep); path = dirname(path))
    if (isFile(path)) return path;
  return null;
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}

async function readTexts(
  path: string,
  file: string,
  encodings: Encodings,
  recognizer: Recognizer | undefined,
): Promise<ReadonlyMap<string, string>> {
  try {
    const { texts } = await textsOf(file, readFileSync(path), encodings, recognizer);
    return new Map(texts.map(([source, { text }]) => [source, text]));
  } catch (error) {
    if (error instanceof UserError || isAbsent(error)) return new Map();
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
