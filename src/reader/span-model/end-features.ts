// Features of a place where a span may end: the mirror image of those of a start, and the last word's own.
import { anyPrefix, commonPrefix } from './affix.ts';
import type { FeatureRows, Place } from './feature-rows.ts';
import { bin, bit, NOTHING } from './hash.ts';
import { CLAUSE_EDGE, CLOSES, CLOSES_QUOTE, ENDS_SENTENCE } from './marks.ts';
import type { SentenceRange } from './passage-view.ts';
import type { QuestionView } from './question-view.ts';
import type { Reading } from './reading.ts';
import { END as T } from './templates.ts';
import { SURE } from './word-alignment.ts';

export const CLAUSE_END = 1;
export const SENTENCE_END = 2;
export const BEFORE_QUOTE = 4;
export const AT_CLOSE = 8;
export const IN_BRACKETS = 16;

const SHARE = [0.02, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9];
const NEAR = [0.3, 1, 2, 3, 4.5, 6, 8, 11, 15];
/** No word of the question stands on that side. */
const NO_SIDE = 9;
const LAST_DISTANCE = 12;

/** Adds one row; returns what spans need to know of the place. */
export function endFeatures(
  reading: Reading,
  range: SentenceRange,
  j: number,
  rows: FeatureRows,
): Place {
  const { passage, question } = reading;
  context(reading, range, j, rows);
  asked(reading, range, j, rows);
  neighbours(reading, range, j, rows);
  matches(reading, range, j, rows);
  order(reading, j, rows);
  mentions(reading, j, rows);
  const prefix = affixes(reading, range, j, rows);
  const structure = structureAt(reading, range, j);
  rows.add(T.structure, structure, question.kind);
  rows.add(T.structureTag, structure, passage.tag[j]!);
  rows.close();
  return { structure, affix: prefix };
}

/** The words and tags at the end and to its right. */
function context(
  { passage, question }: Reading,
  range: SentenceRange,
  j: number,
  rows: FeatureRows,
) {
  const { word, tag, last } = passage;
  const { kind } = question;
  const { from, to } = range;
  const right = j + 1 < to ? word[j + 1]! : NOTHING;
  const right2 = j + 2 < to ? word[j + 2]! : NOTHING;
  const rightTag = j + 1 < to ? tag[j + 1]! : NOTHING;
  const rightTag2 = j + 2 < to ? tag[j + 2]! : NOTHING;
  const own = word[j]!;
  const ownTag = tag[j]!;
  rows.add(T.word, kind, own);
  rows.add(T.tag, kind, ownTag);
  rows.add(T.character, kind, last[j]!);
  rows.add(T.right, kind, right);
  rows.add(T.rightTag, kind, rightTag);
  rows.add(T.right2, kind, right, right2);
  rows.add(T.tags3, kind, rightTag, rightTag2, ownTag);
  rows.add(T.rightThenTag, right, ownTag);
  rows.add(T.rightAlone, right);
  rows.add(T.wordAlone, own);
  rows.add(T.rightThenWord, right, own);
  rows.add(T.rightSkip, right2, kind);
  rows.add(T.tagPair, rightTag, ownTag);
  rows.add(T.tagBefore, kind, ownTag, j > from ? tag[j - 1]! : NOTHING);
  rows.add(T.wordBefore, own, j > from ? word[j - 1]! : NOTHING);
  characters({ passage, question }, range, j, rows);
}

function characters(
  { passage, question }: Pick<Reading, 'passage' | 'question'>,
  { from, to }: SentenceRange,
  j: number,
  rows: FeatureRows,
) {
  const { tokens, first, last, word } = passage;
  const own = tokens[j]!.text;
  const before = own.length > 1 ? own.charCodeAt(own.length - 2) : j > from ? last[j - 1]! : 0;
  rows.add(T.lastTwo, question.kind, before, last[j]!);
  if (j + 3 < to) rows.add(T.rightThird, question.kind, word[j + 3]!);
  if (j + 1 >= to) return;
  const next = tokens[j + 1]!.text;
  const second = next.length > 1 ? next.charCodeAt(1) : j + 2 < to ? first[j + 2]! : 0;
  rows.add(T.characterPair, question.kind, first[j + 1]!, last[j]!);
  rows.add(T.firstTwo, question.kind, first[j + 1]!, second);
}

/** What is asked for, with the last word here. */
function asked(
  { passage, question }: Reading,
  { to }: SentenceRange,
  j: number,
  rows: FeatureRows,
) {
  const { word, tag, last, tokens } = passage;
  const { focus, focusText, asks, verbBefore, verbAfter, kind } = question;
  const right = j + 1 < to ? word[j + 1]! : NOTHING;
  if (focus) {
    rows.add(T.focusRight, focus, right);
    rows.add(T.focusTag, focus, tag[j]!);
    rows.add(T.focusCharacter, focus, last[j]!);
    rows.add(T.focusWord, focus, word[j]!);
  }
  const own = tokens[j]!.text;
  const next = j + 1 < to ? tokens[j + 1]!.text : '';
  rows.add(T.isFocus, focusAgreement(question, own, next), kind);
  rows.add(T.focusCharacters, focusText.charCodeAt(focusText.length - 1) || 0, last[j]!);
  rows.add(T.measure, measureAgreement(question, own, next), kind);
  rows.add(T.asksRight, asks, right);
  rows.add(T.asksTag, asks, tag[j]!);
  rows.add(T.asksCharacter, asks, last[j]!);
  if (verbBefore) rows.add(T.verbCharacter, verbBefore, last[j]!, kind);
  if (verbAfter) rows.add(T.verbAfterRight, verbAfter, right);
}

