// Evaluation: every question of a gold set asked of a pipeline and judged.
import { createPipeline, type Pipeline } from '../qa/pipeline.ts';
import type { Corpus } from '../retriever/corpus.ts';
import type { Hit } from '../retriever/hit.ts';
import { retrieve } from '../retriever/retrieve.ts';
import type { Gold, GoldQuestion } from './gold.ts';
import { type FindGold, goldFinder } from './gold-passages.ts';
import { type Asked, type Judgement, judge } from './judgement.ts';
import { onlyPassages } from './only-passages.ts';

export interface EvaluateOptions {
  /** Asks only so many questions, spread evenly over the gold. */
  readonly limit?: number;
  /** Reads the gold passages only, whatever retrieval says. */
  readonly given?: boolean;
  /** Asks each answerable question once more with its gold passages taken out of the index. */
  readonly removed?: boolean;
  /** Called after each question. */
  readonly onJudged?: (done: number, total: number) => void;
}

/** How far down the ranking gold passages are looked for: what recall@10 needs, and a tail for the MRR. */
const RANKED = 50;

/** Judgements in the order of the gold; a question asked again without its passages follows itself. */
export async function evaluate(
  { questions }: Gold,
  corpus: Corpus,
  options: EvaluateOptions = {},
): Promise<Judgement[]> {
  const pipeline = createPipeline(corpus);
  const findGold = goldFinder(corpus);
  const asked = spread(questions, options.limit ?? questions.length);
  const judgements: Judgement[] = [];
  for (const [i, question] of asked.entries()) {
    for (const way of waysOf(question, options))
      judgements.push(await askAndJudge(question, pipeline, findGold, way));
    options.onJudged?.(i + 1, asked.length);
  }
  return judgements;
}

function waysOf({ answerable }: GoldQuestion, { given, removed }: EvaluateOptions): Asked[] {
  const first = given ? 'given' : 'open';
  return removed && answerable ? [first, 'removed'] : [first];
}

async function askAndJudge(
  gold: GoldQuestion,
  pipeline: Pipeline,
  findGold: FindGold,
  asked: Asked,
): Promise<Judgement> {
  const { corpus } = pipeline;
  const pids = findGold(gold);
  const ask = asked === 'given' ? createPipeline(givenOnly(corpus, pids)) : pipeline;
  const without = asked === 'removed' ? { without: pids } : {};
  const trace = await ask.explain(gold.question, { id: gold.id, ...without });
  const { hits } = await retrieve(trace.question, corpus, RANKED);
  const ranked = asked === 'open' && gold.source !== null;
  return judge(gold, trace, corpus, ranked ? rankOf(hits, pids) : null, asked);
}

const givenOnly = (corpus: Corpus, pids: ReadonlySet<string>): Corpus => ({
  ...corpus,
  index: onlyPassages(corpus.index, pids),
});

/** Of the first gold passage, from 1; 0 if it is not among the hits. */
const rankOf = (hits: readonly Hit[], pids: ReadonlySet<string>): number =>
  hits.findIndex(({ passage }) => pids.has(passage.pid)) + 1;

/** `count` of the elements at even distances, the first included; all if there are no more. */
function spread<T>(all: readonly T[], count: number): T[] {
  if (count >= all.length) return [...all];
  return Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)]!);
}
