// A question: what was asked, taken apart.
import type { Token } from '../text/segment.ts';
import type { Span } from '../text/span.ts';

/** What kind of thing would answer. */
export type AnswerType =
  | 'person'
  | 'place'
  | 'organisation'
  | 'time'
  | 'number'
  | 'money'
  | 'percentage'
  | 'what'
  | 'reason'
  | 'manner'
  | 'list'
  | 'definition'
  | 'yesno';

/**
 * A content word of the question. `weight` > 0 is relative to the others of the question;
 * `side` tells where it stands: before the question word, in the noun phrase that follows it, or after.
 */
export interface QuestionTerm extends Span {
  readonly text: string;
  readonly tag: string;
  readonly weight: number;
  readonly side: 'left' | 'focus' | 'right';
}

/**
 * Something the evidence must cover, with its headings and document, for an answer to be believed:
 * a fact about one district does not answer a question about another.
 */
export interface Requirement extends Span {
  readonly text: string;
  readonly kind:
    | 'name'
    | 'place'
    | 'organisation'
    | 'time'
    | 'ordinal'
    | 'number'
    | 'quoted'
    /** What the question is about by a common noun: 【摩托车】的最高时速. */
    | 'topic'
    /** An office or a kinship that the answer holds: 【所长】是谁. */
    | 'role'
    /** The question word: an answer must be of its form (多少米, 哪一年, 电话是多少). */
    | 'form';
}

export interface Question {
  /** As asked, white space at the ends taken off. */
  readonly text: string;
  /** Tokens of `text`. */
  readonly tokens: readonly Token[];
  readonly answerType: AnswerType;
  /**
   * The question word's place, its measure word included (多少万元, 哪三处, 第几届): Chinese keeps it where the
   * answer stands. Empty where the question breaks off (…更名为？); null if nothing asks. No token crosses
   * its borders.
   */
  readonly gap: Span | null;
  /** Head noun of what is asked for, folded (多少【台】电脑 → 电脑). */
  readonly focus: string | null;
  /** Measure word, folded (多少【台】). */
  readonly measure: string | null;
  /** How many items are asked for, where the question says so (哪三处 → 3). */
  readonly count: number | null;
  /** Content words in question order. */
  readonly terms: readonly QuestionTerm[];
  readonly requirements: readonly Requirement[];
}
