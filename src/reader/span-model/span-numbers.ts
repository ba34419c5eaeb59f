// The numbers of a span by itself: its size, what it holds, and what stands around it.
import type { Token } from '../../text/segment.ts';
import { DENSE as D } from './dense-names.ts';
import { BEFORE_QUOTE, CLAUSE_END } from './end-features.ts';
import type { Extraction } from './extract.ts';
import { bit } from './hash.ts';
import { COMMA, COUNTS, JOINS, ORGANISATION, PERSON, PLACE, TIME } from './marks.ts';
import { askedMentions } from './mention-columns.ts';
import type { Reading } from './reading.ts';
import { AFTER_QUOTE, CLAUSE_START } from './start-features.ts';

export function spanNumbers(
  reading: Reading,
  extraction: Extraction,
  k: number,
  row: Float32Array,
): void {
  const first = extraction.first[k]!;
  const last = extraction.last[k]!;
  const { folded, start, end } = reading.passage;
  const text = folded.slice(start[first]!, end[last]!);
  row[D.characters] = text.length;
  row[D.tokens] = last - first + 1;
  row[D.questionCharacters] = sharedCharacters(text, reading.question.characters);
  row[D.script] = scriptOf(text);
  row[D.bracketed] = reading.passage.bracketed[first]!;
  held(reading, first, last, row);
  order(reading, first, last, row);
  places(extraction, k, row);
  tags(reading, extraction.sentence[k]!, first, last, row);
  mentioned(reading, first, last, row);
}

function held(
  { passage, question, alignment }: Reading,
  first: number,
  last: number,
  row: Float32Array,
): void {
  const seen = new Set<number>();
  let named = 0;
  for (let i = first; i <= last; i++) {
    const marks = passage.marks[i]!;
    if (marks & COMMA) row[D.commas]!++;
    if (marks & JOINS) row[D.joins]!++;
    if (marks & (COUNTS | TIME)) row[D.numbers]!++;
    named |= namesIn(marks);
    const word = alignment.wordAt[i]!;
    if (word < 0 || seen.has(word)) continue;
    seen.add(word);
    row[D.covered]! += alignment.match[i]! / question.total;
  }
  row[D.named] = named;
}

const namesIn = (marks: number): number =>
  bit((marks & PERSON) !== 0, 1) |
  bit((marks & PLACE) !== 0, 2) |
  bit((marks & ORGANISATION) !== 0, 4);

function order(
  { alignment, question }: Reading,
  first: number,
  last: number,
  row: Float32Array,
): void {
  const { total } = question;
  row[D.leftBefore] = alignment.leftBefore[first]! / total;
  row[D.rightAfter] = alignment.rightAfter[last]! / total;
  row[D.rightBefore] = alignment.rightBefore[first]! / total;
  row[D.leftAfter] = alignment.leftAfter[last]! / total;
  row[D.nearBefore] = alignment.nearBefore[first]! / total;
  row[D.nearAfter] = alignment.nearAfter[last]! / total;
  row[D.distanceBefore] = alignment.distanceBefore[first]!;
  row[D.distanceAfter] = alignment.distanceAfter[last]!;
}

function places(
  { startPlaces, endPlaces, startRow, endRow }: Extraction,
  k: number,
  row: Float32Array,
): void {
  const start = startPlaces[startRow[k]!]!;
  const end = endPlaces[endRow[k]!]!;
  row[D.suffix] = start.affix;
  row[D.prefix] = end.affix;
  row[D.clauseStart] = start.structure & CLAUSE_START ? 1 : 0;
  row[D.afterQuote] = start.structure & AFTER_QUOTE ? 1 : 0;
  row[D.clauseEnd] = end.structure & CLAUSE_END ? 1 : 0;
  row[D.beforeQuote] = end.structure & BEFORE_QUOTE ? 1 : 0;
}

function sharedCharacters(text: string, characters: ReadonlySet<string>): number {
  let shared = 0;
  for (const unit of text) if (characters.has(unit)) shared++;
  return shared / text.length;
}

/** 1 a number, 2 with digits, 3 Latin, 4 with Latin letters, 5 quoted, 0 none of these. */
function scriptOf(text: string): number {
  if (/[0-9]/.test(text)) return /^[0-9.,%]+$/.test(text) ? 1 : 2;
  if (/[a-z]/.test(text)) return /^[a-z .\-']+$/.test(text) ? 3 : 4;
  return /[《“]/.test(text) ? 5 : 0;
}

/** Parts of speech in an order that puts like beside like, for trees split by thresholds. */
const TAGS = 'n nr ns nt nz j an vn v vd p f t m q eng a d b r l i u uj c w x'.split(' ');

function tagNumber(token: Token | undefined): number {
  if (token === undefined) return 0;
  const exact = TAGS.indexOf(token.tag);
  return (exact >= 0 ? exact : TAGS.indexOf(token.tag[0]!)) + 1;
}

function tags(
  { passage }: Reading,
  sentence: number,
  first: number,
  last: number,
  row: Float32Array,
): void {
  const { tokens, sentences } = passage;
  const { from, to } = sentences[sentence]!;
  row[D.firstTag] = tagNumber(tokens[first]);
  row[D.lastTag] = tagNumber(tokens[last]);
  row[D.leftTag] = tagNumber(first > from ? tokens[first - 1] : undefined);
  row[D.rightTag] = tagNumber(last + 1 < to ? tokens[last + 1] : undefined);
}

/** `typed`: 3 is a mention of what is asked for, 2 ends with one, 1 starts with one, 0 neither; -1 if any may do. */
function mentioned(
  { passage, question }: Reading,
  first: number,
  last: number,
  row: Float32Array,
): void {
  const { starting, ending, cutBefore, cutAfter } = passage.mentions;
  const asked = askedMentions(question.kindName);
  const exact = passage.mentions.exactly(first, last);
  let typed = asked === 0 ? -1 : 0;
  if (exact & asked) typed = 3;
  else if (ending[last]! & asked) typed = 2;
  else if (starting[first]! & asked) typed = 1;
  row[D.typed] = typed;
  row[D.mention] = exact === 0 ? 0 : 1 + Math.log2(exact & -exact);
  row[D.cutBefore] = cutBefore[first] === 0 ? 0 : 1;
  row[D.cutAfter] = cutAfter[last] === 0 ? 0 : 1;
}
