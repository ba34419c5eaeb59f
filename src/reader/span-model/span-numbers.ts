// The numbers of a span by itself: its size, what it holds, and what stands around it.
import { BEFORE_QUOTE, CLAUSE_END } from './end-features.ts';
import type { Extraction } from './extract.ts';
import { bit } from './hash.ts';
import { COMMA, COUNTS, JOINS, ORGANISATION, PERSON, PLACE, TIME } from './marks.ts';
import { askedMentions } from './mention-columns.ts';
import type { Reading } from './reading.ts';
import { AFTER_QUOTE, CLAUSE_START } from './start-features.ts';

/** Shares are of the question's weight. */
export interface SpanNumbers {
  characters: number;
  tokens: number;
  covered: number;
  leftBefore: number;
  rightAfter: number;
  rightBefore: number;
  leftAfter: number;
  distanceBefore: number;
  distanceAfter: number;
  suffix: number;
  prefix: number;
  clauseStart: number;
  clauseEnd: number;
  afterQuote: number;
  beforeQuote: number;
  commas: number;
  joins: number;
  numbers: number;
  bracketed: number;
  nearBefore: number;
  nearAfter: number;
  questionCharacters: number;
  script: number;
  named: number;
  firstTag: number;
  lastTag: number;
  leftTag: number;
  rightTag: number;
  mention: number;
  typed: number;
  cutBefore: number;
  cutAfter: number;
}

export function spanNumbers(reading: Reading, extraction: Extraction, k: number): SpanNumbers {
  const first = extraction.first[k]!;
  const last = extraction.last[k]!;
  const { folded, start, end } = reading.passage;
  const text = folded.slice(start[first]!, end[last]!);
  return {
    characters: text.length,
    tokens: last - first + 1,
    ...held(reading, first, last),
    ...order(reading, first, last),
    ...places(extraction, k),
    bracketed: reading.passage.bracketed[first]!,
    questionCharacters: sharedCharacters(text, reading.question.characters),
    script: scriptOf(text),
    ...tags(reading, extraction.sentence[k]!, first, last),
    ...mentioned(reading, first, last),
  };
}

function held({ passage, question, alignment }: Reading, first: number, last: number) {
  const seen = new Set<number>();
  const counts = { covered: 0, commas: 0, joins: 0, numbers: 0, named: 0 };
  for (let i = first; i <= last; i++) {
    const marks = passage.marks[i]!;
    if (marks & COMMA) counts.commas++;
    if (marks & JOINS) counts.joins++;
    if (marks & (COUNTS | TIME)) counts.numbers++;
    counts.named |= namesIn(marks);
    const word = alignment.wordAt[i]!;
    if (word < 0 || seen.has(word)) continue;
    seen.add(word);
    counts.covered += alignment.match[i]! / question.total;
  }
  return counts;
}

const namesIn = (marks: number): number =>
  bit((marks & PERSON) !== 0, 1) |
  bit((marks & PLACE) !== 0, 2) |
  bit((marks & ORGANISATION) !== 0, 4);

function order({ alignment, question }: Reading, first: number, last: number) {
  const { total } = question;
  return {
    leftBefore: alignment.leftBefore[first]! / total,
    rightAfter: alignment.rightAfter[last]! / total,
    rightBefore: alignment.rightBefore[first]! / total,
    leftAfter: alignment.leftAfter[last]! / total,
    nearBefore: alignment.nearBefore[first]! / total,
    nearAfter: alignment.nearAfter[last]! / total,
    distanceBefore: alignment.distanceBefore[first]!,
    distanceAfter: alignment.distanceAfter[last]!,
  };
}

function places({ startPlaces, endPlaces, startRow, endRow }: Extraction, k: number) {
  const start = startPlaces[startRow[k]!]!;
  const end = endPlaces[endRow[k]!]!;
  return {
    suffix: start.affix,
    prefix: end.affix,
    clauseStart: start.structure & CLAUSE_START ? 1 : 0,
    afterQuote: start.structure & AFTER_QUOTE ? 1 : 0,
    clauseEnd: end.structure & CLAUSE_END ? 1 : 0,
    beforeQuote: end.structure & BEFORE_QUOTE ? 1 : 0,
  };
}

function sharedCharacters(text: string, characters: ReadonlySet<string>): number {
  let shared = 0;
  for (const unit of text) if (characters.has(unit)) shared++;
  return shared / text.length;
}

/** 1 a number, 2 with digits, 3 Latin, 4 with Latin letters, 5 quoted, 0 none of these. */
function scriptOf(text: string): number {
  if (/^[0-9.,%]+$/.test(text)) return 1;
  if (/[0-9]/.test(text)) return 2;
  if (/^[a-z .\-']+$/.test(text)) return 3;
  if (/[a-z]/.test(text)) return 4;
  return /[《“]/.test(text) ? 5 : 0;
}

/** Parts of speech in an order that puts like beside like, for trees split by thresholds. */
const TAGS = 'n nr ns nt nz j an vn v vd p f t m q eng a d b r l i u uj c w x'.split(' ');

function tagNumber(tag: string | undefined): number {
  if (tag === undefined) return 0;
  const exact = TAGS.indexOf(tag);
  return (exact >= 0 ? exact : TAGS.indexOf(tag[0]!)) + 1;
}

function tags({ passage }: Reading, sentence: number, first: number, last: number) {
  const { tokens, sentences } = passage;
  const { from, to } = sentences[sentence]!;
  return {
    firstTag: tagNumber(tokens[first]!.tag),
    lastTag: tagNumber(tokens[last]!.tag),
    leftTag: tagNumber(first > from ? tokens[first - 1]!.tag : undefined),
    rightTag: tagNumber(last + 1 < to ? tokens[last + 1]!.tag : undefined),
  };
}

/** `typed`: 3 is a mention of what is asked for, 2 ends with one, 1 starts with one, 0 neither; -1 if any may do. */
function mentioned({ passage, question }: Reading, first: number, last: number) {
  const { starting, ending, cutBefore, cutAfter } = passage.mentions;
  const asked = askedMentions(question.kindName);
  const exact = passage.mentions.exactly(first, last);
  let typed = asked === 0 ? -1 : 0;
  if (exact & asked) typed = 3;
  else if (ending[last]! & asked) typed = 2;
  else if (starting[first]! & asked) typed = 1;
  return {
    mention: exact === 0 ? 0 : 1 + Math.log2(exact & -exact),
    typed,
    cutBefore: cutBefore[first] === 0 ? 0 : 1,
    cutAfter: cutAfter[last] === 0 ? 0 : 1,
  };
}
