// Questions as lines in, answers as JSON lines out, in order, each as soon as it is there.
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { UserError } from '../errors.ts';
import type { Language } from '../messages/language.ts';
import { messagesIn } from '../messages/messages.ts';
import type { Answer } from '../qa/answer.ts';
import type { Pipeline } from '../qa/pipeline.ts';
import { type DocumentFilter, isFilter } from '../retriever/select-documents.ts';
import { parseDate } from '../text/calendar.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { printableJson } from './printable.ts';
import type { Terminal } from './terminal.ts';

const date = z.string().transform((text, { addIssue }) => {
  const parsed = parseDate(text);
  if (parsed === null) addIssue('no date');
  return parsed ?? undefined;
});

const oneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())]).optional();

const lineSchema = z
  .object({
    question: z.string(),
    id: z.string().optional(),
    doc: oneOrMore,
    from: date.optional(),
    to: date.optional(),
    tag: oneOrMore,
  })
  .transform(({ question, id, doc: docs, from, to, tag: tags }) => ({
    question,
    ...(id !== undefined && { id }),
    ...(isFilter({ docs, from, to, tags }) && { filter: { docs, from, to, tags } }),
  }));

type QuestionLine =
  | { readonly question: string; readonly id?: string; readonly filter?: DocumentFilter }
  | { readonly problem: 'badLine' | 'notJson' };

/** What a line asks, and of which documents: text is the question itself; a line that begins with `{` is JSON. */
export function readQuestionLine(line: string): QuestionLine {
  if (!line.trimStart().startsWith('{')) return { question: line };
  try {
    const parsed = lineSchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : { problem: 'badLine' };
  } catch {
    return { problem: 'notJson' };
  }
}

/** One line out for each line in. A line that cannot be read is answered by an error, and exit code 1. */
export async function answerLines(
  pipeline: Pipeline,
  terminal: Terminal,
  asked: { readonly language: Language; readonly filter: DocumentFilter },
): Promise<ExitCode> {
  let code: ExitCode = exitCode.answered;
  let number = 0;
  for await (const text of createInterface({
    input: terminal.input,
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number++;
    const answer = await answerLine(pipeline, readQuestionLine(text), asked);
    if (typeof answer === 'string') code = exitCode.failure;
    const written =
      typeof answer === 'string' ? { v: 1, error: { line: number, message: answer } } : answer;
    await terminal.write(`${printableJson(written)}\n`);
  }
  return code;
}

/** The answer to a line, or what is wrong with it. */
async function answerLine(
  pipeline: Pipeline,
  line: QuestionLine,
  { language, filter }: { readonly language: Language; readonly filter: DocumentFilter },
): Promise<Answer | string> {
  if ('problem' in line) return messagesIn(language).jsonl[line.problem];
  const { question, ...own } = line;
  try {
    return await pipeline.ask(question, { language, filter, ...own });
  } catch (error) {
    // No document is left of those that the line names: the lines after it may name others.
    if (error instanceof UserError && error.code === 'filter-empty')
      return error.localized[language];
    throw error;
  }
}
