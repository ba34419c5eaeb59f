// Folded passages: the texts that a question is compared with character by character.
import type { Passage } from '../corpus/passage.ts';
import { fold } from '../text/fold.ts';
import { sentences } from '../text/sentences.ts';
import { slice } from '../text/span.ts';

export interface FoldedPassage {
  /** The headings in force, one a line, then the text. */
  readonly whole: string;
  readonly sentences: readonly string[];
}

const memory = new WeakMap<Passage, FoldedPassage>();

/** Kept while the passage lives: the same passages are read for many questions. */
export function foldPassage(passage: Passage): FoldedPassage {
  const known = memory.get(passage);
  if (known) return known;
  const text = fold(passage.text);
  const folded = {
    whole: [...passage.headings.map(fold), text].join('\n'),
    sentences: sentences(text).map((span) => slice(text, span)),
  };
  memory.set(passage, folded);
  return folded;
}
