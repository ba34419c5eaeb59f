// The passage's mentions (dates, amounts, names …) by the tokens they start, end and cut.
import type { Mention, MentionKind } from '../../text/mentions.ts';
import type { Token } from '../../text/segment.ts';
import type { Kind } from './question-view.ts';

/** Sets of kinds are bits. */
export interface MentionColumns {
  /** Kinds of the mentions that start (end) with the token. */
  readonly starting: Uint16Array;
  readonly ending: Uint16Array;
  /** Kinds of the mentions that a span would cut in two by starting (ending) with the token. */
  readonly cutBefore: Uint16Array;
  readonly cutAfter: Uint16Array;
  /** Kinds of the mentions that are exactly the tokens `first` … `last`. */
  exactly(first: number, last: number): number;
}

// The order is part of every model file: only ever add at the end.
const KINDS: readonly MentionKind[] = [
  'time',
  'number',
  'money',
  'percentage',
  'ordinal',
  'person',
  'place',
  'organisation',
  'title',
  'quoted',
  'code',
];

const bitOf = (kind: MentionKind): number => 1 << KINDS.indexOf(kind);

/** What a question of a kind asks for, where mentions can tell. */
const ASKED: Partial<Record<Kind, readonly MentionKind[]>> = {
  person: ['person', 'organisation'],
  place: ['place'],
  organisation: ['organisation'],
  time: ['time'],
  year: ['time'],
  number: ['number', 'money', 'percentage', 'ordinal'],
  money: ['money'],
  percentage: ['percentage'],
};

/** The kinds of mentions that a question of this kind asks for; 0 if any thing may answer. */
export const askedMentions = (kind: Kind): number =>
  (ASKED[kind] ?? []).reduce((bits, own) => bits | bitOf(own), 0);

export function mentionColumns(
  tokens: readonly Token[],
  mentions: readonly Mention[],
): MentionColumns {
  const column = () => new Uint16Array(tokens.length);
  const columns = { starting: column(), ending: column(), cutBefore: column(), cutAfter: column() };
  const exact = new Map<number, number>();
  for (const { start, end, kind } of mentions) {
    const from = firstEndingAfter(tokens, start);
    const last = firstEndingAfter(tokens, end - 1);
    if (last >= tokens.length) continue;
    const bit = bitOf(kind);
    if (tokens[from]!.start === start) columns.starting[from]! |= bit;
    if (tokens[last]!.end === end) columns.ending[last]! |= bit;
    for (let i = from + 1; i <= last; i++) columns.cutBefore[i]! |= bit;
    for (let i = from; i < last; i++) columns.cutAfter[i]! |= bit;
    if (tokens[from]!.start !== start || tokens[last]!.end !== end) continue;
    const key = from * tokens.length + last;
    exact.set(key, (exact.get(key) ?? 0) | bit);
  }
  return { ...columns, exactly: (first, last) => exact.get(first * tokens.length + last) ?? 0 };
}

/** Index of the first token that ends after `offset`; their number if there is none. */
function firstEndingAfter(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The tokens, cut where a date or an ordinal begins or ends inside one (年|扬, 轮|盛江): else no span could
 * be the answer. Of the other kinds the boundaries are less sure than the tokens'.
 */
export function cutAtMentions(tokens: readonly Token[], mentions: readonly Mention[]): Token[] {
  const cuts = new Set(
    mentions
      .filter(({ kind }) => kind === 'time' || kind === 'ordinal')
      .flatMap(({ start, end }) => [start, end]),
  );
  return tokens.flatMap((token) => {
    const parts: Token[] = [];
    let start = token.start;
    for (let at = start + 1; at <= token.end; at++) {
      if (at < token.end && !cuts.has(at)) continue;
      const text = token.text.slice(start - token.start, at - token.start);
      parts.push({ start, end: at, text, tag: token.tag });
      start = at;
    }
    return parts.length === 1 ? [token] : parts;
  });
}
