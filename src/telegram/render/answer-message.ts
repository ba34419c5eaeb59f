// The answer as a message: short answer first, evidence with its markers, sources folded, buttons.
import { type ChatMessages, chatMessagesIn } from '../../messages/chat.ts';
import type { Language } from '../../messages/language.ts';
import { type Messages, messagesIn } from '../../messages/messages.ts';
import type { Answer, Citation } from '../../qa/answer.ts';
import { confidenceWord } from '../../qa/confidence.ts';
import { documentDate, resolvedAnswer, resolvedSentence } from '../../qa/said-dates.ts';
import { encodePress } from './callback-data.ts';
import { fitted, MESSAGE_UNITS, shorten } from './fit.ts';
import { type MarkerView, markerButtons, markerOf } from './markers.ts';
import { type Button, copyButton, keyboard, type Outgoing, rows } from './outgoing.ts';
import {
  bold,
  EMPTY,
  foldedQuote,
  italic,
  joined,
  marked,
  type Piece,
  type RichText,
  rich,
} from './rich-text.ts';

export interface AnswerView extends MarkerView {
  readonly language: Language;
  /** The question as a follow-up was understood; null if it stood on its own. */
  readonly understoodAs: string | null;
}

type Answered = Extract<Answer, { kind: 'answered' }>;
type Abstained = Extract<Answer, { kind: 'abstained' }>;

/** Evidence beyond this is left to the cards: one sentence may be a page long. */
const EVIDENCE_UNITS = 400;
/** All evidence together, so that the sources below it always fit too. */
const EVIDENCE_SHARE = MESSAGE_UNITS / 2;
const SOURCES_SHOWN = 12;

export function answerMessage(answer: Answer, view: AnswerView): Outgoing {
  const words = { ...messagesIn(view.language), chat: chatMessagesIn(view.language) };
  const cited = answer.kind === 'answered' ? answer.citations : answer.nearest;
  return {
    body: answerText(answer, view),
    keyboard: keyboard(...rows(markerButtons(cited)), [
      ...(answer.kind === 'answered' ? copyAnswer(answer, words) : []),
      ...(answer.kind === 'answered' ? [] : [sourcesButton(words.chat)]),
      { text: words.chat.answer.followUp, callback_data: encodePress({ op: 'follow-up' }) },
    ]),
  };
}

/** The text alone, as inline mode sends it. */
export function answerText(answer: Answer, view: AnswerView): RichText {
  const words = { ...messagesIn(view.language), chat: chatMessagesIn(view.language) };
  const understood = view.understoodAs
    ? italic(words.session.followUp(shorten(view.understoodAs, EVIDENCE_UNITS)))
    : EMPTY;
  const body =
    answer.kind === 'answered' ? answered(answer, words, view) : abstained(answer, words, view);
  return fitted(joined([understood, ...body], '\n\n'));
}

type Words = Messages & { readonly chat: ChatMessages };

const answered = (answer: Answered, words: Words, view: AnswerView): Piece[] => [
  joined([headline(answer, words, view), notes(answer)], '\n'),
  evidence(answer, words, view),
  sources(answer.citations, words, words.chat.answer.sources),
];

function headline(answer: Answered, words: Words, view: AnswerView): RichText {
  const { alternatives, items, text } = answer;
  if (alternatives.length > 1)
    return joined(alternativeLines(alternatives, answer.citations, words, view, bold), '\n');
  if (items && items.length > 1)
    return joined(
      [
        ...items.map((item, i) =>
          rich(
            `${i + 1}. `,
            bold(item),
            dateOf(item, answer.citations, words),
            ...itemMarkers(item, answer.citations, view),
          ),
        ),
        rich(words.answer.items(items.length), doubt(answer, words)),
      ],
      '\n',
    );
  return rich(bold(text), dateOf(text, answer.citations, words), doubt(answer, words));
}

const alternativeLines = (
  alternatives: Answer['alternatives'],
  cited: readonly Citation[],
  words: Words,
  view: AnswerView,
  style: (text: string) => Piece,
): RichText[] =>
  alternatives.map(({ text, citations }) => {
    const from = cited.filter(({ n }) => citations.includes(n));
    const markers = citations.map((n) => markerOf(cited, n, view));
    return rich('• ', style(text), dateOf(text, from, words), ...markers);
  });

/** What the relative date of an answer comes to. */
const dateOf = (text: string, from: readonly Citation[], words: Words): Piece =>
  italic(resolvedAnswer(text, from, words.answer));

