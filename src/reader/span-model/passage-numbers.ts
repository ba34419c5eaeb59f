// The numbers of a whole passage: how much of the question it has, and what of it is missing.
import { lettersOf } from './letters.ts';
import type { QuestionView } from './question-view.ts';

/** `folded` is the passage with its headings. */
export function passageNumbers({ words, total, bigrams, letters }: QuestionView, folded: string) {
  const missing = words.filter(({ text }) => !folded.includes(text));
  const heaviest = words.reduce((most, { weight }) => Math.max(most, weight), 0);
  const heaviestMissing = missing.reduce((most, { weight }) => Math.max(most, weight), 0);
  const run = longestRun(letters, lettersOf(folded));
  return {
    passageRecall: 1 - missing.reduce((sum, { weight }) => sum + weight, 0) / total,
    passageBigrams: shareOf(bigrams, (pair) => folded.includes(pair)),
    heaviest: heaviestMissing < heaviest ? 1 : 0,
    heaviestMissing,
    run: run / Math.max(1, letters.length),
    runLength: Math.log(1 + run),
  };
}

export function shareOf<T>(items: readonly T[], held: (item: T) => boolean): number {
  let count = 0;
  for (const item of items) if (held(item)) count++;
  return count / Math.max(1, items.length);
}

/** Length of the longest stretch of `question` that stands in `text`. */
export function longestRun(question: string, text: string): number {
  let longest = 0;
  for (let start = 0; start + longest < question.length; start++)
    while (
      start + longest < question.length &&
      text.includes(question.slice(start, start + longest + 1))
    )
      longest++;
  return longest;
}
