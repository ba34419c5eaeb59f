// The evidence of an answer: the sentences that prove it, the answer in bold, each with its marker.
import type { Messages } from '../../messages/messages.ts';
import type { Answer, Citation } from '../../qa/answer.ts';
import { resolvedSentence } from '../../qa/said-dates.ts';
import { shorten } from './fit.ts';
import { type MarkerView, markerOf } from './markers.ts';
import { bold, italic, joined, marked, type RichText, rich } from './rich-text.ts';

type Answered = Extract<Answer, { kind: 'answered' }>;

/** Evidence beyond this is left to the cards: one sentence may be a page long. */
export const EVIDENCE_UNITS = 400;

/** As many sentences as fit into `most` units, at least the first, each with its marker. */
export function evidenceLines(
  { citations, text, items }: Answered,
  words: Messages['answer'],
  view: MarkerView,
  most: number,
): RichText {
  const lines: RichText[] = [];
  let units = 0;
  for (const citation of citations) {
    const dates = resolvedSentence(citation, [text, ...(items ?? [])], words);
    const line = rich(
      sentence(citation),
      markerOf(citations, citation.n, view),
      dates === null ? '' : italic(`\n${dates}`),
    );
    units += line.text.length;
    if (lines.length > 0 && units > most) break;
    lines.push(line);
  }
  return joined(lines, '\n');
}

/** The sentence with the answer in bold; of a very long one, what stands around the answer. */
function sentence({ evidence, marks }: Citation): RichText {
  if (evidence.length <= EVIDENCE_UNITS) return marked(evidence, marks, bold);
  const middle = marks[0]?.start ?? 0;
  const start = wholeCharacter(evidence, Math.max(0, middle - EVIDENCE_UNITS / 4));
  const kept = shorten(evidence.slice(start), EVIDENCE_UNITS);
  const last = kept.endsWith('…') ? kept.length - 1 : kept.length;
  const shown = marks
    .map((mark) => ({ start: mark.start - start, end: Math.min(mark.end - start, last) }))
    .filter((mark) => mark.start >= 0 && mark.start < mark.end);
  return rich(start > 0 ? '…' : '', marked(kept, shown, bold));
}

const wholeCharacter = (text: string, at: number): number =>
  /[\udc00-\udfff]/.test(text[at] ?? '') ? at - 1 : at;
