// Marks: what a token is to the candidate rules and the features, as bits, found once per token.
import type { Token } from '../../text/segment.ts';

export const CONTENT = 1 << 0;
/** May stand for a word of the question: content, and not a function word. */
export const MATCHABLE = 1 << 1;
export const OPENS = 1 << 2;
export const CLOSES = 1 << 3;
export const COMMA = 1 << 4;
/** 、 和 与: joins the items of a series. */
export const JOINS = 1 << 5;
/** Punctuation that bounds a clause. */
export const CLAUSE_EDGE = 1 << 6;
/** No answer starts here: punctuation, 的, 了. */
export const NO_START = 1 << 7;
/** No answer ends here: punctuation other than closing, an opening bracket, 的. */
export const NO_END = 1 << 8;
export const OPENS_QUOTE = 1 << 9;
export const CLOSES_QUOTE = 1 << 10;
export const NUMBER = 1 << 11;
/** A clause-long answer may follow: a function word or a verb. */
export const LEADS_IN = 1 << 12;
export const ENDS_SENTENCE = 1 << 13;
export const PERSON = 1 << 14;
export const PLACE = 1 << 15;
export const ORGANISATION = 1 << 16;
export const TIME = 1 << 17;
export const ANAPHOR = 1 << 18;
/** Counts as a number inside a span: digits, numerals, a time with digits. */
export const COUNTS = 1 << 19;

/** Words that say nothing about what a sentence is about; matching them would drown the rest. */
const FUNCTION_WORDS = new Set(
  '的 了 是 在 和 与 有 被 于 由 为 及 等 中 其 这 那 个 一 位 吗 呢 也 都 就 而 以 之 所 并 或 上 下 来 到 对 从 将 把 会 能 可以 年 月 请问 哪 时候 地方'.split(
    ' ',
  ),
);

const LEAD_IN_WORDS = new Set(
  '是 为 在 由 因 因为 由于 被 于 有 以 了 即 包括 等 到 从 把 将 成 着 过 与 和 及 叫 称 向 对 使 让 的'.split(
    ' ',
  ),
);

// Of folded text: full-width forms are half-width, corner brackets are quotation marks.
const PUNCTUATION: Readonly<Record<string, number>> = {
  ',': COMMA | CLAUSE_EDGE | NO_START | NO_END,
  '、': JOINS | CLAUSE_EDGE | NO_START | NO_END,
  '。': CLAUSE_EDGE | NO_START | NO_END | ENDS_SENTENCE,
  '!': CLAUSE_EDGE | NO_START | NO_END | ENDS_SENTENCE,
  '?': CLAUSE_EDGE | NO_START | NO_END | ENDS_SENTENCE,
  ';': CLAUSE_EDGE | NO_START | NO_END | ENDS_SENTENCE,
  ':': CLAUSE_EDGE | NO_START | NO_END,
  '…': CLAUSE_EDGE | NO_START | NO_END,
  '.': NO_START | NO_END,
  '《': OPENS | OPENS_QUOTE | NO_END,
  '“': OPENS | OPENS_QUOTE | NO_END,
  '‘': OPENS | OPENS_QUOTE | NO_END,
  '(': OPENS | CLAUSE_EDGE | NO_END,
  '[': OPENS | NO_END,
  '》': CLOSES | CLOSES_QUOTE | NO_START,
  '”': CLOSES | CLOSES_QUOTE | NO_START,
  '’': CLOSES | CLOSES_QUOTE | NO_START,
  ')': CLOSES | CLAUSE_EDGE | NO_START,
  ']': CLOSES | NO_START,
};

const NUMERAL = /[0-9一二三四五六七八九十百千万亿两]/;
const ANAPHORS = /^(?:[他她它其该这此并但而]|因此|同年|后|之后)/;
const LETTER = /[\p{L}\p{N}]/u;

/** The marks of a token, from its folded text and its tag. */
export function marksOf({ text, tag }: Token): number {
  if (tag === 'w') return (PUNCTUATION[text] ?? 0) | (LETTER.test(text) ? CONTENT | MATCHABLE : 0);
  let marks = CONTENT;
  if (!FUNCTION_WORDS.has(text)) marks |= MATCHABLE;
  if (text === '的' || text === '了') marks |= NO_START;
  if (text === '的') marks |= NO_END;
  if (text === '和' || text === '与') marks |= JOINS;
  if (tag[0] === 'v' || LEAD_IN_WORDS.has(text)) marks |= LEADS_IN;
  if (ANAPHORS.test(text)) marks |= ANAPHOR;
  return marks | tagMarks(tag, text);
}

function tagMarks(tag: string, text: string): number {
  if (tag === 'm') return NUMBER | COUNTS;
  if (tag[0] === 't') return TIME | (NUMERAL.test(text) ? COUNTS : 0);
  if (tag.startsWith('nr')) return PERSON;
  if (tag.startsWith('ns')) return PLACE;
  return tag.startsWith('nt') ? ORGANISATION : 0;
}
