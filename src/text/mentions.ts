// Mentions: the typed things a text speaks of (dates, amounts, people, places, …), each with its place.

import { fold } from './fold.ts';
import { type Lexicon, NO_LEXICON } from './lexicon.ts';
import { type Mention, type MentionKind, plainMention, type Reading } from './mention.ts';
import { amountMentions } from './mention-amounts.ts';
import { nameMentions } from './mention-names.ts';
import { personMentions } from './mention-persons.ts';
import { quotationMentions } from './mention-quotations.ts';
import { timeMentions } from './mention-times.ts';
import { segment, type Token } from './segment.ts';
import { contains, overlaps } from './span.ts';

export type { Mention, MentionKind } from './mention.ts';

/**
 * The mentions of `text`, by start, then the longer first. They may nest (a place in an organisation, a day
 * in a date); no two have the same span and kind. `tokens` are those of `segment(text, lexicon)`.
 */
export function mentions(
  text: string,
  tokens: readonly Token[] = segment(text),
  lexicon: Lexicon = NO_LEXICON,
): Mention[] {
  const reading = { folded: fold(text), tokens };
  const times = timeMentions(reading);
  const amounts = amountMentions(reading, times);
  const persons = personMentions(reading);
  const found = withKeepers(reading, lexicon, [
    ...times,
    ...amounts,
    ...quotationMentions(reading).filter((mention) => !isUnitOf(mention, amounts)),
    ...persons,
    ...nameMentions(reading, [...times, ...amounts], persons),
  ]);
  found.sort((a, b) => a.start - b.start || b.end - a.end || (a.kind < b.kind ? -1 : 1));
  return found.filter((mention, i) => !isSame(mention, found[i - 1]));
}

/** What the keeper's tags say a word is. */
const KEEPERS_KINDS: Readonly<Record<string, MentionKind>> = {
  nr: 'person',
  ns: 'place',
  nt: 'organisation',
};

/** The mentions, without those that cut a word of the keeper's, and with the names among these words. */
function withKeepers(reading: Reading, { words }: Lexicon, found: Mention[]): Mention[] {
  if (words.size === 0) return found;
  const own = reading.tokens.filter(({ text }) => words.has(text));
  const names = own.flatMap(({ start, end, tag }) => {
    const kind = KEEPERS_KINDS[tag];
    return kind ? [plainMention(reading, kind, start, end)] : [];
  });
  const cuts = (mention: Mention) =>
    own.some((word) => overlaps(word, mention) && !contains(mention, word));
  return [...found.filter((mention) => !cuts(mention)), ...names];
}

/** 6.8kg: a figure with the sign of its unit is no code. */
const isUnitOf = ({ kind, start, end }: Mention, amounts: readonly Mention[]): boolean =>
  kind === 'code' &&
  amounts.some(
    (one) => one.unit !== null && one.start <= start && start < one.end && end <= one.end,
  );

const isSame = (a: Mention, b: Mention | undefined): boolean =>
  b !== undefined && a.start === b.start && a.end === b.end && a.kind === b.kind;
