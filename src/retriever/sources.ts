// Sources: the state of each file below the seeds folder, and what changed since an index was made.
import { readFileSync } from 'node:fs';
import type { Recognizer } from '../corpus/formats/recognizer.ts';
import { listSources, type Source } from '../corpus/load.ts';
import { LARGEST_BYTES } from '../corpus/read-document.ts';
import { sha256 } from './analyzer.ts';
import type { Manifest } from './manifest.ts';

/** A string for each source that changes when the source does: its digest where it can be read. */
export type SourceStates = ReadonlyMap<string, string>;

/** Sources by what happened to them since the index was made, each in code unit order. */
export interface SourceChanges {
  readonly added: readonly string[];
  readonly updated: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
}

/**
 * The states of the sources of a folder. Every file is read: size and time of change miss an edit of the same
 * length within one tick of the clock, and digests of a million characters take milliseconds.
 */
export function sourceStates(
  seedsDir: string,
  recognizer: Recognizer | undefined,
  isWanted: (source: string) => boolean = () => true,
): SourceStates {
  const { sources, skipped } = listSources(seedsDir, recognizer);
  return new Map([
    ...sources
      .filter(({ source }) => isWanted(source))
      .map((source) => [source.source, stateOf(source)] as const),
    ...skipped.map(({ source, error }) => [source, error.code] as const),
  ]);
}

function stateOf({ path, size, given, recognizer }: Source): string {
  if (size > LARGEST_BYTES) return `${size} bytes`;
  try {
    return stateFrom(sha256(readFileSync(path)), given, recognizer);
  } catch {
    return 'unreadable';
  }
}

/** A file is read otherwise when the keeper says otherwise of its encoding, or another OCR engine reads its pictures. */
const stateFrom = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' ');

/** The states that an index was made from; those of an archive's entries are the archive's. */
export const indexedStates = ({ documents, skipped }: Manifest): SourceStates =>
  new Map([
    ...documents.map(
      ({ source, archive, digest, given, recognizer }) =>
        [archive ?? source, stateFrom(digest, given, recognizer)] as const,
    ),
    ...skipped.map(({ source, archive, state }) => [archive ?? source, state] as const),
  ]);

/** The digests of the files that some states are of; what could not be read has none. */
export const digestsOf = (states: SourceStates): ReadonlySet<string> =>
  new Set([...states.values()].map((state) => state.split(' ')[0]!));

export function changesBetween(before: SourceStates, now: SourceStates): SourceChanges {
  const sources = [...new Set([...before.keys(), ...now.keys()])].sort();
  return {
    added: sources.filter((source) => !before.has(source)),
    removed: sources.filter((source) => !now.has(source)),
    updated: sources.filter((source) => differs(before.get(source), now.get(source))),
    unchanged: sources.filter((source) => before.get(source) === now.get(source)),
  };
}

const differs = (before: string | undefined, now: string | undefined): boolean =>
  before !== undefined && now !== undefined && before !== now;

export const isUnchanged = ({ added, updated, removed }: SourceChanges): boolean =>
  added.length + updated.length + removed.length === 0;
