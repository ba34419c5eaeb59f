// What the trained span model makes of the hits: how likely each sentence and each span is, in logarithms.
import type { Span } from '../text/span.ts';
import type { Laid } from './lay.ts';
import { reasonsFor } from './reasons.ts';
import type { SpanModel } from './span-model/model.ts';
import { readHits } from './span-model/read-hits.ts';

/** Natural logarithms of probabilities, not below `LEAST`; spans in the coordinates of the passage. */
export interface Learned {
  /** That the answer stands in the sentence. */
  readonly sentence: (pid: string, start: number) => number;
  /** That the span answers, if the answer stands in its sentence. */
  readonly span: (pid: string, span: Span) => number;
  /** Calibrated probability, in [0, 1], that the model's own best answer is right: that the hits hold one. */
  readonly confidence: number;
  /** The spans that the model proposes in a sentence, likeliest first. */
  readonly proposed: (pid: string, sentence: Span) => readonly Span[];
}

/** Passages that the model reads: the dearest part of a question, and more gain nothing (see RESULTS.md). */
const HITS_LEARNED = 3;

/** What is not among the model's likeliest is not impossible: about one in a thousand. */
const LEAST = Math.log(1e-3);

export function learn(model: SpanModel, laid: Laid): Learned {
  const { question, hits } = laid;
  const { readings, selected, confidence } = readHits(
    model,
    question,
    hits.slice(0, HITS_LEARNED).map((read) => {
      const { hit, analysis, document } = read;
      const { text, headings } = hit.passage;
      return {
        text,
        analysed: analysis,
        context: [document?.title ?? '', ...headings, ...(document?.subjects ?? [])],
        reasons: reasonsFor(laid, read),
        rank: hit.rank,
        hitScore: hit.score,
      };
    }),
  );
  const total = selected.reduce((sum, { probability }) => sum + probability, 0) || 1;
  const ofHit = new Map(selected.map(({ hit, probability }) => [hit, probability / total]));
  const sentences = new Map<string, number>();
  const spans = new Map<string, number>();
  const proposals = new Map<string, Span[]>();
  for (const [h, { spans: found, sentences: parts }] of readings.entries()) {
    const { pid } = hits[h]!.hit.passage;
    for (const { span, score } of parts)
      sentences.set(`${pid}:${span.start}`, bounded(score * (ofHit.get(h) ?? 0)));
    for (const { span, sentence, score, probability } of found) {
      const own = parts[sentence]!;
      // Half by itself, half by its agreement with the other spans: the best for both exact match and F1.
      const standing = (score + probability) / 2;
      spans.set(`${pid}:${span.start}:${span.end}`, bounded(standing / (own.score || 1)));
      const key = `${pid}:${own.span.start}`;
      proposals.set(key, [...(proposals.get(key) ?? []), span]);
    }
  }
  return {
    confidence,
    sentence: (pid, start) => sentences.get(`${pid}:${start}`) ?? LEAST,
    span: (pid, { start, end }) => spans.get(`${pid}:${start}:${end}`) ?? LEAST,
    proposed: (pid, { start }) => proposals.get(`${pid}:${start}`) ?? [],
  };
}

const bounded = (probability: number): number => Math.max(LEAST, Math.log(probability));
