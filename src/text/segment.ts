// Segmentation (分词): text into tokens with their places and tags; the one door to nodejieba.
import { createRequire } from 'node:module';
import { fold } from './fold.ts';
import { type Lexicon, NO_LEXICON, occurrences } from './lexicon.ts';
import type { Span } from './span.ts';

/** A piece of text with its place, its folded form and its part of speech (the tags of jieba). */
export interface Token extends Span {
  /** Folded text of the span; as long as the span. */
  readonly text: string;
  /**
   * jieba's tag: n noun, nr person, ns place, nt organisation, nz other name, t time, v verb, a adjective,
   * q measure word, x unknown (newspaper names often come out as x) and so on. Ours: `m` a run of
   * digits with its percent sign, `eng` a Latin run, `w` anything else (punctuation); of the keeper's words, theirs.
   */
  readonly tag: string;
}

// nodejieba splits digits and Latin letters one by one (`GPT` → G|P|T), so runs of those are cut out first.
const RUNS =
  /\p{Script=Han}+|[0-9]+(?:[.,:][0-9]+)*%?|[\p{Script=Latin}][\p{Script=Latin}0-9]*(?:[-'.][\p{Script=Latin}0-9]+)*|\s+|./gsu;

/**
 * The tokens of `text` in order, white space left out. Spans are offsets into `text`; token texts are
 * folded. Total: every code unit that is not white space lies in exactly one token. The keeper's words are tokens
 * wherever they stand; jieba cuts what lies between.
 */
export function segment(text: string, lexicon: Lexicon = NO_LEXICON): Token[] {
  const folded = fold(text);
  const tokens: Token[] = [];
  let from = 0;
  for (const { start, end, text: word } of occurrences(folded, lexicon.byFirst)) {
    addRuns(folded.slice(from, start), from, tokens);
    tokens.push({ start, end, text: word, tag: lexicon.words.get(word)! });
    from = end;
  }
  addRuns(folded.slice(from), from, tokens);
  return tokens;
}

function addRuns(folded: string, offset: number, tokens: Token[]): void {
  const add = (start: number, word: string, tag: string) =>
    tokens.push({ start, end: start + word.length, text: word, tag });
  for (const run of folded.matchAll(RUNS)) {
    const [word] = run;
    let at = offset + run.index;
    const kind = runKind(word);
    if (kind === 'han')
      for (const piece of jieba().tag(word)) {
        add(at, piece.word, piece.tag);
        at += piece.word.length;
      }
    else if (kind !== 'space') add(at, word, kind);
  }
}

/**
 * The words of a run of folded Han characters as a search engine indexes them: long words also give the
 * shorter words inside them (重庆市 → 重庆, 重庆市). The pieces overlap: never use them for spans.
 */
export const searchWords = (han: string): string[] => jieba().cutForSearch(han, true);

/** What the output of this file depends on; a change makes an index stale. */
export const segmenterVersion = (): string => {
  const { version } = require('nodejieba/package.json') as { version: string };
  return `nodejieba@${version}`;
};

function runKind(word: string): 'han' | 'm' | 'eng' | 'space' | 'w' {
  if (/^\p{Script=Han}/u.test(word)) return 'han';
  if (/^[0-9]/.test(word)) return 'm';
  if (/^\p{Script=Latin}/u.test(word)) return 'eng';
  return /^\s/.test(word) ? 'space' : 'w';
}

interface Jieba {
  tag(text: string): { word: string; tag: string }[];
  cutForSearch(text: string, strict?: boolean): string[];
}

const require = createRequire(import.meta.url);
let loaded: Jieba | undefined;

/** Loading the dictionary takes most of a second, so it happens on first use. */
const jieba = (): Jieba => {
  loaded ??= require('nodejieba') as Jieba;
  return loaded;
};
