// The query: which terms of the index a question is searched by, and what each is worth.
import type { Question } from '../question/question.ts';
import { fold } from '../text/fold.ts';
import { numbers } from '../text/numbers.ts';
import { terms } from '../text/terms.ts';
import type { Query, QueryTerm } from './hit.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A number picks out what it counts about as well as a name does. */
const NUMBER_WEIGHT = 1.4;

/** The query of a question: its terms that the index knows; what it does not know is `unseen`. */
export function makeQuery(question: Question, vocabulary: Vocabulary): Query {
  const known: QueryTerm[] = [];
  const unseen = new Set<string>();
  for (const term of questionTerms(question)) {
    if (vocabulary.documentFrequency(term.term) > 0) known.push(term);
    else if (term.from === term.term) unseen.add(term.from);
  }
  return { terms: known, unseen: [...unseen] };
}

/** The index terms of a question, without its question word, in order, each once. */
function questionTerms(question: Question): readonly QueryTerm[] {
  const all = aroundGap(question).flatMap((part) => [
    ...numberTerms(part),
    ...terms(part).flatMap((term) => wordTerm(question, term)),
  ]);
  const found = new Map<string, QueryTerm>();
  for (const term of all) if (!found.has(term.term)) found.set(term.term, term);
  return [...found.values()];
}

function numberTerms(part: string): QueryTerm[] {
  return numbers(part).flatMap(({ value, bare, start, end }) => {
    const from = fold(part.slice(start, end));
    const forms = bare === null ? [value] : [value, bare];
    return forms.map((term) => ({ term, weight: NUMBER_WEIGHT, from, origin: 'number' as const }));
  });
}

function wordTerm(question: Question, term: string): QueryTerm[] {
  const word = wordOf(question, term);
  return word ? [{ term, weight: word.weight, from: word.text, origin: 'exact' }] : [];
}

/** The text of a question before and behind its question word. */
export function aroundGap({ text, gap }: Question): readonly string[] {
  return gap ? [text.slice(0, gap.start), text.slice(gap.end)] : [text];
}

/** The question's word that a term stands for: the weightiest of those it is part of, or consists of. */
function wordOf(question: Question, term: string) {
  let best: Question['terms'][number] | undefined;
  for (const word of question.terms)
    if (word.text.includes(term) || term.includes(word.text))
      if (!best || word.weight > best.weight) best = word;
  return best;
}
