// The files of an index on disk: written so that a reader sees a whole index or none.
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from './analyzer.ts';
import {
  MANIFEST,
  type Manifest,
  parseManifest,
  printManifest,
  type ShardEntry,
} from './manifest.ts';
import { openShard, type Shard } from './shard.ts';
import { writeWhole } from './write-whole.ts';

/** Shards by the digest of their file. */
export type Shards = ReadonlyMap<string, Shard>;

/** A manifest with those of its shards that are whole. */
export interface Index {
  readonly manifest: Manifest;
  /** Digest of the manifest, which holds the digests of everything else. */
  readonly version: string;
  readonly shards: Shards;
}

/** What stands in an index folder; of a damaged index also what is left of it. */
export type ReadIndex =
  | { readonly kind: 'whole'; readonly index: Index }
  | { readonly kind: 'missing' }
  | { readonly kind: 'format' }
  | { readonly kind: 'damaged'; readonly file: string; readonly index: Index | null };

/**
 * Reads the index and checks every digest; shards that are `open` already are taken from there. A build that
 * finishes meanwhile takes files away, so what does not fit is looked at again as long as the manifest changes.
 */
export function readIndex(indexDir: string, open: Shards = new Map()): ReadIndex {
  for (let text = readIfThere(join(indexDir, MANIFEST)); ; ) {
    if (text === null) return { kind: 'missing' };
    const found = readWith(text.toString('utf8'), indexDir, open);
    if (found.kind === 'whole') return found;
    const again = readIfThere(join(indexDir, MANIFEST));
    if (again?.equals(text)) return found;
    text = again;
  }
}

function readWith(text: string, indexDir: string, open: Shards): ReadIndex {
  const parsed = parseManifest(text);
  if (parsed.kind === 'damaged') return { kind: 'damaged', file: MANIFEST, index: null };
  if (parsed.kind === 'format') return parsed;
  const { manifest } = parsed;
  const shards = new Map<string, Shard>();
  let damaged: string | undefined;
  for (const entry of manifest.shards) {
    const shard = open.get(entry.sha256) ?? readShard(indexDir, entry);
    if (shard) shards.set(entry.sha256, shard);
    else damaged ??= entry.name;
  }
  const index = { manifest, version: sha256(text), shards };
  return damaged === undefined
    ? { kind: 'whole', index }
    : { kind: 'damaged', file: damaged, index };
}

function readShard(indexDir: string, { name, sha256: digest }: ShardEntry): Shard | undefined {
  const bytes = readIfThere(join(indexDir, name));
  return bytes === null || sha256(bytes) !== digest ? undefined : openShard(bytes);
}

/** The bytes of a file, null if it cannot be read: for an index that is the same as not being there. */
function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

/** Writes a shard aside, syncs and renames it. It bears its digest in its name, so no other file is touched. */
export async function writeShard(
  indexDir: string,
  prefix: string,
  text: string,
): Promise<ShardEntry> {
  mkdirSync(indexDir, { recursive: true });
  const bytes = Buffer.from(text);
  const digest = sha256(bytes);
  const name = `shard-${digest.slice(0, DIGEST_IN_NAME)}.txt`;
  await writeWhole(join(indexDir, name), bytes);
  return { prefix, name, sha256: digest, bytes: bytes.length };
}

const DIGEST_IN_NAME = 16;

/** Makes the shards that a manifest names count, in one step. */
export async function writeManifest(indexDir: string, manifest: Manifest): Promise<void> {
  mkdirSync(indexDir, { recursive: true });
  await writeWhole(join(indexDir, MANIFEST), Buffer.from(printManifest(manifest)));
}

/** Removes the files of earlier indexes, and what a killed build left half written. */
export function removeOldFiles(indexDir: string, { shards }: Manifest): void {
  const current = new Set([MANIFEST, ...shards.map(({ name }) => name)]);
  for (const name of readdirSync(indexDir))
    if (OURS.test(name) && !current.has(name)) rmSync(join(indexDir, name), { force: true });
}

// A name of ours, with the number that stands behind it while it is written; and those of format 1.
const OURS = new RegExp(
  `^(?:shard|documents|passages|engine|vocabulary)-[0-9a-f]{${DIGEST_IN_NAME}}\\.(?:txt|json|tsv)(?:\\.[0-9]+)?$|^manifest\\.json\\.[0-9]+$`,
);
