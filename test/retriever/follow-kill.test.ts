// kill -9 at random moments while documents change: no question fails, and no index is lost.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createPipeline } from '../../src/qa/pipeline.ts';
import { buildIndex } from '../../src/retriever/build-index.ts';
import { type Index, readIndex } from '../../src/retriever/index-files.ts';
import { loadCorpus } from '../../src/retriever/load-corpus.ts';
import { lehmer } from '../bench/pool.ts';
import { makePlace, type Place, write } from './temporary-folder.ts';

/** `CHUCHU_KILLS=50 npx vitest run --config test/vitest.config.ts test/retriever/follow-kill.test.ts` */
const KILLS = Number(process.env.CHUCHU_KILLS ?? 3);
const MS_PER_KILL = 40_000;

/** Between the first change and the kill, at most. */
const LONGEST_MS = 1500;
const MS_BETWEEN_CHANGES = 40;

const QUESTION = '青石桥总投资多少万元？';

it(`${KILLS} kills`, { timeout: 60_000 + KILLS * MS_PER_KILL }, async () => {
  const place = makePlace(manyDocuments(30));
  await buildIndex(place);
  const random = lehmer(7);
  let changes = 0;
  let asked = 0;
  const versions = new Set<string>();
  for (let kill = 0; kill < KILLS; kill++) {
    const child = spawnFollower(place);
    await hear(child, 'corpus');
    const until = performance.now() + (random() % LONGEST_MS);
    while (performance.now() < until) {
      change(place, changes++, random);
      versions.add(await ask(place));
      asked++;
      await new Promise((resolve) => setTimeout(resolve, random() % MS_BETWEEN_CHANGES));
    }
    child.kill('SIGKILL');
    await once(child, 'close');
    versions.add(await ask(place));
    asked++;
  }
  expect(asked).toBeGreaterThan(KILLS);
  // The builds were under way: one that never ends a build would pass, too.
  expect(versions.size).toBeGreaterThan(KILLS / 2);
  await buildIndex(place);
  const anew = { ...place, indexDir: `${place.indexDir}-anew` };
  await buildIndex(anew);
  expect(filesOf(place)).toEqual(filesOf(anew));
});

/** Asks what stands in the index folder now, without building; returns the version that answered. */
async function ask({ indexDir }: Place): Promise<string> {
  const found = readIndex(indexDir);
  expect(found.kind).toBe('whole');
  const { index } = found as { readonly index: Index };
  const answer = await createPipeline(loadCorpus(index)).ask(QUESTION);
  expect(answer).toMatchObject({ kind: 'answered' });
  expect(answer.kind === 'answered' && answer.text).toMatch(/^\d+万元$/);
  return index.version;
}

function change(place: Place, i: number, random: () => number): void {
  replace(place, 'bridge.txt', bridge(1000 + i));
  const source = `${random() % 40}.txt`;
  if (random() % 4 === 0) rmSync(join(place.seedsDir, source), { force: true });
  else
    write(
      place,
      source,
      `第${i}号简报\n\n${'河西区新修了一条路，路边种了银杏。'.repeat(random() % 30)}`,
    );
}

/** In one step, as editors save: an index of the moment when the file was empty would rightly have no answer. */
function replace(place: Place, source: string, text: string): void {
  write(place, `.${source}`, text);
  renameSync(join(place.seedsDir, `.${source}`), join(place.seedsDir, source));
}

const bridge = (amount: number): string =>
  `青石桥今年完工\n\n青石桥全长三百二十米，总投资${amount}万元，二〇二一年五月一日通车。\n`;

const manyDocuments = (count: number): Record<string, string> => ({
  'bridge.txt': bridge(999),
  ...Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `${i}.txt`,
      `第${i}号简报\n\n${'河西区新修了一条路，路边种了银杏。'.repeat(20)}编号${i}。`,
    ]),
  ),
});

function spawnFollower({ seedsDir, indexDir }: Place): ChildProcess {
  const script = new URL('follow-child.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, ['--import', 'tsx', script, seedsDir, indexDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Resolves when the process says a line that begins so. */
async function hear(child: ChildProcess, word: string): Promise<void> {
  let text = '';
  for await (const data of child.stdout!.iterator({ destroyOnReturn: false })) {
    text += String(data);
    if (text.split('\n').some((line) => line.startsWith(word))) return;
  }
  throw new Error(`the follower ended:\n${text}`);
}

const filesOf = ({ indexDir }: Place): Record<string, string> =>
  Object.fromEntries(
    readdirSync(indexDir)
      .filter((name) => name !== '.lock')
      .sort()
      .map((name) => [name, readFileSync(join(indexDir, name), 'utf8')]),
  );
