// Deciding: which candidate is the answer, how sure that is, or why there is none.
import type { Question } from '../question/question.ts';
import type { Candidate } from '../reader/candidate.ts';
import type { Learned } from '../reader/learned.ts';
import type { Hit } from '../retriever/hit.ts';
import { logOdds, probabilityOf, type Signals, sameAnswer, signalsOf } from './signals.ts';
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

/**
 * What a unit of the reader's score counts, in log-odds, where judged candidates are put in order: how sure an answer
 * is says more of its sentence than of its words. Without it a point of EM is lost on DRCD's held half and three on
 * `genres-tune`; from .14 to .35 hardly anything changes.
 */
const READER_SHARE = 0.21;
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
      return { candidate, support: supported, signals, confidence: probabilityOf(signals) };
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
