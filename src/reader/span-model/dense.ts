// Dense features of the best spans: the numbers the boosted trees decide by.
import { type Distribution, distribution } from './distribution.ts';
import { focusAgreement, measureAgreement } from './end-features.ts';
import type { Extraction } from './extract.ts';
import type { SpanScores } from './linear.ts';
import { lettersOf } from './passage-view.ts';
import type { Reading } from './reading.ts';
import { type SpanNumbers, spanNumbers } from './span-numbers.ts';

/** The trees choose among this many; the right one is among them for 87 to 93 % of the questions. */
export const RESCORED = 30;

export interface RescoredSpan {
  /** Number of the span in the extraction. */
  readonly k: number;
  /** Half-open, in the passage's text. */
  readonly start: number;
  readonly end: number;
  readonly features: DenseFeatures;
}

export type DenseFeatures = SpanNumbers & StageOne & Standing & AskedFor;

/** What the log-linear stage says of the span and of those around it. */
interface StageOne {
  score: number;
  margin: number;
  rank: number;
  sentenceScore: number;
  startScore: number;
  endScore: number;
  ownScore: number;
  sentenceLead: number;
  startLead: number;
  endLead: number;
  ownLead: number;
  logProbability: number;
  logSentence: number;
  logStart: number;
  logEnd: number;
  expectedOverlap: number;
  massInside: number;
  massAround: number;
  massOfText: number;
  entropy: number;
  bestSentence: number;
  sentenceBehind: number;
  overlapWithBest: number;
  sameStart: number;
  sameEnd: number;
  sameSentence: number;
}

/** How the sentence stands. */
interface Standing {
  recall: number;
  localRecall: number;
  bigramRecall: number;
  characterRecall: number;
  ordered: number;
  aroundGap: number;
  exactRecall: number;
  previousAdds: number;
  nextAdds: number;
  firstAdds: number;
  sentenceRank: number;
  localRank: number;
  bigramRank: number;
  rarest: number;
  sentenceIndex: number;
  sentences: number;
  sentenceTokens: number;
  placeInSentence: number;
}

/** What the question is like. */
interface AskedFor {
  kind: number;
  questionLength: number;
  questionWords: number;
  gapPlace: number;
  focusAgreement: number;
  measureAgreement: number;
}

/** The RESCORED best spans with their features, best first. */
export function denseFeatures(
  reading: Reading,
  extraction: Extraction,
  scores: SpanScores,
): RescoredSpan[] {
  const context = { reading, extraction, scores, spread: distribution(extraction, scores.total) };
  const overlaps = masses(context);
  const asked = askedFor(reading);
  return context.spread.best.slice(0, RESCORED).map((k, rank) => {
    const { start, end } = placeOf(context, k);
    const features = {
      ...stageOne(context, k, rank),
      ...overlaps(k),
      ...standing(context, k),
      ...spanNumbers(reading, extraction, k),
      ...asked,
      ...agreement(context, k),
    };
    return { k, start, end, features };
  });
}

interface Context {
  readonly reading: Reading;
  readonly extraction: Extraction;
  readonly scores: SpanScores;
  readonly spread: Distribution;
}

function placeOf({ reading, extraction }: Context, k: number) {
  const { passage } = reading;
  return {
    start: passage.start[extraction.first[k]!]!,
    end: passage.end[extraction.last[k]!]!,
  };
}

const log = (probability: number): number => Math.log(probability + 1e-6);

function stageOne({ extraction, scores, spread }: Context, k: number, rank: number) {
  const best = spread.best[0]!;
  const of = (span: number) => ({
    sentence: scores.sentence[extraction.sentence[span]!]!,
    start: scores.start[extraction.startRow[span]!]!,
    end: scores.end[extraction.endRow[span]!]!,
    own: scores.own[span]!,
  });
  const own = of(k);
  const top = of(best);
  const inSentence = spread.sentence[extraction.sentence[k]!]!;
  const bestSentence = spread.sentence.reduce((most, mass) => Math.max(most, mass), 0);
  return {
    score: scores.total[k]!,
    margin: scores.total[k]! - scores.total[best]!,
    rank,
    sentenceScore: own.sentence,
    startScore: own.start,
    endScore: own.end,
    ownScore: own.own,
    sentenceLead: own.sentence - top.sentence,
    startLead: own.start - top.start,
    endLead: own.end - top.end,
    ownLead: own.own - top.own,
    logProbability: log(spread.probability[k]!),
    logSentence: log(inSentence),
    logStart: log(spread.start[extraction.startRow[k]!]!),
    logEnd: log(spread.end[extraction.endRow[k]!]!),
    entropy: spread.entropy,
    bestSentence,
    sentenceBehind: log(inSentence) - log(bestSentence),
  };
}

