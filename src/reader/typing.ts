// Typing: how far a span is the kind of thing that is asked for.
import type { Question } from '../question/question.ts';
import type { Mention } from '../text/mentions.ts';
import { contains, length, type Span } from '../text/span.ts';
import type { LaidSentence } from './lay.ts';
import { isNumeric, isTyped, isTypedMention, looksLike, typeFit } from './mention-types.ts';
import type { Proposal } from './spans.ts';

/** Half of a range says something else; half of a name or a date only says less. */
const PART_OF_NUMBER = 5;

/** How far a span is the kind of thing that is asked for. */
export function typingOf(question: Question, laid: LaidSentence, asks: string) {
  const { answerType } = question;
  const { tokens } = laid.analysis;
  const typed = typedMentions(question, laid, asks);
  const part = isNumeric(answerType) ? PART_OF_NUMBER : 1;
  return (span: Proposal, isSaid: boolean) => {
    const isOut = isSaid || (span.mention !== null && isByline(span.mention, laid, asks));
    const fit = span.mention && !isOut ? typeFit(span.mention, question) : 0;
    const holds = fit === 0 && typed.some((mention) => contains(span, mention));
    const isMissed = isTyped(answerType) && fit === 0 && !holds;
    return {
      typed: fit,
      holdsTyped: Number(holds),
      part: fit > 0 && typed.some((mention) => isLarger(mention, span)) ? part : 0,
      untyped: Number(
        isMissed && (isByline(span, laid, asks) || !looksLike(answerType, tokens, span)),
      ),
      otherType: Number(isMissed && isTypedMention(span.mention)),
    };
  };
}

/** The mentions of the sentence that are of the asked type and that the question does not name. */
const typedMentions = (question: Question, laid: LaidSentence, asks: string): readonly Mention[] =>
  laid.analysis.mentions.filter(
    (mention) =>
      contains(laid.sentence, mention) &&
      typeFit(mention, question) > 0 &&
      !isByline(mention, laid, asks) &&
      !asks.includes(laid.analysis.folded.slice(mention.start, mention.end)),
  );

const isLarger = (whole: Span, part: Span): boolean =>
  contains(whole, part) && length(whole) > length(part);

/** 本报讯（记者 某某）: who wrote the report, which is seldom what is asked. */
const isByline = ({ start }: Span, { analysis: { folded } }: LaidSentence, asks: string): boolean =>
  BYLINE.test(folded.slice(Math.max(0, start - BYLINE_REACH), start)) && !BYLINE_ASKED.test(asks);

const BYLINE = /(?:记者|通讯员|实习生|摄影|撰稿|编辑|责编)[:：\s]*$/;
const BYLINE_REACH = 6;
export const BYLINE_ASKED = /记者|通讯员|作者|撰|报道|采访|摄影|拍摄|编辑|责编/;
