// Dense features of the best spans: the numbers the boosted trees decide by.
import { DENSE as D, denseNames, REASONS_FROM } from './dense-names.ts';
import { distribution } from './distribution.ts';
import { focusAgreement, measureAgreement } from './end-features.ts';
import type { Extraction } from './extract.ts';
import type { SpanScores } from './linear.ts';
import type { Reading } from './reading.ts';
import type { Reasons } from './reason-names.ts';
import { rivalNumbers } from './rival-numbers.ts';
import { spanNumbers } from './span-numbers.ts';
import { stageOneNumbers } from './stage-one-numbers.ts';

/** The trees choose among this many; the right one is among them for 87 to 93 % of the questions. */
export const RESCORED = 30;

export interface RescoredSpan {
  /** Number of the span in the extraction. */
  readonly k: number;
  /** Half-open, in the passage's text. */
  readonly start: number;
  readonly end: number;
  /** In the order of DENSE. */
  readonly row: Float32Array;
}

/** The RESCORED best spans with their features, best first. */
export function denseFeatures(
  reading: Reading,
  extraction: Extraction,
  scores: SpanScores,
  reasons: Reasons,
): RescoredSpan[] {
  const spread = distribution(extraction, scores.total);
  const best = spread.best.slice(0, RESCORED);
  const rows = best.map(() => new Float32Array(denseNames.length));
  stageOneNumbers(reading, extraction, scores, spread, rows);
  const rescored = best.map((k, rank) => {
    const row = rows[rank]!;
    standing(reading, extraction, k, row);
    spanNumbers(reading, extraction, k, row);
    askedFor(reading, extraction, k, row);
    const { passage } = reading;
    const start = passage.start[extraction.first[k]!]!;
    const end = passage.end[extraction.last[k]!]!;
    row.set(reasons({ start, end }), REASONS_FROM);
    return { k, start, end, row };
  });
  rivalNumbers(rows);
  return rescored;
}

function standing(
  { passage, numbers }: Reading,
  extraction: Extraction,
  k: number,
  row: Float32Array,
): void {
  const sentence = extraction.sentence[k]!;
  const own = numbers[sentence]!;
  const { start, end } = passage.sentences[sentence]!;
  row[D.recall] = own.recall;
  row[D.localRecall] = own.localRecall;
  row[D.bigramRecall] = own.bigramRecall;
  row[D.characterRecall] = own.characterRecall;
  row[D.ordered] = own.ordered;
  row[D.aroundGap] = own.aroundGap;
  row[D.exactRecall] = own.exactRecall;
  row[D.previousAdds] = own.previousAdds;
  row[D.nextAdds] = own.nextAdds;
  row[D.firstAdds] = own.firstAdds;
  row[D.sentenceRank] = own.rank;
  row[D.localRank] = own.localRank;
  row[D.bigramRank] = own.bigramRank;
  row[D.rarest] = own.rarest;
  row[D.sentenceIndex] = sentence;
  row[D.sentences] = numbers.length;
  row[D.sentenceTokens] = own.tokens;
  const before = passage.start[extraction.first[k]!]! - start;
  row[D.placeInSentence] = before / Math.max(1, end - start);
}

/** Where the gap of a question without a question word stands: beyond its end. */
const NO_GAP = 2;

function askedFor(
  { passage, question }: Reading,
  extraction: Extraction,
  k: number,
  row: Float32Array,
): void {
  const { folded, gapEnd, gapStart } = question;
  row[D.kind] = question.kind;
  row[D.questionLength] = folded.length;
  row[D.questionWords] = question.words.length;
  row[D.gapPlace] = gapEnd === null ? NO_GAP : gapStart / Math.max(1, folded.length);
  const { tokens, sentences } = passage;
  const last = extraction.last[k]!;
  const own = tokens[last]!.text;
  const next = last + 1 < sentences[extraction.sentence[k]!]!.to ? tokens[last + 1]!.text : '';
  row[D.focusAgreement] = focusAgreement(question, own, next);
  row[D.measureAgreement] = measureAgreement(question, own, next);
}
