// A citation opened: the lines of its document as they stand in the file, numbered, the evidence marked.
import type { OpenedCitation, Verdict } from '../qa/open-citation.ts';
import { changesInMarks } from '../text/difference.ts';
import { type Span, shift } from '../text/span.ts';
import { hang, padStart, showMarked } from './layout.ts';
import { printable } from './printable.ts';
import { whereabouts } from './render-answer.ts';
import type { ShownLine, ShownPlace } from './shown-place.ts';
import type { View } from './view.ts';

/** What `cite` shows: the verdict, then every place. */
export function renderOpened(
  opened: Omit<OpenedCitation, 'places'>,
  places: readonly ShownPlace[],
  view: View,
): string {
  const { messages, style } = view;
  const { verdict, cid } = opened;
  const paint: Readonly<Record<Verdict, (text: string) => string>> = {
    same: style.good,
    moved: style.caution,
    changed: style.caution,
    gone: style.bad,
  };
  const head = [
    `${cid}  ${paint[verdict](messages.citation.verdict[verdict])}`,
    ...(verdict === 'same' ? [] : [messages.citation.verdictHelp[verdict]]),
    ...changeLines(opened, view),
  ];
  const shown = places.map((place, i) => {
    const number = places.length > 1 ? [messages.citation.place(i + 1, places.length)] : [];
    return ['', ...number, renderPlace(place, view)].join('\n');
  });
  return `${[...head, ...shown].join('\n')}\n`;
}

/** What changed, word by word where the old sentence is known, else how much. */
function changeLines(
  { verdict, changes, likeness }: Omit<OpenedCitation, 'places'>,
  { messages: { citation }, style, columns }: View,
): string[] {
  if (verdict !== 'changed' || likeness === undefined) return [];
  if (!changes) return [hang('', citation.alike(Math.round(likeness * 8)), columns, style.faint)];
  const paint = { same: (text: string) => text, old: style.bad, new: style.good };
  const parts = changes.map(({ kind, text }) => ({ kind, text: printable(text) }));
  const shown = style.painted
    ? parts.map(({ kind, text }) => paint[kind](text)).join('')
    : changesInMarks(parts);
  return [
    `${citation.changes}${shown}`,
    ...(likeness === 1 ? [style.faint(citation.onlyForm)] : []),
  ];
}

/** File and lines of one place, the lines, and where the evidence stands to the column. */
export function renderPlace({ citation, lines, exact }: ShownPlace, view: View): string {
  const { messages, style, columns } = view;
  return [
    ...whereabouts(citation, columns, view).map((line) => hang('', line, columns, style.strong)),
    ...renderLines(lines, view),
    // Lines of an extract are not the file's.
    ...(citation.place ? [] : [hang('', messages.citation.exactly(exact), columns, style.faint)]),
  ].join('\n');
}

/** Numbered lines; `>` stands before those that are cited. */
export function renderLines(lines: readonly ShownLine[], view: View): string[] {
  const room = String(lines.at(-1)?.number ?? 0).length;
  return lines.map((line, i) => {
    const cited = line.marks.length > 0 || isBlankWithin(lines, i);
    return renderLine(shortened(line, view), cited, room, view);
  });
}

/** True for a blank line with cited lines on either side: a quote that is wrapped around it goes on. */
function isBlankWithin(lines: readonly ShownLine[], at: number): boolean {
  const isCited = (line: ShownLine | undefined) => (line?.marks.length ?? 0) > 0;
  const hasText = ({ text }: ShownLine) => text.trim() !== '';
  if (hasText(lines[at]!)) return false;
  return isCited(lines.slice(0, at).findLast(hasText)) && isCited(lines.slice(at).find(hasText));
}

function renderLine(
  line: ShownLine,
  cited: boolean,
  room: number,
  { style, columns }: View,
): string {
  const { text, marks, answer } = line;
  const gutter = `${cited ? '>' : ' '} ${padStart(String(line.number), room)} │ `;
  const evidence = (_: string, span: Span) =>
    showMarked(text, span, answer, style.mark, style.strong);
  const shown = hang(gutter, text, columns, (_, span) =>
    showMarked(text, span, marks, evidence, style.faint),
  );
  return shown.trimEnd();
}

/** A file may be one long line; a paragraph is none. */
const LONG = 1000;
/** Of a long line, so much is shown on either side of what is cited. */
const BESIDE = 200;

/** The line made printable; if it is long, only the stretch around its marks, and how much is left out. */
function shortened(line: ShownLine, { messages }: View): ShownLine {
  const { text } = line;
  if (text.length <= LONG) return { ...line, text: printable(text) };
  const from = Math.max(0, (line.marks[0]?.start ?? 0) - BESIDE);
  const to = Math.min(text.length, (line.marks.at(-1)?.end ?? 0) + BESIDE);
  const omitted = (units: number) => (units > 0 ? messages.citation.omitted(units) : '');
  const before = omitted(from);
  const moved = (spans: readonly Span[]) => spans.map((span) => shift(span, before.length - from));
  return {
    number: line.number,
    text: before + printable(text.slice(from, to)) + omitted(text.length - to),
    marks: moved(line.marks),
    answer: moved(line.answer),
  };
}
