// Documents by the names people call them: listed, found, completed.
import type { Citation } from '../qa/answer.ts';
import { linesOf } from '../qa/citation.ts';
import type { Corpus, IndexedDocument } from '../retriever/corpus.ts';
import { lineAt } from '../text/location.ts';
import { hang, pad, width } from './layout.ts';
import { metadataParts } from './metadata-lines.ts';
import { printable } from './printable.ts';
import { renderLines } from './render-citation.ts';
import { documentLines } from './shown-place.ts';
import type { View } from './view.ts';

/** One document a line: what cites it, file, lines, title. */
export function listDocuments(corpus: Corpus, cited: readonly Citation[], view: View): string {
  const { messages, style, columns } = view;
  const documents = [...corpus.documents.values()];
  const names = documents.map(({ source }) => printable(source));
  const wide = Math.max(0, ...names.map(width));
  return documents
    .map((document, i) => {
      const numbers = cited.filter(({ docid }) => docid === document.docid).map(({ n }) => n);
      const lead = `${pad(names[i]!, wide)}  `;
      const date = document.metadata?.date;
      const about = messages.session.documentLine(
        lineCount(document),
        [...(date ? [messages.answer.dated(date.value)] : []), printable(document.title)].join(
          '  ',
        ),
      );
      const markers = numbers.map((n) => `〔${n}〕`).join('');
      return hang(lead, about, columns) + style.faint(markers);
    })
    .join('\n');
}

/** Lines of a document; the line break at its end begins no other. */
function lineCount(document: IndexedDocument): number {
  const starts = linesOf(document);
  return starts.length > 1 && starts.at(-1) === document.text.length
    ? starts.length - 1
    : starts.length;
}

/** Lines shown at once of a document. */
const PAGE = 40;

/** A page of a document from `line` on, what is cited marked, and how to go on. */
export function documentPage(
  document: IndexedDocument,
  cited: readonly Citation[],
  line: number,
  view: View,
): string {
  const { session } = view.messages;
  const total = lineCount(document);
  const from = Math.min(line, total);
  const to = Math.min(total, from + PAGE - 1);
  const next = to < total ? `:doc ${document.source} ${to + 1}` : null;
  const starts = linesOf(document);
  const known = metadataParts(document.metadata ?? {}, view.messages, ({ start }) =>
    lineAt(starts, start),
  );
  return [
    view.style.strong(printable(`${document.source} ${document.title}`)),
    ...known.map((part) => hang('', printable(part), view.columns, view.style.faint)),
    ...renderLines(documentLines(document, { from, to }, cited), view),
    view.style.faint(printable(session.page(from, to, total, next))),
  ].join('\n');
}

/** `NAME LINE` taken apart; the line is 1 where none is given. */
export function documentAt(operand: string): { readonly name: string; readonly line: number } {
  const found = /^(.*\S)\s+(\d{1,9})$/su.exec(operand);
  return found
    ? { name: found[1]!, line: Math.max(1, Number(found[2])) }
    : { name: operand, line: 1 };
}
