// eval: the questions of a gold file asked and judged, as a table, as JSON, as a chart.
import { openSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { UserError } from '../errors.ts';
import { evaluationChart } from '../eval/chart.ts';
import { evaluate } from '../eval/evaluate.ts';
import { readGold } from '../eval/gold.ts';
import { goldCorpus } from '../eval/gold-corpus.ts';
import { summarize } from '../eval/summary.ts';
import { summaryJson } from '../eval/summary-json.ts';
import type { Corpus } from '../retriever/corpus.ts';
import type { Invocation } from './arguments.ts';
import type { Command, CommandContext } from './command.ts';
import { exitCode } from './exit-code.ts';
import { progressBar, WIPE_LINE } from './indexing.ts';
import { printableJson } from './printable.ts';
import { renderEvaluation } from './render-evaluation.ts';
import { wholeNumber } from './whole-number.ts';

export const evaluateGold: Command = async ({ operands, options }, context) => {
  const { config, terminal, view } = context;
  const limit = wholeNumber(options, 'limit', config.program);
  // Words after `--pool FILE` are further files of the pool.
  const [file, ...more] = operands;
  // Opened first: a file that cannot be written should not cost the whole evaluation.
  const [writeJudgements, writeChart] = [writer(options, 'out'), writer(options, 'chart')];
  const gold = await readGold(file!);
  const pool = await Promise.all([...(options.get('pool') ?? []), ...more].map(readGold));
  const ownParagraphs = gold.paragraphs.length > 0;
  const corpus = ownParagraphs ? await goldCorpus(gold, pool) : await openCorpus(context);
  const onJudged = (done: number, total: number) => {
    if (terminal.drawsProgress && done % DRAWN_EVERY === 0)
      terminal.say(WIPE_LINE + progressBar(view.messages.evaluating, done / total));
  };
  const judgements = await evaluate(gold, corpus, {
    ...(limit !== undefined && { limit }),
    given: options.has('given'),
    removed: options.has('removed'),
    onJudged,
  });
  if (terminal.drawsProgress) terminal.say(WIPE_LINE);
  const evaluation = summarize(judgements);
  writeJudgements(judgements.map((judgement) => `${JSON.stringify(judgement)}\n`).join(''));
  writeChart(evaluationChart(evaluation, basename(file!)));
  await terminal.write(
    options.has('json')
      ? `${printableJson(summaryJson(evaluation))}\n`
      : renderEvaluation(evaluation, config.language),
  );
  return exitCode.answered;
};

/** Questions between two drawings of the bar. */
const DRAWN_EVERY = 10;

/** Writes to the file that an option names; does nothing without the option. */
function writer(options: Invocation['options'], name: 'out' | 'chart'): (text: string) => void {
  const path = options.get(name)?.at(-1);
  if (path === undefined) return () => {};
  try {
    const file = openSync(path, 'w');
    return (text) => writeFileSync(file, text);
  } catch (cause) {
    const message = {
      zh: `写不了 --${name} 的文件 ${path}。请检查目录是否存在、能否写入。`,
      en: `Cannot write ${path} for --${name}. Check that its folder exists and can be written to.`,
    };
    throw new UserError('usage', message, { cause });
  }
}

const openCorpus = async ({ openPipeline }: CommandContext): Promise<Corpus> =>
  (await openPipeline()).corpus;
