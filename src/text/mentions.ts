// Mentions: the typed things a text speaks of (dates, amounts, people, places, …), each with its place.

import { fold } from './fold.ts';
import type { Mention } from './mention.ts';
import { amountMentions } from './mention-amounts.ts';
import { nameMentions } from './mention-names.ts';
import { personMentions } from './mention-persons.ts';
import { quotationMentions } from './mention-quotations.ts';
import { timeMentions } from './mention-times.ts';
import { segment, type Token } from './segment.ts';

export type { Mention, MentionKind } from './mention.ts';

/**
 * The mentions of `text`, by start, then the longer first. They may nest (a place in an organisation, a day
 * in a date); no two have the same span and kind. `tokens` are those of `segment(text)`.
 */
export function mentions(text: string, tokens: readonly Token[] = segment(text)): Mention[] {
  const reading = { folded: fold(text), tokens };
  const times = timeMentions(reading);
  const amounts = amountMentions(reading, times);
  const persons = personMentions(reading);
  const found = [
    ...times,
    ...amounts,
    ...quotationMentions(reading),
    ...persons,
    ...nameMentions(reading, [...times, ...amounts], persons),
  ];
  found.sort((a, b) => a.start - b.start || b.end - a.end || (a.kind < b.kind ? -1 : 1));
  return found.filter((mention, i) => !isSame(mention, found[i - 1]));
}

const isSame = (a: Mention, b: Mention | undefined): boolean =>
  b !== undefined && a.start === b.start && a.end === b.end && a.kind === b.kind;
