// Deciding: which candidate is the answer, how sure that is, or why there is none.
import type { Question } from '../question/question.ts';
import type { Candidate } from '../reader/candidate.ts';
import type { Learned } from '../reader/learned.ts';
import type { Hit } from '../retriever/hit.ts';
import { fold } from '../text/fold.ts';
import type { Support } from './support.ts';

/** A candidate with what speaks for believing it. */
export interface Judged {
  readonly candidate: Candidate;
  readonly support: Support;
  readonly signals: Signals;
  /** Probability that the candidate answers the question, in [0, 1]. */
  readonly confidence: number;
}

export type Decision =
  | {
      readonly kind: 'answered';
      readonly best: Judged;
      /** Different answers of equal standing, the best excluded. */
      readonly rivals: readonly Judged[];
      /** Further sentences that give the same answer. */
      readonly agreeing: readonly Judged[];
    }
  | {
      readonly kind: 'abstained';
      readonly reason: 'empty' | 'nothing-found' | 'not-covered' | 'unsure';
      /** What came nearest, if anything did. */
      readonly best: Judged | null;
    };

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
 * Log-odds by signal: rounded after a logistic fit to 800 questions on those articles, half with their paragraph
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
/**
 * What a unit of the reader's score counts, in log-odds, where judged candidates are put in order: how sure an answer
 * is says more of its sentence than of its words. Best of 0, .1, .2, .4 on DRCD's held half, CMRC trial and `genres-tune`.
 */
const READER_SHARE = 0.21;
/** A probability of 1 in 150 or 149 in 150 says no more than that. */
const LOG_ODDS_LIMIT = 5;

/**
 * Below this nothing is answered. On documents of other genres, from .11 to .175 one right answer in a hundred is lost, and
 * ten of a hundred unanswerable questions more are refused; from there to .27 four right answers go for as many. It is low
 * because an unsure answer is shown as one, with its sentence.
 */
const ANSWER_FROM = 0.175;

/** How many candidates are judged: the first ones of the reader, at most three a sentence. */
const JUDGED = 12;
const JUDGED_PER_SENTENCE = 3;
/**
 * How far a rival of equal standing may stay behind. Another document may name the subject outside the
 * sentence (in its title, say); another sentence of the same document is about something else sooner.
 */
const RIVAL_ELSEWHERE = { confidence: 0.35, context: 0.15, sentence: 0.45 };
const RIVAL_HERE = { confidence: 0.1, context: 0.05, sentence: 0.05 };
/** An agreeing sentence may cover somewhat less of the question. */
const AGREEING_COVERAGE = 0.1;

export function judge(
  question: Question,
  candidates: readonly Candidate[],
  support: (candidate: Candidate) => Support,
  learned: Learned,
): Judged[] {
  const topHit = Math.max(...candidates.map(({ hit }) => hit.score), Number.MIN_VALUE);
  const judged = selected(candidates)
    .map((candidate) => {
      const supported = support(candidate);
      const signals = signalsOf(question, candidate, candidates, supported, learned, topHit);
      return { candidate, support: supported, signals, confidence: probability(signals) };
    })
    .sort((a, b) => standing(b) - standing(a) || b.candidate.score - a.candidate.score);
  return bodyFirst(judged);
}

/** A heading says what the text below it proves: where both give the answer, the text is the better proof. */
function bodyFirst(judged: readonly Judged[]): Judged[] {
  const [best, ...others] = judged;
  if (!best || !isHeading(best) || best.candidate.items) return [...judged];
  const proof = others.find(
    (other) =>
      !isHeading(other) &&
      sameDocument(best, other) &&
      other.signals.unmet === 0 &&
      sameAnswer(best.candidate.text, other.candidate.text),
  );
  return proof ? [proof, ...judged.filter((one) => one !== proof)] : [...judged];
}

const isHeading = ({ candidate }: Judged): boolean => (candidate.features.heading ?? 0) < 0;

