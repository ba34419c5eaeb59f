// Stand-ins: terms of the index for misspelt words of a question, by sound or by one character.
import type { Question } from '../question/question.ts';
import { fold } from '../text/fold.ts';
import { type Lexicon, NO_LEXICON } from '../text/lexicon.ts';
import type { Token } from '../text/segment.ts';
import { overlaps, type Span, slice } from '../text/span.ts';
import { isStopWord } from '../text/stopwords.ts';
import { terms } from '../text/terms.ts';
import type { TermOrigin } from './hit.ts';
import { likeness } from './likeness.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A term that probably is meant where the question has something else; as long as what it replaces. */
export interface StandIn extends Span {
  /** Folded. */
  readonly from: string;
  readonly term: string;
  readonly origin: Extract<TermOrigin, 'homophone' | 'one-character'>;
  /** In (0, 1): what a match of it is worth beside a match of the word itself. */
  readonly strength: number;
  /** False if it is believed only where a passage has it in the same surroundings (see surroundings.ts). */
  readonly isSure: boolean;
}

/** Words of more characters are rare in the vocabulary, and their parts are looked up anyway. */
const LONGEST = 5;

/** So long a word that differs by one sound-alike only is no coincidence. */
const LONG = 3;

/**
 * The stand-ins for what the index does not know, in question order, disjoint. A misspelt word falls apart
 * when it is segmented (副校涨 → 副|校|涨), so every run of tokens around an unknown one is tried.
 */
export function findStandIns(
  question: Question,
  vocabulary: Vocabulary,
  lexicon: Lexicon = NO_LEXICON,
): StandIn[] {
  const found = windows(question, vocabulary, lexicon);
  return disjoint(found.flatMap((window) => closest(window, vocabulary)));
}

/** The best of those that overlap, in question order: sure before unsure, then stronger, then longer. */
export function disjoint(standIns: readonly StandIn[]): StandIn[] {
  const found = [...standIns].sort(
    (a, b) =>
      Number(b.isSure) - Number(a.isSure) ||
      b.strength - a.strength ||
      b.from.length - a.from.length ||
      a.start - b.start,
  );
  const chosen: StandIn[] = [];
  for (const standIn of found)
    if (!chosen.some((other) => overlaps(other, standIn))) chosen.push(standIn);
  return chosen.sort((a, b) => a.start - b.start);
}

/** A run of the question's tokens that may be one misspelt word. */
interface Window extends Span {
  readonly text: string;
  /** Of characters and tokens that no dictionary explains: an unknown but real word (外貌) may be right. */
  readonly isBroken: boolean;
  /** Somebody's or some place's: other names differ by a character. */
  readonly isName: boolean;
}

/** A character that stands for itself, which jieba leaves where it finds no word (公员 → 公|员). */
const isLoneCharacter = ({ text }: Token): boolean => text.length === 1 && !isStopWord(text);

/**
 * The runs of two or more characters that no word known to the index stands in, and that hold something
 * unknown or nothing but lone characters.
 */
function windows(question: Question, vocabulary: Vocabulary, { words }: Lexicon): Window[] {
  const { tokens, gap, text } = question;
  // A word of the keeper's is right as it stands.
  const standings = tokens.map((token) =>
    words.has(token.text) ? 'border' : standing(token, gap, vocabulary),
  );
  const found: Window[] = [];
  for (const [first, { start }] of tokens.entries())
    for (let last = first; last < tokens.length; last++) {
      const { end } = tokens[last]!;
      const isCut = last > first && tokens[last - 1]!.end !== tokens[last]!.start;
      if (standings[last] === 'border' || end - start > LONGEST || isCut) break;
      const run = tokens.slice(first, last + 1);
      const isUnknown = standings.slice(first, last + 1).includes('unknown');
      if (end - start === 1 || !(isUnknown || run.every(isLoneCharacter))) continue;
      const { isBroken, isName } = natureOf(run);
      found.push({
        start,
        end,
        text: fold(slice(text, { start, end })),
        isBroken: isBroken && isUnknown,
        isName,
      });
    }
  return found;
}

// Tags of jieba: x is a word of no dictionary, nr, ns and nt are names, which it also makes up.
const natureOf = (run: readonly Token[]): Pick<Window, 'isBroken' | 'isName'> => ({
  isBroken:
    run.every(({ text, tag }) => text.length === 1 || /^(?:x|n[rst])/.test(tag)) &&
    !run.some(({ text }) => [...text].some(isStopWord)),
  isName: run.some(({ tag }) => /^n[rst]/.test(tag)),
});

/** border: a word that the index knows, or no word; loose: a lone character that may belong to its neighbour. */
function standing(
  { start, end, text, tag }: Token,
  gap: Span | null,
  { documentFrequency }: Vocabulary,
): 'border' | 'unknown' | 'loose' {
  if ((gap && overlaps(gap, { start, end })) || !/^\p{Script=Han}+$/u.test(text)) return 'border';
  if (/^m/.test(tag)) return 'border';
  if (text.length === 1)
    return isStopWord(text) || documentFrequency(text) > 0 ? 'loose' : 'unknown';
  const parts = terms(text).filter((term) => term.length > 1 && documentFrequency(term) > 0);
  return isStopWord(text) || isCovered(text, parts) ? 'border' : 'unknown';
}

/** True if every character of the word stands in one of its parts: 图书 does not make 图书管 known. */
function isCovered(word: string, parts: readonly string[]): boolean {
  const spans = parts.map((part) => ({
    start: word.indexOf(part),
    end: word.indexOf(part) + part.length,
  }));
  return [...word].every((_, i) => spans.some(({ start, end }) => start <= i && i < end));
}

/** The term most like the window, if any is like enough; of two that are equally so, the more frequent. */
function closest({ text: from, start, end, isBroken, isName }: Window, vocabulary: Vocabulary) {
  let best: StandIn | undefined;
  for (const term of vocabulary.neighbours(from)) {
    const found = likeness(from, term);
    if (!found || found.wrong > 1 || (isName && found.origin === 'one-character')) continue;
    const { origin, strength } = found;
    const isBetter =
      !best ||
      strength > best.strength ||
      (strength === best.strength &&
        vocabulary.documentFrequency(term) > vocabulary.documentFrequency(best.term));
    const isSure = found.sound === 'same' && (isBroken || from.length >= LONG);
    if (isBetter) best = { start, end, from, term, origin, strength, isSure };
  }
  return best ? [best] : [];
}
