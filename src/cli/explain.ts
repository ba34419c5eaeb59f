// explain: why a question is answered as it is.
import type { Command } from './command.ts';
import { exitCodeOf } from './exit-code.ts';
import { readFilter } from './filter.ts';
import { passageReport, renderPassageReport } from './passage-report.ts';
import { printableJson } from './printable.ts';
import { renderTrace } from './render-trace.ts';

export const explain: Command = async (
  { operands, options },
  { config, view, terminal, ...context },
) => {
  const filter = readFilter(options, config.program);
  const pipeline = await context.openPipeline();
  const trace = await pipeline.explain(operands.join(' '), { language: config.language, filter });
  const passage = options.get('passage')?.at(-1);
  const report = passage === undefined ? null : await passageReport(pipeline, trace, passage);
  if (options.has('json'))
    await terminal.write(
      `${printableJson({ v: 1, ...trace, ...(report && { passage: report }) })}\n`,
    );
  else
    await terminal.write(
      renderTrace(trace, view) + (report ? `\n${renderPassageReport(report, view)}` : ''),
    );
  return exitCodeOf(trace.answer);
};
