// Building and opening: whole or not at all, the same bytes again, and never from something stale.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { type BuildEvent, buildIndex } from '../../src/retriever/build-index.ts';
import { indexStatus, openCorpus } from '../../src/retriever/open-corpus.ts';
import { makePlace, type Place, TOWN, write } from './temporary-folder.ts';

/** Name → digest of every file of an index. */
const filesOf = ({ indexDir }: Place): Record<string, string> =>
  Object.fromEntries(
    readdirSync(indexDir)
      .filter((name) => name !== '.lock')
      .sort()
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(indexDir, name)))
          .digest('hex'),
      ]),
  );

async function eventsOf(place: Place): Promise<BuildEvent[]> {
  const events: BuildEvent[] = [];
  await openCorpus({ ...place, onEvent: (event) => events.push(event) });
  return events;
}

const reasonsOf = async (place: Place) =>
  (await eventsOf(place)).flatMap((event) => (event.kind === 'building' ? [event.reason] : []));

/** The error that a promise is rejected with. */
const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('the index', () => {
  it('has the same bytes from the same documents, wherever they stand', async () => {
    const [one, two] = [makePlace(), makePlace()];
    await buildIndex(one);
    const before = filesOf(one);
    await buildIndex(two);
    expect(filesOf(two)).toEqual(before);
    rmSync(one.indexDir, { recursive: true });
    await buildIndex(one);
    expect(filesOf(one)).toEqual(before);
  });

  it('loads as the corpus that was built', async () => {
    const place = makePlace();
    const corpus = await openCorpus(place);
    const again = await openCorpus(place);
    expect(again.version).toBe(corpus.version);
    expect([...again.passages]).toEqual([...corpus.passages]);
    for (const { source, text } of corpus.documents.values())
      expect(text).toBe(readFileSync(join(place.seedsDir, source), 'utf8'));
    for (const { docid, runs, text } of corpus.passages.values())
      expect(
        runs.map((run) => corpus.documents.get(docid)!.text.slice(run.start, run.end)).join(''),
      ).toBe(text);
  });

  it('tells what it did', async () => {
    const place = makePlace();
    expect(await buildIndex(place)).toMatchObject({ added: 3, updated: 0, removed: 0 });
    expect(await buildIndex(place)).toMatchObject({ added: 0, unchanged: 3 });
    write(place, 'bridge.txt', '青石桥推迟到明年通车。');
    write(place, 'deep/er/park.md', '# 公园\n\n公园里有三百棵银杏。');
    rmSync(join(place.seedsDir, 'water.txt'));
    expect(await buildIndex(place)).toMatchObject({
      added: 1,
      updated: 1,
      removed: 1,
      unchanged: 1,
    });
  });

  it('leaves nothing of an earlier index behind', async () => {
    const place = makePlace();
    await buildIndex(place);
    const before = readdirSync(place.indexDir).length;
    writeFileSync(join(place.indexDir, 'README.md'), 'mine');
    writeFileSync(join(place.indexDir, 'shard-0123456789abcdef.txt.12345'), 'half');
    write(place, 'bridge.txt', '青石桥推迟到明年通车。');
    await buildIndex(place);
    expect(readdirSync(place.indexDir).sort()).toContain('README.md');
    expect(readdirSync(place.indexDir).length).toBe(before + 1);
  });
});

