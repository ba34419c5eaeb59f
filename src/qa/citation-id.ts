// Citation ids: made from what a sentence says, so that it can be found again with nothing stored.
import { fold } from '../text/fold.ts';

/**
 * A citation id is 16 characters of `A-Za-z0-9_-`, six bits each:
 *
 * ```text
 * dd cccccc ssssssss
 * │  │      └ sketch: eight min-hashes over the folded character pairs; two sentences agree in about as
 * │  │        many of them as the share of pairs they have in common (Broder 1997), so that a sentence
 * │  │        that was edited is recognised by its id alone
 * │  └ content: 36 bits of the sentence, white space left out: re-wrapping a file changes no id
 * └ document: 11 bits of the source path: tells “same” from “moved”; its first unit is a letter, so that
 *   no shell takes an id for an option
 * ```
 */
export interface CitationId {
  readonly document: string;
  readonly content: string;
  readonly sketch: string;
}

const DOCUMENT_UNITS = 2;
const CONTENT_UNITS = 6;
const SKETCH_UNITS = 8;
const FORM = /^[A-Za-z0-9_-]{16}$/;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The id of a sentence (clean text) of the document at `source`. */
export const citationId = (source: string, sentence: string): string =>
  documentKey(source) + contentKey(sentence) + sketchKey(sentence);

/** The parts of an id; null if it has not the form of one. */
export function parseCitationId(cid: string): CitationId | null {
  if (!FORM.test(cid)) return null;
  return {
    document: cid.slice(0, DOCUMENT_UNITS),
    content: cid.slice(DOCUMENT_UNITS, DOCUMENT_UNITS + CONTENT_UNITS),
    sketch: cid.slice(DOCUMENT_UNITS + CONTENT_UNITS),
  };
}

export const documentKey = (source: string): string =>
  encode([hash(source.normalize('NFC'), 1) & ~FIRST_UNIT_TOP], DOCUMENT_UNITS);

/** Cleared in the first unit, it leaves A–Z and a–f. */
const FIRST_UNIT_TOP = 0b100000;

export const contentKey = (sentence: string): string => {
  const text = sentence.replace(/\s+/gu, '');
  return encode([hash(text, 2), hash(text, 3)], CONTENT_UNITS);
};

/** The folded character pairs of a sentence, white space and punctuation left out; a lone character is one. */
function pairsOf(sentence: string): ReadonlySet<string> {
  const text = fold(sentence).replace(/[\s\p{P}]+/gu, '');
  const pairs = new Set<string>();
  for (let i = 0; i < Math.max(1, text.length - 1); i++) pairs.add(text.slice(i, i + 2));
  return pairs;
}

/** The share of their character pairs that two sentences have in common, in [0, 1]: what sketches estimate. */
export function likeness(a: string, b: string): number {
  const [one, other] = [pairsOf(a), pairsOf(b)];
  let common = 0;
  for (const pair of one) if (other.has(pair)) common++;
  return common / (one.size + other.size - common);
}

export function sketchKey(sentence: string): string {
  const least = new Array<number>(SKETCH_UNITS).fill(0xffffffff);
  for (const text of pairsOf(sentence)) {
    const pair = hash(text, 4);
    for (let unit = 0; unit < SKETCH_UNITS; unit++)
      least[unit] = Math.min(least[unit]!, scramble(pair, unit));
  }
  return least.map((value) => ALPHABET[scramble(value, 99) & 63]).join('');
}

/** In how many of its eight parts one sketch agrees with another, as a share: estimates `likeness`. */
export function sketchAgreement(a: string, b: string): number {
  let equal = 0;
  for (let unit = 0; unit < SKETCH_UNITS; unit++) if (a[unit] === b[unit]) equal++;
  return equal / SKETCH_UNITS;
}

/** FNV-1a over UTF-16 units, seeded, with a final scramble: 32 bits. */
function hash(text: string, seed: number): number {
  let value = 0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1);
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return scramble(value, seed);
}

/** The finaliser of MurmurHash3, seeded: every bit of the input moves about half of the output's. */
function scramble(value: number, seed: number): number {
  let x = value ^ Math.imul(seed + 1, 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/** The first `units` six-bit units of the words, five a word. */
function encode(words: readonly number[], units: number): string {
  let text = '';
  for (const word of words)
    for (let shift = 0; shift < 30 && text.length < units; shift += 6)
      text += ALPHABET[(word >>> shift) & 63];
  return text;
}
