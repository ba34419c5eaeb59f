// The reasons by name: the numbers of rules set by hand that the trees are given beside their own.
import type { Span } from '../../text/span.ts';
import type { SentenceReason, SeriesReason, SpanFeature } from '../weights.ts';

/** In the order of the trees' rows; like the dense features, part of every model file. */
export const spanReasonNames = [
  'typed',
  'holdsTyped',
  'part',
  'untyped',
  'otherType',
  'byline',
  'prefix',
  'ownItem',
  'ownClause',
  'sibling',
  'measure',
  'measureClash',
  'focusEnd',
  'focusBefore',
  'right',
  'affixLeft',
  'affixRight',
  'anchorLeft',
  'anchorRight',
  'anchorSwap',
  'near',
  'said',
  'inQuestion',
  'length',
  'commas',
  'startsClause',
  'endsClause',
  'quoted',
  'copula',
  'cue',
  'nounEnd',
  'verbInside',
  'looseInside',
  'badStart',
] as const satisfies readonly SpanFeature[];

export const sentenceReasonNames = [
  'holdsType',
  'cued',
  'focus',
] as const satisfies readonly SentenceReason[];

export const seriesReasonNames = [
  'seriesBefore',
  'seriesAfter',
  'bracketAfter',
  'clauseShare',
  'clauseLead',
] as const satisfies readonly SeriesReason[];

export const reasonNames: readonly string[] = [
  ...spanReasonNames,
  ...sentenceReasonNames,
  ...seriesReasonNames,
];

/** The numbers of a span, in the order of the names. */
export type Reasons = (span: Span) => readonly number[];
