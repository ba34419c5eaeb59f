// Features of a place where a span may start.
import { anySuffix, commonSuffix } from './affix.ts';
import type { FeatureRows, Place } from './feature-rows.ts';
import { bin, bit, NOTHING } from './hash.ts';
import { CLAUSE_EDGE, OPENS, OPENS_QUOTE } from './marks.ts';
import type { SentenceRange } from './passage-view.ts';
import type { Reading } from './reading.ts';
import { START as T } from './templates.ts';
import { SURE } from './word-alignment.ts';

/** What the span features need to know of a start. */
export const CLAUSE_START = 1;
export const SENTENCE_START = 2;
export const AFTER_QUOTE = 4;
export const AT_QUOTE = 8;
export const IN_BRACKETS = 16;

const SHARE = [0.02, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9];
const NEAR = [0.3, 1, 2, 3, 4.5, 6, 8, 11, 15];
/** No word of the question stands on that side. */
const NO_SIDE = 9;
const LAST_DISTANCE = 12;

/** Adds one row; returns what spans need to know of the place. */
export function startFeatures(
  reading: Reading,
  range: SentenceRange,
  i: number,
  rows: FeatureRows,
): Place {
  context(reading, range, i, rows);
  asked(reading, range, i, rows);
  neighbours(reading, range, i, rows);
  matches(reading, range, i, rows);
  order(reading, i, rows);
  mentions(reading, i, rows);
  const { passage, question } = reading;
  const { folded } = passage;
  const from = passage.start[range.from]!;
  const suffix = commonSuffix(folded, from, passage.start[i]!, question.folded, question.gapStart);
  const anywhere = anySuffix(folded, from, passage.start[i]!, question.folded);
  rows.add(T.suffix, suffix, question.kind);
  rows.add(T.suffixAnywhere, anywhere, Math.min(suffix, 3));
  const structure = structureAt(reading, range, i);
  const leftTag = i > range.from ? passage.tag[i - 1]! : NOTHING;
  rows.add(T.structure, structure, question.kind);
  rows.add(T.structureLeft, structure, leftTag);
  rows.add(T.clause, Math.min(passage.clause[i]!, 4), question.kind);
  const sentence = passage.sentences[0] === range ? 0 : passage.sentences[1] === range ? 1 : 2;
  rows.add(T.place, sentence, Math.min(i - range.from, 4));
  rows.close();
  return { structure, affix: suffix };
}

/** The words and tags at the start and to its left. */
function context(
  { passage, question }: Reading,
  range: SentenceRange,
  i: number,
  rows: FeatureRows,
) {
  const { word, tag, first, last, tokens } = passage;
  const { kind } = question;
  const { from, to } = range;
  const left = i > from ? word[i - 1]! : NOTHING;
  const left2 = i - 1 > from ? word[i - 2]! : NOTHING;
  const leftTag = i > from ? tag[i - 1]! : NOTHING;
  const leftTag2 = i - 1 > from ? tag[i - 2]! : NOTHING;
  const own = word[i]!;
  const ownTag = tag[i]!;
  rows.add(T.word, kind, own);
  rows.add(T.tag, kind, ownTag);
  rows.add(T.character, kind, first[i]!);
  rows.add(T.left, kind, left);
  rows.add(T.leftTag, kind, leftTag);
  rows.add(T.left2, kind, left, left2);
  rows.add(T.tags3, kind, leftTag, leftTag2, ownTag);
  rows.add(T.leftThenTag, left, ownTag);
  rows.add(T.leftAlone, left);
  rows.add(T.wordAlone, own);
  rows.add(T.leftThenWord, left, own);
  rows.add(T.leftSkip, left2, kind);
  rows.add(T.tagPair, leftTag, ownTag);
  rows.add(T.wordThenNext, own, i + 1 < to ? word[i + 1]! : NOTHING);
  if (i === from) return;
  rows.add(T.characterPair, kind, last[i - 1]!, first[i]!);
  rows.add(
    T.lastTwo,
    kind,
    beforeLast(tokens[i - 1]!.text, i - 1 > from ? last[i - 2]! : 0),
    last[i - 1]!,
  );
  if (i - 2 > from) rows.add(T.leftThird, kind, word[i - 3]!);
}

const beforeLast = (text: string, otherwise: number): number =>
  text.length > 1 ? text.charCodeAt(text.length - 2) : otherwise;

