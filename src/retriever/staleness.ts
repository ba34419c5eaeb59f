// Staleness: why an index must be made anew, if it must.
import { analyzer } from './analyzer.ts';
import type { ReadIndex, WholeIndex } from './index-files.ts';
import {
  changesBetween,
  indexedStates,
  isUnchanged,
  type SourceChanges,
  type SourceStates,
} from './sources.ts';

/**
 * missing: there is none; damaged: a file of it is cut short or changed; format: another version of the program
 * wrote it; analyzer: the program now cuts or indexes text otherwise; sources: the documents changed.
 */
export type StaleReason = 'missing' | 'damaged' | 'format' | 'analyzer' | 'sources';

export interface Staleness {
  readonly reason: StaleReason;
  /** The damaged file. */
  readonly file: string | null;
  readonly changes: SourceChanges;
}

/** An index beside its sources: current, or stale with the reason. */
export type CheckedIndex =
  | { readonly stale: null; readonly index: WholeIndex }
  | { readonly stale: Staleness; readonly index: WholeIndex | null };

/** The index is current if it is whole and fits both the sources and this program. */
export function checkIndex(found: ReadIndex, now: SourceStates): CheckedIndex {
  if (found.kind !== 'whole') {
    const file = found.kind === 'damaged' ? found.file : null;
    const changes = changesBetween(new Map(), now);
    return { stale: { reason: found.kind, file, changes }, index: null };
  }
  const { manifest } = found;
  const changes = changesBetween(indexedStates(manifest), now);
  if (JSON.stringify(manifest.analyzer) !== JSON.stringify(analyzer()))
    return { stale: { reason: 'analyzer', file: null, changes }, index: found };
  if (isUnchanged(changes)) return { stale: null, index: found };
  return { stale: { reason: 'sources', file: null, changes }, index: found };
}
