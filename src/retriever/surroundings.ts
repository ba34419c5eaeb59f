// Surroundings: whether passages write something else where a question, word for word around it, has a word.
import type { Question } from '../question/question.ts';
import { fold } from '../text/fold.ts';
import type { Token } from '../text/segment.ts';
import { overlaps, type Span, slice } from '../text/span.ts';
import { isStopWord } from '../text/stopwords.ts';
import { likeness } from './likeness.ts';
import type { StandIn } from './stand-ins.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How many characters on either side are compared. */
const REACH = 2;

/** Characters around a stand-in that must agree before it is believed; more where the index knows the word as it is. */
const ENOUGH = 2;
const ENOUGH_FOR_KNOWN = 3;

/** A place in a question with the Han characters that stand right beside it, folded. */
interface Place extends Span {
  readonly left: string;
  readonly right: string;
}

/** The stand-ins that some of `texts` has in the surroundings that the question gives it. */
export const confirmed = (
  question: Question,
  standIns: readonly StandIn[],
  texts: readonly string[],
): StandIn[] =>
  standIns.filter((standIn) => {
    const place = placeOf(question, standIn);
    return texts.some((text) => agrees(text, standIn.term, place));
  });

function agrees(text: string, term: string, place: Place): boolean {
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1))
    if (agreement(text, { start: at, end: at + term.length }, place) >= ENOUGH) return true;
  return false;
}

/** Characters around `span` of `text` that are those around the place; none if only stop words are. */
function agreement(text: string, { start, end }: Span, { left, right }: Place): number {
  let before = 0;
  while (before < left.length && text[start - 1 - before] === left.at(-1 - before)) before++;
  let behind = 0;
  while (behind < right.length && text[end + behind] === right[behind]) behind++;
  const shared = left.slice(left.length - before) + right.slice(0, behind);
  return [...shared].every(isStopWord) ? 0 : shared.length;
}

/**
 * Words of the question for which some of `texts` has one of the same sound in the same surroundings, and
 * not the word itself: a slip that happens to be a word the index knows (疫情防空 where texts say 疫情防控).
 */
export function misheard(
  question: Question,
  texts: readonly string[],
  vocabulary: Vocabulary,
): StandIn[] {
  const { tokens, gap } = question;
  const words = tokens.filter((token) => isWord(token) && !(gap && overlaps(gap, token)));
  return words.flatMap(({ start, end, text: from }) => {
    const place = placeOf(question, { start, end });
    for (const text of texts) {
      const term = text.includes(from) ? undefined : soundedAt(text, from, place);
      if (term === undefined || vocabulary.documentFrequency(term) === 0) continue;
      const { origin, strength } = likeness(from, term)!;
      return [{ start, end, from, term, origin, strength, isSure: true }];
    }
    return [];
  });
}

const isWord = ({ text, tag }: Token): boolean =>
  text.length > 1 && /^\p{Script=Han}+$/u.test(text) && !/^m/.test(tag) && !isStopWord(text);

/** What `text` has of the same sound as `word` in the surroundings of the place. */
function soundedAt(text: string, word: string, place: Place): string | undefined {
  for (const { start, end } of spansBeside(text, word.length, place)) {
    if (start < 0 || agreement(text, { start, end }, place) < ENOUGH_FOR_KNOWN) continue;
    const found = text.slice(start, end);
    if (likeness(word, found)?.sound === 'same') return found;
  }
  return undefined;
}

/** The spans of `size` behind what stands left of the place, and before what stands right of it. */
function* spansBeside(text: string, size: number, { left, right }: Place): Generator<Span> {
  if (left.length === REACH)
    for (let at = text.indexOf(left); at >= 0; at = text.indexOf(left, at + 1))
      yield { start: at + REACH, end: at + REACH + size };
  if (right.length === REACH)
    for (let at = text.indexOf(right); at >= 0; at = text.indexOf(right, at + 1))
      yield { start: at - size, end: at };
}

function placeOf({ text, gap }: Question, { start, end }: Span): Place {
  const from = gap && gap.end <= start ? gap.end : 0;
  const to = gap && gap.start >= end ? gap.start : text.length;
  const before = fold(slice(text, { start: Math.max(from, start - REACH), end: start }));
  const behind = fold(slice(text, { start: end, end: Math.min(to, end + REACH) }));
  return {
    start,
    end,
    left: /\p{Script=Han}*$/u.exec(before)![0],
    right: /^\p{Script=Han}*/u.exec(behind)![0],
  };
}
