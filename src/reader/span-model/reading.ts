// A reading: one question laid over one passage, all that the feature templates look at.
import type { PassageView } from './passage-view.ts';
import type { QuestionView } from './question-view.ts';
import { numberSentences, type SentenceNumbers } from './sentence-numbers.ts';
import { alignWords, type WordAlignment } from './word-alignment.ts';

export interface Reading {
  readonly passage: PassageView;
  readonly question: QuestionView;
  readonly alignment: WordAlignment;
  /** By sentence. */
  readonly numbers: readonly SentenceNumbers[];
}

export function layOver(passage: PassageView, question: QuestionView): Reading {
  const alignment = alignWords(passage, question);
  return { passage, question, alignment, numbers: numberSentences(passage, question, alignment) };
}
