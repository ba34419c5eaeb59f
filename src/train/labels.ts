// Labels: which candidate spans say what the gold answers say.
import type { Extraction } from '../reader/span-model/extract.ts';
import { lettersOf } from '../reader/span-model/letters.ts';
import type { PassageView } from '../reader/span-model/passage-view.ts';
import { fold } from '../text/fold.ts';

/** Texts of spans as they are compared: letters and digits of the folded passage. */
export interface SpanTexts {
  textOf(first: number, last: number): string;
}

export function spanTexts({ folded, start, end }: PassageView): SpanTexts {
  const letters = lettersOf(folded);
  const before = new Int32Array(folded.length + 1);
  for (let i = 0; i < folded.length; i++)
    before[i + 1] = before[i]! + (LETTER.test(folded[i]!) ? 1 : 0);
  // Beyond the basic plane a letter is two code units, each of them no letter alone.
  if (before[folded.length] !== letters.length)
    return { textOf: (first, last) => lettersOf(folded.slice(start[first]!, end[last]!)) };
  return {
    textOf: (first, last) => letters.slice(before[start[first]!]!, before[end[last]!]!),
  };
}

const LETTER = /[\p{L}\p{N}]/u;

export const comparable = (answers: readonly string[]): string[] =>
  answers.map((answer) => lettersOf(fold(answer))).filter((letters) => letters !== '');

/** Without an exact span, the best ones stand in if their F1 is at least this; else the question is skipped. */
const LEAST_F1 = 0.5;
/** What counts as best. */
const NEAR_BEST = 0.05;

/** Indices of the spans to be learned as right; empty if the question teaches nothing. */
export function rightSpans(
  { size, first, last }: Extraction,
  texts: SpanTexts,
  answers: readonly string[],
): number[] {
  const candidates = Array.from({ length: size }, (_, k) => texts.textOf(first[k]!, last[k]!));
  const exact = [...candidates.keys()].filter((k) => answers.includes(candidates[k]!));
  if (exact.length > 0) return exact;
  const scores = candidates.map((text) => bestF1(text, answers));
  const best = scores.reduce((most, score) => Math.max(most, score), 0);
  if (best < LEAST_F1) return [];
  return [...scores.keys()].filter((k) => scores[k]! >= best - NEAR_BEST);
}

/** The best F1 on the longest common substring over the answers; all texts comparable. */
export function bestF1(text: string, answers: readonly string[]): number {
  let best = 0;
  for (const answer of answers) {
    const most = (2 * Math.min(text.length, answer.length)) / (text.length + answer.length);
    if (most > best) best = Math.max(best, substringF1(text, answer));
  }
  return best;
}

const row = new Uint16Array(4096);

function substringF1(a: string, b: string): number {
  if (b.length >= row.length) return 0;
  row.fill(0, 0, b.length + 1);
  let longest = 0;
  for (let i = 0; i < a.length; i++) {
    let diagonal = 0;
    const unit = a.charCodeAt(i);
    for (let j = 1; j <= b.length; j++) {
      const above = row[j]!;
      row[j] = unit === b.charCodeAt(j - 1) ? diagonal + 1 : 0;
      if (row[j]! > longest) longest = row[j]!;
      diagonal = above;
    }
  }
  return (2 * longest) / (a.length + b.length);
}
