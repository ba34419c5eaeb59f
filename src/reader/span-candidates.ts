// Span candidates: the spans of the best sentences, each with its sentence's reasons and its own.
import type { AnswerType } from '../question/question.ts';
import type { Candidate } from './candidate.ts';
import type { Asked, Evidence } from './evidence.ts';
import { isNumeric } from './mention-types.ts';
import { spanReasons } from './span-reasons.ts';
import { proposeSpans } from './spans.ts';
import {
  CLAUSE_WEIGHTS,
  LEARNED_AMOUNT,
  LEARNED_SPAN,
  SPAN_WEIGHTS,
  scoreOf,
  weigh,
} from './weights.ts';

/** Spans of one sentence that are handed on: the rivals of its best. */
const KEPT_PER_SENTENCE = 12;

/** Questions that a clause answers. */
const CLAUSE_TYPES: ReadonlySet<AnswerType> = new Set(['reason', 'manner', 'definition']);

export function spanCandidates(asked: Asked, evidence: readonly Evidence[]): Candidate[] {
  const { answerType } = asked.question;
  const weights = CLAUSE_TYPES.has(answerType) ? CLAUSE_WEIGHTS : SPAN_WEIGHTS;
  const learned = isNumeric(answerType) ? LEARNED_AMOUNT : LEARNED_SPAN;
  return evidence.flatMap((one) => {
    const reasonsOf = spanReasons(asked, one);
    const { pid } = one.hit.passage;
    return proposeSpans(one, answerType, asked.learned.proposed(pid, one.sentence))
      .map((span) => {
        const reasons = reasonsOf(span);
        const learnedSpan = learned * asked.learned.span(pid, span);
        return { span, reasons, learnedSpan, own: learnedSpan + scoreOf(reasons, weights) };
      })
      .sort((a, b) => b.own - a.own || a.span.start - b.span.start || a.span.end - b.span.end)
      .slice(0, KEPT_PER_SENTENCE)
      .map(({ span: { start, end }, reasons, learnedSpan, own }) => {
        const { features } = weigh(reasons, weights);
        return {
          hit: one.hit,
          sentence: { start: one.sentence.start, end: one.sentence.end },
          span: { start, end },
          text: one.analysis.passage.text.slice(start, end),
          score: one.score + own,
          features: { ...one.features, learnedSpan, ...features },
        };
      });
  });
}
