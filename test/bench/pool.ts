// A folder of documents as large as wanted, made by putting the sentences of some documents together anew.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadDocuments } from '../../src/corpus/load.ts';
import { splitCorpus } from '../../src/corpus/split-corpus.ts';
import { sentences } from '../../src/text/sentences.ts';
import { slice } from '../../src/text/span.ts';

/** Paragraphs are about as long as a passage, and every few of them stand under a heading of their own. */
const PARAGRAPH_LENGTH = 230;
const PARAGRAPHS_UNDER_HEADING = 8;
const HEADING_LENGTH = 10;

/** Shorter sentences are scraps of tables and captions. */
const SHORTEST_SENTENCE = 8;

/** Writes `count` documents of `length` characters into `folder`; the same at every call. Returns their texts. */
export async function writePool(
  seeds: string,
  folder: string,
  count: number,
  length: number,
): Promise<string[]> {
  const { passages } = splitCorpus((await loadDocuments(seeds)).documents);
  const pieces = passages
    .flatMap(({ text }) => sentences(text).map((span) => slice(text, span).replace(/\s+/g, '')))
    .filter((sentence) => sentence.length >= SHORTEST_SENTENCE);
  const next = lehmer(1);
  const sentence = () => pieces[next() % pieces.length]!;
  mkdirSync(folder, { recursive: true });
  return Array.from({ length: count }, (_, i) => {
    let text = `# ${i}号简报：${sentence().slice(0, HEADING_LENGTH)}\n\n`;
    while (text.length < length) {
      if (next() % PARAGRAPHS_UNDER_HEADING === 0)
        text += `## ${sentence().slice(0, HEADING_LENGTH)}\n\n`;
      let paragraph = '';
      while (paragraph.length < PARAGRAPH_LENGTH) paragraph += sentence();
      text += `${paragraph}\n\n`;
    }
    writeFileSync(join(folder, `${i}.txt`), text);
    return text;
  });
}

/** Park and Miller's random numbers: small, and the same everywhere. */
export function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state;
  };
}
