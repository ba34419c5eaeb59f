// Questions as lines in, answers as JSON lines out, in order, each as soon as it is there.
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Language } from '../messages/language.ts';
import { messagesIn } from '../messages/messages.ts';
import type { Pipeline } from '../qa/pipeline.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { printableJson } from './printable.ts';
import type { Terminal } from './terminal.ts';

const lineSchema = z.object({ question: z.string(), id: z.string().optional() });

type QuestionLine =
  | { readonly question: string; readonly id?: string | undefined }
  | { readonly problem: 'badLine' | 'notJson' };

/** What a line asks: text is the question itself; a line that begins with `{` is JSON. */
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
  language: Language,
): Promise<ExitCode> {
  let code: ExitCode = exitCode.answered;
  let number = 0;
  for await (const text of createInterface({
    input: terminal.input,
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number++;
    const line = readQuestionLine(text);
    if ('problem' in line) {
      code = exitCode.failure;
      const message = messagesIn(language).jsonl[line.problem];
      await terminal.write(`${printableJson({ v: 1, error: { line: number, message } })}\n`);
    } else {
      const { question, id } = line;
      const answer = await pipeline.ask(question, { language, ...(id !== undefined && { id }) });
      await terminal.write(`${printableJson(answer)}\n`);
    }
  }
  return code;
}
