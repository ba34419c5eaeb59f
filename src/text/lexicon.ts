// The lexicon: the keeper's own words, stop words and synonyms, as a value that whoever reads text is given.
import { fold } from './fold.ts';
import type { Span } from './span.ts';

/** All text in it is folded. Two corpora of one process may have different ones: nothing here is global. */
export interface Lexicon {
  /** The tag (as jieba's) of each word. */
  readonly words: ReadonlyMap<string, string>;
  /** Besides those that every corpus has. */
  readonly stopWords: ReadonlySet<string>;
  /** Names of one thing each, in the order given; no name is in two of them. */
  readonly synonyms: readonly (readonly string[])[];
  /** The words by their first code unit, the longest first. */
  readonly byFirst: ReadonlyMap<string, readonly string[]>;
}

/** What the keeper gives, as it was written. */
export interface LexiconEntries {
  readonly words?: Iterable<readonly [word: string, tag: string]>;
  readonly stopWords?: Iterable<string>;
  readonly synonyms?: Iterable<readonly string[]>;
}

/** A proper noun: what a word is taken for whose kind nobody told. */
export const UNTOLD_TAG = 'nz';

export function makeLexicon({ words, stopWords, synonyms }: LexiconEntries): Lexicon {
  const tags = new Map([...(words ?? [])].map(([word, tag]) => [fold(word), tag]));
  return {
    words: tags,
    stopWords: new Set([...(stopWords ?? [])].map(fold)),
    synonyms: mergeGroups([...(synonyms ?? [])].map((names) => names.map(fold))),
    byFirst: byFirstUnit(tags.keys()),
  };
}

/** Of a corpus whose keeper gave none. */
export const NO_LEXICON: Lexicon = makeLexicon({});

/** Groups that share a name are one: a = b on one line and b = c on another say a = c. */
function mergeGroups(groups: readonly (readonly string[])[]): string[][] {
  let merged: string[][] = [];
  for (const names of groups) {
    const touching = merged.filter((other) => other.some((name) => names.includes(name)));
    const whole = [...new Set([...touching.flat(), ...names])];
    merged = [...merged.filter((other) => !touching.includes(other)), whole];
  }
  return merged.filter((names) => names.length > 1);
}

export function byFirstUnit(words: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const word of words) {
    const same = index.get(word[0]!);
    if (same) same.push(word);
    else index.set(word[0]!, [word]);
  }
  for (const same of index.values()) same.sort((a, b) => b.length - a.length);
  return index;
}

/** A word that stands in a text. */
export interface Occurrence extends Span {
  readonly text: string;
}

/**
 * Where words of `byFirst` stand in folded text, ascending and disjoint: from left to right, the longest that
 * begins at a place. None begins or ends inside a run of letters or digits (AI is not in AIR, 10 not in 2010).
 */
export function occurrences(folded: string, byFirst: Lexicon['byFirst']): Occurrence[] {
  const found: Occurrence[] = [];
  if (byFirst.size === 0) return found;
  for (let start = 0; start < folded.length; ) {
    const text = byFirst
      .get(folded[start]!)
      ?.find((word) => folded.startsWith(word, start) && isWhole(folded, start, word));
    if (text) found.push({ start, end: start + text.length, text });
    start += text?.length ?? 1;
  }
  return found;
}

const isWhole = (folded: string, start: number, word: string): boolean =>
  !splitsRun(folded, start) && !splitsRun(folded, start + word.length);

const RUN = /^[\p{Script=Latin}0-9]{2}$/u;
const splitsRun = (folded: string, at: number): boolean =>
  at > 0 && RUN.test(folded.slice(at - 1, at + 1));
