// A filter in words: which documents are asked, as people read it.
import type { Messages } from '../messages/messages.ts';
import type { DocumentFilter } from '../retriever/select-documents.ts';

export function filterInWords(
  { docs = [], from, to, tags = [] }: DocumentFilter,
  { filter: words }: Messages,
): string {
  return words.join([
    ...(docs.length > 0 ? [words.docs(docs)] : []),
    ...(from === undefined ? [] : [words.from(from)]),
    ...(to === undefined ? [] : [words.to(to)]),
    ...(tags.length > 0 ? [words.tags(tags)] : []),
  ]);
}
