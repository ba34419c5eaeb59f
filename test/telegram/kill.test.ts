// kill -9 at random moments under load: no question is lost, none is answered twice.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { newStateDir } from './harness.ts';
import { Peer, type PeerMessage, TOKEN } from './peer/peer.ts';
import { Person, until } from './peer/person.ts';

const KILLS = 20;
const PEOPLE = 8;
/** A bot that works is killed after so many messages at most. */
const MOST_SENDS = 12;

const child = fileURLToPath(new URL('kill-child.ts', import.meta.url));

/** A bot that waits to be told to start, and when it is ready for that. */
function spawnBot(peer: Peer, state: string) {
  const env = { ...process.env, KILL_TOKEN: TOKEN, KILL_ROOT: peer.url, KILL_STATE: state };
  const bot = spawn(process.execPath, ['--import', 'tsx', child], { env });
  bot.stdin.on('error', () => {});
  const ready = once(bot.stdout, 'data').then(() => bot.stdout.resume());
  return { bot, ready };
}

it(`answers each question once through ${KILLS} kills`, { timeout: 120_000 }, async () => {
  const peer = await Peer.start();
  const state = newStateDir();
  const people = Array.from({ length: PEOPLE }, (_, i) => new Person(peer, 5000 + i));
  const asked: { person: Person; message: PeerMessage }[] = [];
  const load = setInterval(() => {
    const person = people[asked.length % PEOPLE]!;
    asked.push({ person, message: person.say(`第 ${asked.length} 问：谁主持会议？`) });
  }, 25);

  const sends = () => peer.callsOf('sendMessage').length;
  let next = spawnBot(peer, state);
  for (let kill = 0; kill < KILLS; kill++) {
    const { bot, ready } = next;
    await ready;
    bot.stdin.write('go\n');
    // The next one loads its code while this one lives.
    next = spawnBot(peer, state);
    // One kill in four comes at any moment of the start, the others after some messages: a busy machine
    // is slow, so progress is the clock.
    if (kill % 4 > 0) {
      const enough = sends() + 1 + Math.floor(Math.random() * MOST_SENDS);
      await until('the bot to work', () => sends() >= enough, 20_000);
    }
    await after(Math.random() * (kill % 4 > 0 ? 30 : 300));
    bot.kill('SIGKILL');
    await once(bot, 'exit');
  }
  clearInterval(load);
  await next.ready;
  next.bot.stdin.write('go\n');
  const repliesTo = (message: PeerMessage) =>
    peer.messages.filter(
      ({ from, reply_to_message: replied }) =>
        from.id === peer.me.id &&
        replied?.message_id === message.message_id &&
        replied.chat.id === message.chat.id,
    );
  await until(
    'every question to be answered',
    () => asked.every(({ message }) => repliesTo(message).length > 0),
    30_000,
  );
  next.bot.kill('SIGTERM');
  await once(next.bot, 'exit');
  await peer.stop();

  const counts = asked.map(({ message }) => repliesTo(message).length);
  expect(counts.filter((count) => count !== 1)).toEqual([]);
});
