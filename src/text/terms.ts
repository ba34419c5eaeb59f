// Terms: what a text is indexed and searched under; passages and questions go through the same code.
import { fold } from './fold.ts';
import { type Lexicon, NO_LEXICON, occurrences } from './lexicon.ts';
import { type NumberMention, numbers } from './numbers.ts';
import { searchWords } from './segment.ts';
import { isStopWord } from './stopwords.ts';

const RUNS = /[\p{L}\p{M}0-9]+/gu;
const HAN = /^\p{Script=Han}+$/u;
const HAN_OR_NOT = /\p{Script=Han}+|\P{Script=Han}+/gu;
const DIGITS = /^[0-9]+$/;

/**
 * The index terms of `text`, folded, repeated as often as they occur: the words of Han runs with the
 * shorter words inside them, numbers in canonical form, runs of other letters. Stop words and
 * punctuation give none. The order is that of the text, a stretch's numbers before its words.
 */
export function terms(text: string, lexicon: Lexicon = NO_LEXICON): string[] {
  const folded = fold(text);
  const found: string[] = [];
  let from = 0;
  for (const { start, end, text: word } of occurrences(folded, lexicon.byFirst)) {
    addFree(folded.slice(from, start), found);
    addKeepers(word, lexicon.words.get(word)!, found);
    from = end;
  }
  addFree(folded.slice(from), found);
  return lexicon.stopWords.size === 0
    ? found
    : found.filter((term) => !lexicon.stopWords.has(term));
}

/**
 * A word of the keeper's is found as a whole, and by the words of the dictionary inside it (楼院哨兵 by 哨兵); single
 * characters of it, and what stands inside a person's name (大桥 in 张大桥), would only mislead.
 */
function addKeepers(word: string, tag: string, found: string[]): void {
  found.push(word);
  if (tag.startsWith('nr')) return;
  const inside: string[] = [];
  addWords(word, inside);
  found.push(...inside.filter((term) => term.length > 1 && term !== word));
}

/** What has no word of the keeper's in it. */
function addFree(folded: string, found: string[]): void {
  let from = 0;
  for (const mention of numbers(folded)) {
    found.push(mention.value);
    if (mention.bare !== null) found.push(mention.bare);
    if (!standsAlone(mention, folded)) continue;
    addStretch(folded.slice(from, mention.start), from > 0, found);
    from = mention.end;
  }
  addStretch(folded.slice(from), from > 0, found);
}

/** A number of one Chinese numeral may belong to a word (七里河), one before a letter to a name (5g). */
const standsAlone = ({ start, end, numerals }: NumberMention, folded: string): boolean =>
  (numerals > 1 || /[0-9]/.test(folded[start]!)) &&
  !/^\p{Script=Latin}/u.test(folded.slice(end, end + 1));

function addWords(folded: string, found: string[]): void {
  for (const [run] of folded.matchAll(RUNS)) {
    if (HAN.test(run)) addHan(run, found);
    else for (const [part] of run.matchAll(HAN_OR_NOT)) addPart(part, found);
  }
}

/** Digits alone are left to `numbers`; with letters beside them they make a name (`g93`, `5g`). */
function addPart(part: string, found: string[]): void {
  if (HAN.test(part)) addHan(part, found);
  else if (!DIGITS.test(part) && !isStopWord(part)) found.push(part);
}

function addHan(run: string, found: string[]): void {
  for (const word of searchWords(run)) if (!isStopWord(word)) found.push(word);
}

// Measure words behind a figure that jieba, which does not see the figure, joins to the next word
// (350名新冠肺炎患者 → 名新冠); those that also begin common words (人, 年, 天, 家) are left to it.
const MEASURE = /^[名个位台间只支件吨栋套辆座户份批项条张例颗艘]/;

function addStretch(folded: string, followsNumber: boolean, found: string[]): void {
  const measure = (followsNumber && MEASURE.exec(folded)?.[0]) || '';
  addWords(measure, found);
  addWords(folded.slice(measure.length), found);
}

/**
 * The pairs of neighbouring Han characters of `text`, folded, in order: what still agrees when two texts
 * are cut into words differently. A pair of stop words (的是) gives none.
 */
export function bigrams(text: string): string[] {
  const found: string[] = [];
  for (const [run] of fold(text).matchAll(/\p{Script=Han}{2,}/gu))
    for (let i = 0; i + 1 < run.length; i++) {
      const pair = run.slice(i, i + 2);
      if (!isStopWord(pair) && !(isStopWord(pair[0]!) && isStopWord(pair[1]!))) found.push(pair);
    }
  return found;
}