describe('staleness', () => {
  it('is noticed for every change of a source, even of equal length and time', async () => {
    const place = makePlace();
    expect(await reasonsOf(place)).toEqual(['missing']);
    expect(await reasonsOf(place)).toEqual([]);
    const path = join(place.seedsDir, 'bridge.txt');
    const text = readFileSync(path, 'utf8');
    write(place, 'bridge.txt', text.replace('三百二十', '三百五十'));
    utimesSync(path, 0, 0);
    expect(await reasonsOf(place)).toEqual(['sources']);
    write(place, 'new.txt', '新开了一家书店。');
    expect(await reasonsOf(place)).toEqual(['sources']);
    rmSync(join(place.seedsDir, 'new.txt'));
    expect(await reasonsOf(place)).toEqual(['sources']);
    expect(await reasonsOf(place)).toEqual([]);
  });

  it('names another format and another analyzer', async () => {
    const place = makePlace();
    await buildIndex(place);
    const path = join(place.indexDir, 'manifest.json');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace(/"format": \d+/, '"format": 99999'));
    expect(indexStatus(place).stale?.reason).toBe('format');
    writeFileSync(path, text.replace(/nodejieba@[^"]+/, 'nodejieba@0.0.0'));
    expect(indexStatus(place).stale?.reason).toBe('analyzer');
    expect(await reasonsOf(place)).toEqual(['analyzer']);
    expect(indexStatus(place).stale).toBeNull();
  });

  it('does not come from a file that cannot be read as text', async () => {
    const place = makePlace();
    writeFileSync(join(place.seedsDir, 'bad.txt'), Buffer.from([0xff, 0x00, 0x81, 0xfe]));
    const events = await eventsOf(place);
    expect(events.at(-1)).toMatchObject({ kind: 'built', report: { skipped: 1 } });
    expect(indexStatus(place).manifest!.skipped).toMatchObject([{ source: 'bad.txt' }]);
    expect(await reasonsOf(place)).toEqual([]);
  });
});

describe('damage', () => {
  it('is detected at whatever byte a file is cut, named, and mended', async () => {
    const place = makePlace();
    const { version } = await openCorpus(place);
    const names = readdirSync(place.indexDir).filter((name) => name !== '.lock');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (name, share) => {
          const path = join(place.indexDir, name);
          const size = readFileSync(path).length;
          truncateSync(path, Math.min(size - 1, Math.floor(share * size)));
          const events = await eventsOf(place);
          expect(events[0]).toMatchObject({ kind: 'building', reason: 'damaged', file: name });
          expect((await openCorpus(place)).version).toBe(version);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('is detected where a byte was changed or a file is missing', async () => {
    const place = makePlace();
    await buildIndex(place);
    const name = readdirSync(place.indexDir).find((file) => file.startsWith('shard-'))!;
    const path = join(place.indexDir, name);
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(path, bytes);
    expect(indexStatus(place).stale).toMatchObject({ reason: 'damaged', file: name });
    rmSync(path);
    expect(await reasonsOf(place)).toEqual(['damaged']);
  });
});

describe('an index of several shards', () => {
  /** Short enough that each of these documents has a shard of its own. */
  const shardLength = 60;

  /** Name → when it was written, in nanoseconds. */
  const writtenAt = ({ indexDir }: Place): ReadonlyMap<string, bigint> =>
    new Map(
      readdirSync(indexDir)
        .filter((name) => name.startsWith('shard-'))
        .map((name) => [name, statSync(join(indexDir, name), { bigint: true }).mtimeNs]),
    );

  /** What of `after` was not there before, or was written again. */
  const writtenAnew = (
    before: ReadonlyMap<string, bigint>,
    after: ReadonlyMap<string, bigint>,
  ): string[] => [...after].flatMap(([name, at]) => (before.get(name) === at ? [] : [name]));

  /** Builds, and returns how many passages were segmented. */
  async function segmentedBy(place: Place): Promise<number> {
    let segmented = 0;
    await buildIndex({
      ...place,
      shardLength,
      onEvent: (event) => {
        if (event.kind === 'progress') segmented = event.done;
      },
    });
    return segmented;
  }

  it('leaves the shards in which nothing changed alone, and segments what changed alone', async () => {
    const place = makePlace();
    expect(await segmentedBy(place)).toBe(indexStatus(place).manifest!.passages);
    const before = writtenAt(place);
    expect(before.size).toBe(3);
    write(place, 'bridge.txt', '青石桥推迟到明年通车，工程师罗启明说还要再等等看。');
    expect(await segmentedBy(place)).toBe(1);
    expect(writtenAnew(before, writtenAt(place))).toHaveLength(1);
    rmSync(join(place.seedsDir, 'water.txt'));
    const between = writtenAt(place);
    expect(await segmentedBy(place)).toBe(0);
    expect(writtenAnew(between, writtenAt(place))).toEqual([]);
  });

  it('splits a document again when another comes to share a paragraph with it', async () => {
    const shared = `${'水厂的新水泵节约了三分之一的电，'.repeat(3)}厂长很满意。`;
    const place = makePlace({
      'a.txt': `甲地简报\n\n昨天下了雨。\n\n${shared}\n\n今天放晴。\n`,
      'b.txt': `乙地简报\n\n昨天刮了风。\n`,
    });
    await segmentedBy(place);
    write(place, 'b.txt', `乙地简报\n\n昨天刮了风。\n\n${shared}\n`);
    await segmentedBy(place);
    const { passages, documents } = await openCorpus({ ...place, shardLength });
    const found = [...passages.values()].filter(({ text }) => text.includes('水泵'));
    expect(found).toHaveLength(1);
    expect(found[0]!.text).toBe(shared);
    const sources = found[0]!.places.map(({ docid }) => documents.get(docid)!.source);
    expect(sources.sort()).toEqual(['a.txt', 'b.txt']);
    // Where the first of them goes, the copy takes its place.
    rmSync(join(place.seedsDir, documents.get(found[0]!.docid)!.source));
    await segmentedBy(place);
    const after = await openCorpus({ ...place, shardLength });
    const left = [...after.passages.values()].filter(({ text }) => text.includes('水泵'));
    expect(left.map(({ places }) => places.length)).toEqual([1]);
    const hits = await after.index.search([{ term: '水泵', weight: 1 }], 5);
    expect(hits.map(({ pid }) => pid)).toEqual([left[0]!.pid]);
  });

  it('makes a damaged shard anew, and no other', async () => {
    const place = makePlace();
    await segmentedBy(place);
    const { version } = await openCorpus({ ...place, shardLength });
    const before = writtenAt(place);
    const [name] = [...before.keys()];
    truncateSync(join(place.indexDir, name!), 100);
    expect(indexStatus(place).stale).toMatchObject({ reason: 'damaged', file: name });
    expect(await segmentedBy(place)).toBeGreaterThan(0);
    expect(writtenAnew(before, writtenAt(place))).toEqual([name]);
    expect((await openCorpus({ ...place, shardLength })).version).toBe(version);
  });
});

describe('a folder that cannot be written', () => {
  it('is named, with the way out', async () => {
    const place = makePlace();
    writeFileSync(place.indexDir, 'a file in the way');
    const error = await rejection(openCorpus(place));
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ code: 'index-unwritable' });
    const { zh, en } = (error as UserError).localized;
    for (const text of [zh, en]) {
      expect(text).toContain(place.indexDir);
      expect(text).toContain('--index DIR');
    }
  });

  it('does not matter as long as the index is current', async () => {
    const place = makePlace();
    await buildIndex(place);
    // Whoever would build had to wait for this lock, and fail.
    mkdirSync(join(place.indexDir, '.lock'));
    expect(await reasonsOf(place)).toEqual([]);
  });

  // The superuser may write anywhere.
  it.skipIf(process.getuid?.() === 0)('by its permissions is opened, and not built', async () => {
    const place = makePlace();
    await buildIndex(place);
    chmodSync(place.indexDir, 0o555);
    onTestFinished(() => chmodSync(place.indexDir, 0o755));
    expect(await reasonsOf(place)).toEqual([]);
    write(place, 'new.txt', '新开了一家书店。');
    expect(await rejection(openCorpus(place))).toMatchObject({ code: 'index-unwritable' });
  });
});

describe('several builds', () => {
  it('wait for each other, for a bounded time', async () => {
    const place = makePlace();
    mkdirSync(join(place.indexDir, '.lock'), { recursive: true });
    const events: BuildEvent[] = [];
    const error = await rejection(
      buildIndex({ ...place, waitMs: 300, onEvent: (event) => events.push(event) }),
    );
    expect(error).toMatchObject({ code: 'index-busy' });
    expect(events).toEqual([{ kind: 'waiting' }]);
  });

  it('of other processes end in one whole index, built once', async () => {
    const place = makePlace(manyDocuments(60));
    const outputs = await Promise.all([child(place), child(place), child(place)].map(outputOf));
    expect(outputs.filter(({ code }) => code !== 0)).toEqual([]);
    expect(outputs.filter(({ text }) => text.includes('built'))).toHaveLength(1);
    expect(indexStatus(place).stale).toBeNull();
  });

  it('killed at any moment leave the old index or the new one', async () => {
    const place = makePlace(manyDocuments(20));
    const { version } = await openCorpus(place);
    for (const delay of [250, 600, 900]) {
      write(place, 'bridge.txt', `青石桥推迟${delay}天。`);
      const process = child(place);
      await new Promise((resolve) => setTimeout(resolve, delay));
      process.kill('SIGKILL');
      await outputOf(process);
      const { stale } = indexStatus(place);
      expect(['sources', undefined]).toContain(stale?.reason);
    }
    const corpus = await openCorpus(place);
    expect(corpus.version).not.toBe(version);
    expect(indexStatus(place).stale).toBeNull();
  });
});

const manyDocuments = (count: number): Record<string, string> => ({
  ...TOWN,
  ...Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `${i}.txt`,
      `第${i}号简报\n\n${'河西区新修了一条路，路边种了银杏。'.repeat(5)}编号${i}。`,
    ]),
  ),
});

/** A build in a process of its own, which says `built` if it did. */
const child = ({ seedsDir, indexDir }: Place) =>
  spawn(process.execPath, [
    '--import',
    'tsx',
    new URL('build-child.ts', import.meta.url).pathname,
    seedsDir,
    indexDir,
  ]);

const outputOf = (process: ReturnType<typeof child>) =>
  new Promise<{ code: number | null; text: string }>((resolve) => {
    let text = '';
    process.stdout.on('data', (data) => (text += String(data)));
    process.stderr.on('data', (data) => (text += String(data)));
    process.on('close', (code) => resolve({ code, text }));
  });
