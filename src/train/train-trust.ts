// Training of selection and confidence: questions put to the whole pool, with and without their own paragraph.
import type { Question } from '../question/question.ts';
import type { Logistic } from '../reader/span-model/logistic.ts';
import type { SpanModelParts } from '../reader/span-model/model.ts';
import { readView } from '../reader/span-model/read-passage.ts';
import {
  confidenceNumbers,
  type ReadHit,
  selectHits,
  selectorNumbers,
} from '../reader/span-model/select.ts';
import { type Example, type Examples, LONG_STYLE, reasonsIn } from './examples.ts';
import { bestF1, comparable } from './labels.ts';
import { fitLogistic, type LabelledRow } from './logistic-regression.ts';
import type { Search } from './pool.ts';
import type { Progress, TrainedSpans } from './train-spans.ts';

export interface Trust {
  readonly selector: Logistic;
  readonly confidence: Logistic;
}

/** An answer is right from this F1 on: what a person would accept, give or take a particle. */
export const RIGHT_F1 = 0.6;
/** Passages read for a question; more gain nothing. One more is fetched, for its own may be taken out. */
export const READ_HITS = 5;

/** One question with the passages that were read for it. */
export interface PooledQuestion {
  readonly question: Question;
  readonly example: Example;
  readonly hits: readonly ReadHit[];
  /** By hit: how right its best span is, in [0, 1]. */
  readonly f1: readonly number[];
  /** By hit: whether it is the question's own paragraph. */
  readonly own: readonly boolean[];
}

/** Learned from the kept questions, each read by the stages that have not seen it. */
export async function trainTrust(
  { without, trees }: TrainedSpans,
  examples: Examples,
  search: Search,
  progress: Progress,
): Promise<Trust> {
  const pooled: PooledQuestion[] = [];
  // To an answer at length a short one would count as wrong.
  const kept = examples.examples.filter(({ kept, style }) => kept && style !== LONG_STYLE);
  for (const example of kept) {
    const reader = { weights: without[example.fold]!, trees };
    pooled.push(await readPool(reader, examples, example, search));
    progress('trust', pooled.length, kept.length);
  }
  const selector = fitLogistic(pooled.flatMap(selectorRows));
  const confidence = fitLogistic(
    pooled.flatMap((asked) => [
      ...confidenceRows(selector, variant(asked, true)),
      ...confidenceRows(selector, variant(asked, false)),
    ]),
  );
  return { selector, confidence };
}

/** Reads the READ_HITS + 1 best passages. */
export async function readPool(
  reader: Pick<SpanModelParts, 'weights' | 'trees'>,
  examples: Examples,
  example: Example,
  search: Search,
): Promise<PooledQuestion> {
  const { passages, texts } = examples;
  const question = example.parsed;
  const found = await search(question, READ_HITS + 1);
  const hits = found.map(({ paragraph, rank, score }) => ({
    reading: readView(
      reader,
      example.question,
      passages[paragraph]!,
      reasonsIn(examples, example, paragraph),
    ),
    text: texts[paragraph]!,
    rank,
    hitScore: score,
  }));
  const own = found.map(({ paragraph }) => texts[paragraph] === texts[example.passage]);
  const f1 = hits.map(({ reading, text }) => {
    const best = reading.spans[0];
    if (!best) return 0;
    const [said = ''] = comparable([text.slice(best.span.start, best.span.end)]);
    return bestF1(said, example.answers);
  });
  return { question, example, hits, f1, own };
}

/** The READ_HITS best passages with the question's own, or without it, as if it were not in the pool. */
export function variant(asked: PooledQuestion, withOwn: boolean): PooledQuestion {
  const kept = [...asked.hits.keys()].filter((i) => withOwn || !asked.own[i]).slice(0, READ_HITS);
  return {
    ...asked,
    hits: kept.map((i, place) => ({ ...asked.hits[i]!, rank: place + 1 })),
    f1: kept.map((i) => asked.f1[i]!),
    own: kept.map((i) => asked.own[i]!),
  };
}

function selectorRows(asked: PooledQuestion): LabelledRow[] {
  const { question, example, hits, f1 } = variant(asked, true);
  return selectorNumbers(question, example.question, hits).flatMap((numbers, i) =>
    numbers ? [{ numbers, right: f1[i]! >= RIGHT_F1 }] : [],
  );
}

function confidenceRows(selector: Logistic, asked: PooledQuestion): LabelledRow[] {
  const { question, example, hits, f1 } = asked;
  const selected = selectHits(selector, question, example.question, hits);
  if (selected.length === 0) return [];
  return [{ numbers: confidenceNumbers(selected), right: f1[selected[0]!.hit]! >= RIGHT_F1 }];
}
