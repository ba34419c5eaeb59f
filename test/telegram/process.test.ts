// The bot as its keeper runs it: a process, its signals, and a second one on the same state.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Place } from '../cli/program.ts';
import { Peer, TOKEN } from './peer/peer.ts';
import { Person, until } from './peer/person.ts';

/** A process on a busy machine takes its time to start. */
const START = 60_000;
vi.setConfig({ testTimeout: 3 * START, hookTimeout: START });

const NOTICE = '# 河口镇通告\n\n河口镇防汛资金为360万元，由镇长林远舟管理。\n';
const ASKED = '河口镇防汛资金多少？';

let peer: Peer;
let place: Place;
let wang: Person;
const environment = () => ({
  TELEGRAM_BOT_TOKEN: TOKEN,
  TELEGRAM_API_ROOT: peer.url,
  TELEGRAM_POLL_SECONDS: '1',
});
const bots: ChildProcess[] = [];

beforeAll(async () => {
  peer = await Peer.start();
  place = new Place({ 'notice.txt': NOTICE });
  wang = new Person(peer, 5001);
});
afterAll(async () => {
  for (const bot of bots) bot.kill('SIGKILL');
  await peer.stop();
  place.remove();
});

/** Starts the bot; `log` grows as it writes. */
async function start(): Promise<{ bot: ChildProcess; log: () => string }> {
  const bot = place.start(['telegram'], environment());
  bots.push(bot);
  let log = '';
  for (const stream of [bot.stdout, bot.stderr]) stream.on('data', (data) => (log += String(data)));
  await until('the bot to start', () => log.includes('"started"') || bot.exitCode !== null, START);
  return { bot, log: () => log };
}

const answer = async (): Promise<string> =>
  (await wang.ask(ASKED, {}, START)).text!.split('\n')[0]!;

it('takes up changed documents at SIGHUP, keeps a second bot out, and ends at SIGTERM', async () => {
  const { bot, log } = await start();
  expect(await answer()).toBe('360万元');

  place.write('notice.txt', NOTICE.replace('360', '410'));
  expect(await answer()).toBe('360万元');
  bot.kill('SIGHUP');
  await until('the index to be opened anew', () => log().includes('"index opened"'), START);
  expect(await answer()).toBe('410万元');

  const { code, err } = place.run(['telegram'], { env: environment() });
  expect(code).toBe(1);
  expect(err).toMatch(
    /^另一个机器人正在使用 \S+journal\.jsonl（\S+ 上的进程 \d+）。请先停掉它，或在 \.env 里用 TELEGRAM_STATE 给这一个指定别的目录。\n$/,
  );
  expect(err).toContain(`进程 ${bot.pid}）`);
  expect(await answer()).toBe('410万元');

  bot.kill('SIGTERM');
  expect(await once(bot, 'exit')).toEqual([0, null]);
});

it('is not kept out by one that was killed', async () => {
  const { bot } = await start();
  bot.kill('SIGKILL');
  await once(bot, 'exit');
  const { bot: next } = await start();
  expect(await answer()).toBe('410万元');
  next.kill('SIGTERM');
  expect(await once(next, 'exit')).toEqual([0, null]);
});