/** Orders the judged. */
const standing = ({ candidate, confidence }: Judged): number =>
  logOdds(confidence) + READER_SHARE * candidate.score;

export function decide(
  question: Question,
  hits: readonly Hit[],
  judged: readonly Judged[],
): Decision {
  if (question.terms.length === 0) return { kind: 'abstained', reason: 'empty', best: null };
  const [best, ...others] = judged;
  if (hits.length === 0 || !best) return { kind: 'abstained', reason: 'nothing-found', best: null };
  if (best.signals.unmet > 0) return { kind: 'abstained', reason: 'not-covered', best };
  if (best.confidence < ANSWER_FROM) return { kind: 'abstained', reason: 'unsure', best };
  return {
    kind: 'answered',
    best,
    rivals: rivalsOf(question, best, others),
    agreeing: others.filter((other) => agrees(best, other)),
  };
}

function selected(candidates: readonly Candidate[]): Candidate[] {
  const perSentence = new Map<string, number>();
  return candidates
    .filter(({ hit, sentence }) => {
      const key = `${hit.passage.pid}:${sentence.start}`;
      const count = (perSentence.get(key) ?? 0) + 1;
      perSentence.set(key, count);
      return count <= JUDGED_PER_SENTENCE;
    })
    .slice(0, JUDGED);
}

function signalsOf(
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

const logOdds = (probability: number): number => Math.log(probability / (1 - probability));

const clamp = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(most, value));

function probability(signals: Signals): number {
  let logOdds = SIGNAL_BIAS;
  for (const name of Object.keys(SIGNAL_WEIGHTS) as (keyof Signals)[])
    logOdds += SIGNAL_WEIGHTS[name] * signals[name];
  return 1 / (1 + Math.exp(-CERTAINTY * logOdds));
}

/** Where one value is asked for, another value in a sentence that covers the question as well. */
function rivalsOf(question: Question, best: Judged, others: readonly Judged[]): Judged[] {
  if (!SINGLE_VALUED.has(question.answerType)) return [];
  const found: Judged[] = [];
  for (const other of others) {
    const slack = sameDocument(best, other) ? RIVAL_HERE : RIVAL_ELSEWHERE;
    const equal =
      other.confidence >= Math.max(ANSWER_FROM, best.confidence - slack.confidence) &&
      other.signals.unmet + other.signals.distant === 0 &&
      other.signals.missing <= best.signals.missing &&
      other.signals.typed === best.signals.typed &&
      other.support.context >= best.support.context - slack.context &&
      other.support.sentence >= best.support.sentence - slack.sentence &&
      !sameSentence(best.candidate, other.candidate);
    const known = [best, ...found].some((one) =>
      sameAnswer(one.candidate.text, other.candidate.text),
    );
    if (equal && !known) found.push(other);
  }
  return found;
}

const SINGLE_VALUED: ReadonlySet<string> = new Set([
  'person',
  'place',
  'organisation',
  'time',
  'number',
  'money',
  'percentage',
]);

const agrees = (best: Judged, other: Judged): boolean =>
  sameAnswer(best.candidate.text, other.candidate.text) &&
  !sameSentence(best.candidate, other.candidate) &&
  other.signals.unmet === 0 &&
  other.support.context >= best.support.context - AGREEING_COVERAGE;

const sameDocument = (a: Judged, b: Judged): boolean =>
  a.candidate.hit.passage.docid === b.candidate.hit.passage.docid;

const sameSentence = (a: Candidate, b: Candidate): boolean =>
  a.hit.passage.pid === b.hit.passage.pid && a.sentence.start === b.sentence.start;

/** Equal once folded, or one within the other (560万 and 560万元). */
function sameAnswer(a: string, b: string): boolean {
  const [x, y] = [a, b].map((text) => fold(text).replace(/[\s\p{P}]/gu, ''));
  return x!.includes(y!) || y!.includes(x!);
}
