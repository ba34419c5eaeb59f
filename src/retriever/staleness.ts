// Staleness: why an index must be made anew, or in part, if it must.
import type { Lexicon } from '../text/lexicon.ts';
import { analyzer } from './analyzer.ts';
import type { Index, ReadIndex } from './index-files.ts';
import { changedWords, indexedLexicon } from './indexed-lexicon.ts';
import {
  changesBetween,
  indexedStates,
  isUnchanged,
  type SourceChanges,
  type SourceStates,
} from './sources.ts';

/**
 * missing: there is none; damaged: a file of it is cut short or changed; format: another version of the program
 * wrote it; analyzer: the program now cuts or indexes text otherwise; lexicon: the keeper's words or stop words changed;
 * sources: the documents changed.
 */
export type StaleReason = 'missing' | 'damaged' | 'format' | 'analyzer' | 'lexicon' | 'sources';

export interface Staleness {
  readonly reason: StaleReason;
  /** The damaged file. */
  readonly file: string | null;
  readonly changes: SourceChanges;
}

/** An index beside its sources: current, or stale with the reason and what there is of it. */
export type CheckedIndex =
  | { readonly stale: null; readonly index: Index }
  | { readonly stale: Staleness; readonly index: Index | null };

/** The index is current if it is whole and fits the sources, the lexicon and this program. */
export function checkIndex(found: ReadIndex, now: SourceStates, lexicon: Lexicon): CheckedIndex {
  const index = 'index' in found ? found.index : null;
  const changes = changesBetween(index ? indexedStates(index.manifest) : new Map(), now);
  const staleFor = (reason: StaleReason, file: string | null = null): CheckedIndex => ({
    stale: { reason, file, changes },
    index,
  });
  if (found.kind === 'damaged') return staleFor('damaged', found.file);
  if (found.kind !== 'whole') return staleFor(found.kind);
  if (!fitsAnalyzer(found.index)) return staleFor('analyzer');
  if (changedWords(found.index.manifest.lexicon, indexedLexicon(lexicon)).size > 0)
    return staleFor('lexicon');
  return isUnchanged(changes) ? { stale: null, index: found.index } : staleFor('sources');
}

/** True if this program would make the same of the same documents. */
export const fitsAnalyzer = ({ manifest }: Index): boolean =>
  JSON.stringify(manifest.analyzer) === JSON.stringify(analyzer());
