// Training from end to end: paragraphs with questions in, a model out.
import type { SpanModelParts } from '../reader/span-model/model.ts';
import { makeExamples } from './examples.ts';
import { openPool } from './pool.ts';
import type { Paragraph } from './squad.ts';
import { type Progress, trainSpans } from './train-spans.ts';
import { trainTrust } from './train-trust.ts';

/** The same corpora give the same model, byte for byte. */
export async function trainModel(
  corpora: readonly (readonly Paragraph[])[],
  progress: Progress,
): Promise<SpanModelParts> {
  const examples = makeExamples(corpora);
  const spans = trainSpans(examples, progress);
  const search = await openPool(examples.texts);
  const trust = await trainTrust(spans, examples, search, progress);
  const { weights, trees } = spans;
  return { frequencies: examples.frequencies, weights, trees, ...trust };
}