/** How the last word agrees with the focus: 1 it is it, 2 ends with it, 3 same last character, 4 next word. */
export function focusAgreement({ focusText }: QuestionView, own: string, next: string): number {
  if (!focusText) return 0;
  if (own === focusText) return 1;
  if (own.endsWith(focusText)) return 2;
  if (own.at(-1) === focusText.at(-1)) return 3;
  return next === focusText ? 4 : 0;
}

/** How the last word agrees with the measure word: 1 ends with it, 2 the next word is it, 3 not at all. */
export function measureAgreement({ measureText }: QuestionView, own: string, next: string): number {
  if (!measureText) return 0;
  if (own.endsWith(measureText)) return 1;
  return next === measureText ? 2 : 3;
}

/** The question's words beside the gap, with the passage's words beside the end. */
function neighbours(
  { passage, question }: Reading,
  { to }: SentenceRange,
  j: number,
  rows: FeatureRows,
) {
  const { word, tag } = passage;
  const { left1, right1, right2, afterFocus, kind } = question;
  const right = j + 1 < to ? word[j + 1]! : NOTHING;
  const skip = j + 2 < to ? word[j + 2]! : NOTHING;
  rows.add(T.followerRight, right1, right);
  rows.add(T.neighbourRight, left1, right);
  rows.add(T.afterFocusRight, afterFocus, right);
  rows.add(T.neighbourTags, left1, tag[j]!, j + 1 < to ? tag[j + 1]! : NOTHING);
  const same =
    bit(right === right1, 1) |
    bit(skip === right2, 2) |
    bit(right === left1, 4) |
    bit(right === afterFocus, 8) |
    bit(word[j] === right1, 16);
  rows.add(T.same, same);
  rows.add(T.sameKind, same, kind);
}

function matches(
  { alignment, question }: Reading,
  { to }: SentenceRange,
  j: number,
  rows: FeatureRows,
) {
  const { match, wordAt } = alignment;
  const side = (k: number) =>
    k < to && match[k]! > SURE ? question.words[wordAt[k]!]!.side + 1 : 0;
  const right = side(j + 1);
  const skip = side(j + 2);
  const own = side(j);
  rows.add(T.matched, Math.min(right, 1), Math.min(skip, 1), Math.min(own, 1));
  rows.add(T.matchedKind, Math.min(right, 1) * 2 + Math.min(own, 1), question.kind);
  rows.add(T.matchedSides, right, skip, own);
}

function order({ alignment, question }: Reading, j: number, rows: FeatureRows) {
  const { leftTotal, rightTotal, total, kind } = question;
  const distance = alignment.distanceAfter[j]!;
  const ordered = rightTotal ? bin(alignment.rightAfter[j]! / rightTotal, SHARE) : NO_SIDE;
  const crossed = leftTotal ? bin(alignment.leftAfter[j]! / leftTotal, SHARE) : NO_SIDE;
  rows.add(T.distance, Math.min(distance, LAST_DISTANCE), kind);
  rows.add(T.orderedAfter, ordered, kind);
  rows.add(T.crossedAfter, crossed, kind);
  rows.add(T.orderedCrossed, ordered, crossed);
  rows.add(T.orderedDistance, ordered, Math.min(distance, 4));
  rows.add(T.proximity, bin(alignment.nearAfter[j]!, NEAR), kind);
  rows.add(T.proximityShare, bin(alignment.nearAfter[j]! / total, SHARE));
}

function affixes(
  { passage, question }: Reading,
  { to }: SentenceRange,
  j: number,
  rows: FeatureRows,
) {
  const { folded } = passage;
  const start = passage.end[j]!;
  const end = passage.end[to - 1]!;
  const prefixAt = (from: number | null) =>
    from === null ? 0 : commonPrefix(folded, start, end, question.folded, from);
  const prefix = Math.max(prefixAt(question.gapEnd), prefixAt(question.focusEnd));
  rows.add(T.prefix, prefix, question.kind);
  rows.add(T.prefixAnywhere, anyPrefix(folded, start, end, question.folded), Math.min(prefix, 3));
  return prefix;
}

/** Kinds of the mentions that end here, and of those that are cut by ending here. */
function mentions({ passage, question }: Reading, j: number, rows: FeatureRows) {
  const { ending, cutAfter } = passage.mentions;
  rows.add(T.mention, ending[j]!, cutAfter[j]!);
  rows.add(T.mentionKind, question.kind, ending[j]!, cutAfter[j]!);
}

function structureAt({ passage }: Reading, { to }: SentenceRange, j: number): number {
  const { marks, bracketed } = passage;
  const right = j + 1 < to ? marks[j + 1]! : CLAUSE_EDGE | ENDS_SENTENCE;
  return (
    bit((right & CLAUSE_EDGE) !== 0, CLAUSE_END) |
    bit((right & ENDS_SENTENCE) !== 0, SENTENCE_END) |
    bit((right & CLOSES_QUOTE) !== 0, BEFORE_QUOTE) |
    bit((marks[j]! & CLOSES) !== 0, AT_CLOSE) |
    bit(bracketed[j] === 1, IN_BRACKETS)
  );
}
