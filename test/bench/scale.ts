// `npm run bench:scale`: a large corpus built, changed in one place and asked, as ratios to raw segmentation; exit 1 if a row fails.
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPipeline } from '../../src/qa/pipeline.ts';
import { buildIndex } from '../../src/retriever/build-index.ts';
import { openIndex } from '../../src/retriever/open-corpus.ts';
import { writePool } from './pool.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const DOCUMENTS = Number(process.env.BENCH_DOCUMENTS ?? 2000);
const LENGTH = 10_000;
const QUESTION = '北碚区安排了多少疫情防控专项资金？';

/** An incremental build may cost this share of a full one. */
const LARGEST_SHARE = 0.05;

const jieba = createRequire(import.meta.url)('nodejieba') as { cut(text: string): string[] };

interface Cost<T = unknown> {
  readonly made: T;
  readonly ms: number;
  /** Of all threads of this process: what other programs take away does not count. */
  readonly cpuMs: number;
}

const folder = mkdtempSync(join(tmpdir(), 'chuchu-scale-'));
try {
  const seedsDir = join(folder, 'seeds');
  const options = { seedsDir, indexDir: join(folder, 'index') };
  const texts = await writePool(join(ROOT, 'seeds'), seedsDir, DOCUMENTS, LENGTH);
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  say(`${DOCUMENTS} documents, ${(characters / 1e6).toFixed(1)} million characters`);
  jieba.cut(QUESTION);

  const raw = await cost(() => {
    for (const text of texts) jieba.cut(text);
  });
  row('raw nodejieba.cut', raw);
  texts.length = 0;
  const before = memory();
  let most = 0;
  const onEvent = () => {
    most = Math.max(most, memory());
  };
  const full = await cost(() => buildIndex({ ...options, onEvent }));
  row('full build', full, `${ratio(full, raw)} × raw; at most ${most} MB, ${before} before`);

  row('nothing to do', await cost(() => buildIndex(options)));
  appendFileSync(
    join(seedsDir, '7.txt'),
    '青石桥推迟到明年春天通车，工程师罗启明说还要再等等看。\n',
  );
  const changed = await cost(() => buildIndex(options));
  const share = changed.cpuMs / full.cpuMs;
  row(
    'build after one change',
    changed,
    `${percent(share)} of a full build, ${percent(changed.ms / full.ms)} of its time`,
  );
  rmSync(join(seedsDir, '8.txt'));
  row('build after one removal', await cost(() => buildIndex(options)));

  const opening = await cost(() => openIndex(options));
  row('open', opening);
  const { corpus, shards } = opening.made;
  const pipeline = createPipeline(corpus);
  row('first question', await cost(() => pipeline.ask(QUESTION)), `${memory()} MB`);
  row('the same again', await cost(() => pipeline.ask(QUESTION)));
  appendFileSync(join(seedsDir, '9.txt'), '图书馆下个月起每周一闭馆，儿童阅览室照常开放。\n');
  const swap = await cost(() => openIndex({ ...options, open: shards }));
  row('change, build and swap in a running program', swap);

  if (share > LARGEST_SHARE) fail(`one change costs more than ${percent(LARGEST_SHARE)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function cost<T>(run: () => T | Promise<T>): Promise<Cost<T>> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  const made = await run();
  const { user, system } = process.cpuUsage(before);
  return { made, ms: performance.now() - started, cpuMs: (user + system) / 1000 };
}

/** Megabytes that this process holds. */
function memory(): number {
  return Math.round(process.memoryUsage().rss / 1e6);
}

function ratio(a: Cost, b: Cost): string {
  return (a.cpuMs / b.cpuMs).toFixed(1);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function row(name: string, { ms, cpuMs }: Cost, note = ''): void {
  const figures = [ms, cpuMs].map((each) => (each / 1000).toFixed(2).padStart(8)).join(' s,');
  say(`${figures} s of CPU  ${name}${note === '' ? '' : `: ${note}`}`);
}

function fail(why: string): void {
  say(`FAIL ${why}`);
  process.exitCode = 1;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
