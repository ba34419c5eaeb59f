// What the log-linear stage says of each of the best spans, and of those around it.
import { DENSE as D } from './dense-names.ts';
import type { Distribution } from './distribution.ts';
import type { Extraction } from './extract.ts';
import { lettersOf } from './letters.ts';
import type { SpanScores } from './linear.ts';
import type { Reading } from './reading.ts';

/** Fills the rows of the best spans, in the order of `spread.best`. */
export function stageOneNumbers(
  reading: Reading,
  extraction: Extraction,
  scores: SpanScores,
  spread: Distribution,
  rows: readonly Float32Array[],
): void {
  const counted = spread.best.map((k) => massOf(reading, extraction, spread, k));
  const parts = spread.best.map((k) => partsOf(extraction, scores, k));
  const bestSentence = spread.sentence.reduce((most, mass) => Math.max(most, mass), 0);
  for (const [rank, row] of rows.entries()) {
    const k = spread.best[rank]!;
    row[D.score] = scores.total[k]!;
    row[D.margin] = scores.total[k]! - scores.total[spread.best[0]!]!;
    row[D.rank] = rank;
    putParts(parts[rank]!, parts[0]!, row);
    putLogs(extraction, spread, k, row);
    row[D.entropy] = spread.entropy;
    row[D.bestSentence] = bestSentence;
    row[D.sentenceBehind] = row[D.logSentence]! - log(bestSentence);
    for (const other of counted) addMass(counted[rank]!, other, row);
    compare(counted[rank]!, counted[0]!, row);
  }
}

interface Parts {
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
  readonly own: number;
}

const partsOf = (
  { sentence, startRow, endRow }: Extraction,
  scores: SpanScores,
  k: number,
): Parts => ({
  sentence: scores.sentence[sentence[k]!]!,
  start: scores.start[startRow[k]!]!,
  end: scores.end[endRow[k]!]!,
  own: scores.own[k]!,
});

function putParts(own: Parts, best: Parts, row: Float32Array): void {
  row[D.sentenceScore] = own.sentence;
  row[D.startScore] = own.start;
  row[D.endScore] = own.end;
  row[D.ownScore] = own.own;
  row[D.sentenceLead] = own.sentence - best.sentence;
  row[D.startLead] = own.start - best.start;
  row[D.endLead] = own.end - best.end;
  row[D.ownLead] = own.own - best.own;
}

const log = (probability: number): number => Math.log(probability + 1e-6);

function putLogs(extraction: Extraction, spread: Distribution, k: number, row: Float32Array): void {
  row[D.logProbability] = log(spread.probability[k]!);
  row[D.logSentence] = log(spread.sentence[extraction.sentence[k]!]!);
  row[D.logStart] = log(spread.start[extraction.startRow[k]!]!);
  row[D.logEnd] = log(spread.end[extraction.endRow[k]!]!);
}

interface Mass {
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  readonly text: string;
  readonly mass: number;
}

function massOf(
  { passage }: Reading,
  { first, last, sentence }: Extraction,
  { probability }: Distribution,
  k: number,
): Mass {
  const start = passage.start[first[k]!]!;
  const end = passage.end[last[k]!]!;
  const text = lettersOf(passage.folded.slice(start, end));
  return { start, end, sentence: sentence[k]!, text, mass: probability[k]! };
}

const sizeOf = ({ start, end }: Mass): number => end - start;
const overlap = (a: Mass, b: Mass): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);

/** How much probability lies across, inside and around the span, and elsewhere on the same text. */
function addMass(own: Mass, other: Mass, row: Float32Array): void {
  if (other !== own && other.text === own.text) row[D.massOfText]! += other.mass;
  const shared = overlap(own, other);
  if (shared <= 0) return;
  row[D.expectedOverlap]! += (other.mass * 2 * shared) / (sizeOf(own) + sizeOf(other));
  if (other === own) return;
  if (other.start <= own.start && other.end >= own.end) row[D.massAround]! += other.mass;
  else if (other.start >= own.start && other.end <= own.end) row[D.massInside]! += other.mass;
}

function compare(own: Mass, best: Mass, row: Float32Array): void {
  const shared = Math.max(0, overlap(own, best));
  row[D.overlapWithBest] = shared / (sizeOf(own) + sizeOf(best) - shared);
  row[D.sameStart] = own.start === best.start ? 1 : 0;
  row[D.sameEnd] = own.end === best.end ? 1 : 0;
  row[D.sameSentence] = own.sentence === best.sentence ? 1 : 0;
}
