// The citation card: where a citation stands today, its lines numbered, the evidence marked.
import { chatMessagesIn } from '../../messages/chat.ts';
import type { Language } from '../../messages/language.ts';
import { messagesIn } from '../../messages/messages.ts';
import type { Citation } from '../../qa/answer.ts';
import { linesOf } from '../../qa/citation.ts';
import { type ContextLine, contextLines } from '../../qa/context.ts';
import type { OpenedCitation } from '../../qa/open-citation.ts';
import { documentDate } from '../../qa/said-dates.ts';
import type { Corpus } from '../../retriever/corpus.ts';
import { changesInMarks } from '../../text/difference.ts';
import type { Span } from '../../text/span.ts';
import { type CitationPress, encodePress } from './callback-data.ts';
import { fitted, shorten } from './fit.ts';
import { type Button, copyButton, keyboard, type Outgoing } from './outgoing.ts';
import {
  bold,
  code,
  foldedQuote,
  italic,
  joined,
  marked,
  type Piece,
  quote,
  type RichText,
  rich,
  underline,
} from './rich-text.ts';

/** Lines shown on either side, step by step; the last is about what one message holds. */
const WIDTHS = [2, 5, 10, 20, 40] as const;
/** The passage's share of a message; head, legend and other places take the rest. */
const PASSAGE_UNITS = 3000;
/** Each marked line costs two entities of Telegram's hundred. */
const MARKED_LINES = 40;
/** A context line longer than this (a file without line breaks) is shown in part. */
const LINE_UNITS = 400;
const OTHER_PLACES = 3;

export interface CardView {
  readonly language: Language;
  readonly press: CitationPress;
}

/** The card of an opened citation; `corpus` is the one that opened it. */
export function cardMessage(opened: OpenedCitation, corpus: Corpus, view: CardView): Outgoing {
  const words = messagesIn(view.language);
  const chat = chatMessagesIn(view.language);
  const { press } = view;
  const title = bold(chat.card.title(press.first + press.index));
  const [place, ...others] = opened.places;
  const document = place && corpus.documents.get(place.docid);
  const verdict = verdictText(opened, words.citation);
  if (!place || !document)
    return {
      body: fitted(joined([title, verdict], '\n\n')),
      keyboard: keyboard(neighbours(press), [closeButton(press, chat.card.close)]),
    };

  const total = linesOf(document).length;
  const date = documentDate(place, words.answer);
  const width = WIDTHS[Math.min(press.width, WIDTHS.length - 1)]!;
  const passage = passageText(
    contextLines(document, place.spans, { before: width, after: width }),
    place,
  );
  const where = rich(
    '📄 ',
    code(shorten(place.source, 200)),
    `\n📍 ${words.answer.where(place)} · ${chat.card.whole(total)}`,
    date === null ? '' : `\n🗓 ${date}`,
  );
  const all = place.lines.from - width <= 1 && place.lines.to + width >= total;
  return {
    body: fitted(
      joined(
        [
          joined([title, where], '\n'),
          verdict,
          passage.text,
          alsoAt(others, view.language),
          italic(opened.verdict === 'changed' ? chat.card.legendChanged : chat.card.legend),
          passage.full ? italic(chat.card.clipped) : '',
        ],
        '\n\n',
      ),
    ),
    keyboard: keyboard(
      neighbours(press),
      [
        ...(all || passage.full || press.width >= WIDTHS.length - 1
          ? []
          : [widthButton(press, press.width + 1, chat.card.wider)]),
        ...(press.width > 0 ? [widthButton(press, press.width - 1, chat.card.narrower)] : []),
      ],
      [
        ...copyButton(chat.card.copy, place.quotes.join('')),
        { text: chat.card.file, callback_data: encodePress({ ...press, op: 'file' }) },
      ],
      [closeButton(press, chat.card.close)],
    ),
  };
}

/** What is left of a card that is too old to be deleted (48 hours): its title, and the way back. */
export const closedCard = ({ language, press }: CardView): Outgoing => ({
  body: bold(chatMessagesIn(language).card.title(press.first + press.index)),
  keyboard: [
    press.cids.map((_, index) => ({
      text: `〔${press.first + index}〕`,
      callback_data: encodePress({ ...press, op: 'open', index, width: 0, onCard: true }),
    })),
  ],
});

/** Of a very long sentence, the beginning of what changed. */
const CHANGES_UNITS = 600;

