// A passage as the span model sees it: columns of numbers over its tokens, made once for all questions.
import { fold } from '../../text/fold.ts';
import type { Mention } from '../../text/mentions.ts';
import type { Token } from '../../text/segment.ts';
import { sentences } from '../../text/sentences.ts';
import type { Span } from '../../text/span.ts';
import { hashText } from './hash.ts';
import { lettersOf } from './letters.ts';
import { CLOSES, COMMA, marksOf, OPENS } from './marks.ts';
import { cutAtMentions, type MentionColumns, mentionColumns } from './mention-columns.ts';

/** Tokens `from` up to, not including, `to`. */
export interface SentenceRange extends Span {
  readonly from: number;
  readonly to: number;
  /** Letters and digits of the folded sentence. */
  readonly letters: string;
}

/** Column `i` is about token `i`; offsets are in the coordinates of the passage's text. */
export interface PassageView {
  readonly folded: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly SentenceRange[];
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly word: Int32Array;
  readonly tag: Int32Array;
  /** The tag's first letter: n, v, a … */
  readonly tagInitial: Int32Array;
  readonly first: Uint16Array;
  readonly last: Uint16Array;
  readonly marks: Int32Array;
  /** How many commas of its sentence stand before the token. */
  readonly clause: Uint16Array;
  /** 1 inside brackets or quotes. */
  readonly bracketed: Uint8Array;
  readonly mentions: MentionColumns;
}

/** What others found out about the same text: `segment` of it, and `mentions`. */
export interface Analysed {
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
}

export function viewPassage(text: string, analysed: Analysed): PassageView {
  const folded = fold(text);
  const tokens = cutAtMentions(analysed.tokens, analysed.mentions);
  const ranges = sentenceRanges(text, folded, tokens);
  const columns = {
    start: Int32Array.from(tokens, ({ start }) => start),
    end: Int32Array.from(tokens, ({ end }) => end),
    word: Int32Array.from(tokens, (token) => hashText(token.text)),
    tag: Int32Array.from(tokens, ({ tag }) => tagHash(tag)),
    tagInitial: Int32Array.from(tokens, ({ tag }) => tag.charCodeAt(0)),
    first: Uint16Array.from(tokens, (token) => token.text.charCodeAt(0)),
    last: Uint16Array.from(tokens, (token) => token.text.charCodeAt(token.text.length - 1)),
    marks: Int32Array.from(tokens, marksOf),
  };
  return {
    folded,
    tokens,
    sentences: ranges,
    ...columns,
    ...structure(ranges, columns.marks),
    mentions: mentionColumns(tokens, analysed.mentions),
  };
}

const tagHashes = new Map<string, number>();

function tagHash(tag: string): number {
  let hash = tagHashes.get(tag);
  if (hash === undefined) {
    hash = hashText(tag);
    tagHashes.set(tag, hash);
  }
  return hash;
}

/** Sentences without a token are left out. */
function sentenceRanges(text: string, folded: string, tokens: readonly Token[]): SentenceRange[] {
  const ranges: SentenceRange[] = [];
  let at = 0;
  for (const { start, end } of sentences(text)) {
    const from = at;
    while (at < tokens.length && tokens[at]!.start < end) at++;
    if (at > from)
      ranges.push({ start, end, from, to: at, letters: lettersOf(folded.slice(start, end)) });
  }
  return ranges;
}

function structure(ranges: readonly SentenceRange[], marks: Int32Array) {
  const clause = new Uint16Array(marks.length);
  const bracketed = new Uint8Array(marks.length);
  for (const { from, to } of ranges) {
    let commas = 0;
    let depth = 0;
    for (let i = from; i < to; i++) {
      if (marks[i]! & CLOSES) depth = Math.max(0, depth - 1);
      clause[i] = commas;
      bracketed[i] = depth > 0 ? 1 : 0;
      if (marks[i]! & OPENS) depth++;
      if (marks[i]! & COMMA) commas++;
    }
  }
  return { clause, bracketed };
}
