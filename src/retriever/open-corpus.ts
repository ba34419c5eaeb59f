// Opening: from a folder of documents to a corpus that can be asked, by way of its index.
import { UserError } from '../errors.ts';
import { type BuildOptions, buildIndex } from './build-index.ts';
import type { Corpus } from './corpus.ts';
import { readIndex } from './index-files.ts';
import type { Manifest } from './manifest.ts';
import { sourceStates } from './sources.ts';
import { checkIndex, type Staleness } from './staleness.ts';
import { loadCorpus } from './stored-corpus.ts';

/**
 * The corpus of the documents in `seedsDir`, from the index in `indexDir`, which is made first if it is missing,
 * damaged, of another program or older than a document. A current index needs no right to write.
 * @throws UserError as `buildIndex` does.
 */
export async function openCorpus(options: BuildOptions): Promise<Corpus> {
  const { seedsDir, indexDir } = options;
  const { stale, index } = checkIndex(readIndex(indexDir), sourceStates(seedsDir));
  if (!stale) return loadCorpus(index.stored, index.version);
  await buildIndex(options);
  const built = readIndex(indexDir);
  if (built.kind === 'whole') return loadCorpus(built.stored, built.version);
  throw new UserError('index-damaged', {
    zh: `${indexDir} 中的索引刚建好就读不出来了。请检查磁盘，或用 --index DIR 指定别的文件夹。`,
    en: `The index in ${indexDir} cannot be read though it was just made. Check the disk, or choose another folder with --index DIR.`,
  });
}

/** What stands in an index folder, and whether it would be made anew. */
export interface IndexStatus {
  /** Null if there is no whole index. */
  readonly manifest: Manifest | null;
  /** Null if the index is current. */
  readonly stale: Staleness | null;
}

export function indexStatus({
  seedsDir,
  indexDir,
}: Pick<BuildOptions, 'seedsDir' | 'indexDir'>): IndexStatus {
  const { index, stale } = checkIndex(readIndex(indexDir), sourceStates(seedsDir));
  return { manifest: index?.manifest ?? null, stale };
}
