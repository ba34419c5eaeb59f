// The list of documents, page by page, each with a button that sends it.
import { chatMessagesIn } from '../../messages/chat.ts';
import type { Language } from '../../messages/language.ts';
import { linesOf } from '../../qa/citation.ts';
import type { Corpus } from '../../retriever/corpus.ts';
import { encodePress } from './callback-data.ts';
import { fitted, shorten } from './fit.ts';
import { type Button, keyboard, type Outgoing, type OutgoingFile, rows } from './outgoing.ts';
import { bold, code, joined, rich } from './rich-text.ts';

const PER_PAGE = 10;

/** Page `wanted` (from 0; the last, if there are fewer) of the documents, by source. */
export function sourcesMessage(corpus: Corpus, wanted: number, language: Language): Outgoing {
  const { sources } = chatMessagesIn(language);
  const all = [...corpus.documents.values()].sort((a, b) => (a.source < b.source ? -1 : 1));
  if (all.length === 0) return { body: rich(sources.none), keyboard: [] };
  const pages = Math.ceil(all.length / PER_PAGE);
  const page = Math.min(wanted, pages - 1);
  const from = page * PER_PAGE;
  const shown = all.slice(from, from + PER_PAGE);
  const entries = shown.map((document, i) =>
    rich(
      `${from + i + 1}. `,
      code(shorten(document.source, 120)),
      `\n    ${shorten(document.title, 80)} · ${sources.lines(linesOf(document).length)}`,
    ),
  );
  return {
    body: fitted(joined([bold(sources.title(all.length)), joined(entries, '\n')], '\n\n')),
    keyboard: keyboard(
      ...rows(
        shown.map(({ docid }, i) => ({
          text: `📎 ${from + i + 1}`,
          callback_data: encodePress({ op: 'document', docid }),
        })),
      ),
      pages > 1 ? turning(page, pages, sources.page(page + 1, pages)) : [],
    ),
  };
}

/** A document as we read it: its decoded text, so that its lines are those that citations count. */
export function documentFile(
  corpus: Corpus,
  docid: string,
  language: Language,
): OutgoingFile | null {
  const document = corpus.documents.get(docid);
  if (!document) return null;
  const { card } = chatMessagesIn(language);
  const name = document.source.split('/').at(-1)!;
  return {
    name: name.endsWith('.txt') ? name : `${name}.txt`,
    content: document.text,
    body: rich(
      '📄 ',
      code(shorten(document.source, 200)),
      `\n${card.fileCaption(linesOf(document).length)}`,
    ),
    keyboard: [],
  };
}

const turning = (page: number, pages: number, text: string): Button[] => [
  turn('◀', (page + pages - 1) % pages),
  { text, callback_data: encodePress({ op: 'nothing' }) },
  turn('▶', (page + 1) % pages),
];

const turn = (text: string, page: number): Button => ({
  text,
  callback_data: encodePress({ op: 'sources', page, onList: true }),
});
