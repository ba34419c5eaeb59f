// The corpus of a gold file's own paragraphs, each a document that goes the way of real ones.
import { documentOf } from '../corpus/read-document.ts';
import { splitCorpus } from '../corpus/split-corpus.ts';
import type { Corpus } from '../retriever/corpus.ts';
import { corpusInMemory } from '../retriever/load-corpus.ts';
import type { Gold } from './gold.ts';

/** The paragraphs of all the files in one pool; a text that several of them bring is there once, as the first's. */
export async function goldCorpus(gold: Gold, pool: readonly Gold[] = []): Promise<Corpus> {
  const sources = new Map<string, string>();
  for (const { source, text } of [gold, ...pool].flatMap(({ paragraphs }) => paragraphs))
    if (!sources.has(text)) sources.set(text, source);
  const { documents, passages } = splitCorpus(
    await Promise.all([...sources].map(([text, source]) => documentOf(source, Buffer.from(text)))),
  );
  return corpusInMemory(documents, passages);
}
