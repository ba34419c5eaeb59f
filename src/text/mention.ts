// A mention: a typed piece of text, as candidates and requirements are made of.
import type { Token } from './segment.ts';
import type { Span } from './span.ts';

export type MentionKind =
  | 'time'
  | 'number'
  | 'money'
  | 'percentage'
  | 'ordinal'
  | 'person'
  | 'place'
  | 'organisation'
  | 'title'
  | 'quoted'
  | 'code';

/** All text in it is folded. */
export interface Mention extends Span {
  readonly kind: MentionKind;
  /**
   * What it stands for, however it is written: the number of an amount, an ordinal or a percentage in digits
   * (6000余万元 → `60000000`, 首批 → `1`), the text itself of everything else.
   */
  readonly value: string;
  /** Measure word or unit (5万余【名】, 500万【元】); null if it has none. */
  readonly unit: string | null;
}

/** What the finders of mentions are given: the folded text, and its tokens. */
export interface Reading {
  readonly folded: string;
  readonly tokens: readonly Token[];
}

/** A mention that stands for its own text. */
export const plainMention = (
  { folded }: Reading,
  kind: MentionKind,
  start: number,
  end: number,
): Mention => ({ start, end, kind, value: folded.slice(start, end), unit: null });
