// verify: every passage and every given citation held against the files as they are now.
import { z } from 'zod';
import { citationSchema } from '../qa/answer.ts';
import {
  type CitedQuotes,
  type Verification,
  verifyCitations,
  verifyPassages,
} from '../qa/verify.ts';
import { remembering } from '../retriever/recognized-pages.ts';
import type { Command } from './command.ts';
import { exitCode } from './exit-code.ts';
import { givenLines, WAIT_SECONDS } from './given-lines.ts';
import { hang } from './layout.ts';
import { printable, printableJson } from './printable.ts';
import { rereader } from './reread.ts';
import type { View } from './view.ts';

export const verify: Command = async ({ operands, options }, { openPipeline, ...context }) => {
  const { config, terminal, view } = context;
  const { corpus } = await openPipeline();
  const { seedsDir, indexDir, recognizer } = config;
  // The files are read and their pictures decoded anew; only what was recognised in the very same pixels is remembered.
  const reread = rereader(seedsDir, recognizer && remembering(recognizer, indexDir));
  const passages = await verifyPassages(corpus, reread);
  const given = await givenLines(terminal.input, operands[0] === '-');
  if (given === 'silent') terminal.say(`${view.messages.verify.noInput(WAIT_SECONDS)}\n`);
  const answers = given === 'silent' ? [] : given.map(readCited);
  const report = {
    passages,
    citations: await verifyCitations(
      answers.flatMap((cited) => cited ?? []),
      reread,
    ),
    badLines: answers.flatMap((cited, i) => (cited === null ? [i + 1] : [])),
  };
  await terminal.write(
    options.has('json') ? `${printableJson({ v: 1, ...report })}\n` : renderReport(report, view),
  );
  return isClean(report) ? exitCode.answered : exitCode.failure;
};

export interface VerifyReport {
  readonly passages: Verification;
  readonly citations: Verification;
  /** Lines of the input, from 1, that are no answers. */
  readonly badLines: readonly number[];
}

const isClean = ({ passages, citations, badLines }: VerifyReport): boolean =>
  passages.failures.length + citations.failures.length + badLines.length === 0;

const quotesSchema = citationSchema.pick({ cid: true, source: true, spans: true, quotes: true });

/** What verification reads of a line that `ask --json` wrote; a line about a bad question cites nothing. */
const lineSchema = z.union([
  z.object({ citations: z.array(quotesSchema), nearest: z.array(quotesSchema).default([]) }),
  z.object({ error: z.object({}) }),
]);

/** The citations of an answer's line; none of a blank line; null if it is no answer. */
export function readCited(line: string): readonly CitedQuotes[] | null {
  if (line.trim() === '') return [];
  try {
    const { data } = lineSchema.safeParse(JSON.parse(line));
    if (!data) return null;
    return 'error' in data ? [] : [...data.citations, ...data.nearest];
  } catch {
    return null;
  }
}

export function renderReport({ passages, citations, badLines }: VerifyReport, view: View): string {
  const { verify: messages } = view.messages;
  const lines = [
    ...section(passages, messages.passages, messages.passagesFailed, view),
    ...(citations.checked > 0
      ? section(citations, messages.citations, messages.citationsFailed, view)
      : []),
    ...badLines.map((line) => view.style.bad(messages.badLine(line))),
  ];
  return `${lines.join('\n')}\n`;
}

function section(
  { checked, failures }: Verification,
  passed: (checked: number) => string,
  failed: (checked: number, failures: number) => string,
  { messages, style, columns }: View,
): string[] {
  if (failures.length === 0) return [style.good(passed(checked))];
  return [
    style.bad(failed(checked, failures.length)),
    ...failures.flatMap(({ source, id, problem, found }) => [
      hang(
        '  ',
        `${printable(source)}  ${printable(id)}  ${messages.verify.problems[problem]}`,
        columns,
      ),
      ...(found === ''
        ? []
        : [hang('    ', messages.verify.holdsNow(printable(found)), columns, style.faint)]),
    ]),
  ];
}
