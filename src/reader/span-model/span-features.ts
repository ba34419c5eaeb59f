// Features of a span as a whole.
import { AT_CLOSE, BEFORE_QUOTE, CLAUSE_END } from './end-features.ts';
import type { FeatureRows, Place } from './feature-rows.ts';
import { bin, bit, hashText, NOTHING } from './hash.ts';
import type { Reading } from './reading.ts';
import type { WalkedSpan } from './span-walk.ts';
import { AFTER_QUOTE, AT_QUOTE, CLAUSE_START } from './start-features.ts';
import { SPAN as T } from './templates.ts';

const CHARACTERS = [2, 3, 4, 5, 6, 7, 8, 10, 13, 17, 22, 30, 40, 60];
const TOKENS = [2, 3, 5, 8, 14];
const SIZE = [4, 8, 15, 25];
const SHORT = [5, 12];
const SHARE = [0.02, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9];
const COVERED = [0.001, 0.05, 0.1, 0.2, 0.3, 0.45, 0.6];
const NEAR = [0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7];

/** Up to this many tokens the sequence of tags, and up to fewer the text itself, says what a span is. */
const TAGGED_TOKENS = 6;
const NAMED_TOKENS = 4;
/** Only short texts are looked for elsewhere in the passage. */
const REPEATED_CHARACTERS = 8;

/** Adds one row. */
export function spanFeatures(
  reading: Reading,
  span: WalkedSpan,
  start: Place,
  end: Place,
  rows: FeatureRows,
): void {
  size(reading, span, rows);
  content(reading, span, rows);
  around(reading, span, start, end, rows);
  order(reading, span, rows);
  text(reading, span, rows);
  mentions(reading, span, rows);
  rows.add(T.affixes, Math.min(start.affix, 3), Math.min(end.affix, 3));
  rows.close();
}

function size({ passage, question }: Reading, span: WalkedSpan, rows: FeatureRows): void {
  const { kind, focus, asks } = question;
  const { first, last, tokens, tags } = span;
  const characters = bin(span.characters, CHARACTERS);
  rows.add(T.length, kind, characters);
  rows.add(T.tokens, kind, Math.min(tokens, 15));
  if (focus) rows.add(T.focusLength, focus, characters);
  rows.add(T.asksLength, asks, characters);
  if (tokens <= TAGGED_TOKENS) {
    rows.add(T.tags, kind, tags, tokens);
    if (focus && tokens <= NAMED_TOKENS) rows.add(T.focusTags, focus, tags, tokens);
    rows.add(T.tagsAlone, tags, tokens);
  } else rows.add(T.longEnds, kind, passage.tagInitial[first]!, passage.tagInitial[last]!);
  rows.add(T.ends, kind, passage.tag[first]!, passage.tag[last]!);
}

function content({ question }: Reading, span: WalkedSpan, rows: FeatureRows): void {
  const { kind, total } = question;
  const covered = bin(span.covered / total, COVERED);
  rows.add(T.covered, kind, covered);
  rows.add(T.coveredLength, covered, bin(span.tokens, TOKENS));
  rows.add(T.commas, kind, Math.min(span.commas, 3), Math.min(span.joins, 3));
  rows.add(T.number, kind, bit(span.number, 1), Math.min(span.tokens, 4));
  if (span.people) rows.add(T.people, kind, Math.min(span.people, 2), Math.min(span.tokens, 4));
}

