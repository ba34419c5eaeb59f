// `npm run bench`: what the program costs beside what it is made of, measured in one run; exit 1 if a row fails.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { createPipeline } from '../../src/qa/pipeline.ts';
import { parse } from '../../src/question/parse.ts';
import { buildIndex } from '../../src/retriever/build-index.ts';
import type { Corpus } from '../../src/retriever/corpus.ts';
import { openCorpus } from '../../src/retriever/open-corpus.ts';
import { retrieve } from '../../src/retriever/retrieve.ts';
import { median, quantile, timed } from './clock.ts';
import { writePool } from './pool.ts';

/** A measured cost with what it is allowed; `unit` is × for ratios. */
interface Row {
  readonly name: string;
  readonly measured: number;
  readonly limit: number;
  readonly unit: '×' | 'ms';
  readonly note: string;
}

const ROOT = new URL('../..', import.meta.url).pathname;
const SEEDS = join(ROOT, 'seeds');
const MAIN = join(ROOT, 'dist/cli/main.js');
/** About 20,000 passages. */
const DOCUMENTS = Number(process.env.BENCH_DOCUMENTS ?? 500);
const LENGTH = 10_000;
/** Runs of a fresh process; the median of few is steady enough, and each takes a second or two. */
const COLD_RUNS = 7;
const WARM_ROUNDS = 5;

const jieba = createRequire(import.meta.url)('nodejieba') as { cut(text: string): string[] };

const questions = readFileSync(join(ROOT, 'test/gold/seeds-dev.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => (JSON.parse(line) as { question: string }).question);

const folder = mkdtempSync(join(tmpdir(), 'chuchu-bench-'));
try {
  const rows = [...(await cold()), ...(await warm()), ...(await large())];
  for (const { name, measured, limit, unit, note } of rows) {
    const verdict = measured <= limit ? 'ok  ' : 'FAIL';
    const figures = `${measured.toFixed(2).padStart(7)} ${unit.padEnd(2)} ≤ ${String(limit).padEnd(4)}`;
    process.stdout.write(`${verdict} ${figures} ${name} (${note})\n`);
  }
  if (rows.some(({ measured, limit }) => measured > limit)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A question to a fresh process beside a process that only loads the dictionary. */
async function cold(): Promise<Row[]> {
  const ask = [MAIN, 'ask', questions[0]!, '--seeds', SEEDS, '--index', join(folder, 'seeds')];
  const bare = ['-e', "require('nodejieba').cut('出处')"];
  run(ask); // makes the index
  const own: number[] = [];
  const floor: number[] = [];
  for (let i = 0; i < COLD_RUNS; i++) {
    floor.push(await timed(() => run(bare)));
    own.push(await timed(() => run(ask)));
  }
  const [a, b] = [median(own), median(floor)];
  const note = `${a.toFixed(0)} ms beside ${b.toFixed(0)} ms for node and nodejieba`;
  return [{ name: 'cold ask, index there', measured: a / b, limit: 1.7, unit: '×', note }];
}

function run(args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  // 3: the question was understood and the documents do not answer it.
  if (status !== 0 && status !== 3) throw new Error(`node ${args.join(' ')}: ${status}\n${stderr}`);
}

async function warm(): Promise<Row[]> {
  const corpus = await openCorpus({ seedsDir: SEEDS, indexDir: join(folder, 'seeds') });
  const pipeline = createPipeline(corpus);
  const times = await timesOf((question) => pipeline.ask(question));
  const note = `${questions.length} questions on the seeds`;
  return [
    { name: 'warm question, p50', measured: median(times), limit: 10, unit: 'ms', note },
    { name: 'warm question, p99', measured: quantile(times, 0.99), limit: 40, unit: 'ms', note },
  ];
}

async function large(): Promise<Row[]> {
  const seedsDir = join(folder, 'large');
  const texts = await writePool(SEEDS, seedsDir, DOCUMENTS, LENGTH);
  const cut = () => {
    for (const text of texts) jieba.cut(text);
  };
  // Before and after, for the machine may change its pace meanwhile.
  const before = await timed(cut);
  const indexDir = join(folder, 'large-index');
  const build = await timed(() => buildIndex({ seedsDir, indexDir }));
  const raw = (before + (await timed(cut))) / 2;
  const corpus = await openCorpus({ seedsDir, indexDir });
  return [
    {
      name: `build of ${corpus.passages.size} passages`,
      measured: build / raw,
      limit: 10,
      unit: '×',
      note: `${(build / 1000).toFixed(1)} s beside ${(raw / 1000).toFixed(1)} s for nodejieba.cut`,
    },
    await search(corpus),
  ];
}

/** A question to the retriever beside the same to MiniSearch as it comes, with the words of nodejieba. */
async function search(corpus: Corpus): Promise<Row> {
  const bare = new MiniSearch<{ id: number; text: string }>({
    fields: ['text'],
    tokenize: (text) => jieba.cut(text),
  });
  for (const [id, { text }] of [...corpus.passages.values()].entries()) bare.add({ id, text });
  const own = median(await timesOf((question) => retrieve(parse(question), corpus)));
  const plain = median(await timesOf((question) => bare.search(question)));
  return {
    name: `question to ${corpus.passages.size} passages, p50`,
    measured: own / plain,
    limit: 1,
    unit: '×',
    note: `${own.toFixed(1)} ms beside ${plain.toFixed(1)} ms for MiniSearch.search`,
  };
}

/** Milliseconds of every question, the first round left out: it fills what is kept. */
async function timesOf(ask: (question: string) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < WARM_ROUNDS; round++)
    for (const question of questions) {
      const ms = await timed(() => ask(question));
      if (round > 0) times.push(ms);
    }
  return times;
}
