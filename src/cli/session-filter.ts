// The range of a conversation: which documents its questions are asked of, line by line.
import type { CatalogueEntry } from '../corpus/document.ts';
import { UserError } from '../errors.ts';
import type { Language } from '../messages/language.ts';
import { messagesIn } from '../messages/messages.ts';
import { filterInWords } from '../qa/filter-in-words.ts';
import { type DocumentFilter, selectDocuments } from '../retriever/select-documents.ts';
import { parseDate } from '../text/calendar.ts';

export const rangeCommands = [':in', ':from', ':to', ':tag', ':all'] as const;

export type RangeCommand = (typeof rangeCommands)[number];

export const isRangeCommand = (name: string): name is RangeCommand =>
  rangeCommands.some((command) => command === name);

/** A range after a command; null where it stays as it was, with what is said of either. */
export interface Ranged {
  readonly filter: DocumentFilter | null;
  readonly said: string;
}

/** The range after a command. A name or a tag is added to those before it, a date takes the place of the one before. */
export function ranged(
  before: DocumentFilter,
  command: RangeCommand,
  operand: string,
  asked: { readonly catalogue: readonly CatalogueEntry[]; readonly language: Language },
): Ranged {
  const messages = messagesIn(asked.language);
  const { session } = messages;
  const { catalogue, language } = asked;
  if (command === ':all') return { filter: {}, said: session.notNarrowed(catalogue.length) };
  if (operand === '') return { filter: null, said: session.needsOperand(command) };
  const filter = changed(before, command, operand);
  if (filter === null) return { filter, said: session.notADate(operand) };
  try {
    const { docids } = selectDocuments(catalogue, filter);
    return { filter, said: session.narrowed(filterInWords(filter, messages), docids.size) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { filter: null, said: error.localized[language] };
  }
}

/** Null if a date is asked for and none is given. */
function changed(
  { docs = [], tags = [], ...range }: DocumentFilter,
  command: Exclude<RangeCommand, ':all'>,
  operand: string,
): DocumentFilter | null {
  if (command === ':in') return { ...range, tags, docs: [...docs, operand] };
  if (command === ':tag') return { ...range, docs, tags: [...tags, operand] };
  const date = parseDate(operand);
  if (date === null) return null;
  return { docs, tags, ...range, [command === ':from' ? 'from' : 'to']: date };
}
