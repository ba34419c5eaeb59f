// A process that follows a folder of documents until it is killed: node --import tsx follow-child.ts SEEDS INDEX.
import { followCorpus } from '../../src/retriever/follow-corpus.ts';

const [seedsDir, indexDir] = process.argv.slice(2) as [string, string];
followCorpus({
  seedsDir,
  indexDir,
  onEvent: ({ kind }) => process.stdout.write(`${kind}\n`),
  onCorpus: ({ version }) => process.stdout.write(`corpus ${version}\n`),
  onError: (error) => process.stdout.write(`error ${String(error)}\n`),
  // Impatient, so that most of its time goes into builds.
  pace: { quiet: 10, patience: 20, look: 1000, retry: 100 },
});
