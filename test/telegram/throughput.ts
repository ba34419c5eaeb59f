// Throughput: 500 questions from 200 chats with no limits, beside the bare pipeline. npm run bench:telegram
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPipeline, type Pipeline } from '../../src/qa/pipeline.ts';
import { openCorpus } from '../../src/retriever/open-corpus.ts';
import { startBot } from './harness.ts';
import { Peer, type PeerMessage } from './peer/peer.ts';
import { Person, until } from './peer/person.ts';

const QUESTIONS = 500;
const CHATS = 200;
const WARM_UP = 50;

const root = join(import.meta.dirname, '../..');
const gold = readFileSync(join(root, 'test/gold/seeds-dev.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { question: string }).question);
const questionAt = (i: number): string => gold[i % gold.length]!;

async function bare(pipeline: Pipeline): Promise<number> {
  const started = performance.now();
  for (let i = 0; i < QUESTIONS; i++) await pipeline.ask(questionAt(i));
  return QUESTIONS / ((performance.now() - started) / 1000);
}

/** Answers a second, and the milliseconds from each question to its sendMessage, with `gap` between them. */
async function throughBot(
  pipeline: Pipeline,
  gap: number,
): Promise<{ rate: number; waits: number[] }> {
  const peer = await Peer.start();
  const bot = await startBot(peer, { pipeline: () => pipeline });
  const people = Array.from({ length: CHATS }, (_, i) => new Person(peer, 5000 + i));
  const askedAt = new Map<number, number>();
  const started = performance.now();
  for (let i = 0; i < QUESTIONS; i++) {
    const { message_id }: PeerMessage = people[i % CHATS]!.say(questionAt(i));
    askedAt.set(message_id, performance.now());
    await new Promise((resolve) => setTimeout(resolve, gap));
  }
  const sends = () => peer.callsOf('sendMessage');
  await until('all answers', () => sends().length >= QUESTIONS, 120_000);
  const rate = QUESTIONS / ((performance.now() - started) / 1000);
  const waits = sends().map(({ at, args }) => at - askedAt.get(args.reply_parameters.message_id)!);
  await bot.stop();
  await peer.stop();
  return { rate, waits: waits.sort((a, b) => a - b) };
}

const indexDir = mkdtempSync(join(tmpdir(), 'chuchu-throughput-'));
const pipeline = createPipeline(await openCorpus({ seedsDir: join(root, 'seeds'), indexDir }));
for (let i = 0; i < WARM_UP; i++) await pipeline.ask(questionAt(i));
const alone = await bare(pipeline);
const flood = await throughBot(pipeline, 1);
// At half of what the pipeline can do, no queue forms: what is left is the way through the bot itself.
const paced = await throughBot(pipeline, 2000 / alone);
const at = ({ waits }: { waits: number[] }, share: number) =>
  `${Math.round(waits[Math.floor((waits.length - 1) * share)]!)} ms`;
process.stdout.write(
  [
    `bare pipeline        ${alone.toFixed(0)} answers/s`,
    `through the bot      ${flood.rate.toFixed(0)} answers/s (${QUESTIONS} questions from ${CHATS} chats at once)`,
    `ratio                ${(flood.rate / alone).toFixed(2)}`,
    `update → sendMessage p50 ${at(flood, 0.5)}, p99 ${at(flood, 0.99)} (all at once)`,
    `                     p50 ${at(paced, 0.5)}, p99 ${at(paced, 0.99)} (at half the pipeline's rate)`,
    '',
  ].join('\n'),
);
