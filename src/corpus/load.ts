// Loading: the documents below a folder; the rim where they are read from disk.
import {
  accessSync,
  constants,
  type Dirent,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join, sep } from 'node:path';
import { UserError } from '../errors.ts';
import { decode } from './decode.ts';
import type { Document } from './document.ts';
import { changing, linked, noFile, tooLarge, unread, unreadable } from './document-errors.ts';
import { ENCODINGS_FILE, parseEncodings } from './encodings.ts';
import { picture } from './formats/errors.ts';
import { mayHoldPictures, type Readability, readabilityOf } from './formats/format.ts';
import type { Recognizer } from './formats/recognizer.ts';
import { documentsOf, type Encodings, LARGEST_BYTES, type Skipped } from './read-document.ts';

const require = createRequire(import.meta.url);

/** In the folder of documents itself: what is not to be read, by the rules of gitignore. */
const IGNORE_FILE = '.chuchuignore';

/** A file that may be a document, with what tells whether it changed. */
export interface Source {
  /** Path below the folder, with `/`. */
  readonly source: string;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly mtimeMs: number;
  /** What the keeper says of its encoding, or of its entries'; empty if nothing. */
  readonly given: string;
  /** The OCR engine that reads what of it is no text; empty if none does, or nothing is. */
  readonly recognizer: string;
}

export interface SourceListing {
  /** By `source`, in code unit order. */
  readonly sources: readonly Source[];
  readonly skipped: readonly Skipped[];
}

export interface LoadedDocuments {
  /** By `source`, in code unit order. */
  readonly documents: Document[];
  readonly skipped: Skipped[];
}

/**
 * The files of `folder` and the folders below it that are read as documents. Hidden files and folders are
 * not looked at, nor what `.chuchuignore` names. A link is followed only to a file inside the folder.
 * @throws UserError `seeds-missing` or `seeds-unreadable` for the folder itself, `ocr-missing` for the recogniser;
 * anything below the folder is reported.
 */
export function listSources(folder: string, recognizer?: Recognizer): SourceListing {
  const engine = recognizer?.engine ?? '';
  const root = openFolder(folder);
  const isIgnored = ignorer(settingsFile(root, IGNORE_FILE));
  const encodings = encodingsOf(root);
  const sources: Source[] = [];
  const skipped: Skipped[] = [];
  const skip = (source: string, error: UserError) => skipped.push({ source, error });
  const visit: Readonly<Record<EntryKind, (source: string) => void>> = {
    // A stack, not recursion: folders may be nested deeper than calls can be.
    folder: (source) => folders.push(source),
    'linked folder': (source) => skip(source, linked(source)),
    unread: (source) => skip(source, unread(source)),
    document: (source) => {
      try {
        sources.push(sourceAt(root, source, encodings, engine));
      } catch (error) {
        skip(source, reportable(source, error));
      }
    },
    archive: (source) => visit.document(source),
    picture: (source) => (recognizer ? visit.document(source) : skip(source, picture(source))),
    other: () => {},
  };
  const folders = [''];
  for (let below = folders.pop(); below !== undefined; below = folders.pop())
    for (const entry of entriesOf(root, below, skipped)) {
      const source = below === '' ? entry.name : `${below}/${entry.name}`;
      const kind = kindOf(root, source, entry);
      if (!isIgnored(kind === 'folder' ? `${source}/` : source)) visit[kind](source);
    }
  return { sources: sources.sort(bySource), skipped: skipped.sort(bySource) };
}

type EntryKind = 'folder' | 'linked folder' | Readability;

// Links to folders are not followed: they could lead in circles.
function kindOf(root: string, source: string, entry: Dirent): EntryKind {
  if (entry.name.startsWith('.')) return 'other';
  if (entry.isDirectory()) return 'folder';
  if (entry.isSymbolicLink() && leadsToFolder(root, source)) return 'linked folder';
  return readabilityOf(extname(entry.name).toLowerCase());
}

/** Whether `rules` name a path; that of a folder ends with `/`. */
function ignorer(rules: string): (path: string) => boolean {
  if (rules.trim() === '') return () => false;
  const ignore = require('ignore') as typeof import('ignore');
  const parsed = ignore().add(rules);
  return (path) => parsed.ignores(path);
}

/** The keeper's word on encodings in a folder of documents; none if it has no such file. */
export const encodingsOf = (folder: string): Encodings =>
  parseEncodings(settingsFile(folder, ENCODINGS_FILE));

/** The text of a file of settings; empty if there is none. */
function settingsFile(root: string, name: string): string {
  try {
    return decode(readFileSync(join(root, name)), name).text;
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return '';
    throw cause instanceof UserError ? cause : unreadable(name, cause);
  }
}

