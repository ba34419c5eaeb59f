// Changing the lexicon on disk: whole files at a time, each change with the way back.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { withLine, withoutName } from '../corpus/edit-lexicon.ts';
import {
  LEXICON_FILES,
  LEXICON_FOLDER,
  type LexiconRole,
  lexiconEntry,
} from '../corpus/lexicon-lines.ts';
import { lexiconText, loadLexicon } from '../corpus/load-lexicon.ts';
import { UserError } from '../errors.ts';
import { fold } from '../text/fold.ts';
import { sha256 } from './analyzer.ts';
import { writeWhole } from './write-whole.ts';

/** What a change did. */
export interface LexiconChange {
  /** Path below the folder of documents. */
  readonly file: string;
  /** The names it is about. */
  readonly names: readonly string[];
}

/** The way back of each change, the latest last: the file before it, and a digest of what it became. */
const undoSchema = z.array(
  z.object({
    role: z.enum(['words', 'synonyms', 'stopWords']),
    names: z.array(z.string()),
    /** Base 64 of the bytes; null if there was no file. */
    before: z.string().nullable(),
    after: z.string(),
  }),
);
type Undo = z.infer<typeof undoSchema>;

const UNDO_FILE = '.undo.json';

/** Changes that can be taken back. */
const MOST_UNDONE = 50;

/**
 * Adds a word with its kind (`涵崧 人名`) or synonyms (`市九院 = 重庆市第九人民医院`).
 * @throws UserError `lexicon-malformed` if it is neither, `lexicon-unchanged` if it is there already.
 */
export async function addToLexicon(seedsDir: string, content: string): Promise<LexiconChange> {
  const role: LexiconRole = /[=＝]/.test(content) ? 'synonyms' : 'words';
  const { names } = lexiconEntry(role, content);
  if (isThere(seedsDir, role, names)) throw alreadyThere(names);
  const line = role === 'synonyms' ? names.join(' = ') : content;
  return await change(seedsDir, role, names, (text) => withLine(text, line));
}

function isThere(seedsDir: string, role: LexiconRole, names: readonly string[]): boolean {
  const { words, synonyms } = loadLexicon(seedsDir).lexicon;
  if (role === 'words') return words.has(fold(names[0]!));
  return synonyms.some((group) => names.every((name) => group.includes(fold(name))));
}

/**
 * Takes a name out of all three files.
 * @throws UserError `lexicon-unchanged` if it is in none.
 */
export async function removeFromLexicon(
  seedsDir: string,
  name: string,
): Promise<readonly LexiconChange[]> {
  const changes: LexiconChange[] = [];
  for (const role of Object.keys(LEXICON_FILES) as LexiconRole[]) {
    const text = textOf(read(seedsDir, role), role);
    if (withoutName(role, text, name) !== text)
      changes.push(await change(seedsDir, role, [name], () => withoutName(role, text, name)));
  }
  if (changes.length === 0) throw notThere(name);
  return changes;
}

/**
 * Takes the last change back, byte for byte.
 * @throws UserError `lexicon-unchanged` if there is none, or its file was edited since.
 */
export async function undoLexicon(seedsDir: string): Promise<LexiconChange> {
  const undo = readUndo(seedsDir);
  const last = undo.pop();
  if (!last) throw nothingToUndo();
  const { role, names, before, after } = last;
  const now = read(seedsDir, role);
  if (!now || sha256(now) !== after) throw editedSince(fileOf(role));
  if (before === null) rmSync(pathOf(seedsDir, role));
  else await writeWhole(pathOf(seedsDir, role), Buffer.from(before, 'base64'));
  await writeUndo(seedsDir, undo);
  return { file: fileOf(role), names };
}

async function change(
  seedsDir: string,
  role: LexiconRole,
  names: readonly string[],
  edit: (text: string) => string,
): Promise<LexiconChange> {
  const before = read(seedsDir, role);
  const after = Buffer.from(edit(textOf(before, role)));
  const entry = { role, names: [...names], before: before?.toString('base64') ?? null };
  mkdirSync(join(seedsDir, LEXICON_FOLDER), { recursive: true });
  // The way back first: a change without one would be worse than a way back that leads nowhere.
  const undo = [...readUndo(seedsDir), { ...entry, after: sha256(after) }].slice(-MOST_UNDONE);
  await writeUndo(seedsDir, undo);
  await writeWhole(pathOf(seedsDir, role), after);
  return { file: fileOf(role), names };
}

const fileOf = (role: LexiconRole): string => `${LEXICON_FOLDER}/${LEXICON_FILES[role]}`;

const pathOf = (seedsDir: string, role: LexiconRole): string => join(seedsDir, fileOf(role));

const textOf = (bytes: Buffer | null, role: LexiconRole): string =>
  bytes ? lexiconText(bytes, fileOf(role)) : '';

const read = (seedsDir: string, role: LexiconRole): Buffer | null =>
  readIfThere(pathOf(seedsDir, role));

function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** What cannot be read any more is no way back. */
function readUndo(seedsDir: string): Undo {
  const bytes = readIfThere(join(seedsDir, LEXICON_FOLDER, UNDO_FILE));
  try {
    return undoSchema.parse(JSON.parse(bytes?.toString('utf8') ?? '[]'));
  } catch {
    return [];
  }
}

const writeUndo = (seedsDir: string, undo: Undo): Promise<void> =>
  writeWhole(join(seedsDir, LEXICON_FOLDER, UNDO_FILE), Buffer.from(`${JSON.stringify(undo)}\n`));

const alreadyThere = (names: readonly string[]): UserError =>
  new UserError('lexicon-unchanged', {
    zh: `词典里已经有“${names.join(' = ')}”。要改它的词性，请先 lexicon remove。`,
    en: `The lexicon has “${names.join(' = ')}” already. To change its kind, lexicon remove it first.`,
  });

const notThere = (name: string): UserError =>
  new UserError('lexicon-unchanged', {
    zh: `词典里没有“${name}”。用 lexicon list 看全部。`,
    en: `The lexicon does not have “${name}”. See all of it with lexicon list.`,
  });

const nothingToUndo = (): UserError =>
  new UserError('lexicon-unchanged', {
    zh: '没有可撤销的改动。手工改的请在文件里改回。',
    en: 'There is no change to undo. What was edited by hand is mended by hand.',
  });

const editedSince = (file: string): UserError =>
  new UserError('lexicon-unchanged', {
    zh: `${file} 在那次改动之后又被改过，不能撤销。请用 lexicon remove，或直接编辑它。`,
    en: `${file} was edited after that change, which cannot be undone. Use lexicon remove, or edit the file.`,
  });
