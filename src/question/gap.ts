// The gap: where the question word stands, which in Chinese is where the answer would stand.
import { MEASURE } from '../text/measure-words.ts';
import type { Token } from '../text/segment.ts';
import type { Span } from '../text/span.ts';
import { type Asks, QUESTION_WORDS } from './question-words.ts';

/** The question word with its measure word; `word` is its folded text. */
export interface Gap extends Span {
  readonly asks: Asks;
  readonly word: string;
  /** Measure word inside the gap (多少万【元】), without its scale. */
  readonly measure: string | null;
}

/**
 * The gap of a folded question: the last of its surest question words; an empty one at the end of a
 * question that breaks off (…更名为？); null if nothing asks (keywords, statements).
 */
export function findGap(folded: string, tokens: readonly Token[]): Gap | null {
  let best: { gap: Gap; sure: number } | null = null;
  for (const hit of folded.matchAll(ANY)) {
    const row = rowOf(hit);
    const [asks, sure] = QUESTION_WORDS[row]!;
    if (hit[0] === '吧' && REQUEST.test(folded)) continue;
    if (best && best.sure > sure) continue;
    const gap = gapOf(hit[0], hit.index, asks, tokens);
    if (gap) best = { gap, sure };
  }
  return best?.gap ?? breakingOff(folded);
}

/** 请介绍一下…吧, 给我讲…吧: no question, a request. */
const REQUEST = /^(?:请|麻烦)|介绍|(?:给|帮|替|跟|对)我|讲讲|说说|谈谈/;

const ANY = new RegExp(
  QUESTION_WORDS.map(([, , ...forms], row) => `(?<row${row}>${forms.join('|')})`).join('|'),
  'gu',
);

const rowOf = ({ groups }: RegExpExecArray): number =>
  QUESTION_WORDS.findIndex((_, row) => groups?.[`row${row}`] !== undefined);

/** The gap at a hit, or null if the hit is but a part of another word (几 in 几乎, 哪 in 哪怕). */
function gapOf(found: string, start: number, asks: Asks, tokens: readonly Token[]): Gap | null {
  const measured = asks === 'where' ? null : MEASURED.exec(found);
  if (measured?.[2] && !isCut(tokens, start + measured[1]!.length, start + found.length)) {
    // 多少钱: money itself is no unit of it.
    const measure = measured[2] === '钱' ? null : measured[2];
    return { start, end: start + found.length, asks, word: found, measure };
  }
  const word = measured ? measured[1]! : found;
  const end = start + word.length;
  if (AMBIGUOUS.test(word) && isPartOfWord(tokens, { start, end })) return null;
  return { start, end, asks, word, measure: null };
}

const MEASURED = new RegExp(
  `^((?:多少|几多|好多|第几|几|哪(?:一|几|些|[0-9]+|[二两三四五六七八九十百]+)?)[十百千万亿]{0,3})(${MEASURE})?$`,
  'u',
);

/** Characters that stand in many words that do not ask. */
const AMBIGUOUS = /^(?:几.?|哪|多.|好.|怎)$/u;

/** True if what looks like a measure word is the head of a longer word (多少【人】口, 几【条】件). */
const isCut = (tokens: readonly Token[], start: number, end: number): boolean =>
  tokens.some((token) => token.start === start && token.end > end && isWord(token));

const isPartOfWord = (tokens: readonly Token[], { start, end }: Span): boolean =>
  tokens.some(
    (token) =>
      token.start < end &&
      token.end > start &&
      (token.start < start || token.end > end) &&
      isWord(token),
  );

/** True for words of the dictionary; numbers, pronouns and unknown runs (名新冠, 哪天起) may be cut. */
const isWord = ({ tag }: Token): boolean => tag !== 'x' && tag !== 'm' && tag !== 'r';

/** …更名为？ …的原因是？ */
function breakingOff(folded: string): Gap | null {
  const hit = BREAKS_OFF.exec(folded);
  if (!hit) return null;
  const at = hit.index + hit[0].length;
  return { start: at, end: at, asks: 'rest', word: '', measure: null };
}

const BREAKS_OFF =
  /(?:是指|指的是|分别是|[称名更改命作]为|叫做?|位于|在于|达到?|包括|来自|属于|是|为|即)(?=\s*[?：:]\s*$)/u;
