// eval: the questions of a gold file asked and judged, as a table or as JSON.
import { evaluate } from '../eval/evaluate.ts';
import { readGold } from '../eval/gold.ts';
import { goldCorpus } from '../eval/gold-corpus.ts';
import { summarize } from '../eval/summary.ts';
import { summaryJson } from '../eval/summary-json.ts';
import type { Corpus } from '../retriever/corpus.ts';
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
  await terminal.write(
    options.has('json')
      ? `${printableJson(summaryJson(evaluation))}\n`
      : renderEvaluation(evaluation, config.language),
  );
  return exitCode.answered;
};

/** Questions between two drawings of the bar. */
const DRAWN_EVERY = 10;

const openCorpus = async ({ openPipeline }: CommandContext): Promise<Corpus> =>
  (await openPipeline()).corpus;
