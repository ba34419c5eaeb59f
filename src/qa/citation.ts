// Citations: from a sentence of a passage to its exact place in the file.
import { toSource } from '../corpus/clean-text.ts';
import type { Document } from '../corpus/document.ts';
import { placeOf } from '../corpus/formats/locator.ts';
import type { Passage, Place } from '../corpus/passage.ts';
import type { Corpus } from '../retriever/corpus.ts';
import { lineRange, lineStarts } from '../text/location.ts';
import { type Span, shift, slice } from '../text/span.ts';
import type { Citation } from './answer.ts';
import { citationId } from './citation-id.ts';
import { resolveDates } from './relative-dates.ts';

/** What is cited: a sentence of a passage, and the parts of it that answer (coordinates of its text). */
export interface Cited {
  readonly passage: Passage;
  readonly sentence: Span;
  readonly answers: readonly Span[];
  /** Which of the passage's places; its first unless told. */
  readonly place?: Place;
}

/**
 * The citation of `cited`. By construction each quote is the slice of the document at its span: they are
 * cut from the document's text here and nowhere else.
 */
export function cite(corpus: Corpus, n: number, cited: Cited): Citation {
  const { passage, sentence, answers } = cited;
  const place = cited.place ?? passage.places[0];
  const document = corpus.documents.get(place.docid);
  if (!document) throw new Error(`cite: passage ${passage.pid} is of no document of this corpus`);
  const spans = toSource(place, sentence);
  const evidence = slice(passage.text, sentence);
  const filePlace = document.locators && placeOf(document.locators, spans);
  return {
    n,
    cid: citationId(document.source, evidence),
    docid: document.docid,
    title: document.title,
    source: document.source,
    spans,
    quotes: spans.map((span) => slice(document.text, span)),
    lines: lineRange(linesOf(document), spans),
    ...(filePlace ? { place: filePlace } : {}),
    evidence,
    answer: answers.flatMap((span) => toSource(place, span)),
    marks: answers.map((span) => shift(span, -sentence.start)),
    headings: [...passage.headings],
    ...dates(document, evidence, spans[0]!.start),
  };
}

/** How far back in a document another year may have been spoken of. */
const SPOKEN_UNITS = 3000;

/** The date of the document, and what the relative dates of a sentence that begins at `at` come to by it. */
function dates(
  { metadata, text }: Document,
  evidence: string,
  at: number,
): Pick<Citation, 'documentDate' | 'resolved'> {
  const dated = metadata?.date;
  if (!dated) return {};
  const before = text.slice(Math.max(0, at - SPOKEN_UNITS), at).replace(/\s+/gu, '');
  const resolved = resolveDates(evidence, before, dated);
  const origins = dated.parts.map(({ origin }) => origin);
  return {
    documentDate: { date: dated.value, origins },
    ...(resolved.length > 0 && { resolved }),
  };
}

const starts = new WeakMap<Document, readonly number[]>();

/** Line starts of a document, reckoned once. */
export function linesOf(document: Document): readonly number[] {
  let known = starts.get(document);
  if (!known) {
    known = lineStarts(document.text);
    starts.set(document, known);
  }
  return known;
}
