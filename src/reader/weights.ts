// Weights of the hand-set reader: what each feature of a sentence and of a span is worth, and why.
//
// They are set by hand after fits of a log-linear model (softmax over the sentences of the hits, over the spans
// of the right sentence) on CMRC 2018 trial and every other article of DRCD dev, rounded, with the signs that
// make sense. All are on one scale, log-odds, so that contributions may be compared and added.
import type { Features } from './candidate.ts';

/** Sentences count half as much again as fitted: a right sentence with a poor span is the smaller fault. */
export const SENTENCE_WEIGHTS = {
  /** Share of the question's words that the sentence holds. */
  coverage: 5,
  /** The same, words weighed by how well they tell these sentences apart: the strongest sign of all. */
  localCoverage: 12,
  /** Pairs of characters in common: wording, where words are cut differently. */
  bigrams: 7,
  /** Words that the sentence lacks and the headings or the document's subjects have: 区里 is this district. */
  headings: 2,
  /** … and the sentence before has: what is spoken of goes on. */
  previous: 3.3,
  /** … the more so if the sentence begins with 他, 该, 会议. */
  anaphor: 1,
  /** … and the one after has: a fact and its explanation. */
  next: 1,
  /** … and the rest of the passage has: a passage about the question beats a chance likeness. */
  passage: 8,
  /** Score of the hit beside the best one's: what the retriever thinks. */
  hit: 7,
  /** Holds a date where a date is asked for, a name where a name is. */
  holdsType: 4,
  /** Holds a word that answers of the type come with: 因为, 通过, 分别. */
  cued: 2.7,
  /** Holds the asked noun itself. */
  focus: 1.3,
  /**
   * Log probability by the trained model that the answer stands here. The model and the reasons correct each other:
   * neither alone is right as often (RESULTS.md). From 3.5 to 9 questions the model has not seen hardly tell the weights apart.
   */
  learnedSentence: 5,
  /** Scraps of captions and bylines match by chance. */
  fragment: -1,
  /** A question does not answer. */
  question: -3,
  /** Headings say what follows, not what is. */
  heading: -4,
} as const;

/**
 * Log probability by the trained model, among the spans of the sentence. Of 3, 4, 5.5 and 8, on CMRC trial, articles of
 * DRCD and two sets of other genres, the higher ones give the better spans and 8 the worse sentences.
 */
export const LEARNED_SPAN = 8;
/** The same where an amount is asked for: rules find these whole. */
export const LEARNED_AMOUNT = 5;

/** For answers that are names, amounts or noun phrases. */
export const SPAN_WEIGHTS = {
  /** A mention of the asked type. */
  typed: 2.5,
  /** Holds one, with more around it. */
  holdsTyped: 0.5,
  /** Is a part of a longer one: names are given in full. */
  part: -0.8,
  /** Nothing like the asked type. */
  untyped: -1.3,
  /** A mention of another type: an age is nobody. */
  otherType: -1,
  /** The writer of the report, unless asked for. */
  byline: -4,
  /** Share of the question in the same item or clause: a number belongs to its own noun. */
  ownItem: 1.5,
  /** The words next to the gap stand in its own clause or item, or in another's. */
  ownClause: 3.5,
  /** Said of another number of the same kind: of 一层 where 二层 is asked about. */
  sibling: -6,
  /** A place right before the name whose place is asked for. */
  prefix: 3,
  /** Counted with the question's measure word. */
  measure: 1.5,
  /** Counted with one for other things. */
  measureClash: -1.7,
  /** Ends with the asked noun: 哪个县 → 云阳县. */
  focusEnd: 2,
  /** Stands right behind the asked noun: 队长周建国. */
  focusBefore: 1.8,
  /** What stands right of the gap in the question stands right of the span. */
  right: 0.7,
  /** The same characters before span and gap … */
  affixLeft: 2.7,
  /** … and behind them. */
  affixRight: 1.6,
  /** Near the word left of the gap, */
  anchorLeft: 1.4,
  /** near the one right of it, mostly the verb, */
  anchorRight: 1.8,
  /** or near one of them on its other side. */
  anchorSwap: 0.7,
  /** Near the question's words altogether. */
  near: 1.6,
  /** Stands in the question, word for word, which offers no choice. */
  said: -5,
  /** Repeats the question. */
  inQuestion: -2.6,
  /** Longer or shorter than usual. */
  length: -1.1,
  /** A phrase has no comma. */
  commas: -1.8,
  /** Begins or ends where a clause does. */
  startsClause: 0.9,
  endsClause: 0.9,
  /** Quotation marks and 《》 set names off. */
  quoted: 1.7,
  /** A是B: the complement. */
  copula: 0.7,
  /** A preposition that tells its role: 由…, 在…, 通过…. */
  cue: 1.7,
  /** Answers end with nouns, */
  nounEnd: 0.5,
  /** and hold neither verbs */
  verbInside: -1.2,
  /** nor adverbs and conjunctions, */
  looseInside: -1.2,
  /** nor begin with one. */
  badStart: -1.4,
} as const;

