// ask: one answer for people or machines, or a stream of them.
import type { Answer } from '../qa/answer.ts';
import type { Command, CommandContext } from './command.ts';
import { exitCodeOf } from './exit-code.ts';
import { readFilter } from './filter.ts';
import { answerLines } from './jsonl.ts';
import { printableJson } from './printable.ts';
import { renderAnswer } from './render-answer.ts';

export const ask: Command = async ({ operands, options }, context) => {
  const { config, terminal, view } = context;
  const filter = readFilter(options, config.program);
  const pipeline = await context.openPipeline();
  const { language } = config;
  if (options.has('jsonl')) return answerLines(pipeline, terminal, { language, filter });
  const answer = await pipeline.ask(operands.join(' '), { language, filter });
  await terminal.write(
    options.has('json') ? `${printableJson(answer)}\n` : forPeople(answer, view),
  );
  return exitCodeOf(answer);
};

const forPeople = (answer: Answer, view: CommandContext['view']): string =>
  renderAnswer(answer, view, ({ cid }) => view.command(`cite ${cid}`));