/** 确定 needs no word; the other two are said, with what speaks against the answer. */
function doubt({ confidence, missing }: Answered, words: Words): RichText {
  const word = confidenceWord(confidence);
  if (word === 'sure') return EMPTY;
  const uncovered = missing.length > 0 ? `\n${words.abstention.missing(missing)}` : '';
  return rich('  ', italic(words.answer.remarks([words.confidence[word]]), uncovered));
}

const itemMarkers = (item: string, citations: readonly Citation[], view: AnswerView): Piece[] =>
  citations
    .filter(({ evidence, quotes }) => evidence.includes(item) || quotes.join('').includes(item))
    .slice(0, 1)
    .map(({ n }) => markerOf(citations, n, view));

function evidence({ citations, text, items }: Answered, words: Words, view: AnswerView): RichText {
  const lines: RichText[] = [];
  let units = 0;
  for (const citation of citations) {
    const dates = resolvedSentence(citation, [text, ...(items ?? [])], words.answer);
    const line = rich(
      sentence(citation),
      markerOf(citations, citation.n, view),
      dates === null ? '' : italic(`\n${dates}`),
    );
    units += line.text.length;
    if (lines.length > 0 && units > EVIDENCE_SHARE) break;
    lines.push(line);
  }
  return joined(lines, '\n');
}

/** The sentence with the answer in bold; of a very long one, what stands around the answer. */
function sentence({ evidence, marks }: Citation): RichText {
  if (evidence.length <= EVIDENCE_UNITS) return marked(evidence, marks, bold);
  const middle = marks[0]?.start ?? 0;
  const start = wholeCharacter(evidence, Math.max(0, middle - EVIDENCE_UNITS / 4));
  const kept = shorten(evidence.slice(start), EVIDENCE_UNITS);
  const last = kept.endsWith('…') ? kept.length - 1 : kept.length;
  const shown = marks
    .map((mark) => ({ start: mark.start - start, end: Math.min(mark.end - start, last) }))
    .filter((mark) => mark.start >= 0 && mark.start < mark.end);
  return rich(start > 0 ? '…' : '', marked(kept, shown, bold));
}

const wholeCharacter = (text: string, at: number): number =>
  /[\udc00-\udfff]/.test(text[at] ?? '') ? at - 1 : at;

function sources(citations: readonly Citation[], words: Words, title: string): RichText {
  const shown = citations.slice(0, SOURCES_SHOWN);
  const rest = citations.length - shown.length;
  return foldedQuote(
    joined(
      [
        bold(title),
        ...shown.map((citation) => `〔${citation.n}〕${whereabouts(citation, words)}`),
        rest > 0 ? words.chat.answer.moreSources(rest) : '',
      ],
      '\n',
    ),
  );
}

const abstained = (answer: Abstained, words: Words, view: AnswerView): Piece[] => [
  bold(words.abstention[answer.reason]),
  answer.missing.length > 0 ? words.abstention.missing(answer.missing) : '',
  answer.alternatives.length > 0
    ? joined(
        [
          words.abstention.alternatives,
          ...alternativeLines(answer.alternatives, answer.nearest, words, view, (text) => text),
        ],
        '\n',
      )
    : '',
  notes(answer),
  answer.nearest.length > 0 ? nearest(answer, words, view) : '',
  answer.reason === 'empty' ? '' : words.chat.answer.rephrase,
];

const nearest = ({ nearest: found }: Abstained, words: Words, view: AnswerView): RichText =>
  foldedQuote(
    joined(
      [
        words.abstention.nearest,
        ...found
          .slice(0, SOURCES_SHOWN)
          .map((citation) =>
            rich(
              markerOf(found, citation.n, view),
              `${whereabouts(citation, words)}\n`,
              shorten(citation.evidence, EVIDENCE_UNITS / 2),
            ),
          ),
      ],
      '\n',
    ),
  );

/** File, place, and the date of the document. */
const whereabouts = (citation: Citation, { answer }: Words): string =>
  [
    shorten(citation.source, 100),
    answer.where(citation),
    ...[documentDate(citation, answer) ?? []].flat(),
  ].join(' · ');

/** What else to know: read as a homophone, documents that disagree, and so on. */
const notes = ({ notes: found }: Answer): Piece => italic(found.join('\n'));

function copyAnswer(answer: Answered, words: Words): Button[] {
  const [first] = answer.citations;
  const source = shorten(first.source, 100);
  const lines = words.answer.where(first);
  const text = answer.items && answer.items.length > 1 ? answer.items.join('、') : answer.text;
  return copyButton(words.chat.answer.copy, words.chat.answer.copied(text, source, lines));
}

const sourcesButton = (chat: ChatMessages): Button => ({
  text: chat.sources.button,
  callback_data: encodePress({ op: 'sources', page: 0, onList: false }),
});
