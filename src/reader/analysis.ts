// An analysis: a passage taken apart once, for every question that reads it.
import type { Passage } from '../corpus/passage.ts';
import { fold } from '../text/fold.ts';
import { type Lexicon, NO_LEXICON } from '../text/lexicon.ts';
import { type Mention, mentions } from '../text/mentions.ts';
import { segment, type Token } from '../text/segment.ts';
import { sentences } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';

/** A sentence with its tokens: `tokens[from]` up to, not including, `tokens[to]` of the analysis. */
export interface SentenceTokens extends Span {
  readonly index: number;
  readonly from: number;
  readonly to: number;
}

/** All spans are in the coordinates of `passage.text`. */
export interface Analysis {
  readonly passage: Passage;
  /** Folded text of the passage, as long as it. */
  readonly folded: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly SentenceTokens[];
  /** Ascending by start. */
  readonly mentions: readonly Mention[];
}

export function analyse(passage: Passage, lexicon: Lexicon = NO_LEXICON): Analysis {
  const tokens = segment(passage.text, lexicon);
  let at = 0;
  const parts = sentences(passage.text).map((span, index) => {
    while (at < tokens.length && tokens[at]!.start < span.start) at++;
    const from = at;
    while (at < tokens.length && tokens[at]!.end <= span.end) at++;
    return { ...span, index, from, to: at };
  });
  return {
    passage,
    folded: fold(passage.text),
    tokens,
    sentences: parts,
    mentions: mentions(passage.text, tokens, lexicon),
  };
}

/** Analyses kept in memory: passages of the questions asked lately, oldest out first. */
const KEPT = 512;

/** `analyse` with a memory of the passages seen last; a pure function to whoever calls it. */
export function analyser(
  lexicon: Lexicon = NO_LEXICON,
  kept: number = KEPT,
): (passage: Passage) => Analysis {
  const memory = new Map<string, Analysis>();
  return (passage) => {
    const known = memory.get(passage.pid);
    const fresh = known && known.passage === passage ? known : analyse(passage, lexicon);
    memory.delete(passage.pid);
    memory.set(passage.pid, fresh);
    if (memory.size > kept) memory.delete(memory.keys().next().value!);
    return fresh;
  };
}