/** The documents of `folder`, of the sources that are wanted. A file that cannot be read is reported, never fatal. */
export async function loadDocuments(
  folder: string,
  isWanted: (source: string) => boolean = () => true,
  recognizer?: Recognizer,
): Promise<LoadedDocuments> {
  const { sources, skipped } = listSources(folder, recognizer);
  const encodings = encodingsOf(folder);
  const documents: Document[] = [];
  const failed = [...skipped];
  for (const file of sources.filter(({ source }) => isWanted(source)))
    try {
      const found = await readFile(file, encodings, recognizer);
      documents.push(...found.documents);
      failed.push(...found.skipped);
    } catch (error) {
      failed.push({ source: file.source, error: reportable(file.source, error) });
    }
  return { documents: documents.sort(bySource), skipped: failed.sort(bySource) };
}

async function readFile(file: Source, encodings: Encodings, recognizer?: Recognizer) {
  const { source, path, size, given } = file;
  if (size > LARGEST_BYTES) throw tooLarge(source, size, LARGEST_BYTES);
  const { documents, skipped } = await documentsOf(
    source,
    await readWhole(source, path),
    encodings,
    recognizer,
  );
  const read = {
    ...(given !== '' && { given }),
    ...(file.recognizer !== '' && { recognizer: file.recognizer }),
  };
  return { documents: documents.map((document) => ({ ...document, ...read })), skipped };
}

/** How often a file that changes while it is read is read again, and how long to wait before, in milliseconds. */
const READS = 3;
const WAIT_MS = 100;

/** The bytes of a file that nobody wrote while they were read; half a document is none. */
async function readWhole(source: string, path: string): Promise<Uint8Array> {
  for (let reads = 1; ; reads++) {
    const before = statSync(path);
    const bytes = readFileSync(path);
    const after = statSync(path);
    const isWhole = before.mtimeMs === after.mtimeMs && before.ino === after.ino;
    if (isWhole && bytes.length === after.size) return bytes;
    if (reads === READS) throw changing(source);
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
}

const bySource = (a: { source: string }, b: { source: string }): number =>
  a.source < b.source ? -1 : a.source > b.source ? 1 : 0;

function openFolder(folder: string): string {
  try {
    const root = realpathSync(folder);
    if (statSync(root).isDirectory()) {
      // Before anything in it: a settings file that cannot be reached is not what is wrong.
      accessSync(root, constants.R_OK | constants.X_OK);
      return root;
    }
  } catch (cause) {
    if (codeOf(cause) !== 'ENOENT') throw unreadableFolder(folder, cause);
    throw new UserError(
      'seeds-missing',
      {
        zh: `找不到文件夹 ${folder}。请建立它并放入资料（文本、PDF、DOCX、HTML、CSV 等），或用 --seeds 指向别的文件夹。`,
        en: `There is no folder ${folder}. Make it and put documents in (text, PDF, DOCX, HTML, CSV, …), or point --seeds at another folder.`,
      },
      { cause },
    );
  }
  throw unreadableFolder(folder);
}

function entriesOf(root: string, below: string, skipped: Skipped[]): Dirent[] {
  try {
    return readdirSync(join(root, below), { withFileTypes: true });
  } catch (cause) {
    if (below === '') throw unreadableFolder(root, cause);
    skipped.push({ source: below, error: unreadable(below, cause) });
    return [];
  }
}

/** What `error` says of a file that could not be read; an error that says nothing of a file is thrown on. */
function reportable(source: string, error: unknown): UserError {
  if (error instanceof UserError) return error;
  if (codeOf(error) === 'ELOOP') return linked(source);
  if (codeOf(error) !== undefined) return unreadable(source, error);
  throw error;
}

function sourceAt(root: string, source: string, encodings: Encodings, engine: string): Source {
  const path = join(root, source);
  const real = realpathSync(path);
  if (!real.startsWith(root.endsWith(sep) ? root : root + sep)) throw linked(source);
  const stat = statSync(real);
  if (!stat.isFile()) throw noFile(source);
  const given = givenFor(source, encodings);
  const recognizer = mayHoldPictures(extname(source).toLowerCase()) ? engine : '';
  return { source, path, size: stat.size, mtimeMs: stat.mtimeMs, given, recognizer };
}

const givenFor = (source: string, encodings: Encodings): string =>
  [...encodings]
    .filter(([named]) => named === source || named.startsWith(`${source}/`))
    .map(([named, encoding]) => `${named.slice(source.length)}=${encoding}`)
    .sort()
    .join(' ');

function leadsToFolder(root: string, source: string): boolean {
  try {
    return statSync(join(root, source)).isDirectory();
  } catch {
    return false;
  }
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;

const unreadableFolder = (folder: string, cause?: unknown): UserError =>
  new UserError(
    'seeds-unreadable',
    {
      zh: `无法读取文件夹 ${folder}。请检查它是不是文件夹、有没有读取权限。`,
      en: `The folder ${folder} cannot be read. Check that it is a folder and that you may read it.`,
    },
    { cause },
  );
