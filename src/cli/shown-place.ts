// A citation with the lines of its document around it: what is rendered when a person opens it.
import type { Document } from '../corpus/document.ts';
import type { Citation } from '../qa/answer.ts';
import { linesOf } from '../qa/citation.ts';
import { type ContextLine, contextLines } from '../qa/context.ts';
import type { Corpus } from '../retriever/corpus.ts';
import { type LineRange, lineAt } from '../text/location.ts';
import type { Span } from '../text/span.ts';

/** A line with what answers inside what is cited; `answer` is empty where no answer is known. */
export interface ShownLine extends ContextLine {
  readonly answer: readonly Span[];
}

export interface ShownPlace {
  readonly citation: Citation;
  readonly lines: readonly ShownLine[];
  /** Each span as `line:column–line:column`, all from 1 and included, as editors count. */
  readonly exact: readonly string[];
}

/** Lines shown before and after a citation unless told. */
export const CONTEXT = 2;

/** A citation of this corpus with `context` lines on either side. */
export function shownPlace(corpus: Corpus, citation: Citation, context: number): ShownPlace {
  const document = corpus.documents.get(citation.docid);
  if (!document) throw new Error(`shownPlace: no document ${citation.docid} in this corpus`);
  const answers = marksByLine(document, citation.answer);
  return {
    citation,
    lines: contextLines(document, citation.spans, { before: context, after: context }).map(
      (line) => ({ ...line, answer: answers.get(line.number) ?? [] }),
    ),
    exact: citation.spans.map((span) => exactly(document, span)),
  };
}

function exactly(document: Document, { start, end }: Span): string {
  const starts = linesOf(document);
  const point = (offset: number) => {
    const line = lineAt(starts, offset);
    return `${line}:${offset - starts[line - 1]! + 1}`;
  };
  return `${point(start)}–${point(end - 1)}`;
}

/** The lines `from` to `to` of a document, with what the citations cite of it. */
export function documentLines(
  document: Document,
  { from, to }: LineRange,
  citations: readonly Citation[],
): ShownLine[] {
  const starts = linesOf(document);
  const page = { start: starts[from - 1]!, end: starts[to] ?? document.text.length };
  const own = citations.filter(({ docid }) => docid === document.docid);
  const cited = marksByLine(
    document,
    own.flatMap(({ spans }) => spans),
  );
  const answers = marksByLine(
    document,
    own.flatMap(({ answer }) => answer),
  );
  return contextLines(document, [page], { before: 0, after: 0 }).map(({ number, text }) => ({
    number,
    text,
    marks: cited.get(number) ?? [],
    answer: answers.get(number) ?? [],
  }));
}

function marksByLine(document: Document, spans: readonly Span[]): Map<number, readonly Span[]> {
  if (spans.length === 0) return new Map();
  const ascending = spans.toSorted((a, b) => a.start - b.start);
  const lines = contextLines(document, ascending, { before: 0, after: 0 });
  return new Map(lines.map(({ number, marks }) => [number, marks]));
}
