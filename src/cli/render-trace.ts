// A Trace as text for people: how an answer came about, stage by stage.
import { confidenceWord } from '../qa/confidence.ts';
import { filterInWords } from '../qa/filter-in-words.ts';
import type { Trace } from '../qa/pipeline.ts';
import type { TriedWording } from '../qa/wordings.ts';
import type { Candidate, Features } from '../reader/candidate.ts';
import type { Hit, Query } from '../retriever/hit.ts';
import { slice } from '../text/span.ts';
import { hang, pad, padStart, showMarked, width } from './layout.ts';
import { printable } from './printable.ts';
import type { View } from './view.ts';

/** Hits and candidates shown; the JSON has all of them. */
const SHOWN = 5;
/** Of a passage's text, enough to know it by. */
const BEGINNING = 48;
/** Contributions shown of a candidate, the largest first. */
const FEATURES = 8;

export function renderTrace(trace: Trace, view: View): string {
  const blocks = [
    questionLines(trace, view),
    ...(trace.wordings.length > 1 ? [wordingLines(trace.wordings, view)] : []),
    queryLines(trace.query, view),
    hitLines(trace.hits, view),
    candidateLines(trace.candidates, view),
    judgedLines(trace.judged, view),
    decisionLines(trace, view),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function questionLines({ question, wordings, narrowed }: Trace, view: View): string[] {
  const { trace } = view.messages;
  const asked = (text: string | null) => (text === null ? trace.none : printable(text));
  const tokens = question.tokens.map(({ text, tag }) => `${printable(text)}/${tag}`).join(' ');
  return labelled(
    [
      [trace.question, printable((wordings[0] ?? question).text)],
      [trace.segmentation, tokens],
      [trace.answerType, trace.answerTypes[question.answerType]],
      [trace.gap, asked(question.gap && slice(question.text, question.gap))],
      [trace.focus, asked(question.focus)],
      [trace.measure, asked(question.measure)],
      ...(question.count === null ? [] : [[trace.count, String(question.count)] as const]),
      [
        trace.requirements,
        list(
          question.requirements.map(({ text }) => text),
          view,
        ),
      ],
      ...(narrowed
        ? [
            [
              trace.narrowed,
              trace.documents(filterInWords(narrowed.filter, view.messages), narrowed.documents),
            ] as const,
          ]
        : []),
    ],
    view,
  );
}

/** The wordings beside each other, the chosen one in bold; all else that is shown is of that one. */
function wordingLines(wordings: readonly TriedWording[], view: View): string[] {
  const { messages, style } = view;
  const { trace } = messages;
  return [
    style.strong(trace.wordings),
    ...wordings.flatMap(({ text, renamings, kind, confidence, chosen }) => {
      const result =
        kind === 'answered' ? `${trace.probability} ${percent(confidence)}` : trace.refused;
      const said = `${printable(text)}  ${result}${chosen ? `  ${trace.chosen}` : ''}`;
      return [
        `  ${chosen ? style.strong(said) : said}`,
        ...renamings.map(({ from, to, introduced }) =>
          under(style.faint(trace.renamed(printable(from), printable(to), introduced === null))),
        ),
      ];
    }),
  ];
}

function queryLines({ terms, unseen }: Query, view: View): string[] {
  const { messages, style } = view;
  const { trace } = messages;
  const wide = Math.max(0, ...terms.map(({ term }) => width(printable(term))));
  const rows = terms.map(({ term, weight, from, origin }) => {
    const how = origin === 'exact' ? '' : `  ${trace.origins[origin]}：${printable(from)}`;
    return `  ${pad(printable(term), wide)}  ${weight.toFixed(2)}${style.caution(how)}`;
  });
  const never = unseen.length > 0 ? [`  ${trace.unseen}：${style.bad(list(unseen, view))}`] : [];
  return [style.strong(trace.query), ...rows, ...never];
}

function hitLines(hits: readonly Hit[], view: View): string[] {
  const { messages, style } = view;
  const shown = hits.slice(0, SHOWN);
  return [
    style.strong(messages.trace.hits(shown.length, hits.length)),
    ...shown.flatMap(({ rank, score, passage, matched }) => [
      `${padStart(String(rank), 3)}  ${score.toFixed(3)}  ${passage.pid}  ${messages.trace.matched} ${list(matched, view)}`,
      under(style.faint(beginning(passage.text))),
    ]),
  ];
}

function candidateLines(candidates: readonly Candidate[], view: View): string[] {
  const { messages, style } = view;
  const shown = candidates.slice(0, SHOWN);
  const [first, second] = candidates;
  return [
    style.strong(messages.trace.candidates(shown.length, candidates.length)),
    ...shown.flatMap((candidate, i) => [
      `${padStart(String(i + 1), 3)}  ${candidate.score.toFixed(3)}  ${style.strong(printable(candidate.text))}`,
      sentenceLine(candidate, view),
      hang('       ', contributions(candidate.features), view.columns, style.faint),
    ]),
    ...(first && second
      ? [hang('', messages.trace.ahead(lead(first.features, second.features)), view.columns)]
      : []),
  ];
}

function sentenceLine({ hit, sentence, span }: Candidate, { style, columns }: View): string {
  const text = printable(hit.passage.text);
  const own = text.slice(sentence.start, sentence.end);
  const marks = [{ start: span.start - sentence.start, end: span.end - sentence.start }];
  return hang('       ', own, columns, (_, line) => showMarked(own, line, marks, style.mark));
}

/** What was weighed when it was decided: how sure each is, its signals, and what it had to cover. */
function judgedLines(judged: Trace['judged'], view: View): string[] {
  const { messages, style, columns } = view;
  const shown = judged.slice(0, SHOWN);
  return [
    style.strong(messages.trace.judged(shown.length, judged.length)),
    ...shown.flatMap(({ candidate, confidence, signals, support }) => [
      `${padStart(percent(confidence), 5)}  ${printable(candidate.text)}`,
      hang('       ', contributions({ ...signals }), columns, style.faint),
      ...support.requirements.map(({ requirement, coverage }) =>
        under(`${printable(requirement.text)}：${messages.trace.coverages[coverage]}`),
      ),
    ]),
  ];
}

function decisionLines({ answer, timings }: Trace, view: View): string[] {
  const { trace, confidence } = view.messages;
  const decided =
    answer.kind === 'answered'
      ? trace.answered(printable(answer.text))
      : trace.abstained(trace.reasons[answer.reason]);
  const stages = (['parse', 'retrieve', 'read', 'decide'] as const).map(
    (stage) => `${trace.stages[stage]} ${trace.milliseconds(timings[stage].toFixed(1))}`,
  );
  return labelled(
    [
      [trace.decision, decided],
      [
        trace.probability,
        `${percent(answer.confidence)} ${confidence[confidenceWord(answer.confidence)]}`,
      ],
      ...(answer.missing.length > 0 ? [[trace.missing, list(answer.missing, view)] as const] : []),
      [trace.timings, stages.join(trace.comma)],
    ],
    view,
  );
}

/** Lines of label and value, the values aligned. */
export function labelled(rows: readonly (readonly [string, string])[], view: View): string[] {
  const wide = Math.max(...rows.map(([label]) => width(label)));
  return rows.map(([label, value]) => hang(`${pad(label, wide)}  `, value, view.columns));
}

export const list = (words: readonly string[], { messages }: View): string =>
  words.length === 0 ? messages.trace.none : words.map(printable).join(messages.trace.comma);

/** The first words of a passage on one line. */
export function beginning(text: string): string {
  const line = text.replaceAll('\n', ' ');
  return printable(line.length > BEGINNING ? `${line.slice(0, BEGINNING)}…` : line);
}

const under = (text: string): string => `       ${text}`;

/** `name +1.20`, the largest contributions first; those of nothing left out. */
const contributions = (features: Features): string =>
  Object.entries(features)
    .filter(([, value]) => Math.abs(value) >= LEAST_SHOWN)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .slice(0, FEATURES)
    .map(([name, value]) => `${name} ${signed(value)}`)
    .join('  ');

/** What would be shown as 0.00. */
const LEAST_SHOWN = 0.005;

const percent = (probability: number): string => `${Math.round(probability * 100)}%`;

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;

/** Where the contributions of one candidate exceed those of another. */
function lead(first: Features, second: Features): string {
  const names = new Set([...Object.keys(first), ...Object.keys(second)]);
  return contributions(
    Object.fromEntries([...names].map((name) => [name, (first[name] ?? 0) - (second[name] ?? 0)])),
  );
}
