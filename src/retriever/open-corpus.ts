// Opening: from a folder of documents to a corpus that can be asked, by way of its index.
import { loadLexicon } from '../corpus/load-lexicon.ts';
import { UserError } from '../errors.ts';
import type { Lexicon } from '../text/lexicon.ts';
import { type BuildOptions, buildIndex } from './build-index.ts';
import type { Corpus } from './corpus.ts';
import { type Index, readIndex, type Shards } from './index-files.ts';
import { loadCorpus } from './load-corpus.ts';
import type { Manifest } from './manifest.ts';
import { sourceStates } from './sources.ts';
import { checkIndex, type Staleness } from './staleness.ts';
import { countTermsOf } from './vocabulary.ts';

/**
 * The corpus of the documents in `seedsDir`, from the index in `indexDir`, which is made first if it is missing,
 * damaged, of another program or older than a document or the lexicon. A current index needs no right to write.
 * @throws UserError as `buildIndex` does.
 */
export const openCorpus = async (options: BuildOptions): Promise<Corpus> =>
  (await openIndex(options)).corpus;

/** A corpus with the shards it is read from, so that the next one need not open those again. */
export interface OpenIndex {
  readonly corpus: Corpus;
  readonly shards: Shards;
}

export async function openIndex(options: BuildOptions): Promise<OpenIndex> {
  const { seedsDir, indexDir, recognizer, open, onEvent = () => {} } = options;
  const { lexicon, problems } = loadLexicon(seedsDir);
  const states = sourceStates(seedsDir, recognizer);
  const { stale, index } = checkIndex(readIndex(indexDir, open), states, lexicon);
  if (!stale) {
    for (const error of problems) onEvent({ kind: 'lexicon', error });
    return opened(index, lexicon);
  }
  await buildIndex(options);
  const built = readIndex(indexDir, index?.shards ?? open);
  if (built.kind === 'whole') return opened(built.index, lexicon);
  throw new UserError('index-damaged', {
    zh: `${indexDir} 中的索引刚建好就读不出来了。请检查磁盘，或用 --index DIR 指定别的文件夹。`,
    en: `The index in ${indexDir} cannot be read though it was just made. Check the disk, or choose another folder with --index DIR.`,
  });
}

const opened = (index: Index, lexicon: Lexicon): OpenIndex => ({
  corpus: loadCorpus(index, lexicon),
  shards: index.shards,
});

/** What stands in an index folder, and whether it would be made anew. */
export interface IndexStatus {
  /** Null if there is none that can be read. */
  readonly manifest: Manifest | null;
  /** Different terms; of a damaged index those that are left. */
  readonly terms: number;
  /** Null if the index is current. */
  readonly stale: Staleness | null;
}

/** Where documents and index are, and how pictures are read. */
export type IndexPlace = Pick<BuildOptions, 'seedsDir' | 'indexDir' | 'recognizer'>;

export function indexStatus({ seedsDir, indexDir, recognizer }: IndexPlace): IndexStatus {
  const { lexicon } = loadLexicon(seedsDir);
  const states = sourceStates(seedsDir, recognizer);
  const { index, stale } = checkIndex(readIndex(indexDir), states, lexicon);
  const tables = [...(index?.shards.values() ?? [])].map(({ table }) => table);
  return { manifest: index?.manifest ?? null, terms: countTermsOf(tables), stale };
}
