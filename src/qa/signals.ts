// Signals: what speaks for believing a candidate, and the probability that they make.
import type { Question } from '../question/question.ts';
import type { Candidate } from '../reader/candidate.ts';
import type { Learned } from '../reader/learned.ts';
import { fold } from '../text/fold.ts';
import type { Support } from './support.ts';

/** What the confidence is made of; all in [0, 1] but `margin`, which is in units of the reader's score. */
export interface Signals {
  readonly sentence: number;
  readonly context: number;
  /** Log-odds by the trained model that the hits hold the answer, at most `LOG_ODDS_LIMIT` either way. */
  readonly learned: number;
  /** Probability by the trained model that the answer stands in the sentence, among all that were read. */
  readonly learnedSentence: number;
  /** Score above the best candidate with another answer; negative for one that is not the first. */
  readonly margin: number;
  /** The candidate is a mention of the type that is asked for. */
  readonly typed: number;
  /** What is asked for has a form of its own and the candidate has not: how surely, in [0, 1]. */
  readonly mistyped: number;
  /** The number counts something else: 50余名 to a question for years. */
  readonly clash: number;
  /** A yes/no question whose predicate the evidence does not share, in [0, 1]. */
  readonly undecided: number;
  /** Share of the requirements that are covered only by the document at large. */
  readonly distant: number;
  /** A requirement is not covered at all. */
  readonly unmet: number;
  /** Share of the question's words that nothing around the evidence covers. */
  readonly missing: number;
  /** The retriever's score beside its best hit's. */
  readonly hit: number;
}

/**
 * Log-odds by signal: rounded after a logistic fit to 800 questions on articles of DRCD dev, half with their paragraph
 * taken away; what encyclopedias hardly show (a wrong kind, a yes or no, another district) is set by hand.
 */
export const SIGNAL_WEIGHTS: Readonly<Record<keyof Signals, number>> = {
  sentence: 1.2,
  context: 2,
  learned: 0.5,
  learnedSentence: 0.5,
  margin: 0.12,
  typed: 0,
  mistyped: -2,
  clash: -1.5,
  undecided: -6,
  distant: -1.5,
  unmet: -5,
  missing: -1.5,
  hit: 0,
};
const SIGNAL_BIAS = -2;
/**
 * What a unit of these log-odds is worth: all sets but one are surest of themselves at less than 1, and at this the mean
 * calibration error of five is least (RESULTS.md).
 */
const CERTAINTY = 0.7;
/** A margin says no more beyond this, in units of the reader's score. */
const MARGIN_LIMIT = 5;
/** A probability of 1 in 150 or 149 in 150 says no more than that. */
const LOG_ODDS_LIMIT = 5;

/** The signals of a candidate among `candidates`, of which the best hit has the score `topHit`. */
export function signalsOf(
  question: Question,
  candidate: Candidate,
  candidates: readonly Candidate[],
  support: Support,
  learned: Learned,
  topHit: number,
): Signals {
  const other = candidates.find((one) => !sameAnswer(one.text, candidate.text));
  const { requirements } = support;
  const proof = candidate.announced ?? candidate;
  const typed = (candidate.features.typed ?? 0) > 0 || candidate.items ? 1 : 0;
  const share = (coverage: string) =>
    requirements.filter((checked) => checked.coverage === coverage).length /
    Math.max(1, requirements.length);
  return {
    sentence: support.sentence,
    context: support.context,
    learned: clamp(logOdds(learned.confidence), -LOG_ODDS_LIMIT, LOG_ODDS_LIMIT),
    learnedSentence: Math.exp(learned.sentence(proof.hit.passage.pid, proof.sentence.start)),
    margin: clamp(candidate.score - (other?.score ?? 0), -MARGIN_LIMIT, MARGIN_LIMIT),
    typed,
    mistyped: typed === 0 ? (FORMS[question.answerType] ?? 0) : 0,
    clash: (candidate.features.measureClash ?? 0) < 0 ? 1 : 0,
    undecided: question.answerType === 'yesno' ? undecided(question, candidate, support) : 0,
    distant: share('distant'),
    unmet: share('unmet') > 0 ? 1 : 0,
    missing: support.missing.length / Math.max(1, question.terms.length),
    hit: candidate.hit.score / topHit,
  };
}

/**
 * Types whose answers have a form of their own, and how surely it is recognised: a number always is, a
 * person's name nearly, and a list may be worded as a sentence.
 */
const FORMS: Readonly<Partial<Record<Question['answerType'], number>>> = {
  number: 1,
  money: 1,
  percentage: 1,
  time: 0.8,
  person: 0.5,
  list: 0.5,
};

/**
 * Share of the question's weight that is missing: a yes is about every word that was asked. A no has at least its
 * denial to show.
 */
function undecided({ terms }: Question, { text: said }: Candidate, { missing }: Support): number {
  const weightOf = (of: typeof terms) => of.reduce((sum, { weight }) => sum + weight, 0);
  const share =
    weightOf(terms.filter(({ text }) => missing.includes(text))) / (weightOf(terms) || 1);
  return said === '是' ? share : DENIED * share;
}

const DENIED = 0.6;

export const logOdds = (probability: number): number => Math.log(probability / (1 - probability));

const clamp = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(most, value));

/** Probability in (0, 1) that a candidate with these signals answers. */
export function probabilityOf(signals: Signals): number {
  let logOdds = SIGNAL_BIAS;
  for (const name of Object.keys(SIGNAL_WEIGHTS) as (keyof Signals)[])
    logOdds += SIGNAL_WEIGHTS[name] * signals[name];
  return 1 / (1 + Math.exp(-CERTAINTY * logOdds));
}

/** Equal once folded, or one within the other (560万 and 560万元). */
export function sameAnswer(a: string, b: string): boolean {
  const [x, y] = [a, b].map((text) => fold(text).replace(/[\s\p{P}]/gu, ''));
  return x!.includes(y!) || y!.includes(x!);
}
