// Who is turned away, and how: strangers, hurried people, webhooks that are not Telegram's.
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSettings } from '../../src/telegram/config.ts';
import { freePort } from './free-port.ts';
import { type RunningBot, startBot } from './harness.ts';
import { Peer, type PeerChat } from './peer/peer.ts';
import { Person, until } from './peer/person.ts';

describe('people', () => {
  let peer: Peer;
  let bot: RunningBot;
  beforeEach(async () => {
    peer = await Peer.start();
  });
  afterEach(async () => {
    await bot.stop();
    await peer.stop();
  });

  it('one who is not allowed gets one polite line; in an allowed group everyone may ask', async () => {
    const env = { TELEGRAM_ALLOWED_USERS: '5001', TELEGRAM_ALLOWED_CHATS: '-1001' };
    bot = await startBot(peer, { env });
    const stranger = new Person(peer, 5002);
    expect((await stranger.ask('谁主持会议？')).text).toBe(
      '这个机器人只对指定成员开放。请把编号 5002 发给管理员。',
    );
    stranger.say('谁主持会议？');
    expect((await stranger.inline('谁主持会议？')).button.text).toContain('只对指定成员');
    const group: PeerChat = { id: -1001, type: 'supergroup' };
    const member = new Person(peer, 5002, group);
    expect((await member.ask('/ask@chuchu_test_bot 谁主持会议？')).text).toContain('林远舟');
    const answer = await new Person(peer, 5001).ask('谁主持会议？');
    expect(answer.text).toContain('林远舟');
    expect(await stranger.send(answer, 'l0')).toMatchObject({ show_alert: true });
    expect(peer.written(stranger.chat)).toHaveLength(1);
  });

  it('one who asks too fast is told once, and others are not slowed', async () => {
    bot = await startBot(peer, { env: { TELEGRAM_USER_PER_MINUTE: '3', TELEGRAM_ADMINS: '1' } });
    const admin = new Person(peer, 1);
    // What waited while the bot was away is not counted: it has to be there first.
    await admin.ask('谁主持会议？');
    const hasty = new Person(peer, 5001);
    for (let i = 0; i < 6; i++) hasty.say('谁主持会议？');
    await until('the line', () => peer.written(hasty.chat).length === 4);
    expect(hasty.latest()!.text).toMatch(/^提问太快了，请 \d+ 秒后再试。$/);
    for (let i = 0; i < 6; i++) expect((await admin.ask('谁主持会议？')).text).toContain('林远舟');
    expect(peer.written(hasty.chat)).toHaveLength(4);
  });

  it('what is no question is told so, in the language of the person', async () => {
    bot = await startBot(peer);
    const wang = new Person(peer, 5001, undefined, 'en');
    const said: readonly (readonly [string, string])[] = [
      ['/nonsense', 'There is no such command. See /help.'],
      ['/ask', 'Write the question after the command, for example: /ask 某地某事有多少？'],
      [
        '问'.repeat(501),
        'The question is too long (501 characters, at most 500). Please shorten it.',
      ],
      ['/why', 'Nothing has been asked yet. Ask first, then send /why.'],
      ['/status', 'This command is for administrators.'],
    ];
    for (const [text, reply] of said) expect((await wang.ask(text)).text).toBe(reply);
    const photo = peer.put(wang.chat, { from: { id: wang.id } });
    peer.push({ message: { ...photo, from: { id: 5001, language_code: 'en' }, photo: [{}] } });
    const told = await until('a reply', () => wang.answerTo(photo));
    expect(told.text).toBe('Only questions in text can be answered. See /help.');
  });
});

