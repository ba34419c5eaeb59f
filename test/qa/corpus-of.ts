// A corpus of given texts, in memory: what the tests of this layer ask.
import { documentOf } from '../../src/corpus/read-document.ts';
import { splitCorpus } from '../../src/corpus/split-corpus.ts';
import type { Corpus } from '../../src/retriever/corpus.ts';
import { corpusInMemory } from '../../src/retriever/load-corpus.ts';
import { type Lexicon, NO_LEXICON } from '../../src/text/lexicon.ts';

/** The corpus of `texts`, by source name. */
export async function corpusOf(
  texts: Readonly<Record<string, string | Uint8Array>>,
  lexicon: Lexicon = NO_LEXICON,
): Promise<Corpus> {
  const sources = Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1));
  const { passages, documents } = splitCorpus(
    await Promise.all(
      sources.map(([source, text]) =>
        documentOf(source, typeof text === 'string' ? new TextEncoder().encode(text) : text),
      ),
    ),
    lexicon,
  );
  return corpusInMemory(documents, passages, lexicon);
}
