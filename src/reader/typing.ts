// Typing: how far a span is the kind of thing that is asked for.
import type { Question } from '../question/question.ts';
import type { Mention } from '../text/mentions.ts';
import { contains, length, type Span } from '../text/span.ts';
import type { Evidence } from './evidence.ts';
import { isNumeric, isTyped, isTypedMention, looksLike, typeFit } from './mention-types.ts';
import type { Proposal } from './spans.ts';

/** Half of a range says something else; half of a name or a date only says less. */
const PART_OF_NUMBER = 5;

/** How far a span is the kind of thing that is asked for. */
export function typingOf(question: Question, evidence: Evidence, asks: string) {
  const { answerType } = question;
  const { tokens } = evidence.analysis;
  const typed = typedMentions(question, evidence, asks);
  const part = isNumeric(answerType) ? PART_OF_NUMBER : 1;
  return (span: Proposal, isSaid: boolean) => {
    const fit = span.mention && !isSaid ? typeFit(span.mention, question) : 0;
    const holds = fit === 0 && typed.some((mention) => contains(span, mention));
    const isMissed = isTyped(answerType) && fit === 0 && !holds;
    return {
      typed: fit,
      holdsTyped: Number(holds),
      part: fit > 0 && typed.some((mention) => isLarger(mention, span)) ? part : 0,
      untyped: Number(isMissed && !looksLike(answerType, tokens, span)),
      otherType: Number(isMissed && isTypedMention(span.mention)),
    };
  };
}

/** The mentions of the sentence that are of the asked type and that the question does not name. */
const typedMentions = (
  question: Question,
  { analysis: { mentions, folded }, sentence }: Evidence,
  asks: string,
): readonly Mention[] =>
  mentions.filter(
    (mention) =>
      contains(sentence, mention) &&
      typeFit(mention, question) > 0 &&
      !asks.includes(folded.slice(mention.start, mention.end)),
  );

const isLarger = (whole: Span, part: Span): boolean =>
  contains(whole, part) && length(whole) > length(part);
