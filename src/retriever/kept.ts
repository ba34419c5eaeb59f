// What is kept: documents and skipped files of an index whose sources are as they were.
import type { Lexicon } from '../text/lexicon.ts';
import type { Index } from './index-files.ts';
import { changedWords, indexedLexicon, isTouched } from './indexed-lexicon.ts';
import type { Manifest } from './manifest.ts';
import type { HeldDocument } from './plan-update.ts';
import { changesBetween, indexedStates, type SourceStates } from './sources.ts';

export interface Kept {
  /** Sources that need not be read: nothing that they hold has changed or is lost. */
  readonly sources: ReadonlySet<string>;
  /** By docid. */
  readonly documents: ReadonlyMap<string, HeldDocument>;
  readonly skipped: Manifest['skipped'];
}

/** Nothing if there is no index to keep from; what stood in a damaged shard is lost. */
export function keptOf(before: Index | null, now: SourceStates, lexicon: Lexicon): Kept {
  if (!before) return { sources: new Set(), documents: new Map(), skipped: [] };
  const { manifest, shards } = before;
  const words = changedWords(manifest.lexicon, indexedLexicon(lexicon));
  const unchanged = new Set(changesBetween(indexedStates(manifest), now).unchanged);
  const shardOf = new Map(
    [...shards.values()].flatMap((shard) => shard.docids.map((docid) => [docid, shard] as const)),
  );
  const documents = new Map<string, HeldDocument>();
  const lost = new Set<string>();
  for (const { docid, length, source, archive } of manifest.documents) {
    const shard = shardOf.get(docid);
    const file = archive ?? source;
    if (!shard) lost.add(file);
    else if (unchanged.has(file)) {
      const isCutAnew =
        words.size > 0 && isTouched(words, shard.split(docid)!, shard.document(docid)!);
      documents.set(docid, { docid, length, shard, isCutAnew });
    }
  }
  const sources = new Set([...unchanged].filter((source) => !lost.has(source)));
  const skipped = manifest.skipped.filter(({ source, archive }) => sources.has(archive ?? source));
  return { sources, documents, skipped };
}
