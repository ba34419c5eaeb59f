// Reports: what a model reaches on questions it has not seen, with the paragraph given and without.
import { characterF1, exactMatch, holds } from '../eval/metrics.ts';
import { logistic } from '../reader/span-model/logistic.ts';
import type { SpanModelParts } from '../reader/span-model/model.ts';
import { readView } from '../reader/span-model/read-passage.ts';
import { confidenceNumbers, selectHits } from '../reader/span-model/select.ts';
import { type Examples, makeExamples, reasonsIn } from './examples.ts';
import { openPool } from './pool.ts';
import type { Paragraph } from './squad.ts';
import { type PooledQuestion, RIGHT_F1, readPool, variant } from './train-trust.ts';

/** Means over the questions, in [0, 1]. */
export interface Figures {
  readonly questions: number;
  readonly exact: number;
  readonly f1: number;
  /** The sentence shown holds a gold answer. */
  readonly sentence: number;
}

export interface OpenFigures extends Figures {
  /** Own paragraph among those read. */
  readonly recall: number;
  /** Answerable questions against the same with their paragraph taken out. */
  readonly refusal: number;
  /** Right answers against all others, both ways. */
  readonly trust: number;
  /** Expected calibration error, over both ways. */
  readonly calibration: number;
}

/** Each question is read in its own paragraph. */
export function reportGiven(model: SpanModelParts, paragraphs: readonly Paragraph[]): Figures {
  const made = makeExamples([paragraphs], model.frequencies);
  const { examples, passages, texts } = made;
  return mean(
    examples.map((example) => {
      const { question, passage, gold } = example;
      const reasons = reasonsIn(made, example, passage);
      const { spans, sentences } = readView(model, question, passages[passage]!, reasons);
      const best = spans[0];
      return best
        ? judge(texts[passage]!, best.span, sentences[best.sentence]!.span, gold)
        : NOTHING;
    }),
  );
}

/** Each question is put to the pool of all paragraphs. */
export async function reportOpen(
  model: SpanModelParts,
  asked: readonly Paragraph[],
  others: readonly Paragraph[],
): Promise<OpenFigures> {
  const own = makeExamples([asked], model.frequencies);
  const rest = makeExamples(
    [others.map((other) => ({ ...other, questions: [] }))],
    model.frequencies,
  );
  const pool: Examples = {
    ...own,
    passages: [...own.passages, ...rest.passages],
    analyses: [...own.analyses, ...rest.analyses],
    texts: [...own.texts, ...rest.texts],
  };
  const search = await openPool(pool.texts);
  const judged: Judged[] = [];
  let found = 0;
  const outcomes: Outcome[] = [];
  for (const example of own.examples) {
    const pooled = await readPool(model, pool, example, search);
    const withOwn = variant(pooled, true);
    if (withOwn.own.includes(true)) found++;
    const shown = show(model, withOwn);
    judged.push(shown?.judged ?? NOTHING);
    outcomes.push(outcome(shown, true), outcome(show(model, variant(pooled, false)), false));
  }
  return { ...mean(judged), recall: found / own.examples.length, ...trustFigures(outcomes) };
}

interface Judged {
  readonly exact: number;
  readonly f1: number;
  readonly sentence: number;
}

const NOTHING: Judged = { exact: 0, f1: 0, sentence: 0 };

interface Range {
  readonly start: number;
  readonly end: number;
}

function judge(text: string, span: Range, sentence: Range, gold: readonly string[]): Judged {
  const said = text.slice(span.start, span.end);
  return {
    exact: exactMatch(said, gold),
    f1: characterF1(said, gold),
    sentence: holds(text.slice(sentence.start, sentence.end), gold) ? 1 : 0,
  };
}

function mean(judged: readonly Judged[]): Figures {
  const of = (value: (own: Judged) => number) =>
    judged.reduce((sum, own) => sum + value(own), 0) / judged.length;
  return {
    questions: judged.length,
    exact: of(({ exact }) => exact),
    f1: of(({ f1 }) => f1),
    sentence: of(({ sentence }) => sentence),
  };
}

interface Shown {
  readonly judged: Judged;
  readonly confidence: number;
}

/** What the program would show for the question, from the passages it read. */
function show(model: SpanModelParts, { question, example, hits }: PooledQuestion): Shown | null {
  const selected = selectHits(model.selector, question, example.question, hits);
  const first = selected[0];
  if (!first) return null;
  const { reading, text } = hits[first.hit]!;
  const best = reading.spans[0]!;
  return {
    judged: judge(text, best.span, reading.sentences[best.sentence]!.span, example.gold),
    confidence: logistic(model.confidence, confidenceNumbers(selected)),
  };
}

interface Outcome {
  readonly confidence: number;
  readonly right: boolean;
  readonly answerable: boolean;
}

const outcome = (shown: Shown | null, answerable: boolean): Outcome => ({
  confidence: shown?.confidence ?? 0,
  right: (shown?.judged.f1 ?? 0) >= RIGHT_F1,
  answerable,
});

function trustFigures(outcomes: readonly Outcome[]) {
  return {
    refusal: auroc(outcomes, ({ answerable }) => answerable),
    trust: auroc(outcomes, ({ right }) => right),
    calibration: calibrationError(outcomes),
  };
}

/** Probability that one of the chosen has a higher confidence than one of the others. */
function auroc(outcomes: readonly Outcome[], chosen: (outcome: Outcome) => boolean): number {
  const sorted = [...outcomes].sort((a, b) => a.confidence - b.confidence);
  let below = 0;
  let pairs = 0;
  let others = 0;
  for (const own of sorted) {
    if (chosen(own)) pairs += below;
    else {
      below++;
      others++;
    }
  }
  return pairs / Math.max(1, others * (outcomes.length - others));
}

const BINS = 10;

/** Mean distance between confidence and share of right answers, over ten bins of equal width. */
function calibrationError(outcomes: readonly Outcome[]): number {
  const bins = Array.from({ length: BINS }, () => ({ size: 0, confidence: 0, right: 0 }));
  for (const { confidence, right } of outcomes) {
    const bin = bins[Math.min(BINS - 1, Math.floor(confidence * BINS))]!;
    bin.size++;
    bin.confidence += confidence;
    bin.right += right ? 1 : 0;
  }
  const off = bins.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.right), 0);
  return off / Math.max(1, outcomes.length);
}
