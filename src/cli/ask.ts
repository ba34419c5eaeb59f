// ask: one answer for people or machines, or a stream of them.
import type { Answer } from '../qa/answer.ts';
import type { Command, CommandContext } from './command.ts';
import { exitCodeOf } from './exit-code.ts';
import { answerLines } from './jsonl.ts';
import { printableJson } from './printable.ts';
import { renderAnswer } from './render-answer.ts';

export const ask: Command = async ({ operands, options }, context) => {
  const { config, terminal, view } = context;
  const pipeline = await context.openPipeline();
  if (options.has('jsonl')) return answerLines(pipeline, terminal, config.language);
  const answer = await pipeline.ask(operands.join(' '), { language: config.language });
  await terminal.write(
    options.has('json') ? `${printableJson(answer)}\n` : forPeople(answer, view),
  );
  return exitCodeOf(answer);
};

const forPeople = (answer: Answer, view: CommandContext['view']): string =>
  renderAnswer(answer, view, ({ cid }) => view.command(`cite ${cid}`));
