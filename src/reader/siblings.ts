// Siblings: what a sentence says of the second floor is not said of the first, though it names both.
import { fold } from '../text/fold.ts';
import { type NumberMention, numbers } from '../text/numbers.ts';
import type { Span } from '../text/span.ts';
import type { LaidSentence, Posed } from './lay.ts';

/**
 * Finds out whether a span belongs to a sibling of what the question counts: to 一层 where 二层 is asked about. It
 * belongs to the one in its own clause, else to the last one before it. Only where the sentence names both.
 */
export function siblingsIn(
  { question }: Posed,
  { analysis, sentence }: Pick<LaidSentence, 'analysis' | 'sentence'>,
): (span: Span) => boolean {
  const asks = fold(question.text);
  const says = analysis.folded.slice(sentence.start, sentence.end);
  const pairs = numbers(asks).flatMap((asked) => {
    const alike = numbers(says).filter((other) => areAlike(asked, asks, other, says));
    const isNamed = alike.some(({ value }) => value === asked.value);
    return isNamed && alike.length > 1 ? [{ asked, alike }] : [];
  });
  if (pairs.length === 0) return () => false;
  return (span) => {
    const start = span.start - sentence.start;
    const clause = clauseAround(says, start);
    return pairs.some(({ asked, alike }) => {
      const own = alike.filter((one) => clause.start <= one.start && one.end <= clause.end);
      const before = alike.findLast((one) => one.end <= start);
      const owners = own.length > 0 ? own : before ? [before] : [];
      return owners.length > 0 && !owners.some(({ value }) => value === asked.value);
    });
  };
}

/** Numbers of one kind that count the same: 一层 and 二层, 第一期 and 第三期, two years, two days. */
const areAlike = (a: NumberMention, inA: string, b: NumberMention, inB: string): boolean => {
  if (a.kind !== b.kind) return false;
  if (a.kind !== 'number' && a.kind !== 'ordinal') return a.value.at(-1) === b.value.at(-1);
  return counted(a, inA) !== '' && counted(a, inA) === counted(b, inB);
};

const counted = ({ end }: NumberMention, text: string): string =>
  /^\p{Script=Han}/u.exec(text.slice(end))?.[0] ?? '';

const BORDER = /[,;:。()]/u;

function clauseAround(text: string, at: number): Span {
  let start = at;
  while (start > 0 && !BORDER.test(text[start - 1]!)) start--;
  let end = at;
  while (end < text.length && !BORDER.test(text[end]!)) end++;
  return { start, end };
}