/** What is asked for, with what stands here. */
function asked(
  { passage, question }: Reading,
  { from }: SentenceRange,
  i: number,
  rows: FeatureRows,
) {
  const { word, tag, first } = passage;
  const { focus, asks, verbBefore, verbAfter, kind } = question;
  const left = i > from ? word[i - 1]! : NOTHING;
  if (focus) {
    rows.add(T.focusLeft, focus, left);
    rows.add(T.focusTag, focus, tag[i]!);
    rows.add(T.focusCharacter, focus, first[i]!);
    rows.add(T.focusLeftSkip, focus, i - 1 > from ? word[i - 2]! : NOTHING);
  }
  rows.add(T.asksLeft, asks, left);
  rows.add(T.asksTag, asks, tag[i]!);
  if (verbBefore) rows.add(T.verbLeft, verbBefore, left, kind);
  if (verbAfter) rows.add(T.verbAfterLeft, verbAfter, left);
}

/** The question's words beside the gap, with the passage's words beside the start. */
function neighbours(
  { passage, question }: Reading,
  { from }: SentenceRange,
  i: number,
  rows: FeatureRows,
) {
  const { word, tag } = passage;
  const { left1, left2, right1, right2, afterFocus, kind } = question;
  const left = i > from ? word[i - 1]! : NOTHING;
  const skip = i - 1 > from ? word[i - 2]! : NOTHING;
  rows.add(T.neighbourLeft, left1, left);
  rows.add(T.followerLeft, right1, left);
  rows.add(T.neighbourTags, left1, tag[i]!, i > from ? tag[i - 1]! : NOTHING);
  rows.add(T.neighbourLeftSkip, left1, skip);
  const same =
    bit(left === left1, 1) |
    bit(skip === left2, 2) |
    bit(left === right1, 4) |
    bit(skip === left1, 8) |
    bit(left === afterFocus, 16) |
    bit(left === right2, 32);
  rows.add(T.same, same);
  rows.add(T.sameKind, same, kind);
}

/** Which of the tokens around stand for words of the question, and of which side of it. */
function matches(
  { alignment, question }: Reading,
  { from }: SentenceRange,
  i: number,
  rows: FeatureRows,
) {
  const { match, wordAt } = alignment;
  const side = (k: number) =>
    k >= from && match[k]! > SURE ? question.words[wordAt[k]!]!.side + 1 : 0;
  const left = side(i - 1);
  const skip = side(i - 2);
  const own = side(i);
  rows.add(T.matched, Math.min(left, 1), Math.min(skip, 1), Math.min(own, 1));
  rows.add(T.matchedKind, Math.min(left, 1) * 2 + Math.min(own, 1), question.kind);
  rows.add(T.matchedSides, left, skip, own);
}

function order({ alignment, question }: Reading, i: number, rows: FeatureRows) {
  const { leftTotal, rightTotal, total, kind } = question;
  const distance = alignment.distanceBefore[i]!;
  const ordered = leftTotal ? bin(alignment.leftBefore[i]! / leftTotal, SHARE) : NO_SIDE;
  const crossed = rightTotal ? bin(alignment.rightBefore[i]! / rightTotal, SHARE) : NO_SIDE;
  rows.add(T.distance, Math.min(distance, LAST_DISTANCE), kind);
  rows.add(T.orderedBefore, ordered, kind);
  rows.add(T.crossedBefore, crossed, kind);
  rows.add(T.orderedCrossed, ordered, crossed);
  rows.add(T.orderedDistance, ordered, Math.min(distance, 4));
  rows.add(T.proximity, bin(alignment.nearBefore[i]!, NEAR), kind);
  rows.add(T.proximityShare, bin(alignment.nearBefore[i]! / total, SHARE));
}

/** Kinds of the mentions that start here, and of those that are cut by starting here. */
function mentions({ passage, question }: Reading, i: number, rows: FeatureRows) {
  const { starting, cutBefore } = passage.mentions;
  rows.add(T.mention, starting[i]!, cutBefore[i]!);
  rows.add(T.mentionKind, question.kind, starting[i]!, cutBefore[i]!);
}

function structureAt({ passage }: Reading, { from }: SentenceRange, i: number): number {
  const { marks, bracketed } = passage;
  const left = i > from ? marks[i - 1]! : CLAUSE_EDGE;
  return (
    bit((left & CLAUSE_EDGE) !== 0, CLAUSE_START) |
    bit(i === from, SENTENCE_START) |
    bit((left & OPENS_QUOTE) !== 0, AFTER_QUOTE) |
    bit((marks[i]! & OPENS) !== 0, AT_QUOTE) |
    bit(bracketed[i] === 1, IN_BRACKETS)
  );
}
