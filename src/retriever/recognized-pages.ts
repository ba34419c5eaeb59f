// Recognised pages on disk: beside the index, each in a file of its own, so that a build that is stopped has lost none.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecognizedLine, Recognizer } from '../corpus/formats/recognizer.ts';
import { type PageKey, type RecognizedPages, remembered } from '../corpus/formats/remembered.ts';
import { sha256 } from './analyzer.ts';
import { writeWhole } from './write-whole.ts';

/** `recognizer` with the memory of an index. */
export const remembering = (recognizer: Recognizer, indexDir: string): Recognizer =>
  remembered(recognizer, recognizedPages(indexDir));

/** The pages kept in an index folder. */
export function recognizedPages(indexDir: string): RecognizedPages {
  const folder = folderIn(indexDir);
  return {
    read: async (key) => {
      try {
        return parsePage(await readFile(join(folder, nameOf(key)), 'utf8'), key);
      } catch (error) {
        return unlessOfFiles(error);
      }
    },
    write: async (key, lines) => {
      try {
        mkdirSync(folder, { recursive: true });
        await writeWhole(join(folder, nameOf(key)), Buffer.from(printPage(key, lines)));
      } catch (error) {
        // An index that nobody may write to can still be verified.
        unlessOfFiles(error);
      }
    },
  };
}

/** Removes the pages of other files than `files` (digests of their bytes) and of other engines, and what was half written. */
export function removeOldPages(indexDir: string, engine: string, files: ReadonlySet<string>): void {
  const folder = folderIn(indexDir);
  const current = new Set([...files].map((file) => ownerOf({ engine: sha256(engine), file })));
  for (const name of namesIn(folder))
    if (!NAME.test(name) || !current.has(name.slice(0, OWNER_LENGTH)))
      rmSync(join(folder, name), { force: true });
}

const folderIn = (indexDir: string): string => join(indexDir, 'recognized');

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    return unlessOfFiles(error) ?? [];
  }
}

const DIGEST_IN_NAME = 16;
const OWNER_LENGTH = 2 * DIGEST_IN_NAME + 1;
const NAME = /^(?:[0-9a-f]{16}-){2}[0-9a-f]{16}\.json$/;

const short = (digest: string): string => digest.slice(0, DIGEST_IN_NAME);
const ownerOf = ({ engine, file }: Pick<PageKey, 'engine' | 'file'>): string =>
  `${short(engine)}-${short(file)}`;
const nameOf = (key: PageKey): string => `${ownerOf(key)}-${short(key.page)}.json`;

/** The digest of what follows, then the page. Names hold only the beginning of its key, so it holds the whole. */
function printPage({ page }: PageKey, lines: readonly RecognizedLine[]): string {
  const body = JSON.stringify({ page, lines });
  return `${sha256(body)}\n${body}\n`;
}

/** Null for a file that is cut short or altered. */
function parsePage(text: string, key: PageKey): readonly RecognizedLine[] | null {
  const [digest, body = ''] = text.split('\n');
  if (sha256(body) !== digest) return null;
  const { page, lines } = JSON.parse(body) as { page: string; lines: RecognizedLine[] };
  return page === key.page ? lines : null;
}

/** Null for an error of the file system; any other is a bug. */
function unlessOfFiles(error: unknown): null {
  if (error instanceof Error && 'code' in error) return null;
  throw error;
}