describe('a webhook', () => {
  let peer: Peer;
  let bot: RunningBot;
  let port: number;
  beforeEach(async () => {
    port = await freePort();
    peer = await Peer.start();
    bot = await startBot(peer, {
      env: {
        TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${port}/hook/a1`,
        TELEGRAM_WEBHOOK_PORT: String(port),
        TELEGRAM_WEBHOOK_SECRET: 's3cret',
      },
    });
    await until('the webhook', () => peer.webhook);
  });
  afterEach(async () => {
    await bot.stop();
    await peer.stop();
  });

  const update = JSON.stringify({
    update_id: 1,
    message: {
      message_id: 9,
      chat: { id: 5001, type: 'private' },
      from: { id: 5001 },
      text: '谁？',
    },
  });

  interface Bringing {
    readonly path?: string;
    readonly secret?: string | null;
    readonly method?: string;
    readonly body?: string;
    /** Claims this length instead of the body's own. */
    readonly length?: number;
  }
  const bring = ({
    path = '/hook/a1',
    secret = 's3cret',
    method = 'POST',
    body = update,
    length,
  }: Bringing) =>
    new Promise<number>((resolve) => {
      const headers = {
        ...(secret !== null && { 'X-Telegram-Bot-Api-Secret-Token': secret }),
        ...(length !== undefined && { 'content-length': length }),
      };
      const call = request({ port, host: '127.0.0.1', path, method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode!);
      });
      call.on('error', () => {});
      call.write(body);
      if (length === undefined) call.end();
    });

  it.each<readonly [string, Bringing, number]>([
    ['an honest update', {}, 200],
    ['a wrong secret', { secret: 'guess' }, 401],
    ['no secret', { secret: null }, 401],
    ['a wrong path', { path: '/hook/a2' }, 404],
    ['a query on the path', { path: '/hook/a1?x=1' }, 404],
    ['a wrong method', { method: 'PUT' }, 405],
    ['a body over 1 MB that says so, before it has come', { length: 2_000_000 }, 413],
    ['a body over 1 MB that does not say so', { body: 'x'.repeat(1_100_000) }, 413],
    ['no JSON', { body: '{"update_id":' }, 400],
    ['JSON that is no object', { body: '7' }, 400],
    ['an object that is no update', { body: '{"hello":1}' }, 200],
  ])('%s', async (_, bringing, status) => {
    expect(await bring(bringing)).toBe(status);
  });

  it('answers before the question is dealt with', async () => {
    peer.fail({ method: 'sendMessage', kind: 'hang' });
    const started = performance.now();
    expect(await bring({})).toBe(200);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('settings', () => {
  const token = { TELEGRAM_BOT_TOKEN: '1:a' };
  it.each<readonly [string, Record<string, string>, readonly string[]]>([
    ['no token', {}, ['TELEGRAM_BOT_TOKEN']],
    ['a token that is none', { TELEGRAM_BOT_TOKEN: 'hello' }, ['TELEGRAM_BOT_TOKEN']],
    ['a port out of range', { ...token, TELEGRAM_HEALTH_PORT: '70000' }, ['TELEGRAM_HEALTH_PORT']],
    ['a name for an id', { ...token, TELEGRAM_ADMINS: '@wang' }, ['TELEGRAM_ADMINS']],
    [
      'a webhook without the rest',
      { ...token, TELEGRAM_WEBHOOK_URL: 'https://example.org/x' },
      ['TELEGRAM_WEBHOOK_SECRET', 'TELEGRAM_WEBHOOK_PORT'],
    ],
    [
      'a webhook over http, and all else that is wrong',
      { TELEGRAM_WEBHOOK_URL: 'http://example.org/x', TELEGRAM_POLL_SECONDS: '51' },
      ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_WEBHOOK_URL', 'TELEGRAM_POLL_SECONDS'],
    ],
  ])('%s', (_, env, named) => {
    let message = '';
    try {
      readSettings(env);
    } catch (error) {
      message = (error as Error).message;
    }
    for (const name of named) expect(message).toContain(name);
    expect(message).not.toContain('hello');
  });

  it('an empty variable is an unset one', () => {
    const settings = readSettings({ ...token, TELEGRAM_API_ROOT: '', TELEGRAM_ADMINS: ' 1, 2 ' });
    expect(settings.apiRoot).toBe('https://api.telegram.org/');
    expect(settings.access.admins).toEqual(new Set([1, 2]));
    expect(settings.webhook).toBeNull();
  });
});
