// The answer as a message: short answer first, evidence with its markers, sources folded, buttons.
import { type ChatMessages, chatMessagesIn } from '../../messages/chat.ts';
import type { Language } from '../../messages/language.ts';
import { type Messages, messagesIn } from '../../messages/messages.ts';
import type { Answer, Citation } from '../../qa/answer.ts';
import { confidenceWord } from '../../qa/confidence.ts';
import { documentDate, resolvedAnswer } from '../../qa/said-dates.ts';
import { encodePress } from './callback-data.ts';
import { EVIDENCE_UNITS, evidenceLines } from './evidence-lines.ts';
import { fitted, MESSAGE_UNITS, shorten } from './fit.ts';
import { type MarkerView, markerButtons, markerOf } from './markers.ts';
import { type Button, copyButton, keyboard, type Outgoing, rows } from './outgoing.ts';
import {
  bold,
  EMPTY,
  foldedQuote,
  italic,
  joined,
  type Piece,
  type RichText,
  rich,
} from './rich-text.ts';

export interface AnswerView extends MarkerView {
  readonly language: Language;
  /** The question as a follow-up was understood; null if it stood on its own. */
  readonly understoodAs: string | null;
  /** The documents that were asked, in words; absent if all were. */
  readonly scope?: string | undefined;
}

type Answered = Extract<Answer, { kind: 'answered' }>;
type Abstained = Extract<Answer, { kind: 'abstained' }>;

/** Of what the sources leave of a message: the answer itself. The rest is for remarks and evidence. */
const ANSWER_SHARE = 0.5;
/** The evidence together; one sentence is shown whatever its length. */
const EVIDENCE_SHARE = 0.3;
/** With a marker each, they leave room for other entities. */
const ITEMS_SHOWN = 40;
const SOURCES_SHOWN = 12;
const SOURCE_UNITS = 100;
/** All the nearest passages together, so that each is shown. */
const NEAREST_UNITS = MESSAGE_UNITS / 2;

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
  const scope = view.scope ? italic(shorten(view.scope, EVIDENCE_UNITS)) : EMPTY;
  return fitted(joined([joined([understood, scope], '\n'), ...body], '\n\n'));
}

type Words = Messages & { readonly chat: ChatMessages };

/** The sources are there in full, however long the answer: it is cut to the room that they leave. */
function answered(answer: Answered, words: Words, view: AnswerView): Piece[] {
  const cited = sources(answer.citations, words, words.chat.answer.sources);
  const room = MESSAGE_UNITS - EVIDENCE_UNITS - cited.text.length;
  return [
    joined([headline(answer, words, view, room * ANSWER_SHARE), notes(answer)], '\n'),
    evidenceLines(answer, words.answer, view, room * EVIDENCE_SHARE),
    cited,
  ];
}

function headline(answer: Answered, words: Words, view: AnswerView, units: number): RichText {
  const { alternatives, citations, items, text } = answer;
  if (alternatives.length > 1)
    return fitted(
      joined(alternativeLines(alternatives, citations, words, view, bold), '\n'),
      units,
    );
  if (items && items.length > 1) {
    const shown = itemLines(items, citations, words, view, units);
    const rest = items.length - shown.length;
    return joined(
      [
        ...shown,
        rest > 0 ? words.chat.answer.moreItems(rest) : '',
        rich(words.answer.items(items.length), doubt(answer, words)),
      ],
      '\n',
    );
  }
  const shown = bold(shorten(text, Math.floor(units)));
  return rich(shown, dateOf(text, citations, words), doubt(answer, words));
}

/** A line for each of the first items, as many as fit, at least one. */
function itemLines(
  items: readonly string[],
  citations: readonly Citation[],
  words: Words,
  view: AnswerView,
  units: number,
): RichText[] {
  const lines: RichText[] = [];
  let used = 0;
  for (const [i, item] of items.slice(0, ITEMS_SHOWN).entries()) {
    const line = rich(
      `${i + 1}. `,
      bold(shorten(item, EVIDENCE_UNITS)),
      dateOf(item, citations, words),
      ...itemMarkers(item, citations, view),
    );
    used += line.text.length + 1;
    if (i > 0 && used > units) break;
    lines.push(line);
  }
  return lines;
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

function nearest({ nearest: found }: Abstained, words: Words, view: AnswerView): RichText {
  const shown = found.slice(0, SOURCES_SHOWN);
  const each = Math.min(EVIDENCE_UNITS / 2, Math.floor(NEAREST_UNITS / shown.length));
  const lines = shown.map((citation) =>
    rich(
      markerOf(found, citation.n, view),
      `${whereabouts(citation, words)}\n`,
      shorten(citation.evidence, each),
    ),
  );
  return foldedQuote(joined([words.abstention.nearest, ...lines], '\n'));
}

/** File, place, and the date of the document. */
const whereabouts = (citation: Citation, { answer }: Words): string =>
  [
    shorten(citation.source, SOURCE_UNITS),
    answer.where(citation),
    ...[documentDate(citation, answer) ?? []].flat(),
  ].join(' · ');

/** What else to know: read as a homophone, documents that disagree, and so on. */
const notes = ({ notes: found }: Answer): Piece =>
  italic(shorten(found.join('\n'), EVIDENCE_UNITS));

function copyAnswer(answer: Answered, words: Words): Button[] {
  const [first] = answer.citations;
  const source = shorten(first.source, SOURCE_UNITS);
  const lines = words.answer.where(first);
  const text = answer.items && answer.items.length > 1 ? answer.items.join('、') : answer.text;
  return copyButton(words.chat.answer.copy, words.chat.answer.copied(text, source, lines));
}

const sourcesButton = (chat: ChatMessages): Button => ({
  text: chat.sources.button,
  callback_data: encodePress({ op: 'sources', page: 0, onList: false }),
});