function verdictText(
  { verdict, changes }: OpenedCitation,
  words: ReturnType<typeof messagesIn>['citation'],
): Piece {
  if (verdict === 'same') return `✓ ${words.verdict.same}`;
  const changed = changes
    ? `\n${words.changes}${shorten(changesInMarks(changes), CHANGES_UNITS)}`
    : '';
  return rich('⚠️ ', bold(words.verdict[verdict]), `\n${words.verdictHelp[verdict]}`, changed);
}

/** Context before, the cited lines, context after; grown from the middle until the share is used up. */
function passageText(
  lines: readonly ContextLine[],
  { lines: cited }: Citation,
): { text: RichText; full: boolean } {
  const inside = lines.filter(({ number }) => number >= cited.from && number <= cited.to);
  const before = lines.filter(({ number }) => number < cited.from).reverse();
  const after = lines.filter(({ number }) => number > cited.to);
  let units = 0;
  let full = false;
  const take = (some: readonly ContextLine[], most: number): RichText[] => {
    const kept: RichText[] = [];
    for (const line of some) {
      const shown = lineText(line);
      if (units + shown.text.length > most || kept.length >= MARKED_LINES) {
        full = true;
        break;
      }
      units += shown.text.length + 1;
      kept.push(shown);
    }
    return kept;
  };
  const middle = take(inside, PASSAGE_UNITS);
  const half = units + (PASSAGE_UNITS - units) / 2;
  const above = take(before, half).reverse();
  const below = take(after, PASSAGE_UNITS);
  return {
    text: joined(
      [
        above.length > 0 ? foldedQuote(joined(above, '\n')) : '',
        quote(joined(middle, '\n')),
        below.length > 0 ? foldedQuote(joined(below, '\n')) : '',
      ],
      '\n',
    ),
    full,
  };
}

function lineText({ number, text, marks }: ContextLine): RichText {
  const evidence = (cited: string) => bold(underline(cited));
  return rich(`${number}│`, marked(...window(text, marks), evidence));
}

/** A line as it is; of a very long one, the part that is marked, with … where text is left out. */
function window(text: string, marks: readonly Span[]): [string, readonly Span[]] {
  const first = marks[0];
  const last = marks.at(-1);
  const room = first && last ? last.end - first.start + LINE_UNITS : LINE_UNITS;
  if (text.length <= LINE_UNITS * 2 || text.length <= room) return [text, marks];
  if (!first || !last) return [shorten(text, LINE_UNITS), []];
  const start = Math.max(0, first.start - LINE_UNITS / 4);
  const head = start > 0 ? '…' : '';
  const length = Math.min(last.end + LINE_UNITS / 4 - start, PASSAGE_UNITS - LINE_UNITS);
  const kept = shorten(text.slice(start).replace(/^[\udc00-\udfff]/, '…'), length);
  const end = kept.endsWith('…') ? kept.length - 1 : kept.length;
  return [
    head + kept,
    marks
      .map((mark) => ({
        start: mark.start - start + head.length,
        end: Math.min(mark.end - start, end) + head.length,
      }))
      .filter((mark) => mark.start < mark.end),
  ];
}

function alsoAt(others: readonly Citation[], language: Language): Piece {
  if (others.length === 0) return '';
  const { answer } = messagesIn(language);
  const { card } = chatMessagesIn(language);
  const shown = others.slice(0, OTHER_PLACES);
  return joined(
    [
      card.alsoAt,
      ...shown.map((place) => rich(code(shorten(place.source, 100)), ` · ${answer.where(place)}`)),
      others.length > shown.length ? card.more(others.length - shown.length) : '',
    ],
    '\n',
  );
}

/** The citations that the pressed button knew of; the one shown stands between dots. */
const neighbours = (press: CitationPress): Button[] =>
  press.cids.length < 2
    ? []
    : press.cids.map((_, index) => {
        const n = press.first + index;
        const current = index === press.index;
        return {
          text: current ? `·${n}·` : `〔${n}〕`,
          callback_data: encodePress(
            current ? { op: 'nothing' } : { ...press, op: 'open', index, width: 0, onCard: true },
          ),
        };
      });

const widthButton = (press: CitationPress, width: number, text: string): Button => ({
  text,
  callback_data: encodePress({ ...press, op: 'open', width, onCard: true }),
});

const closeButton = (press: CitationPress, text: string): Button => ({
  text,
  callback_data: encodePress({ ...press, op: 'close', onCard: true }),
});
