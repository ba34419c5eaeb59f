// Span candidates: the spans of the best sentences, each with its sentence's reasons and its own.
import type { AnswerType } from '../question/question.ts';
import type { Candidate } from './candidate.ts';
import type { Asked, Evidence } from './evidence.ts';
import { spanScorer } from './span-features.ts';
import { proposeSpans } from './spans.ts';
import { CLAUSE_WEIGHTS, SPAN_WEIGHTS, scoreOf, weigh } from './weights.ts';

/** Spans of one sentence that are handed on: the rivals of its best. */
const KEPT_PER_SENTENCE = 12;

/** Questions that a clause answers. */
const CLAUSE_TYPES: ReadonlySet<AnswerType> = new Set(['reason', 'manner', 'definition']);

export function spanCandidates(asked: Asked, evidence: readonly Evidence[]): Candidate[] {
  const { answerType } = asked.question;
  const weights = CLAUSE_TYPES.has(answerType) ? CLAUSE_WEIGHTS : SPAN_WEIGHTS;
  return evidence.flatMap((one) => {
    const rawOf = spanScorer(asked, one);
    const { pid } = one.hit.passage;
    return proposeSpans(one, answerType, asked.learned.proposed(pid, one.sentence))
      .map((span) => {
        const raw = rawOf(span);
        return { span, raw, own: scoreOf(raw, weights) };
      })
      .sort((a, b) => b.own - a.own || a.span.start - b.span.start || a.span.end - b.span.end)
      .slice(0, KEPT_PER_SENTENCE)
      .map(({ span: { start, end }, raw }) => {
        const { features, score } = weigh(raw, weights);
        return {
          hit: one.hit,
          sentence: { start: one.sentence.start, end: one.sentence.end },
          span: { start, end },
          text: one.analysis.passage.text.slice(start, end),
          score: one.score + score,
          features: { ...one.features, ...features },
        };
      });
  });
}
