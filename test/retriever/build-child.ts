// A process that builds an index: node --import tsx build-child.ts SEEDS INDEX.
import { buildIndex } from '../../src/retriever/build-index.ts';

const [seedsDir, indexDir] = process.argv.slice(2) as [string, string];
await buildIndex({
  seedsDir,
  indexDir,
  onEvent: ({ kind }) => {
    if (kind !== 'progress') process.stdout.write(`${kind}\n`);
  },
});
