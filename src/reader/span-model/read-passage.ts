// Reading: the best answers to a question in one passage, with the sentences' coverage.
import type { Span } from '../../text/span.ts';
import { decode } from './decode.ts';
import { denseFeatures, type RescoredSpan } from './dense.ts';
import { namedRow } from './dense-names.ts';
import { type Extraction, extract } from './extract.ts';
import { contributions, scoreSpans } from './linear.ts';
import type { Named } from './logistic.ts';
import type { SpanModel } from './model.ts';
import type { PassageView } from './passage-view.ts';
import type { QuestionView } from './question-view.ts';
import { layOver } from './reading.ts';
import type { Reasons } from './reason-names.ts';
import type { SentenceNumbers } from './sentence-numbers.ts';
import { scoreRows } from './trees.ts';

/** All spans are in the coordinates of the passage's text. */
export interface PassageReading {
  readonly sentences: readonly ReadSentence[];
  /** At most RESCORED, best first. */
  readonly spans: readonly ReadSpan[];
  /** How much the trees like the passage's spans as a whole (log). */
  readonly evidence: number;
}

export interface ReadSentence extends SentenceNumbers {
  readonly span: Span;
  /** Probability that the answer stands in it, if it stands in the passage. */
  readonly score: number;
}

export interface ReadSpan {
  readonly span: Span;
  /** Index into the sentences. */
  readonly sentence: number;
  /** Orders the spans of one passage, [0, 1]. */
  readonly score: number;
  /** Among the spans of this passage; they sum to 1. */
  readonly probability: number;
  /** The numbers that the trees saw, in the order of DENSE. */
  readonly row: Float32Array;
  /** The same by name. */
  readonly features: () => Named;
  /** What each template of the log-linear stage added to its score, by name. */
  readonly contributions: () => Named;
}

export function readView(
  model: Pick<SpanModel, 'weights' | 'trees'>,
  question: QuestionView,
  passage: PassageView,
  reasons: Reasons,
): PassageReading {
  const reading = layOver(passage, question);
  const extraction = extract(reading);
  const rescored =
    extraction.size === 0
      ? []
      : denseFeatures(reading, extraction, scoreSpans(model.weights, extraction), reasons);
  const decoded = decode(
    rescored,
    scoreRows(
      model.trees,
      rescored.map(({ row }) => row),
    ),
  );
  const spans = rescored.map((own, i) => readSpan(model.weights, extraction, own, decoded[i]!));
  return {
    sentences: passage.sentences.map(({ start, end }, s) => ({
      ...reading.numbers[s]!,
      span: { start, end },
      score: spans.reduce((sum, own) => sum + (own.sentence === s ? own.probability : 0), 0),
    })),
    spans: spans.sort((a, b) => b.score - a.score || a.span.start - b.span.start),
    evidence: decoded[0]?.evidence ?? 0,
  };
}

function readSpan(
  weights: Int8Array,
  extraction: Extraction,
  { k, start, end, row }: RescoredSpan,
  { score, probability }: { readonly score: number; readonly probability: number },
): ReadSpan {
  return {
    span: { start, end },
    sentence: extraction.sentence[k]!,
    score,
    probability,
    row,
    features: () => namedRow(row),
    contributions: () => contributions(weights, extraction, k),
  };
}
