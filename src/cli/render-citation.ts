// A citation opened: the lines of its document as they stand in the file, numbered, the evidence marked.
import type { OpenedCitation, Verdict } from '../qa/open-citation.ts';
import { type Span, shift } from '../text/span.ts';
import { hang, padStart, showMarked } from './layout.ts';
import { printable } from './printable.ts';
import { whereabouts } from './render-answer.ts';
import type { ShownLine, ShownPlace } from './shown-place.ts';
import type { View } from './view.ts';

/** What `cite` shows: the verdict, then every place. */
export function renderOpened(
  { verdict, cid }: Pick<OpenedCitation, 'verdict' | 'cid'>,
  places: readonly ShownPlace[],
  view: View,
): string {
  const { messages, style } = view;
  const paint: Readonly<Record<Verdict, (text: string) => string>> = {
    same: style.good,
    moved: style.caution,
    changed: style.caution,
    gone: style.bad,
  };
  const head = [
    `${cid}  ${paint[verdict](messages.citation.verdict[verdict])}`,
    ...(verdict === 'same' ? [] : [messages.citation.verdictHelp[verdict]]),
  ];
  const shown = places.map((place, i) => {
    const number = places.length > 1 ? [messages.citation.place(i + 1, places.length)] : [];
    return ['', ...number, renderPlace(place, view)].join('\n');
  });
  return `${[...head, ...shown].join('\n')}\n`;
}

/** File and lines of one place, the lines, and where the evidence stands to the column. */
export function renderPlace({ citation, lines, exact }: ShownPlace, view: View): string {
  const { messages, style, columns } = view;
  return [
    hang('', whereabouts(citation, view), columns, style.strong),
    ...renderLines(lines, view),
    hang('', messages.citation.exactly(exact), columns, style.faint),
  ].join('\n');
}

/** Numbered lines; `>` stands before those that are cited. */
export function renderLines(lines: readonly ShownLine[], view: View): string[] {
  const room = String(lines.at(-1)?.number ?? 0).length;
  return lines.map((line) => renderLine(shortened(line, view), room, view));
}

function renderLine(line: ShownLine, room: number, { style, columns }: View): string {
  const { text, marks, answer } = line;
  const cited = marks.length > 0;
  const gutter = `${cited ? '>' : ' '} ${padStart(String(line.number), room)} │ `;
  const evidence = (_: string, span: Span) =>
    showMarked(text, span, answer, style.mark, style.strong);
  const shown = hang(gutter, text, columns, (_, span) =>
    showMarked(text, span, marks, evidence, style.faint),
  );
  return shown.trimEnd();
}

/** A file may be one long line: no more of it than this is shown on either side of what is cited. */
const LONGEST_BESIDE = 200;

/** The line made printable; if it is long, only the stretch around its marks, and how much is left out. */
function shortened(line: ShownLine, { messages }: View): ShownLine {
  const from = Math.max(0, (line.marks[0]?.start ?? 0) - LONGEST_BESIDE);
  const to = Math.min(line.text.length, (line.marks.at(-1)?.end ?? 0) + LONGEST_BESIDE);
  const omitted = (units: number) => (units > 0 ? messages.citation.omitted(units) : '');
  const before = omitted(from);
  const moved = (spans: readonly Span[]) => spans.map((span) => shift(span, before.length - from));
  return {
    number: line.number,
    text: before + printable(line.text.slice(from, to)) + omitted(line.text.length - to),
    marks: moved(line.marks),
    answer: moved(line.answer),
  };
}
