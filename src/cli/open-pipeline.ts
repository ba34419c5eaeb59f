// From a configuration to a pipeline that can be asked.
import type { Config } from '../config.ts';
import { createPipeline, type Pipeline } from '../qa/pipeline.ts';
import { openCorpus } from '../retriever/open-corpus.ts';
import { indexingReporter } from './indexing.ts';
import type { Terminal } from './terminal.ts';
import type { View } from './view.ts';

/** Makes or updates the index first if need be, and says so. An empty folder of documents is told of, too. */
export async function openPipeline(
  { seedsDir, indexDir, recognizer }: Config,
  terminal: Terminal,
  view: View,
): Promise<Pipeline> {
  const onEvent = indexingReporter(terminal, view);
  const corpus = await openCorpus({ seedsDir, indexDir, recognizer, onEvent });
  if (corpus.documents.size === 0) terminal.say(`${view.messages.index.empty(seedsDir)}\n`);
  return createPipeline(corpus);
}
