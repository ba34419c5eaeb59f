// What every face says of dates: a document's own, and what relative dates come to by it; in our words, beside the quote.
import type { Messages } from '../messages/messages.ts';
import { overlaps, type Span, slice } from '../text/span.ts';
import type { Citation } from './answer.ts';

type Words = Messages['answer'];

/** The date of the document that is cited; null where none is known. */
export function documentDate({ documentDate: dated }: Citation, words: Words): string | null {
  if (!dated) return null;
  return dated.origins.includes('properties') ? words.made(dated.date) : words.dated(dated.date);
}

/**
 * Behind a short answer: what its relative date comes to by the first of `citations` that proves it; empty where
 * there is nothing to say, or more than one date.
 */
export function resolvedAnswer(text: string, citations: readonly Citation[], words: Words): string {
  const proof = citations.find((citation) => provenBy(citation, text).length > 0);
  const [only, ...others] = proof ? provenBy(proof, text).flatMap(resolvedIn(proof)) : [];
  return only && others.length === 0 ? words.resolved(only.date) : '';
}

/** Below a sentence: the relative dates in it that the short answer does not already tell; null if there are none. */
export function resolvedSentence(
  citation: Citation,
  answer: readonly string[],
  words: Words,
): string | null {
  const told = answer
    .flatMap((text) => provenBy(citation, text))
    .map(resolvedIn(citation))
    .filter((dates) => dates.length === 1)
    .flat();
  const left = (citation.resolved ?? []).filter((date) => !told.includes(date));
  if (left.length === 0) return null;
  const said = left.map((date) => [slice(citation.evidence, date), date.date] as const);
  return words.resolvedDates(said, citation.documentDate!.date);
}

const provenBy = ({ marks, evidence }: Citation, text: string): Span[] =>
  marks.filter((mark) => slice(evidence, mark) === text);

/** An answer may be part of a relative date (本月20日: 20日), or hold one (2月14日上午). */
const resolvedIn = ({ resolved = [] }: Citation) => {
  return (mark: Span) => resolved.filter((date) => overlaps(mark, date));
};
