// What a passage is indexed under: the terms of its fields, counted.
import type { Passage } from '../corpus/passage.ts';
import type { Lexicon } from '../text/lexicon.ts';
import { terms } from '../text/terms.ts';
import { countTerms, type PassageTerms } from './term-table.ts';

/** The terms of each passage, in the order of the fields of a term table. */
export function passageTerms(
  passages: readonly Pick<Passage, 'text' | 'headings'>[],
  lexicon: Lexicon,
): PassageTerms[] {
  // Neighbouring passages mostly stand under the same headings.
  const headingTerms = lastResult((headings) => countTerms(terms(headings, lexicon)));
  return passages.map(({ text, headings }) => [
    countTerms(terms(text, lexicon)),
    headingTerms(headings.join('\n')),
  ]);
}

function lastResult<T>(make: (text: string) => T): (text: string) => T {
  let last: { text: string; made: T } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, made: make(text) };
    return last.made;
  };
}
