// cite: a citation id in, its place in the documents out.
import type { Command } from './command.ts';
import { exitCode } from './exit-code.ts';
import { printableJson } from './printable.ts';
import { renderOpened } from './render-citation.ts';
import { CONTEXT, type ShownPlace, shownPlace } from './shown-place.ts';
import { wholeNumber } from './whole-number.ts';

export const cite: Command = async (
  { operands, options },
  { config, view, terminal, openPipeline },
) => {
  const context = wholeNumber(options, 'context', config.program) ?? CONTEXT;
  const pipeline = await openPipeline();
  const was = options.get('was') ?? [];
  const opened = pipeline.open(operands[0]!, was);
  if (was.length > 0 && opened.verdict === 'changed' && !opened.changes)
    terminal.say(`${view.messages.citation.otherSentence}\n`);
  const places = opened.places.map((citation) => shownPlace(pipeline.corpus, citation, context));
  await terminal.write(
    options.has('json')
      ? `${printableJson({ v: 1, ...opened, places: places.map(withContext) })}\n`
      : renderOpened(opened, places, view),
  );
  return opened.verdict === 'gone' ? exitCode.abstained : exitCode.answered;
};

const withContext = ({ citation, lines }: ShownPlace) => ({
  ...citation,
  context: lines.map(({ number, text, marks }) => ({ number, text, marks })),
});
