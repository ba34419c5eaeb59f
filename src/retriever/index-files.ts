// The files of an index on disk: written so that a reader sees a whole index or none.
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { sha256 } from './analyzer.ts';
import {
  type FileRole,
  MANIFEST,
  type Manifest,
  parseManifest,
  printManifest,
} from './manifest.ts';
import type { StoredCorpus } from './stored-corpus.ts';

const ENDINGS: Readonly<Record<FileRole, string>> = {
  documents: 'json',
  passages: 'json',
  engine: 'json',
  vocabulary: 'tsv',
};
const ROLES = Object.keys(ENDINGS) as FileRole[];

export interface WholeIndex {
  readonly kind: 'whole';
  readonly manifest: Manifest;
  /** Digest of the manifest, which holds the digests of everything else. */
  readonly version: string;
  readonly stored: StoredCorpus;
}

/** What stands in an index folder. */
export type ReadIndex =
  | WholeIndex
  | { readonly kind: 'missing' }
  | { readonly kind: 'format' }
  | { readonly kind: 'damaged'; readonly file: string };

/**
 * Reads the index and checks every digest. A build that finishes meanwhile takes files away, so what does
 * not fit is looked at again as long as the manifest changes.
 */
export function readIndex(indexDir: string): ReadIndex {
  for (let text = readIfThere(join(indexDir, MANIFEST)); ; ) {
    if (text === null) return { kind: 'missing' };
    const found = readWith(text.toString('utf8'), indexDir);
    if (found.kind === 'whole') return found;
    const again = readIfThere(join(indexDir, MANIFEST));
    if (again?.equals(text)) return found;
    text = again;
  }
}

function readWith(text: string, indexDir: string): ReadIndex {
  const parsed = parseManifest(text);
  if (parsed.kind === 'damaged') return { kind: 'damaged', file: MANIFEST };
  if (parsed.kind === 'format') return parsed;
  const { manifest } = parsed;
  const stored: Partial<Record<FileRole, string>> = {};
  for (const role of ROLES) {
    const { name, sha256: digest } = manifest.files[role];
    const bytes = readIfThere(join(indexDir, name));
    if (bytes === null || sha256(bytes) !== digest) return { kind: 'damaged', file: name };
    stored[role] = bytes.toString('utf8');
  }
  return { kind: 'whole', manifest, version: sha256(text), stored: stored as StoredCorpus };
}

/** The bytes of a file, null if it cannot be read: for an index that is the same as not being there. */
function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

/**
 * Writes an index. The files bear their digests in their names, so none of the old ones is touched; the manifest,
 * renamed into place last, makes the new ones count. Each is written aside, synced and renamed.
 */
export async function writeIndex(
  indexDir: string,
  stored: StoredCorpus,
  manifestOf: (files: Manifest['files']) => Manifest,
): Promise<Manifest> {
  mkdirSync(indexDir, { recursive: true });
  const files: Partial<Manifest['files']> = {};
  for (const role of ROLES) {
    const bytes = Buffer.from(stored[role]);
    const digest = sha256(bytes);
    const name = `${role}-${digest.slice(0, DIGEST_IN_NAME)}.${ENDINGS[role]}`;
    await writeFileAtomic(join(indexDir, name), bytes);
    files[role] = { name, sha256: digest, bytes: bytes.length };
  }
  const manifest = manifestOf(files as Manifest['files']);
  await writeFileAtomic(join(indexDir, MANIFEST), printManifest(manifest));
  return manifest;
}

const DIGEST_IN_NAME = 16;

/** Removes the files of earlier indexes, and what a killed build left half written. */
export function removeOldFiles(indexDir: string, { files }: Manifest): void {
  const current = new Set([MANIFEST, ...ROLES.map((role) => files[role].name)]);
  for (const name of readdirSync(indexDir))
    if (OURS.test(name) && !current.has(name)) rmSync(join(indexDir, name), { force: true });
}

// A name of ours, with the number that write-file-atomic puts behind it while it writes.
const OURS = new RegExp(
  `^(?:${ROLES.join('|')})-[0-9a-f]{${DIGEST_IN_NAME}}\\.(?:json|tsv)(?:\\.[0-9]+)?$|^manifest\\.json\\.[0-9]+$`,
);
