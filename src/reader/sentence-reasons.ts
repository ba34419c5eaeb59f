// Sentence reasons: what a sentence says by itself for its answering a question, apart from its words in common.
import type { AnswerType, Question } from '../question/question.ts';
import { fold } from '../text/fold.ts';
import { contains } from '../text/span.ts';
import type { Analysis, SentenceTokens } from './analysis.ts';
import type { LaidSentence } from './lay.ts';
import { typeFit } from './mention-types.ts';
import type { SentenceReason } from './weights.ts';

/** Each 0 or 1. */
export function sentenceReasons(
  question: Question,
  laid: Pick<LaidSentence, 'analysis' | 'sentence'>,
): Record<SentenceReason, number> {
  const { analysis, sentence } = laid;
  const text = analysis.folded.slice(sentence.start, sentence.end);
  return {
    holdsType: Number(holdsType(question, analysis, sentence)),
    cued: Number(CUED[question.answerType]?.test(text) ?? false),
    focus: Number(question.focus !== null && text.includes(question.focus)),
  };
}

/** Words that a sentence has where it answers a question of the type. */
const CUED: Readonly<Partial<Record<AnswerType, RegExp>>> = {
  reason: /因|由于|为了|原因|目的|导致|使得|以便|鉴于|所以|从而|才能|为纪念|为避免|为防止/,
  manner:
    /通过|采取|采用|利用|借助|运用|方式|方法|以.{1,20}方式|用.{1,12}来|按照|根据|首先|先.{1,20}再/,
  definition: /是|指|即|为|称/,
  list: /、|和|及|一是|第一|首先|分别|包括/,
};

/** True if the sentence holds a mention of the asked type that the question does not. */
function holdsType(
  question: Question,
  { mentions, folded }: Analysis,
  sentence: SentenceTokens,
): boolean {
  const asks = fold(question.text);
  return mentions.some(
    (mention) =>
      contains(sentence, mention) &&
      typeFit(mention, question) > 0 &&
      !asks.includes(folded.slice(mention.start, mention.end)),
  );
}
