// kill -9 of the command `watch` at random moments while documents change: no question fails, and no index is lost.
import { once } from 'node:events';
import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readIndex } from '../../src/retriever/index-files.ts';
import { lehmer } from '../bench/pool.ts';
import { Place } from './program.ts';

/** `CHUCHU_KILLS=50 npx vitest run --config test/vitest.config.ts test/cli/watch-kill.test.ts` */
const KILLS = Number(process.env.CHUCHU_KILLS ?? 2);
const MS_PER_KILL = 60_000;

/** Between the first change and the kill, at most: several builds. */
const LONGEST_MS = 2500;
const MS_BETWEEN_CHANGES = 60;

const QUESTION = '青石桥总投资多少万元？';

let place: Place;
beforeEach(() => {
  place = new Place({ 'bridge.txt': bridge(999), ...briefs(30) });
});
afterEach(() => place.remove());

it(`${KILLS} kills`, { timeout: 60_000 + KILLS * MS_PER_KILL }, async () => {
  expect(place.run(['build']).code).toBe(0);
  const random = lehmer(11);
  const versions = new Set<string>();
  let amount = 1000;
  for (let kill = 0; kill < KILLS; kill++) {
    const watch = place.start(['watch']);
    await once(watch.stderr, 'data');
    // While it starts, at first; later while it builds.
    const until = performance.now() + (random() % LONGEST_MS);
    while (performance.now() < until) {
      change(amount++, random);
      versions.add(versionNow());
      await new Promise((resolve) => setTimeout(resolve, random() % MS_BETWEEN_CHANGES));
    }
    // Every other time somebody is asking at that moment.
    const asking = kill % 2 === 0 ? asked() : null;
    if (asking) await new Promise((resolve) => setTimeout(resolve, random() % LONGEST_MS));
    expect(watch.exitCode, 'watch ended by itself').toBeNull();
    watch.kill('SIGKILL');
    await once(watch, 'close');
    versions.add(versionNow());
    if (asking) expect(await asking).toMatch(/^\d+万元$/);
    expect(await asked()).toBe(`${amount - 1}万元`);
  }
  // Builds were under way: a watcher that builds nothing would pass, too.
  expect(versions.size).toBeGreaterThan(KILLS / 2);
  const followed = files(place.index);
  rmSync(place.index, { recursive: true });
  expect(place.run(['build']).code).toBe(0);
  expect(followed).toEqual(files(place.index));
});

/** The version of the index on disk, which is whole. */
function versionNow(): string {
  const found = readIndex(place.index);
  if (found.kind !== 'whole') throw new Error(`the index is ${found.kind}`);
  return found.index.version;
}

/** What the command `ask` answers. */
async function asked(): Promise<string> {
  const child = place.start(['ask', QUESTION, '--json']);
  let out = '';
  let err = '';
  child.stdout.on('data', (data) => {
    out += data;
  });
  child.stderr.on('data', (data) => {
    err += data;
  });
  const [code] = await once(child, 'close');
  expect(code, err).toBe(0);
  return JSON.parse(out).text;
}

function change(amount: number, random: () => number): void {
  // In one step, as editors save: of the moment when the file is empty there is rightly no answer.
  place.write('.bridge.txt', bridge(amount));
  renameSync(join(place.seeds, '.bridge.txt'), join(place.seeds, 'bridge.txt'));
  const source = `${random() % 40}.txt`;
  if (random() % 4 === 0) rmSync(join(place.seeds, source), { force: true });
  else place.write(source, brief(amount, random() % 30));
}

const bridge = (amount: number): string =>
  `青石桥今年完工\n\n青石桥全长三百二十米，总投资${amount}万元，二〇二一年五月一日通车。\n`;

const brief = (number: number, sentences: number): string =>
  `第${number}号简报\n\n${'河西区新修了一条路，路边种了银杏。'.repeat(sentences)}`;

const briefs = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${i}.txt`, brief(i, 20)]));

const files = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name !== '.lock')
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
