// The focus: the head noun of what is asked for (多少台【电脑】, 【作者】是谁).
import type { Token } from '../text/segment.ts';
import type { Span } from '../text/span.ts';
import type { Gap } from './gap.ts';
import { nounClass } from './noun-classes.ts';
import type { Asks } from './question-words.ts';

export interface Focus {
  /** Head noun, folded; null where the question word says it all (什么时候, 为什么). */
  readonly noun: string | null;
  /** The noun phrase after the question word, measure word left out; empty if there is none. */
  readonly phrase: Span;
  /** True if the noun stands before the question word, as its subject (作者是谁). */
  readonly before: boolean;
}

/** `tokens` are cut at the borders of `gap`, as `parse` makes them. */
export function findFocus(tokens: readonly Token[], gap: Gap | null): Focus {
  if (!gap) return { noun: lastNoun(tokens), phrase: { start: 0, end: 0 }, before: true };
  const left = tokens.filter(({ end }) => end <= gap.start);
  const right = tokens.filter(({ start }) => start >= gap.end);
  const nowhere = { start: gap.end, end: gap.end };
  if (SELF_CONTAINED.has(gap.asks)) return { noun: null, phrase: nowhere, before: false };
  const phrase = gap.asks === 'duration' ? [] : nounPhrase(right, gap);
  const noun = phrase.length > 0 ? headOf(phrase) : null;
  if (noun && !EMPTY.test(noun)) {
    const span = { start: phrase[0]!.start, end: phrase.at(-1)!.end };
    return { noun, phrase: span, before: false };
  }
  if (gap.measure && NOUNS_THAT_MEASURE.test(gap.measure))
    return { noun: gap.measure, phrase: nowhere, before: false };
  const end = phrase.at(-1)?.end ?? gap.end;
  const subject = subjectOf(left) ?? predicateOf(right);
  return { noun: subject ?? noun, phrase: { start: gap.end, end }, before: subject !== null };
}

const SELF_CONTAINED: ReadonlySet<Asks> = new Set(['when', 'where', 'why', 'how', 'whether']);

/** Nouns that say nothing about what is asked (叫什么【名字】): what bears the name is the focus. */
const EMPTY = /^(?:名字|名|姓|姓名|东西|事物|一?样|类型|类)$/;

/** Measure words that are what they count: 哪国, 多少人, 哪个镇. */
const NOUNS_THAT_MEASURE =
  /^(?:国|州|省|市|县|区|镇|乡|村|校|院|店|厂|人|队|军|师|旅|户|代|朝|城|岛|派)$/;

const NOMINAL = /^(?:n|vn|an|x$|j$|s$|i$|l$|t$|b$|eng|a$|f$|zg$|q$|k$|yg$|h$|m$)/;
const HEAD = /^(?:n|vn|an|x$|j$|s$|l$|i$|eng|t$|v$|q$|k$|d$)/;

/** The tokens of the noun phrase that opens `right`; a clause may stand before it (哪位七十来岁【的】老人). */
function nounPhrase(right: readonly Token[], { asks, measure }: Gap): readonly Token[] {
  const open = right.findIndex(({ text }) => !/^[的“‘《]$/.test(text));
  if (open < 0 || (asks === 'who' && right[0]!.text !== '的')) return [];
  if (isLoneVerb(right[open]!, right[open + 1])) return [right[open]!];
  const verb = asks !== 'who' && isModifier(right[open]!, right[open + 1]) ? 1 : 0;
  const direct = nounsFrom(right, open, open + verb);
  if ((direct.length > 0 && !endsQuote(right, direct)) || (!measure && verb === 0)) return direct;
  const de = right.findIndex(
    ({ text, tag }, i) => i >= open && (text === '的' || isStop(text, tag)),
  );
  return right[de]?.text === '的' && de - open <= LONGEST_CLAUSE
    ? nounsFrom(right, de + 1, de + 1)
    : direct;
}

/** 有什么【作用】: a verb that ends the question is a noun. */
const isLoneVerb = ({ tag, text }: Token, next: Token | undefined): boolean =>
  tag === 'v' && text.length === 2 && (next === undefined || next.tag === 'w');

/** A longer clause before 的 is more likely another statement. */
const LONGEST_CLAUSE = 8;

const isStop = (text: string, tag: string): boolean => tag === 'w' && !/^[“”‘’《》]$/.test(text);

/** True if the phrase is but the quoted name before 的 (哪四个“分”【的原则】). */
const endsQuote = (right: readonly Token[], phrase: readonly Token[]): boolean =>
  /^[”’》]$/.test(right[right.indexOf(phrase.at(-1)!) + 1]?.text ?? '');

