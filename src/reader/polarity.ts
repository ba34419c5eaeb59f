// Polarity: words that deny, in the evidence and in the question.
import { type NumberMention, numbers } from '../text/numbers.ts';
import type { Token } from '../text/segment.ts';
import type { Span } from '../text/span.ts';

const NEGATION =
  /^(?:没有|没|未|不|无|零|并非|绝非|从未|尚未|未能|未曾|不曾|从不|不是|无法|不能|不会|不得|不准|不许|不予|不再|毫无|绝无|没能|均未|禁止|严禁|否认|拒绝|取消|免)$/;

/** Words of jieba's dictionary that begin with a negation and are one with what they deny: 未发现, 无人. */
const NEGATED_WORD = /^(?:未|无|没|不)(?=\p{Script=Han}{1,2}$)/u;

// These begin like a negation and deny nothing: 不断, 不仅, 不同, 无论, 未来, 不少.
const NO_NEGATION =
  /^(?:不断|不仅|不但|不光|不只|不同|不少|不管|不论|不过|不久|不如|不顾|不惜|不愧|不禁|不约|不止|不已|不懈|不忘|不妨|不由|不时|不满|不足|无论|无数|无私|无比|无疑|无非|无关|无限|无偿|无偿|未来|未必|没准|未成年|无锡|无线)/;

/** Two words that jieba does not know to be two: 中未|发现. */
const GLUED = /[未没不无]$/;

/** Offset in the text at which a token begins to deny what follows it (or itself: 未发现); null if it denies nothing. */
export function negationStart({ text, tag, start, end }: Token): number | null {
  if (NEGATION.test(text) || (NEGATED_WORD.test(text) && !NO_NEGATION.test(text))) return start;
  return tag === 'x' && GLUED.test(text) ? end - 1 : null;
}

// 有没有, 是不是, 能不能, 是否, and 没有 at the very end ask; they deny nothing.
const ASKING =
  /(\p{Script=Han})[不没]\1|有没有|没有(?=[?？。\s]*$)|[没不](?=[?？。\s]*$)|是否|能否|可否|有无|曾否|与否/gu;

/** True if a question (folded) is asked in the negative: 没有出现病例吗. */
export function isAskedInNegative(question: string, tokens: readonly Token[]): boolean {
  const asking = [...question.matchAll(ASKING)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
  const denials = tokens.filter(
    (token) =>
      negationStart(token) !== null &&
      !asking.some(({ start, end }) => token.start < end && start < token.end),
  );
  return denials.length % 2 === 1;
}

/** Words that deny one another: where the question says one and the evidence the other. */
const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = [
  [/阳性/, /阴性/],
  [/成功/, /失败/],
  [/通过/, /否决/],
  [/增加|增长|上升|上涨|提高|扩大|增多/, /减少|下降|下跌|降低|缩小|回落/],
  [/开放|开门|营业/, /关闭|关门|停业|歇业|闭馆/],
  [/开始|恢复|启动|继续/, /停止|暂停|中止|终止/],
  [/允许|可以|同意|准许/, /禁止|不得|严禁|反对/],
  [/参加|出席|到场/, /缺席|退出/],
  [/免费/, /收费|付费|自费/],
  [/公开/, /保密|秘密/],
  [/盈利|赢利/, /亏损/],
  [/高于|超过|多于|超出/, /低于|不足|少于|不到/],
  [/已婚/, /未婚/],
  [/合格|达标/, /不合格|超标/],
  [/国内|本土|本地/, /国外|境外|外地/],
  [/最大/, /最小/],
  [/最早/, /最晚/],
];

/** The word of `evidence` that is the opposite of one in the question (both folded). */
export function oppositeIn(question: string, evidence: string): Span | null {
  for (const [one, other] of OPPOSITES)
    for (const [asked, contrary] of [
      [one, other],
      [other, one],
    ] as const) {
      const found = contrary.exec(evidence);
      if (found && asked.test(question) && !asked.test(evidence) && !contrary.test(question))
        return { start: found.index, end: found.index + found[0].length };
    }
  return null;
}

// What a question claims of the whole or of the first, and the words that take it back.
const CLAIMS: readonly (readonly [RegExp, RegExp])[] = [
  [
    /第一次|首次|头一次|头一回|第一回|初次|首度/,
    /第[二三四五六七八九十0-9]+[次回]|再次|再度|又一次|多次/,
  ],
  [
    /全部|所有|全都|全体|一律|每一?[个名位家户]|都.{0,6}(?:完|好|了)[吗么没]/,
    /(?:尚?未|没有?)\p{Script=Han}{2}的|大部分|部分|少数|个别|一半|多数|除.{1,12}[之以]?外|尚有|仍有/u,
  ],
  [/唯一|只有|仅有/, /之一|还有|以及其他|多[个名位家]/],
];

/** True if the evidence speaks of what the question claims: it says the claim itself or takes it back. */
export const speaksOfClaim = (question: string, evidence: string): boolean =>
  CLAIMS.some(
    ([claim, exception]) =>
      claim.test(question) && (claim.test(evidence) || exception.test(evidence)),
  );

/** The word of `evidence` that takes back a claim of the question: not all but some, not the first. */
export function exceptionIn(question: string, evidence: string): Span | null {
  for (const [claim, exception] of CLAIMS) {
    const found = exception.exec(evidence);
    if (found && claim.test(question) && !claim.test(evidence))
      return { start: found.index, end: found.index + found[0].length };
  }
  return null;
}

/**
 * A number of `evidence` that contradicts the question's: of the same kind, counting the same thing, where
 * the evidence has the question's own number nowhere.
 */
export function otherNumberIn(question: string, evidence: string): Span | null {
  const said = numbers(evidence);
  for (const asked of numbers(question)) {
    if (said.some(({ value }) => value === asked.value)) continue;
    const rival = said.find((number) => isRival(asked, question, number, evidence));
    if (rival) return { start: rival.start, end: rival.end };
  }
  return null;
}

const isRival = (a: NumberMention, inA: string, b: NumberMention, inB: string): boolean =>
  a.kind === b.kind &&
  ((a.kind !== 'number' && a.kind !== 'ordinal') ||
    (inA[a.end] === inB[b.end] && /\p{Script=Han}/u.test(inA[a.end] ?? ''))) &&
  // 3月 does not contradict 3月20日.
  !a.value.startsWith(b.value) &&
  !b.value.startsWith(a.value);
