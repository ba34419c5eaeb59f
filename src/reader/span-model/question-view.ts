// A question as the span model sees it: what stands around the gap, what is asked for, what must match.
import type { AnswerType, Question } from '../../question/question.ts';
import { fold } from '../../text/fold.ts';
import type { Token } from '../../text/segment.ts';
import { hashText, NOTHING } from './hash.ts';
import { lettersOf } from './letters.ts';
import type { Rarity } from './rarity.ts';

/** A content word of the question; side 0 is left of the gap, 1 right of it, 2 in its noun phrase. */
export interface QuestionWord {
  readonly text: string;
  readonly hash: number;
  readonly weight: number;
  readonly side: 0 | 1 | 2;
}

/** Words are hashes; 0 stands for “there is none”, NOTHING for the edge of the question. */
export interface QuestionView {
  readonly folded: string;
  readonly kindName: Kind;
  /** Number of the kind, from 1. */
  readonly kind: number;
  readonly words: readonly QuestionWord[];
  /** Sum of the weights, > 0. */
  readonly total: number;
  readonly leftTotal: number;
  readonly rightTotal: number;
  /** The question word itself. */
  readonly asks: number;
  readonly focus: number;
  readonly focusText: string;
  readonly measureText: string;
  readonly verbBefore: number;
  readonly verbAfter: number;
  /** The token left of the gap, and the one left of that; the same to the right. */
  readonly left1: number;
  readonly left2: number;
  readonly right1: number;
  readonly right2: number;
  /** The token after the noun phrase that follows the question word. */
  readonly afterFocus: number;
  /** Where the gap starts; the end of the words if there is none. */
  readonly gapStart: number;
  /** Where the gap ends, or null. */
  readonly gapEnd: number | null;
  /** Where the noun phrase after the question word ends. */
  readonly focusEnd: number | null;
  /** Letters and digits of the folded question. */
  readonly letters: string;
  readonly bigrams: readonly string[];
  readonly characters: ReadonlySet<string>;
}

/** The answer type, with three kinds of 什么 / 何时 that are answered differently. */
export type Kind = AnswerType | 'year' | 'which' | 'open';

// The numbers of the kinds are part of every model file: only ever add at the end.
const KINDS: readonly Kind[] = [
  'open',
  'person',
  'place',
  'organisation',
  'time',
  'number',
  'money',
  'percentage',
  'what',
  'reason',
  'manner',
  'list',
  'definition',
  'yesno',
  'year',
  'which',
];

export function viewQuestion(question: Question, rarity: Rarity): QuestionView {
  const folded = fold(question.text);
  const words = question.terms.map(({ text, side }): QuestionWord => {
    const where = side === 'left' ? 0 : side === 'right' ? 1 : 2;
    return { text, hash: hashText(text), weight: rarity(text), side: where };
  });
  const weigh = (sides: readonly number[]) =>
    words.reduce((sum, { weight, side }) => sum + (sides.includes(side) ? weight : 0), 0);
  const letters = lettersOf(folded);
  const kindName = kindOf(question, folded);
  return {
    folded,
    kindName,
    kind: KINDS.indexOf(kindName) + 1,
    words,
    total: weigh([0, 1, 2]) || 1,
    leftTotal: weigh([0]),
    rightTotal: weigh([1]),
    ...surroundings(question, folded),
    ...asked(question),
    letters,
    bigrams: [...new Set(Array.from(letters, (_, i) => letters.slice(i, i + 2)).slice(0, -1))],
    characters: new Set(words.flatMap(({ text }) => [...text])),
  };
}

function kindOf({ answerType, gap }: Question, folded: string): Kind {
  if (!gap) return answerType === 'what' ? 'open' : answerType;
  // One character more than the question word: 哪年, 哪一年.
  const asks = folded.slice(gap.start, gap.end + 1);
  if (answerType === 'time' && asks.includes('年')) return 'year';
  return answerType === 'what' && asks.startsWith('哪') ? 'which' : answerType;
}

/** What is asked for: the focus, or the measure word, or the word before 是 / 为 / 叫. */
function asked({ tokens, gap, focus, measure }: Question) {
  const focusText = focus ?? measure ?? subject(tokens, gap?.start ?? null) ?? '';
  return {
    focus: focusText ? hashText(gap ? focusText : `#${focusText}`) : 0,
    focusText,
    measureText: measure ?? '',
  };
}

const LINKS = new Set('是 为 叫 有 叫做 叫作 称为 即 分别 在 于 都 : ,'.split(' '));

function subject(tokens: readonly Token[], gapStart: number | null): string | null {
  if (gapStart === null) return tokens.findLast(({ tag }) => tag !== 'w')?.text ?? null;
  const before = tokens.filter(({ end, text }) => end <= gapStart && !LINKS.has(text)).at(-1);
  return before && /^[nvtsfa]/.test(before.tag) ? before.text : null;
}

function surroundings({ tokens, gap, terms }: Question, folded: string) {
  const start = gap?.start ?? folded.replace(/[?。\s]+$/, '').length;
  const end = gap?.end ?? folded.length;
  const focusEnd = Math.max(
    end,
    ...terms.filter(({ side }) => side === 'focus').map((term) => term.end),
  );
  const before = gap ? tokens.filter((token) => token.end <= start) : tokens;
  const after = tokens.filter((token) => token.start >= end);
  const hash = (token: Token | undefined) => (token ? hashText(token.text) : NOTHING);
  const isVerb = ({ tag, text }: Token) => tag[0] === 'v' && text !== '是';
  const verbBefore = before.findLast((token) => isVerb(token) || token.tag === 'p');
  const verbAfter = after.find(isVerb);
  return {
    asks: hashText(gap ? folded.slice(start, end) : ''),
    verbBefore: verbBefore ? hashText(verbBefore.text) : 0,
    verbAfter: verbAfter ? hashText(verbAfter.text) : 0,
    left1: hash(before.at(-1)),
    left2: hash(before.at(-2)),
    right1: hash(after[0]),
    right2: hash(after[1]),
    afterFocus: hash(tokens.find((token) => token.start >= focusEnd)),
    gapStart: start,
    gapEnd: gap ? end : null,
    focusEnd: gap ? focusEnd : null,
  };
}