/** For answers that are clauses (why, how, what is): verbs and commas belong to them, both ends are at marks. */
export const CLAUSE_WEIGHTS = {
  ...SPAN_WEIGHTS,
  right: 0,
  anchorLeft: 1,
  anchorRight: 0.7,
  anchorSwap: 0,
  near: 1.3,
  length: -0.2,
  commas: -0.8,
  startsClause: 1.5,
  endsClause: 2.1,
  cue: 3.2,
  verbInside: 0,
  looseInside: -0.4,
  badStart: -0.4,
} as const satisfies Record<SpanFeature, number>;

/** A name in the next sentence; it competes with the spans of the sentence that has none. */
export const CARRIED_WEIGHTS = {
  carried: 3,
  carriedType: 2.5,
  /** The first name is the subject. */
  laterName: -1,
} as const;

/** A sentence that turns the question's claim round, or agrees with a number in it, speaks of the claim. */
export const POLARITY_WEIGHTS = {
  negated: 0.5,
  opposite: 0.5,
  exception: 0.3,
  otherNumber: 0.3,
  /** 第一次, 全部: the sentence speaks of the very claim of the question. */
  claim: 10,
} as const;

export const LIST_WEIGHTS = {
  /** A list is asked for, so a series beats a span of the same sentence … */
  series: 2.5,
  /** … or the rest of a series is. */
  rest: 8,
  /** As many items as are asked for, */
  count: 3,
  /** or not. */
  countClash: -5,
  /** 包括, 分别是, a colon right before. */
  cue: 0.8,
  /** 一是…二是… has no other use. */
  enumerated: 0.5,
  /** In brackets stand asides. */
  bracketed: -2,
  /** The question's words stand around the series as around the gap, */
  listLeft: 1,
  listRight: 1,
  /** and near it. */
  listNear: 3,
  /** A、B、C三个【镇】. */
  focusAfter: 0.8,
  /** A和B“两大保障”, “五送”是A、B…: the name that the question counts. */
  named: 5,
  /** More items are less likely to be two nouns by chance. */
  items: 2.5,
  /** Items that the question names itself. */
  itemsAsked: -5,
  /** Items of a kind are of a length. */
  uneven: -0.7,
  /** 三送: all begin with the counted character. */
  sameHead: 1.5,
  /** All end with the asked noun's last character. */
  focusEnds: 0.8,
} as const;

/** 于2月2日和9日派出第二批、第三批: of two series of one length, the item in the place of the question's own. */
export const RESPECTIVE_WEIGHTS = { respective: 14, typed: 2.5 } as const;

/** What its wording marks as a definition or a cause; it competes with the clauses of the same sentence. */
export const STATED_WEIGHTS = {
  /** X是指…: the text defines. */
  defined: 14,
  /** “X”，…: the text explains what it has named. */
  apposed: 6,
  /** 因…, 由于…: no more than a nudge, for a cause may go on over a comma, and the model sees that. */
  caused: 0.5,
  /** 副院长李明: the office before a name. */
  titled: 12,
} as const;

/** A value behind its name (地点：三楼会议室, a cell of a table): short lines share few words with a question. */
export const LABEL_WEIGHTS = {
  /** The name is what is asked for. */
  labelled: 8,
  /** The value is of the asked type. */
  typed: 3,
  /** The question names the row. */
  row: 6,
} as const;

export type SentenceFeature = keyof typeof SENTENCE_WEIGHTS;
/** What a sentence says apart from its words in common with the question. */
export type SentenceReason = 'holdsType' | 'cued' | 'focus';
/** What only the trees weigh. */
export type SeriesReason =
  | 'seriesBefore'
  | 'seriesAfter'
  | 'bracketAfter'
  | 'clauseShare'
  | 'clauseLead';
export type SpanFeature = keyof typeof SPAN_WEIGHTS;
export type PolarityFeature = keyof typeof POLARITY_WEIGHTS;
export type StatedFeature = keyof typeof STATED_WEIGHTS;
export type ListFeature = keyof typeof LIST_WEIGHTS;

/** The weighted sum alone: `weigh(raw, weights).score`, without naming its parts. */
export function scoreOf<Name extends string>(
  raw: Readonly<Record<Name, number>>,
  weights: Readonly<Record<Name, number>>,
): number {
  let score = 0;
  for (const name in weights) score += raw[name] * weights[name];
  return score;
}

/** The contributions of raw values, zeros left out, and their sum. */
export function weigh<Name extends string>(
  raw: Readonly<Record<Name, number>>,
  weights: Readonly<Record<Name, number>>,
): { features: Features; score: number } {
  const features: Record<string, number> = {};
  let score = 0;
  for (const name in weights) {
    const value = raw[name] * weights[name];
    if (value === 0) continue;
    features[name] = value;
    score += value;
  }
  return { features, score };
}
