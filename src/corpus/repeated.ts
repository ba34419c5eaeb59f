// Repeated text: what a corpus says more than once, found by fingerprints.
import { createHash } from 'node:crypto';
import type { Block } from './clean.ts';

/** Shortest paragraph, in units, that is looked for elsewhere; short ones repeat by chance. */
const SHORTEST_REPEATED = 40;

/** Characters of a fingerprint, six bits each: two texts of one fingerprint are not to be found. */
const FINGERPRINT = 22;

/** A short name of a text, white space aside. */
export const fingerprint = (text: string): string =>
  createHash('sha256').update(text.replace(/\s+/g, '')).digest('base64url').slice(0, FINGERPRINT);

/** True for a paragraph of running text that is long enough to be looked for elsewhere. */
export const isLong = ({ kind, text }: Block): boolean =>
  kind === 'body' && text.length >= SHORTEST_REPEATED;

/** The fingerprints that occur more than once, in one list or in several. */
export function repeatedIn(lists: Iterable<readonly string[]>): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const list of lists)
    for (const each of list) {
      if (seen.has(each)) repeated.add(each);
      seen.add(each);
    }
  return repeated;
}

/** A passage by its id, with the fingerprint of its text. */
export interface Fingerprinted {
  readonly pid: string;
  readonly key: string;
}

/** For each passage that repeats or is repeated: the pids of its copies; null for a copy. */
export type Repeats = ReadonlyMap<string, readonly string[] | null>;

/** Of passages of one text, the first in pid order stands for all; the others are its copies. */
export function repeatsAmong(passages: Iterable<Fingerprinted>): Repeats {
  const first = new Map<string, string>();
  const repeats = new Map<string, string[] | null>();
  for (const { pid, key } of passages) {
    const before = first.get(key);
    if (before === undefined) first.set(key, pid);
    else {
      const copies = repeats.get(before);
      if (copies) copies.push(pid);
      else repeats.set(before, [pid]);
      repeats.set(pid, null);
    }
  }
  return repeats;
}
