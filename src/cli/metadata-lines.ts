// Metadata in words: what is known of a document, each fact with where it comes from.
import type { Fact, Metadata } from '../corpus/metadata.ts';
import type { Messages } from '../messages/messages.ts';
import type { Span } from '../text/span.ts';

/** The line of a document's text at which a span begins, from 1. */
export type LineOf = (span: Span) => number;

/** One part for each kind of fact that is known; with `lineOf`, where it stands in the text. */
export function metadataParts(
  metadata: Metadata,
  { metadata: words, answer }: Messages,
  lineOf?: LineOf,
): string[] {
  const told = (kind: keyof typeof words.kinds, value: string, facts: readonly Fact[]): string => {
    const origins = [...new Set(facts.map(({ origin }) => words.origins[origin]))];
    const span = facts.find((fact) => fact.span)?.span;
    const line = lineOf && span ? lineOf(span) : null;
    return `${words.kinds[kind]} ${value}${words.from(origins, line)}`;
  };
  const values = (facts: readonly Fact[]) => facts.map(({ value }) => value).join(words.comma);
  const { title, date, publication, authors, tags } = metadata;
  return [
    ...(title && title.origin !== 'heading' ? [told('title', title.value, [title])] : []),
    ...(date ? [told('date', answer.dated(date.value), date.parts)] : []),
    ...(publication ? [told('publication', publication.value, [publication])] : []),
    ...(authors ? [told('authors', values(authors), authors)] : []),
    ...(tags ? [told('tags', values(tags), tags)] : []),
  ];
}
