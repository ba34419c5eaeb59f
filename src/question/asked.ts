// A question as far as it is taken apart before its requirements are known.
import type { Mention } from '../text/mention.ts';
import type { Token } from '../text/segment.ts';
import type { Span } from '../text/span.ts';
import type { AnswerType } from './question.ts';

export interface Asked {
  readonly tokens: readonly Token[];
  /** Those of the whole text. */
  readonly mentions: readonly Mention[];
  readonly gap: Span | null;
  /** The noun phrase of what is asked for; its words are what the answer is, not what it must cover. */
  readonly phrase: Span;
  /** Head noun of what is asked for, and whether it stands before the question word. */
  readonly focus: { readonly noun: string | null; readonly before: boolean };
  readonly count: number | null;
  readonly answerType: AnswerType;
}
