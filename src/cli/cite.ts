// cite: a citation id in, its place in the documents out.
import { usageError } from './arguments.ts';
import type { Command } from './command.ts';
import { exitCode } from './exit-code.ts';
import { printableJson } from './printable.ts';
import { renderOpened } from './render-citation.ts';
import { CONTEXT, shownPlace } from './shown-place.ts';

export const cite: Command = async (
  { operands, options },
  { config, view, terminal, openPipeline },
) => {
  const context = readContext(options.get('context')?.at(-1), config.program);
  const { open, corpus } = await openPipeline();
  const opened = open(operands[0]!);
  const places = opened.places.map((citation) => shownPlace(corpus, citation, context));
  await terminal.write(
    options.has('json')
      ? `${printableJson({ v: 1, ...opened, places: places.map(({ citation, lines }) => ({ ...citation, context: lines.map(({ number, text }) => ({ number, text })) })) })}\n`
      : renderOpened(opened, places, view),
  );
  return opened.verdict === 'gone' ? exitCode.abstained : exitCode.answered;
};

function readContext(value: string | undefined, program: string): number {
  if (value === undefined) return CONTEXT;
  if (!/^\d{1,6}$/.test(value))
    throw usageError(program, (usage) => [usage.notANumber('--context', value)]);
  return Number(value);
}
