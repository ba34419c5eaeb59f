// The query: which terms of the index a question is searched by, and what each is worth.
import type { Question } from '../question/question.ts';
import { fold } from '../text/fold.ts';
import { type Lexicon, NO_LEXICON } from '../text/lexicon.ts';
import { numbers } from '../text/numbers.ts';
import { overlaps, type Span, shift, slice } from '../text/span.ts';
import { isStopWord } from '../text/stopwords.ts';
import { terms } from '../text/terms.ts';
import type { Query, QueryTerm } from './hit.ts';
import type { StandIn } from './stand-ins.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A number picks out what it counts about as well as a name does. */
const NUMBER_WEIGHT = 1.4;

/** A word that the question's analysis took for grammar, perhaps because it is misspelt. */
const LEAST_WEIGHT = 0.3;

/** The query of a question: its terms that the index knows, and stand-ins; what has neither is `unseen`. */
export function makeQuery(
  question: Question,
  vocabulary: Vocabulary,
  standIns: readonly StandIn[] = [],
  lexicon: Lexicon = NO_LEXICON,
): Query {
  const asked = questionTerms(question, lexicon);
  const known = asked.filter(({ term }) => vocabulary.documentFrequency(term) > 0);
  const taken = new Set(known.map(({ term }) => term));
  const replaced = standIns.flatMap((standIn) => standInTerms(standIn, question, vocabulary));
  return {
    terms: [
      ...known.map(({ span: _span, isContent: _isContent, ...term }) => term),
      ...replaced.filter(({ term }) => !taken.has(term)),
    ],
    unseen: unseenWords(asked, [...known.map(({ span }) => span), ...standIns]),
  };
}

/** A stand-in is searched by itself and by the shorter words inside it. */
function standInTerms(
  { start, end, from, term: whole, origin, strength }: StandIn,
  question: Question,
  { documentFrequency }: Vocabulary,
): QueryTerm[] {
  const words = question.terms.filter((word) => overlaps(word, { start, end }));
  const weight = strength * Math.max(LEAST_WEIGHT, ...words.map((word) => word.weight));
  const forms = [...new Set([whole, ...terms(whole)])].filter(
    (term) => documentFrequency(term) > 0,
  );
  return forms.map((term) => ({ term, weight, from, origin }));
}

/** Words of the question of which no part was found. */
function unseenWords(asked: readonly LocatedTerm[], found: readonly Span[]): string[] {
  const unseen = asked.filter(
    ({ span, isContent }) => isContent && !found.some((other) => overlaps(other, span)),
  );
  return [...new Set(unseen.map(({ from }) => from))];
}

/** A term with the place of the question's word that it comes from. */
interface LocatedTerm extends QueryTerm {
  readonly span: Span;
  /** False for what the question's analysis took for grammar. */
  readonly isContent: boolean;
}

/** The index terms of a question, without its question word, in order, each once. */
function questionTerms(question: Question, lexicon: Lexicon): readonly LocatedTerm[] {
  const all = aroundGap(question).flatMap((part) => {
    const text = slice(question.text, part);
    return [
      ...numberTerms(text, part.start),
      ...terms(text, lexicon).map((term) => wordTerm(question, term, part)),
    ];
  });
  const found = new Map<string, LocatedTerm>();
  for (const term of [...all, ...analysedTerms(question)])
    if (!found.has(term.term)) found.set(term.term, term);
  return [...found.values()];
}

/** The words as the question's analysis has them: it knows a name where the segmenter alone goes on (顾维民|写). */
const analysedTerms = ({ terms: words }: Question): LocatedTerm[] =>
  words
    .filter(({ text }) => /^\p{Script=Han}{2,}$/u.test(text) && !isStopWord(text))
    .map(({ start, end, text, weight }) => ({
      term: text,
      weight,
      from: text,
      origin: 'exact' as const,
      span: { start, end },
      isContent: true,
    }));

function numberTerms(part: string, offset: number): LocatedTerm[] {
  return numbers(part).flatMap(({ value, bare, start, end }) => {
    const from = fold(part.slice(start, end));
    const forms = bare === null ? [value] : [value, bare];
    const common = { weight: NUMBER_WEIGHT, from, origin: 'number' as const, isContent: true };
    return forms.map((term) => ({ term, ...common, span: shift({ start, end }, offset) }));
  });
}

function wordTerm(question: Question, term: string, part: Span): LocatedTerm {
  const word = wordOf(question, term);
  if (word) {
    const { text: from, weight } = word;
    return { term, weight, from, origin: 'exact', span: word, isContent: true };
  }
  const start = part.start + Math.max(0, fold(slice(question.text, part)).indexOf(term));
  const span = { start, end: start + term.length };
  return { term, weight: LEAST_WEIGHT, from: term, origin: 'exact', span, isContent: false };
}

/** Where the text of a question stands before and behind its question word. */
export const aroundGap = ({ text, gap }: Question): readonly Span[] =>
  gap
    ? [
        { start: 0, end: gap.start },
        { start: gap.end, end: text.length },
      ]
    : [{ start: 0, end: text.length }];

/** The question's word that a term stands for: the weightiest of those it is part of, or consists of. */
function wordOf(question: Question, term: string) {
  let best: Question['terms'][number] | undefined;
  for (const word of question.terms)
    if (word.text.includes(term) || term.includes(word.text))
      if (!best || word.weight > best.weight) best = word;
  return best;
}
