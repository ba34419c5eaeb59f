// Completion in the conversation: commands, and names of documents after `:doc` and `:in`.
import { fold } from '../text/fold.ts';
import { sessionCommands } from './session.ts';

/** What may stand for the end of `line`, and the part of `line` that it replaces (as readline wants it). */
export function complete(
  line: string,
  documents: readonly { readonly source: string; readonly title: string }[],
): [string[], string] {
  const operand = /^[:：](?:doc|in)\s+(.*)$/su.exec(line)?.[1];
  if (operand !== undefined) {
    const wanted = fold(operand);
    const begun = documents.filter(
      ({ source, title }) => fold(source).startsWith(wanted) || fold(title).includes(wanted),
    );
    return [begun.map(({ source }) => source), operand];
  }
  if (!/^[:：]/.test(line)) return [[], line];
  const typed = `:${line.slice(1)}`;
  return [sessionCommands.filter((command) => command.startsWith(typed)), line];
}
