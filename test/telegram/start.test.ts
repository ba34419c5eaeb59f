// Starting: what a person sees when something is not right, and what is told to nobody.
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { UserError } from '../../src/errors.ts';
import { freePort } from './free-port.ts';
import { launchBot, type RunningBot, startBot } from './harness.ts';
import { Peer, TOKEN } from './peer/peer.ts';
import { Person, until } from './peer/person.ts';

describe('the bot does not start', () => {
  const failureOf = async (bot: RunningBot): Promise<UserError> =>
    bot.ended.then(
      () => {
        throw new Error('the bot ended without a failure');
      },
      (error: UserError) => error,
    );

  it('without a token', async () => {
    const error = await failureOf(launchBot(null, { env: { TELEGRAM_BOT_TOKEN: '' } }));
    expect(error.code).toBe('config-invalid');
    expect(error.localized.zh).toContain('TELEGRAM_BOT_TOKEN 没有设置');
    expect(error.localized.zh).toContain('@BotFather');
    expect(error.localized.en).toContain('TELEGRAM_BOT_TOKEN is not set');
  });

  it('with a token that Telegram does not know, and does not repeat it', async () => {
    const peer = await Peer.start();
    const wrong = '200002:WRONG-token_abcdefgh';
    const bot = launchBot(peer, { env: { TELEGRAM_BOT_TOKEN: wrong } });
    const error = await failureOf(bot);
    expect(error.code).toBe('telegram-token');
    expect(error.localized.en).toContain('does not accept the token (401 Unauthorized)');
    expect(JSON.stringify([error, error.cause, String(error.stack), bot.log])).not.toContain(wrong);
    await peer.stop();
  });

  it('without a server to talk to', async () => {
    const env = { TELEGRAM_API_ROOT: 'http://127.0.0.1:9' };
    const bot = launchBot(null, { env, patience: { start: 600 } });
    const error = await failureOf(bot);
    expect(error.code).toBe('telegram-unreachable');
    expect(error.localized.zh).toContain('连不上 Telegram（http://127.0.0.1:9/）');
    expect(JSON.stringify([error, error.cause, String(error.stack), bot.log])).not.toContain(TOKEN);
  });

  it('on a port that is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    const peer = await Peer.start();
    const error = await failureOf(launchBot(peer, { env: { TELEGRAM_HEALTH_PORT: String(port) } }));
    expect(error.code).toBe('port-busy');
    expect(error.localized.en).toContain(`Port 127.0.0.1:${port} is in use by another program`);
    expect(error.localized.en).toContain('TELEGRAM_HEALTH_PORT');
    expect(peer.calls).toEqual([]);
    await peer.stop();
    taken.close();
  });
});

describe('the bot at work', () => {
  let peer: Peer;
  let bot: RunningBot;
  afterEach(async () => {
    await bot.stop();
    await peer.stop();
  });

  it('has set its menu and descriptions in both languages', async () => {
    peer = await Peer.start();
    bot = await startBot(peer);
    await until('the profile', () => peer.profile.has('setChatMenuButton:'));
    expect([...peer.profile.keys()].sort()).toEqual([
      'setChatMenuButton:',
      'setMyCommands:',
      'setMyCommands:zh',
      'setMyDescription:',
      'setMyDescription:zh',
      'setMyShortDescription:',
      'setMyShortDescription:zh',
    ]);
  });

  it('tells a monitor how it is', async () => {
    peer = await Peer.start();
    const port = await freePort();
    bot = await startBot(peer, { env: { TELEGRAM_HEALTH_PORT: String(port) } });
    await new Person(peer, 5001).ask('谁主持会议？');
    await until('the reply to be counted', () =>
      bot.log.some((line) => line.includes('"replied"')),
    );
    const health = await fetch(`http://127.0.0.1:${port}/healthz`);
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({ ok: true, mode: 'polling', documents: 2 });
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(metrics).toContain('chuchu_telegram_updates_total{kind="ask"} 1');
    expect(metrics).toContain(
      'chuchu_telegram_reply_seconds_count{kind="ask",outcome="answered"} 1',
    );
    expect((await fetch(`http://127.0.0.1:${port}/etc`)).status).toBe(404);
  });

  it('logs neither the token nor what people ask, unless it is told to', async () => {
    for (const [level, told] of [
      ['0', false],
      ['1', true],
    ] as const) {
      peer = await Peer.start();
      const env = { TELEGRAM_LOG_LEVEL: 'debug', TELEGRAM_LOG_QUESTIONS: level };
      bot = await startBot(peer, { env });
      peer.fail({ method: 'sendMessage', kind: 'drop' });
      await new Person(peer, 5001).ask('谁主持会议？');
      await until('the log', () => bot.log.some((line) => line.includes('"replied"')));
      expect(bot.log.join('')).toContain('call failed');
      expect(bot.log.join('')).not.toContain(TOKEN);
      expect(bot.log.join('').includes('谁主持会议')).toBe(told);
      await bot.stop();
      await peer.stop();
    }
  });
});
