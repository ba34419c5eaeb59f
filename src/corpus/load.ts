// Loading: the text files below a folder, decoded; the rim where documents are read from disk.
import { createHash } from 'node:crypto';
import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, extname, join, sep } from 'node:path';
import { UserError } from '../errors.ts';
import { clean } from './clean.ts';
import { decode } from './decode.ts';
import { type Document, docidOf } from './document.ts';
import { titleOf } from './outline.ts';

/** Endings of the files that are read. */
const ENDINGS: readonly string[] = ['.txt', '.md'];

/** Files larger than this are no documents; reading one would stop everything else. */
export const LARGEST_BYTES = 50 * 1024 * 1024;

/** How much of a text is looked at for its title: a heading further down names a part of it. */
const TITLE_REACH = 4000;

/** A file that may be a document, with what tells whether it changed. */
export interface Source {
  /** Path below the folder, with `/`. */
  readonly source: string;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly mtimeMs: number;
}

/** A file that was left out, and why. */
export interface Skipped {
  readonly source: string;
  readonly error: UserError;
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
 * not looked at. A link is followed only to a file inside the folder.
 * @throws UserError `seeds-missing` or `seeds-unreadable` for the folder itself; anything below it is reported.
 */
export function listSources(folder: string): SourceListing {
  const root = openFolder(folder);
  const sources: Source[] = [];
  const skipped: Skipped[] = [];
  // A stack, not recursion: folders may be nested deeper than calls can be.
  const folders = [''];
  for (let below = folders.pop(); below !== undefined; below = folders.pop())
    for (const entry of entriesOf(root, below, skipped)) {
      const source = below === '' ? entry.name : `${below}/${entry.name}`;
      const kind = kindOf(root, source, entry);
      if (kind === 'folder') folders.push(source);
      if (kind === 'linked folder') skipped.push({ source, error: linked(source) });
      if (kind === 'text') attempt(source, skipped, () => sources.push(sourceAt(root, source)));
    }
  return { sources: sources.sort(bySource), skipped: skipped.sort(bySource) };
}

type EntryKind = 'folder' | 'linked folder' | 'text' | 'other';

// Links to folders are not followed: they could lead in circles.
function kindOf(root: string, source: string, entry: Dirent): EntryKind {
  if (entry.name.startsWith('.')) return 'other';
  if (entry.isDirectory()) return 'folder';
  if (entry.isSymbolicLink() && leadsToFolder(root, source)) return 'linked folder';
  return ENDINGS.includes(extname(entry.name).toLowerCase()) ? 'text' : 'other';
}

/** The documents of `folder`. A file that cannot be read as text is reported, never fatal. */
export function loadDocuments(folder: string): LoadedDocuments {
  const { sources, skipped } = listSources(folder);
  const documents: Document[] = [];
  const failed = [...skipped];
  for (const file of sources)
    attempt(file.source, failed, () => documents.push(readDocument(file)));
  return { documents, skipped: failed.sort(bySource) };
}

function readDocument({ source, path, size }: Source): Document {
  if (size > LARGEST_BYTES) throw tooLarge(source, size);
  const bytes = readFileSync(path);
  return documentOf(source, bytes);
}

/** The document that a file's bytes hold. */
export function documentOf(source: string, bytes: Uint8Array): Document {
  const { text, encoding } = decode(bytes, source);
  const opening = clean(text.slice(0, TITLE_REACH));
  const name = basename(source);
  return {
    docid: docidOf(source),
    source,
    title: titleOf(opening) ?? name.slice(0, name.length - extname(name).length),
    text,
    digest: createHash('sha256').update(bytes).digest('hex'),
    encoding,
  };
}

const bySource = (a: { source: string }, b: { source: string }): number =>
  a.source < b.source ? -1 : a.source > b.source ? 1 : 0;

function openFolder(folder: string): string {
  try {
    const root = realpathSync(folder);
    if (statSync(root).isDirectory()) return root;
  } catch (cause) {
    if (codeOf(cause) !== 'ENOENT') throw unreadableFolder(folder, cause);
    throw new UserError(
      'seeds-missing',
      {
        zh: `找不到文件夹 ${folder}。请建立它并放入 .txt 或 .md 文件，或用 --seeds 指向别的文件夹。`,
        en: `There is no folder ${folder}. Make it and put .txt or .md files in, or point --seeds at another folder.`,
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

/** Runs `read`; what it throws about the file is reported instead. */
function attempt(source: string, skipped: Skipped[], read: () => void): void {
  try {
    read();
  } catch (error) {
    if (error instanceof UserError) skipped.push({ source, error });
    else if (codeOf(error) !== undefined)
      skipped.push({ source, error: unreadable(source, error) });
    else throw error;
  }
}

function sourceAt(root: string, source: string): Source {
  const path = join(root, source);
  const real = realpathSync(path);
  if (!real.startsWith(root.endsWith(sep) ? root : root + sep)) throw linked(source);
  const stat = statSync(real);
  if (!stat.isFile()) throw unreadable(source);
  return { source, path, size: stat.size, mtimeMs: stat.mtimeMs };
}

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

const unreadable = (source: string, cause?: unknown): UserError =>
  new UserError(
    'seeds-unreadable',
    {
      zh: `无法读取 ${source}。请检查读取权限，或把它移出文件夹。`,
      en: `${source} cannot be read. Check its permissions, or move it out of the folder.`,
    },
    { cause },
  );

const linked = (source: string): UserError =>
  new UserError('seeds-unreadable', {
    zh: `${source} 是指向别处的链接，没有读取。请把文件本身放进文件夹。`,
    en: `${source} is a link that leads elsewhere and was not read. Put the file itself into the folder.`,
  });

function tooLarge(source: string, size: number): UserError {
  const megabytes = (bytes: number) => Math.ceil(bytes / 1024 / 1024);
  return new UserError('document-too-large', {
    zh: `${source} 有 ${megabytes(size)} MB，超过 ${megabytes(LARGEST_BYTES)} MB 的上限，没有读取。请把它分成几个文件。`,
    en: `${source} has ${megabytes(size)} MB, more than the limit of ${megabytes(LARGEST_BYTES)} MB, and was not read. Split it into several files.`,
  });
}
