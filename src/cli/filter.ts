// Filters: which documents are asked, from the command line.
import type { DocumentFilter } from '../retriever/select-documents.ts';
import { type CalendarDate, parseDate } from '../text/calendar.ts';
import { type Options, usageError } from './arguments.ts';

/** The filter that `--doc`, `--from`, `--to` and `--tag` say; empty if none of them was given. */
export function readFilter(options: Options, program: string): DocumentFilter {
  const dateOf = (name: 'from' | 'to'): CalendarDate | undefined => {
    const value = options.get(name)?.at(-1);
    if (value === undefined) return undefined;
    const date = parseDate(value);
    if (date === null) throw usageError(program, (usage) => [usage.notADate(`--${name}`, value)]);
    return date;
  };
  const [from, to] = [dateOf('from'), dateOf('to')];
  if (from !== undefined && to !== undefined && from.slice(0, to.length) > to)
    throw usageError(program, (usage) => [usage.rangeReversed(from, to)]);
  return { docs: options.get('doc'), from, to, tags: options.get('tag') };
}
