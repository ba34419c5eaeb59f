// Building: the index brought in line with the documents, once, whoever else tries at the same time.
import type { Document } from '../corpus/document.ts';
import { loadDocuments } from '../corpus/load.ts';
import type { Passage } from '../corpus/passage.ts';
import type { Skipped } from '../corpus/read-document.ts';
import { type SplitCorpus, splitCorpus } from '../corpus/split-corpus.ts';
import { UserError } from '../errors.ts';
import { analyzer } from './analyzer.ts';
import { type BuildLock, lockBuild } from './build-lock.ts';
import { readIndex, removeOldFiles, writeIndex } from './index-files.ts';
import { FORMAT, type Manifest } from './manifest.ts';
import { type SourceChanges, type SourceStates, sourceStates } from './sources.ts';
import { checkIndex, type Staleness } from './staleness.ts';
import { storeCorpus } from './stored-corpus.ts';

export interface BuildOptions {
  readonly seedsDir: string;
  readonly indexDir: string;
  readonly onEvent?: (event: BuildEvent) => void;
  /** How long to wait for another build, in milliseconds. */
  readonly waitMs?: number;
}

/** What a face may say while an index is made. */
export type BuildEvent =
  | { readonly kind: 'waiting' }
  | ({ readonly kind: 'building' } & Staleness)
  | { readonly kind: 'skipped'; readonly source: string; readonly error: UserError }
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

/** A hundred thousand passages take about a minute. */
const WAIT_MS = 120_000;

/**
 * Makes the index if it is not current.
 * @throws UserError `index-unwritable`, `index-busy`, or what reading the folder of documents throws.
 */
export async function buildIndex(options: BuildOptions): Promise<BuildReport> {
  const { indexDir, onEvent = () => {}, waitMs = WAIT_MS } = options;
  const started = performance.now();
  const lock = await writing(indexDir, () =>
    lockBuild(indexDir, waitMs, () => onEvent({ kind: 'waiting' })),
  );
  try {
    const states = sourceStates(options.seedsDir);
    const { stale, index } = checkIndex(readIndex(indexDir), states);
    if (!stale) return reportOf(index.manifest, { ...NONE, unchanged: states.size }, started);
    onEvent({ kind: 'building', ...stale });
    const manifest = await build(options, states, lock);
    const report = reportOf(manifest, countsOf(stale.changes), started);
    onEvent({ kind: 'built', report });
    return report;
  } finally {
    await lock.release();
  }
}

async function build(
  { seedsDir, indexDir, onEvent = () => {} }: BuildOptions,
  states: SourceStates,
  lock: BuildLock,
): Promise<Manifest> {
  const { documents, skipped } = await loadDocuments(seedsDir);
  for (const { source, error } of skipped) onEvent({ kind: 'skipped', source, error });
  const split = splitCorpus(documents);
  const stored = await storeCorpus(split.documents, split.passages, (done, total) =>
    onEvent({ kind: 'progress', done, total }),
  );
  const terms = stored.vocabulary.split('\n').length - 1;
  return writing(indexDir, async () => {
    const manifest = await writeIndex(indexDir, stored, (files) => ({
      format: FORMAT,
      analyzer: analyzer(),
      ...contents(split, skipped, states),
      terms,
      files,
    }));
    if (lock.isHeld()) removeOldFiles(indexDir, manifest);
    return manifest;
  });
}

function contents(
  { documents, passages }: SplitCorpus,
  skipped: readonly Skipped[],
  states: SourceStates,
): Pick<Manifest, 'documents' | 'skipped' | 'passages'> {
  const counts = countPassages(passages);
  return {
    documents: documents.map(({ docid, source, title, digest, encoding, text, ...origin }) => ({
      docid,
      source,
      title,
      digest,
      encoding,
      ...originOf(origin),
      length: text.length,
      passages: counts.get(docid) ?? 0,
    })),
    skipped: skipped.map(({ source, archive, error }) => ({
      source,
      state: states.get(archive ?? source) ?? error.code,
      code: error.code,
      ...(archive === undefined ? {} : { archive }),
    })),
    passages: passages.length,
  };
}

/** What is known of some documents only. */
const originOf = ({ certainty, given, format, archive }: Origin): Origin => ({
  ...(certainty === undefined ? {} : { certainty }),
  ...(given === undefined ? {} : { given }),
  ...(format === undefined ? {} : { format }),
  ...(archive === undefined ? {} : { archive }),
});

type Origin = Pick<Document, 'certainty' | 'given' | 'format' | 'archive'>;

function countPassages(passages: readonly Passage[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { places } of passages)
    for (const docid of new Set(places.map((place) => place.docid)))
      counts.set(docid, (counts.get(docid) ?? 0) + 1);
  return counts;
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
