// Loading the lexicon: the three files that a keeper edits in `.lexicon/`, beside the documents.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { type Lexicon, makeLexicon } from '../text/lexicon.ts';
import { decode } from './decode.ts';
import {
  entriesOf,
  LEXICON_FILES,
  LEXICON_FOLDER,
  type LexiconRole,
  type ParsedLexiconFile,
  parseLexiconFile,
} from './lexicon-lines.ts';

export interface LoadedLexicon {
  readonly lexicon: Lexicon;
  readonly files: Readonly<Record<LexiconRole, ParsedLexiconFile>>;
  /** What was skipped, file by file, with the way to mend it. */
  readonly problems: readonly UserError[];
}

/** The lexicon of a folder of documents; an empty one if it has none. What cannot be read is reported, never fatal. */
export function loadLexicon(seedsDir: string): LoadedLexicon {
  const files = {
    words: readFile(seedsDir, 'words'),
    synonyms: readFile(seedsDir, 'synonyms'),
    stopWords: readFile(seedsDir, 'stopWords'),
  };
  return {
    lexicon: makeLexicon(entriesOf(files)),
    files,
    problems: Object.values(files).flatMap(({ problems }) => problems),
  };
}

function readFile(seedsDir: string, role: LexiconRole): ParsedLexiconFile {
  const name = `${LEXICON_FOLDER}/${LEXICON_FILES[role]}`;
  try {
    return parseLexiconFile(role, lexiconText(readFileSync(join(seedsDir, name)), name));
  } catch (error) {
    if (error instanceof UserError) return { lines: [], problems: [error] };
    if (isMissing(error)) return { lines: [], problems: [] };
    return { lines: [], problems: [unreadable(name, error)] };
  }
}

/**
 * The text of a file of the lexicon. A list of a few words is too short to guess from; what is no Unicode was written by
 * an editor of Windows for simplified Chinese.
 */
export function lexiconText(bytes: Uint8Array, name: string): string {
  try {
    return decode(bytes, name).text;
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'document-encoding') throw error;
    return decode(bytes, name, { given: 'gb18030' }).text;
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

const unreadable = (name: string, cause: unknown): UserError =>
  new UserError(
    'lexicon-malformed',
    {
      zh: `读不了 ${name}，词典里的这一部分没有用上。请检查它是不是文件、有没有读取权限。`,
      en: `${name} cannot be read; this part of the lexicon is not used. Check that it is a file and that you may read it.`,
    },
    { cause },
  );
