// The walk over a passage's candidate spans: which token spans may be answers, with running counts.

import { mix } from './hash.ts';
import {
  CLAUSE_EDGE,
  CLOSES,
  COMMA,
  COUNTS,
  JOINS,
  LEADS_IN,
  NO_END,
  NO_START,
  OPENS,
  OPENS_QUOTE,
  PERSON,
} from './marks.ts';
import type { PassageView, SentenceRange } from './passage-view.ts';
import type { QuestionView } from './question-view.ts';
import type { Reading } from './reading.ts';
import { SURE, type WordAlignment } from './word-alignment.ts';

/** What is known of the span `first` … `last` (tokens, both included) when the walk reports it. */
export interface WalkedSpan {
  sentence: number;
  first: number;
  last: number;
  tokens: number;
  characters: number;
  /** Hash of the initials of the tags. */
  tags: number;
  /** What of the question the span itself holds: weight, and number of words held surely. */
  covered: number;
  sure: number;
  commas: number;
  joins: number;
  number: boolean;
  people: number;
  holdsFocus: boolean;
}

// Answers are short; a longer one is a clause (why, how), so it must begin and end where clauses do.
const LONGEST_TOKENS = 14;
const LONGEST_CHARACTERS = 40;
const LONGEST_CLAUSE_TOKENS = 45;
const LONGEST_CLAUSE_CHARACTERS = 90;

/**
 * Only the sentences that cover the question best: the answer stands in one of these for all but 3 in 1,000
 * questions, and a long passage costs no more than a paragraph does.
 */
const READ_SENTENCES = 12;

/** Calls `visit` for every candidate, by start, then by end; the object it gets is used again. */
export function walkSpans(
  { passage, question, alignment, numbers }: Reading,
  visit: (span: WalkedSpan) => void,
): void {
  for (const [sentence, range] of passage.sentences.entries()) {
    if (numbers[sentence]!.rank >= READ_SENTENCES) continue;
    for (let first = range.from; first < range.to; first++)
      if (!(passage.marks[first]! & NO_START))
        walkFrom(passage, question, alignment, { sentence, range, first }, visit);
  }
}

interface Place {
  readonly sentence: number;
  readonly range: SentenceRange;
  readonly first: number;
}

function walkFrom(
  passage: PassageView,
  question: QuestionView,
  alignment: WordAlignment,
  { sentence, range, first }: Place,
  visit: (span: WalkedSpan) => void,
): void {
  const { marks, start, end } = passage;
  const clauseStart = startsClause(passage, range, first);
  const span = newSpan(sentence, first);
  const seen = new Set<number>();
  let depth = 0;
  const furthest = Math.min(range.to, first + LONGEST_CLAUSE_TOKENS);
  for (let last = first; last < furthest; last++) {
    span.characters = end[last]! - start[first]!;
    if (span.characters > LONGEST_CLAUSE_CHARACTERS) return;
    include(span, passage, question, alignment, last, seen);
    const own = marks[last]!;
    if (own & OPENS) depth++;
    else if (own & CLOSES && --depth < 0) return;
    if (depth !== 0 || own & NO_END) continue;
    if (isShort(span) || (clauseStart && endsClause(passage, range, last))) visit(span);
  }
}

const isShort = ({ tokens, characters }: WalkedSpan): boolean =>
  tokens <= LONGEST_TOKENS && characters <= LONGEST_CHARACTERS;

const newSpan = (sentence: number, first: number): WalkedSpan => ({
  sentence,
  first,
  last: first,
  tokens: 0,
  characters: 0,
  tags: 17,
  covered: 0,
  sure: 0,
  commas: 0,
  joins: 0,
  number: false,
  people: 0,
  holdsFocus: false,
});

/** Takes token `last` into the running counts. */
function include(
  span: WalkedSpan,
  { marks, tagInitial, tokens }: PassageView,
  { focusText }: QuestionView,
  { match, wordAt }: WordAlignment,
  last: number,
  seen: Set<number>,
): void {
  span.last = last;
  span.tokens++;
  span.tags = mix(span.tags, tagInitial[last]!);
  const word = wordAt[last]!;
  if (word >= 0 && !seen.has(word)) {
    seen.add(word);
    span.covered += match[last]!;
    if (match[last]! > SURE) span.sure++;
  }
  const own = marks[last]!;
  if (own & COMMA) span.commas++;
  if (own & JOINS) span.joins++;
  if (own & COUNTS) span.number = true;
  if (own & PERSON) span.people++;
  if (focusText !== '' && tokens[last]!.text === focusText) span.holdsFocus = true;
}

function startsClause({ marks }: PassageView, { from }: SentenceRange, first: number): boolean {
  return first === from || (marks[first - 1]! & (CLAUSE_EDGE | OPENS_QUOTE | LEADS_IN)) !== 0;
}

function endsClause({ marks }: PassageView, { to }: SentenceRange, last: number): boolean {
  return last + 1 >= to || (marks[last + 1]! & CLAUSE_EDGE) !== 0;
}
