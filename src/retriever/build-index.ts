// Building: the index brought in line with the documents, once, whoever else tries at the same time.
import type { Recognizer } from '../corpus/formats/recognizer.ts';
import { loadDocuments } from '../corpus/load.ts';
import { loadLexicon } from '../corpus/load-lexicon.ts';
import type { Skipped } from '../corpus/read-document.ts';
import { UserError } from '../errors.ts';
import type { Lexicon } from '../text/lexicon.ts';
import { type BuildLock, lockBuild } from './build-lock.ts';
import {
  type Index,
  readIndex,
  removeOldFiles,
  type Shards,
  writeManifest,
} from './index-files.ts';
import { keptOf } from './kept.ts';
import { makeManifest, skippedEntries } from './make-manifest.ts';
import type { Manifest } from './manifest.ts';
import { partition, SHARD_LENGTH } from './partition.ts';
import { planUpdate } from './plan-update.ts';
import { remembering, removeOldPages } from './recognized-pages.ts';
import {
  digestsOf,
  indexedStates,
  type SourceChanges,
  type SourceStates,
  sourceStates,
} from './sources.ts';
import { checkIndex, fitsAnalyzer, type Staleness } from './staleness.ts';
import { writeShards } from './write-shards.ts';

export interface BuildOptions {
  readonly seedsDir: string;
  readonly indexDir: string;
  /** Reads pictures and scanned pages; without it they are reported. */
  readonly recognizer?: Recognizer | undefined;
  readonly onEvent?: (event: BuildEvent) => void;
  /** How long to wait for another build, in milliseconds. */
  readonly waitMs?: number;
  /** Shards of this index that are open already. */
  readonly open?: Shards;
  /** Longest text of a shard, in code units. */
  readonly shardLength?: number;
}

/** What a face may say while an index is made. */
export type BuildEvent =
  | { readonly kind: 'waiting' }
  /** What is wrong with a line or a file of the lexicon. */
  | { readonly kind: 'lexicon'; readonly error: UserError }
  | ({ readonly kind: 'building' } & Staleness)
  /** In passages. */
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'built'; readonly report: BuildReport };

/** Counts of source files, but for `passages`. */
export interface BuildReport {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly skipped: number;
  readonly passages: number;
  readonly ms: number;
}

/** Twenty million characters take less than a minute. */
const WAIT_MS = 120_000;

/**
 * Brings the index up to date if it is not current; what did not change is neither read nor segmented again.
 * @throws UserError `index-unwritable`, `index-busy`, or what reading the folder of documents throws.
 */
export async function buildIndex(options: BuildOptions): Promise<BuildReport> {
  const { indexDir, onEvent = () => {}, waitMs = WAIT_MS } = options;
  const started = performance.now();
  const lock = await writing(indexDir, () =>
    lockBuild(indexDir, waitMs, () => onEvent({ kind: 'waiting' })),
  );
  try {
    const states = sourceStates(options.seedsDir, options.recognizer);
    const { lexicon, problems } = loadLexicon(options.seedsDir);
    for (const error of problems) onEvent({ kind: 'lexicon', error });
    const { stale, index } = checkIndex(readIndex(indexDir, options.open), states, lexicon);
    if (!stale) return reportOf(index.manifest, { ...NONE, unchanged: states.size }, started);
    onEvent({ kind: 'building', ...stale });
    const before = index && fitsAnalyzer(index) ? index : null;
    const manifest = await build(options, states, lexicon, before, lock);
    const report = reportOf(manifest, countsOf(stale.changes), started);
    onEvent({ kind: 'built', report });
    return report;
  } finally {
    await lock.release();
  }
}

async function build(
  options: BuildOptions,
  states: SourceStates,
  lexicon: Lexicon,
  before: Index | null,
  lock: BuildLock,
): Promise<Manifest> {
  const {
    seedsDir,
    indexDir,
    recognizer,
    onEvent = () => {},
    shardLength = SHARD_LENGTH,
  } = options;
  const kept = keptOf(before, states, lexicon);
  const isWanted = (source: string) => !kept.sources.has(source);
  const reader = recognizer && remembering(recognizer, indexDir);
  const loaded = await loadDocuments(seedsDir, isWanted, reader);
  const changed = loaded.documents.filter(({ docid }) => !kept.documents.has(docid));
  const failed = settledStates(options, states, loaded.skipped);
  const planned = await planUpdate([...kept.documents.values()], changed);
  return writing(indexDir, async () => {
    const parts = partition(planned, shardLength);
    const shards = await writeShards(indexDir, parts, before, lexicon, (done, total) =>
      onEvent({ kind: 'progress', done, total }),
    );
    const skipped = skippedEntries(loaded.skipped, kept.skipped, failed);
    const manifest = makeManifest({ planned, skipped, shards, lexicon }, before);
    await writeManifest(indexDir, manifest);
    if (lock.isHeld()) {
      removeOldFiles(indexDir, manifest);
      // A build without OCR uses no page, and takes none away: who forgot to switch it on would pay with hours.
      if (recognizer)
        removeOldPages(indexDir, recognizer.engine, digestsOf(indexedStates(manifest)));
    }
    return manifest;
  });
}

/**
 * The states of what was skipped, but for what has another now: it may have been half written when it was read,
 * and is to be read again.
 */
function settledStates(
  { seedsDir, recognizer }: BuildOptions,
  before: SourceStates,
  skipped: readonly Skipped[],
): SourceStates {
  const sources = new Set(skipped.map(({ source, archive }) => archive ?? source));
  const now = sourceStates(seedsDir, recognizer, (source) => sources.has(source));
  return new Map([...now].filter(([source, state]) => before.get(source) === state));
}

type Counts = Pick<BuildReport, 'added' | 'updated' | 'removed' | 'unchanged'>;
const NONE: Counts = { added: 0, updated: 0, removed: 0, unchanged: 0 };

const countsOf = (changes: SourceChanges): Counts => ({
  added: changes.added.length,
  updated: changes.updated.length,
  removed: changes.removed.length,
  unchanged: changes.unchanged.length,
});

const reportOf = (manifest: Manifest, counts: Counts, started: number): BuildReport => ({
  ...counts,
  skipped: manifest.skipped.length,
  passages: manifest.passages,
  ms: performance.now() - started,
});

/** Runs `write`; a failure of the file system becomes one that names the folder and the way out. */
async function writing<T>(indexDir: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    if (cause instanceof UserError || !(cause instanceof Error) || !('code' in cause)) throw cause;
    throw new UserError(
      'index-unwritable',
      {
        zh: `无法在 ${indexDir} 写入索引（${cause.code}）。请检查权限和磁盘空间，或用 --index DIR 指定别的文件夹。`,
        en: `The index cannot be written to ${indexDir} (${cause.code}). Check permissions and free space, or choose another folder with --index DIR.`,
      },
      { cause },
    );
  }
}