/** The run of nouns and their modifiers from `start`; what stands before `from` is taken as it is. */
function nounsFrom(tokens: readonly Token[], start: number, from: number): readonly Token[] {
  let end = from;
  while (end < tokens.length && isInside(tokens[end]!) && !isCutOff(tokens, start, end)) end++;
  while (end > start && !HEAD.test(tokens[end - 1]!.tag)) end--;
  return end > from || from === start ? tokens.slice(start, end) : [];
}

/** True if a verb-like word follows a noun that already names a kind (什么【办法】管理, 哪所【大学】读书). */
function isCutOff(tokens: readonly Token[], start: number, at: number): boolean {
  const before = tokens[at - 1];
  if (at === start || !before || !isNoun(before)) return false;
  const { tag, text } = tokens[at]!;
  if (/^(?:[lim]|mq)$/.test(tag)) return true;
  return (
    nounClass(before.text) !== null &&
    nounClass(text) === null &&
    /^(?:vn|x|an|n|nz|nr)$/.test(tag) &&
    !SUFFIX.test(text)
  );
}

const isInside = ({ tag, text }: Token): boolean => NOMINAL.test(tag) && !FUNCTION.test(text);
const isNoun = ({ tag }: Token): boolean => /^(?:n|x$|j$|s$|eng|vn)/.test(tag);
const isModifier = ({ tag, text }: Token, next: Token | undefined): boolean =>
  tag === 'v' && text.length === 2 && next !== undefined && /^(?:n|x|j|an|b)/.test(next.tag);

/** Words that jieba calls nouns or adjectives, but that end a noun phrase. */
const FUNCTION =
  /^(?:时|时候|中|里|上|下|内|外|后|前|起|起来|一起|之后|之前|期间|以来|左右|以后|以前|才|最|呀|呢|哦|啊|了|的|当时|后来)$/;

/** The last noun; a one-character suffix is joined to the word before it (复工|率 → 复工率). */
function headOf(phrase: readonly Token[]): string | null {
  const last = phrase.at(-1);
  if (!last) return null;
  const before = phrase.at(-2);
  return before && SUFFIX.test(last.text) && before.end === last.start
    ? before.text + last.text
    : last.text;
}

const SUFFIX =
  /^(?:率|数|量|额|值|度|长|者|员|人|手|家|点|站|处|网|费|价|路|村|镇|号|名|史|性|法|学|奖|力|感)$/;

/** The noun before the question word, if only a copula or adverbs stand between (海拔【是】多少米). */
function subjectOf(left: readonly Token[]): string | null {
  let end = left.length;
  while (end > 0 && isLink(left[end - 1]!)) end--;
  const nouns: Token[] = [];
  let first = end;
  while (first > 0 && isSubject(left[first - 1]!)) nouns.unshift(left[--first]!);
  // 复工|率: the word that a suffix belongs to may be a verb.
  if (nouns.length === 1 && SUFFIX.test(nouns[0]!.text) && first > 0)
    nouns.unshift(left[first - 1]!);
  return headOf(nouns);
}

const isLink = ({ tag, text }: Token): boolean =>
  (tag === 'd' && text.length === 1) ||
  LINK.test(text) ||
  (tag === 'w' && text !== '”' && text !== '》');
const LINK =
  /^(?:是|为|叫|姓|叫做|名叫|称为|有|达|达到|达到了|约|约为|大约|共|一共|总共|共有|共计|分别|分别是|分别为|具体|到底|究竟|又|会|大概|指|是指|指的|即|属于|来自|位于|设在|拥有|高达|总计|合计|完成|实现|突破|超过|的)$/;
const isSubject = ({ tag, text }: Token): boolean =>
  (/^(?:n|vn|an|x$|j$|s$|l$|i$|eng|b$|d$|zg$)/.test(tag) ||
    SUFFIX.test(text) ||
    nounClass(text) === 'person') &&
  !FUNCTION.test(text);

/** The noun that the question word is equated with: 谁是…的【校长】. */
function predicateOf(right: readonly Token[]): string | null {
  if (!right[0] || !/^(?:是|为|叫|当|任|担任)/.test(right[0].text)) return null;
  const stop = right.findIndex(
    ({ tag, text }, i) => i > 0 && tag === 'w' && /[,，。?？!；;]/.test(text),
  );
  return lastNoun(stop < 0 ? right : right.slice(0, stop));
}

/** The last noun, or what stands for one, in a run of tokens. */
function lastNoun(tokens: readonly Token[]): string | null {
  let last = tokens.length - 1;
  while (last >= 0 && !isSubject(tokens[last]!)) last--;
  return headOf(tokens.slice(Math.max(0, last - 1), last + 1));
}
