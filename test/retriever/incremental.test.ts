// Change by change or all at once: the same index, byte for byte, and so the same hits, scores and citations.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createPipeline } from '../../src/qa/pipeline.ts';
import { buildIndex } from '../../src/retriever/build-index.ts';
import { openCorpus } from '../../src/retriever/open-corpus.ts';
import { editsOf } from './edits.ts';

/** `CHUCHU_EDITS=10000 npx vitest run --config test/vitest.config.ts test/retriever/incremental.test.ts` */
const EDITS = Number(process.env.CHUCHU_EDITS ?? 150);
const SEED = Number(process.env.CHUCHU_EDITS_SEED ?? 1);

/** So short that a few small documents fill several shards. */
const SHARD_LENGTH = 600;

/** An answer is asked for after every so many edits; the bytes are compared after each. */
const ASKED_EVERY = 10;

const MS_PER_EDIT = 2000;

const root = mkdtempSync(join(tmpdir(), 'chuchu-edits-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const filesOf = (indexDir: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(indexDir)
      .filter((name) => name !== '.lock')
      .sort()
      .map((name) => [name, readFileSync(join(indexDir, name), 'utf8')]),
  );

it(`${EDITS} random edits`, { timeout: 30_000 + EDITS * MS_PER_EDIT }, async () => {
  const seedsDir = join(root, 'seeds');
  const edits = editsOf(seedsDir, SEED);
  const options = { seedsDir, shardLength: SHARD_LENGTH };
  const followed = { ...options, indexDir: join(root, 'followed') };
  const done: string[] = [];
  let mostShards = 0;
  let copies = 0;
  for (let i = 0; i < EDITS; i++) {
    done.push(edits.next());
    await buildIndex(followed);
    const anew = { ...options, indexDir: join(root, 'anew') };
    rmSync(anew.indexDir, { recursive: true, force: true });
    await buildIndex(anew);
    const files = filesOf(followed.indexDir);
    expect(files, done.slice(-3).join(', then ')).toEqual(filesOf(anew.indexDir));
    mostShards = Math.max(mostShards, Object.keys(files).length - 1);
    if (Object.values(files).some((text) => text.includes('],null]'))) copies++;
    if (i % ASKED_EVERY !== 0) continue;
    const question = edits.question();
    const [one, other] = [await openCorpus(followed), await openCorpus(anew)];
    const [trace, again] = [
      await createPipeline(one, () => 0).explain(question),
      await createPipeline(other, () => 0).explain(question),
    ];
    expect(trace.hits).toEqual(again.hits);
    expect(trace.answer).toEqual(again.answer);
  }
  // The edits were worth it: documents shared out, and paragraphs repeated.
  expect(mostShards).toBeGreaterThan(2);
  expect(copies).toBeGreaterThan(EDITS / 10);
});
