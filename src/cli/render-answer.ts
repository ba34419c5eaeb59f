// An Answer as text for people: the short answer first, then its evidence and where it stands.
import type { Answer, Citation } from '../qa/answer.ts';
import { confidenceWord } from '../qa/confidence.ts';
import { documentDate, resolvedAnswer, resolvedSentence } from '../qa/said-dates.ts';
import { hang, showMarked, width } from './layout.ts';
import { printable } from './printable.ts';
import type { View } from './view.ts';

/** The command that opens a citation; null where people know how (`:1` in the conversation). */
export type OpenCommand = (citation: Citation) => string | null;

/** The answer as lines, the last one ended. */
export function renderAnswer(answer: Answer, view: View, open: OpenCommand): string {
  const cited = answer.kind === 'answered' ? answer.citations : answer.nearest;
  const head =
    answer.kind === 'answered' ? answeredHead(answer, view) : abstainedHead(answer, view);
  const blocks = cited.map((citation) => renderCitation(citation, answer, view, open));
  return `${[...head, ...blocks.map((block) => `\n${block}`)].join('\n')}\n`;
}

type Answered = Extract<Answer, { kind: 'answered' }>;
type Abstained = Extract<Answer, { kind: 'abstained' }>;

function answeredHead(answer: Answered, view: View): string[] {
  const { messages, style } = view;
  const word = confidenceWord(answer.confidence);
  const sure = { sure: style.good, likely: style.caution, unsure: style.bad }[word];
  const remarks = [
    ...(answer.items ? [messages.answer.items(answer.items.length)] : []),
    messages.confidence[word],
    ...(word === 'sure' ? [] : [messages.advice[word]]),
  ];
  return [
    ...shortAnswers(answer, view),
    sure(messages.answer.remarks(remarks)),
    ...(word === 'sure' ? [] : missingLines(answer, view)),
    ...noteLines(answer, view),
  ];
}

/** What is answered, without a word of ours but numbers and dates: one line, or one for each item or alternative. */
function shortAnswers(answer: Answered, { messages, style, columns }: View): string[] {
  const dateOf = (text: string, from: readonly Citation[]) =>
    style.faint(resolvedAnswer(text, from, messages.answer));
  if (answer.alternatives.length > 1)
    return answer.alternatives.map(({ text, citations }) => {
      const from = answer.citations.filter(({ n }) => citations.includes(n));
      return withMarkers(
        style.strong(printable(text)) + dateOf(text, from),
        citations,
        style.faint,
      );
    });
  if (!answer.items || answer.items.length < 2) {
    const date = dateOf(answer.text, answer.citations);
    return [hang('', printable(answer.text), columns, style.strong) + date];
  }
  return answer.items.map((item, i) => {
    const from = answer.citations.filter(({ evidence }) => evidence.includes(item));
    const markers = from.slice(0, 1).map(({ n }) => n);
    const shown = style.strong(printable(item)) + dateOf(item, from);
    return withMarkers(`${i + 1}. ${shown}`, markers, style.faint);
  });
}

const withMarkers = (
  text: string,
  numbers: readonly number[],
  faint: (text: string) => string,
): string => text + faint(numbers.map(marker).join(''));

const marker = (n: number): string => `〔${n}〕`;

function abstainedHead(answer: Abstained, view: View): string[] {
  const { messages, style } = view;
  const { abstention } = messages;
  const alternatives = answer.alternatives.map(({ text, citations }) =>
    withMarkers(`· ${printable(text)}`, citations, style.faint),
  );
  return [
    style.caution(abstention[answer.reason]),
    ...missingLines(answer, view),
    ...(alternatives.length > 0 ? [abstention.alternatives, ...alternatives] : []),
    ...noteLines(answer, view),
    ...(answer.nearest.length > 0 ? ['', abstention.nearest] : []),
  ];
}

/** Of the words that nothing covers, so many are shown; names, places and numbers come first. */
const MISSING_SHOWN = 8;

function missingLines({ missing }: Answer, { messages, columns }: View): string[] {
  if (missing.length === 0) return [];
  const { abstention } = messages;
  const more = missing.length > MISSING_SHOWN ? abstention.more(missing.length) : '';
  const shown = abstention.missing(missing.slice(0, MISSING_SHOWN).map(printable));
  return [hang('', shown + more, columns)];
}

const noteLines = ({ notes }: Answer, { messages, style, columns }: View): string[] =>
  notes.map((note) => hang('', messages.answer.note(printable(note)), columns, style.faint));

function renderCitation(citation: Citation, answer: Answer, view: View, open: OpenCommand): string {
  const { messages, style, columns } = view;
  const evidence = printable(citation.evidence);
  const lead = marker(citation.n);
  const under = ' '.repeat(INDENT);
  const quoted = hang(lead, evidence, columns, (_, line) =>
    showMarked(evidence, line, citation.marks, style.mark),
  );
  const words = citation.marks.map(({ start, end }) => evidence.slice(start, end));
  const command = open(citation);
  const unseen = !style.painted && words.length > 0 && !evidence.includes(answer.text ?? '');
  const dates = resolvedSentence(
    citation,
    [answer.text ?? '', ...(answer.items ?? [])],
    messages.answer,
  );
  const ours = [
    ...(unseen && !answer.items ? [messages.answer.basis(words)] : []),
    ...(dates === null ? [] : [printable(dates)]),
    ...whereabouts(citation, columns - INDENT, view),
    ...(command === null ? [] : [messages.citation.openHint(command)]),
  ];
  const lines = ours.map((text) => hang(under, text, columns, style.faint));
  return [quoted, ...lines].join('\n');
}

/** Width of 〔1〕, under which the lines of ours stand. */
const INDENT = 5;

/**
 * Where a citation stands: file, lines, the document's date, and the titles where they are more than the file's name; two lines of
 * text where one of `columns` has not the room.
 */
export function whereabouts(citation: Citation, columns: number, { messages }: View): string[] {
  const { source, title, headings } = citation;
  const date = documentDate(citation, messages.answer);
  const place = [
    `${printable(source)} ${messages.answer.where(citation)}`,
    ...(date === null ? [] : [date]),
  ].join('  ');
  const inner = headings.at(-1);
  const names = [
    ...(title !== '' && !source.includes(title) ? [title] : []),
    ...(inner !== undefined && inner !== title ? [inner] : []),
  ];
  if (names.length === 0) return [place];
  const titles = messages.answer.titles(names.map(printable));
  const both = `${place}  ${titles}`;
  return width(both) <= columns ? [both] : [place, titles];
}
