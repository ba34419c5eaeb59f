// A gold file before and after a change of the lexicon: its figures side by side, and the questions answered otherwise.
import { basename } from 'node:path';
import { UserError } from '../errors.ts';
import { evaluate } from '../eval/evaluate.ts';
import { readGold } from '../eval/gold.ts';
import type { Judgement } from '../eval/judgement.ts';
import { type Evaluation, summarize } from '../eval/summary.ts';
import { evaluationMessagesIn } from '../messages/evaluation.ts';
import { lexiconMessagesIn } from '../messages/lexicon.ts';
import type { Corpus } from '../retriever/corpus.ts';
import type { CommandContext } from './command.ts';
import { pad, padStart, width } from './layout.ts';
import { printable } from './printable.ts';
import type { View } from './view.ts';

export interface Comparison {
  readonly file: string;
  /** By question, in the order of the gold. */
  readonly before: readonly Judgement[];
  readonly after: readonly Judgement[];
}

/** Judges the gold of the corpus as it is now; the function that comes back judges it again on the corpus that is to be. */
export async function goldComparer(
  file: string,
  { openPipeline }: CommandContext,
): Promise<(corpus: Corpus) => Promise<Comparison>> {
  const gold = await readGold(file);
  if (gold.paragraphs.length > 0)
    throw new UserError('usage', {
      zh: lexiconMessagesIn('zh').goldIsCorpus,
      en: lexiconMessagesIn('en').goldIsCorpus,
    });
  const before = await evaluate(gold, (await openPipeline()).corpus);
  return async (corpus) => ({ file, before, after: await evaluate(gold, corpus) });
}

type Rate = (evaluation: Evaluation) => number | null | undefined;

/** Pairs of a label and the figure it stands for, in per cent. */
function figures(view: View): readonly (readonly [string, Rate])[] {
  const labels = evaluationMessagesIn(view.language);
  return [
    [labels.correct, ({ correct }) => correct?.mean],
    [labels.citationHit, ({ citationHit }) => citationHit?.mean],
    [labels.em, ({ em }) => em?.mean],
    [labels.f1, ({ f1 }) => f1?.mean],
    [labels.recall(1), ({ recall }) => recall[1]?.mean],
    [labels.refusedUnanswerable, ({ abstain }) => abstain.unanswerable?.mean],
    [labels.refusedAnswerable, ({ abstain }) => abstain.answerable?.mean],
  ];
}

export function renderComparison({ file, before, after }: Comparison, view: View): string {
  const { style } = view;
  const messages = lexiconMessagesIn(view.language);
  const [one, other] = [summarize(before), summarize(after)];
  const rows = figures(view).flatMap(([label, of]) => {
    const [a, b] = [of(one), of(other)];
    return typeof a === 'number' && typeof b === 'number' ? [[label, percent(a), percent(b)]] : [];
  });
  const wide = Math.max(...[messages.columns, ...rows].map(([label]) => width(label!)));
  const line = ([label, a, b]: readonly string[]) =>
    `${pad(label!, wide)}${padStart(a!, NUMBER)}${padStart(b!, NUMBER)}`;
  return `${[
    style.strong(messages.gold(basename(file), before.length)),
    line(messages.columns),
    ...rows.map((row) => (row[1] === row[2] ? line(row) : style.strong(line(row)))),
    '',
    ...changedLines(before, after, view),
  ].join('\n')}\n`;
}

/** Columns of a figure: `100.0` and blanks before it. */
const NUMBER = 8;

const percent = (rate: number): string => (100 * rate).toFixed(1);

function changedLines(
  before: readonly Judgement[],
  after: readonly Judgement[],
  { style, language }: View,
): string[] {
  const messages = lexiconMessagesIn(language);
  const changed = after.flatMap((now, i) => {
    const then = before[i]!;
    return shown(then) === shown(now) && isGood(then) === isGood(now) ? [] : [{ then, now }];
  });
  if (changed.length === 0) return [messages.unchanged];
  const result = (judgement: Judgement) => {
    const text = printable(shown(judgement) ?? messages.abstained);
    return isGood(judgement) ? style.good(`✓ ${text}`) : style.bad(`✗ ${text}`);
  };
  return [
    messages.changedQuestions(changed.length),
    ...changed.flatMap(({ then, now }) => [
      `  ${now.id}  ${printable(now.question)}`,
      `      ${result(then)} → ${result(now)}`,
    ]),
  ];
}

const shown = ({ abstained, said }: Judgement): string | null => (abstained ? null : said);

const isGood = ({ answerable, abstained, right }: Judgement): boolean =>
  answerable ? right && !abstained : abstained;