/** What stands on both sides at once. */
function around(
  { passage, question }: Reading,
  { sentence, first, last, characters }: WalkedSpan,
  { structure: startStructure }: Place,
  { structure: endStructure }: Place,
  rows: FeatureRows,
): void {
  const { word, tag, sentences } = passage;
  const { kind } = question;
  const { from, to } = sentences[sentence]!;
  const left = first > from ? word[first - 1]! : NOTHING;
  const right = last + 1 < to ? word[last + 1]! : NOTHING;
  const leftTag = first > from ? tag[first - 1]! : NOTHING;
  const rightTag = last + 1 < to ? tag[last + 1]! : NOTHING;
  rows.add(T.around, left, right);
  rows.add(T.aroundKind, kind, left, right);
  rows.add(T.aroundTags, leftTag, rightTag, kind);
  const wrapped =
    bit((startStructure & CLAUSE_START) !== 0, 1) |
    bit((endStructure & CLAUSE_END) !== 0, 2) |
    bit((startStructure & AFTER_QUOTE) !== 0, 4) |
    bit((endStructure & BEFORE_QUOTE) !== 0, 8) |
    bit((startStructure & AT_QUOTE) !== 0 && (endStructure & AT_CLOSE) !== 0, 16);
  rows.add(T.wrapped, wrapped, kind, bin(characters, SIZE));
}

/** How much of the question, in its order, the span leaves on its two sides. */
function order(
  { alignment, question }: Reading,
  { first, last, covered, characters }: WalkedSpan,
  rows: FeatureRows,
): void {
  const { kind, total } = question;
  const { leftBefore, rightAfter, rightBefore, leftAfter } = alignment;
  const inPlace = leftBefore[first]! + rightAfter[last]!;
  const outOfPlace = rightBefore[first]! + leftAfter[last]!;
  const ordered = bin(inPlace / total, SHARE);
  const crossed = bin(outOfPlace / total, SHARE);
  rows.add(T.ordered, ordered, kind);
  rows.add(T.crossed, crossed, kind);
  rows.add(T.orderedCrossed, ordered, crossed);
  const explained = bin((covered + Math.max(inPlace, outOfPlace)) / total, SHARE);
  rows.add(T.explained, explained, bin(covered / total, COVERED));
  const near = alignment.nearBefore[first]! + alignment.nearAfter[last]!;
  rows.add(T.proximity, bin(near / total, NEAR), kind);
  const before = alignment.distanceBefore[first]!;
  const after = alignment.distanceAfter[last]!;
  rows.add(T.distances, Math.min(before, 5), Math.min(after, 5));
  rows.add(T.nearest, Math.min(before, after, 6), kind, bin(characters, SHORT));
}

/** The words of the span itself. */
function text({ passage, question }: Reading, span: WalkedSpan, rows: FeatureRows): void {
  const { kind, focusText, folded: asked } = question;
  const { folded, start, end, tokens } = passage;
  if (span.holdsFocus) rows.add(T.holdsFocus, kind, bit(tokens[span.last]!.text === focusText, 1));
  if (span.tokens > NAMED_TOKENS && span.characters > REPEATED_CHARACTERS) return;
  const own = folded.slice(start[span.first]!, end[span.last]!);
  if (span.tokens <= NAMED_TOKENS) rows.add(T.text, kind, hashText(own));
  if (span.characters > REPEATED_CHARACTERS) return;
  if (span.characters > 1) rows.add(T.repeated, kind, occurrences(folded, own));
  if (asked.includes(own)) rows.add(T.inQuestion, Math.min(span.characters, 4));
}

/** Whether the span is a date, an amount, a name …, and what was asked for. */
function mentions({ passage, question }: Reading, span: WalkedSpan, rows: FeatureRows): void {
  const { kind, asks, focus } = question;
  const kinds = passage.mentions.exactly(span.first, span.last);
  rows.add(T.mention, kind, kinds);
  if (kinds === 0) return;
  rows.add(T.mentionAsks, asks, kinds);
  if (focus) rows.add(T.mentionFocus, focus, kinds);
}

/** How often a text occurs in the passage, counted up to 4. */
function occurrences(folded: string, own: string): number {
  let count = 0;
  let at = folded.indexOf(own);
  while (at >= 0 && count < 4) {
    count++;
    at = folded.indexOf(own, at + 1);
  }
  return count;
}
