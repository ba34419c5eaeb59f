// Open-book reading: several retrieved passages read, one answer selected, and how surely it is right.
import type { Question } from '../../question/question.ts';
import { logistic, logOddsByName, type Named } from './logistic.ts';
import type { SpanModel } from './model.ts';
import { type Analysed, type PassageView, viewPassage } from './passage-view.ts';
import { viewQuestion } from './question-view.ts';
import { type PassageReading, readView } from './read-passage.ts';
import type { Reasons } from './reason-names.ts';
import { confidenceNumbers, type Selected, selectHits } from './select.ts';

export interface RetrievedText {
  readonly text: string;
  readonly analysed: Analysed;
  readonly reasons: Reasons;
  /** Headings and titles that hold for the passage. */
  readonly context?: readonly string[];
  /** From 1. */
  readonly rank: number;
  readonly hitScore: number;
}

export interface HitsReading {
  /** By hit. */
  readonly readings: readonly PassageReading[];
  /** The hits with a span, by how likely their best span is right; the first is the answer. */
  readonly selected: readonly Selected[];
  /** Calibrated probability that the first one is right; 0 without one. */
  readonly confidence: number;
  /** What made the confidence: log odds by name, which sum to its log odds. */
  readonly confidenceByName: () => Named;
}

const views = new WeakMap<Analysed, PassageView>();

/** The view of a passage, kept as long as what it was made from. */
function viewOf({ text, analysed }: RetrievedText): PassageView {
  const known = views.get(analysed);
  if (known) return known;
  const view = viewPassage(text, analysed);
  views.set(analysed, view);
  return view;
}

/** The best three hits are enough; more gain nothing (test/eval/RESULTS.md). */
export function readHits(
  model: SpanModel,
  question: Question,
  retrieved: readonly RetrievedText[],
): HitsReading {
  const view = viewQuestion(question, model.rarity);
  const hits = retrieved.map((hit) => ({
    ...hit,
    reading: readView(model, view, viewOf(hit), hit.reasons),
  }));
  const selected = selectHits(model.selector, question, view, hits);
  const numbers = confidenceNumbers(selected);
  return {
    readings: hits.map(({ reading }) => reading),
    selected,
    confidence: selected.length === 0 ? 0 : logistic(model.confidence, numbers),
    confidenceByName: () => logOddsByName(model.confidence, numbers),
  };
}