/** How much probability lies inside, around and across each span, and elsewhere on the same text. */
function masses(context: Context) {
  const { spread, reading, extraction } = context;
  const counted = spread.best.map((k): Mass => {
    const { start, end } = placeOf(context, k);
    const text = lettersOf(reading.passage.folded.slice(start, end));
    return { k, start, end, text, mass: spread.probability[k]! };
  });
  const best = counted[0]!;
  return (k: number) => {
    const own = counted.find((other) => other.k === k)!;
    const sums = { expectedOverlap: 0, massInside: 0, massAround: 0, massOfText: 0 };
    for (const other of counted) addMass(sums, own, other);
    const shared = Math.max(0, overlap(own, best));
    return {
      ...sums,
      overlapWithBest: shared / (sizeOf(own) + sizeOf(best) - shared),
      sameStart: own.start === best.start ? 1 : 0,
      sameEnd: own.end === best.end ? 1 : 0,
      sameSentence: extraction.sentence[k] === extraction.sentence[best.k] ? 1 : 0,
    };
  };
}

type Sums = Record<'expectedOverlap' | 'massInside' | 'massAround' | 'massOfText', number>;

function addMass(sums: Sums, own: Mass, other: Mass): void {
  if (other !== own && other.text === own.text) sums.massOfText += other.mass;
  const shared = overlap(own, other);
  if (shared <= 0) return;
  sums.expectedOverlap += (other.mass * 2 * shared) / (sizeOf(own) + sizeOf(other));
  if (other === own) return;
  if (other.start <= own.start && other.end >= own.end) sums.massAround += other.mass;
  else if (other.start >= own.start && other.end <= own.end) sums.massInside += other.mass;
}

interface Mass extends Place {
  readonly k: number;
  readonly text: string;
  readonly mass: number;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

const sizeOf = ({ start, end }: Place): number => end - start;
const overlap = (a: Place, b: Place): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);

function standing({ reading, extraction }: Context, k: number): Standing {
  const { passage, numbers } = reading;
  const sentence = extraction.sentence[k]!;
  const own = numbers[sentence]!;
  const { start, end } = passage.sentences[sentence]!;
  return {
    recall: own.recall,
    localRecall: own.localRecall,
    bigramRecall: own.bigramRecall,
    characterRecall: own.characterRecall,
    ordered: own.ordered,
    aroundGap: own.aroundGap,
    exactRecall: own.exactRecall,
    previousAdds: own.previousAdds,
    nextAdds: own.nextAdds,
    firstAdds: own.firstAdds,
    sentenceRank: own.rank,
    localRank: own.localRank,
    bigramRank: own.bigramRank,
    rarest: own.rarest,
    sentenceIndex: sentence,
    sentences: numbers.length,
    sentenceTokens: own.tokens,
    placeInSentence: (passage.start[extraction.first[k]!]! - start) / Math.max(1, end - start),
  };
}

function askedFor({ question }: Reading): Omit<AskedFor, 'focusAgreement' | 'measureAgreement'> {
  return {
    kind: question.kind,
    questionLength: question.folded.length,
    questionWords: question.words.length,
    gapPlace:
      question.gapEnd === null ? 2 : question.gapStart / Math.max(1, question.folded.length),
  };
}

function agreement({ reading, extraction }: Context, k: number) {
  const { tokens, sentences } = reading.passage;
  const last = extraction.last[k]!;
  const { to } = sentences[extraction.sentence[k]!]!;
  const own = tokens[last]!.text;
  const next = last + 1 < to ? tokens[last + 1]!.text : '';
  return {
    focusAgreement: focusAgreement(reading.question, own, next),
    measureAgreement: measureAgreement(reading.question, own, next),
  };
}
