// What the bot withstands, each line with its fault injected, by long polling and by webhook.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from './free-port.ts';
import { type BotSettings, newStateDir, type RunningBot, startBot } from './harness.ts';
import { type Fault, Peer, type PeerMessage } from './peer/peer.ts';
import { Person, until } from './peer/person.ts';
import { townPipeline } from './town.ts';

type Injected = Omit<Fault, 'times' | 'method'>;

/** Ways in which a call can fail, and whether it was done nevertheless. */
const FAILURES: readonly (readonly [string, Injected])[] = [
  ['a dropped connection', { kind: 'drop' }],
  ['no answer at all', { kind: 'hang' }],
  ['a page instead of an answer', { kind: 'garbage' }],
  ['502', { kind: 'http', code: 502 }],
  ['429 with retry_after', { kind: 'error', code: 429, retryAfter: 1 }],
  ['an answer lost after delivery', { kind: 'lost' }],
];

const MODES: readonly (readonly [string, () => Promise<BotSettings>])[] = [
  ['polling', async () => ({ env: { TELEGRAM_POLL_SECONDS: '1' } })],
  [
    'webhook',
    async () => {
      const port = String(await freePort());
      return {
        env: {
          TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${port}/hook/a1`,
          TELEGRAM_WEBHOOK_PORT: port,
          TELEGRAM_WEBHOOK_SECRET: 's3cret',
        },
      };
    },
  ],
];

describe.each(MODES)('by %s', (_mode, settingsOf) => {
  let peer: Peer;
  let bot: RunningBot | undefined;
  let settings: BotSettings;
  let wang: Person;
  beforeEach(async () => {
    peer = await Peer.start();
    settings = { ...(await settingsOf()), stateDir: newStateDir() };
    wang = new Person(peer, 5001);
  });
  afterEach(async () => {
    await bot?.stop().catch(() => {});
    await peer.stop();
  });
  const start = async (more: BotSettings = {}) => {
    bot = await startBot(peer, { ...settings, ...more, env: { ...settings.env, ...more.env } });
  };

  it.each(FAILURES)('a question is answered once in spite of %s on the send', async (_, fault) => {
    await start();
    peer.fail({ method: 'sendMessage', ...fault });
    await wang.ask('防汛资金多少？');
    await wang.ask('谁主持会议？');
    expect(peer.written(wang.chat).map(firstLine)).toEqual(['360万元', '林远舟']);
  });

  it.each(FAILURES)('a card opens in spite of %s on the edit', async (_, fault) => {
    await start();
    const answer = await wang.ask('防汛资金多少？');
    await wang.press(answer, '〔1〕');
    const card = await until('a card', () => wang.latest() !== answer && wang.latest());
    peer.fail({ method: 'editMessageText', ...fault });
    await wang.press(card, '〔2〕');
    await until('the other citation', () => card.text?.includes('会议/纪要.txt'));
    expect(peer.written(wang.chat)).toHaveLength(2);
  });

  it('a document is sent once though the answer to it was lost', async () => {
    await start();
    const list = await wang.ask('/sources');
    peer.fail({ method: 'sendDocument', kind: 'lost' });
    await wang.press(list, '📎 1');
    await wang.ask('谁主持会议？');
    expect(peer.written(wang.chat).filter(({ document }) => document)).toHaveLength(1);
    expect(peer.callsOf('sendDocument')).toHaveLength(1);
  });

  it('getMe fails at the start, and the bot starts', async () => {
    peer.fail({ method: 'getMe', kind: 'drop', times: 2 });
    await start();
    expect(firstLine(await wang.ask('谁主持会议？'))).toBe('林远舟');
  });

  it('a reply that throws is told with a reference, and the next question is answered', async () => {
    const town = townPipeline();
    const failing = {
      ...town,
      ask: (text: string) =>
        text.includes('崩溃') ? Promise.reject(new Error('a bug')) : town.ask(text),
    };
    await start({ pipeline: () => failing });
    const told = (await wang.ask('崩溃？')).text!;
    const reference = /E-[0-9A-F]{4}/.exec(told)![0];
    expect(bot!.log.join('')).toMatch(new RegExp(`${reference}.*a bug`));
    expect(firstLine(await wang.ask('谁主持会议？'))).toBe('林远舟');
  });

  it('formatting that Telegram refuses never loses an answer', async () => {
    await start();
    const description = "Bad Request: can't parse entities: unsupported";
    peer.fail({ method: 'sendMessage', kind: 'error', code: 400, description });
    const answer = await wang.ask('防汛资金多少？');
    expect(answer.entities).toEqual([]);
    expect(answer.text).toContain('360万元');
    expect(answer.reply_markup).toBeDefined();
  });

  it('one who blocked the bot stops nobody else', async () => {
    await start();
    const description = 'Forbidden: bot was blocked by the user';
    peer.fail({ method: 'sendMessage', kind: 'error', code: 403, description });
    wang.say('防汛资金多少？');
    await until('the refusal', () => peer.callsOf('sendMessage').length === 1);
    const li = new Person(peer, 5002);
    expect(firstLine(await li.ask('谁主持会议？'))).toBe('林远舟');
    expect(peer.callsOf('sendMessage')).toHaveLength(2);
  });

  it('1,000 updates that wait are all answered, once each', async () => {
    const people = Array.from({ length: 50 }, (_, i) => new Person(peer, 6000 + i));
    const asked = Array.from({ length: 1000 }, (_, i) => {
      const person = people[i % people.length]!;
      return { person, message: person.say(`第 ${i} 问：谁主持会议？`) };
    });
    await start();
    await until('all answers', () => answers(peer).length >= 1000, 25_000);
    expect(asked.every(({ person, message }) => person.answerTo(message))).toBe(true);
    expect(answers(peer)).toHaveLength(1000);
  });

  it('stopped at any moment and started again, it answers every question once', async () => {
    const asked: PeerMessage[] = [];
    for (let round = 0; round < 6; round++) {
      await start();
      for (let i = 0; i < 5; i++) asked.push(wang.say(`第 ${round}.${i} 问：谁主持会议？`));
      await new Promise((resolve) => setTimeout(resolve, round * 7));
      await bot!.stop();
    }
    await start();
    await until('all answers', () => asked.every((one) => wang.answerTo(one)), 10_000);
    expect(answers(peer)).toHaveLength(asked.length);
  });

  it('the same update twice is answered once', async () => {
    await start();
    const question = wang.say('谁主持会议？');
    await until('the answer', () => wang.answerTo(question));
    peer.updates.push({ update_id: 1000, message: question } as { update_id: number });
    await wang.ask('防汛资金多少？');
    expect(peer.written(wang.chat)).toHaveLength(2);
  });
});

describe('polling itself', () => {
  let peer: Peer;
  let bot: RunningBot;
  beforeEach(async () => {
    peer = await Peer.start();
  });
  afterEach(async () => {
    await bot.stop().catch(() => {});
    await peer.stop();
  });

  it.each([
    ...FAILURES.slice(0, 5),
    ['409', { kind: 'error', code: 409, description: 'Conflict: terminated' }] as const,
  ])('goes on after %s', async (_, fault) => {
    const wang = new Person(peer, 5001);
    bot = await startBot(peer, { env: { TELEGRAM_POLL_SECONDS: '1' } });
    peer.fail({ method: 'getUpdates', ...fault, times: 2 });
    expect(firstLine(await wang.ask('谁主持会议？', {}, 8000))).toBe('林远舟');
  });

  it('takes over from a webhook that was left behind', async () => {
    const wang = new Person(peer, 5001);
    peer.webhook = { url: 'http://127.0.0.1:9/', secret: undefined };
    bot = await startBot(peer);
    expect(firstLine(await wang.ask('谁主持会议？'))).toBe('林远舟');
    expect(peer.webhook).toBeNull();
  });

  it('ends, and says why, when the token is revoked', async () => {
    bot = await startBot(peer, { env: { TELEGRAM_POLL_SECONDS: '1' } });
    peer.fail({ method: 'getUpdates', kind: 'error', code: 401, description: 'Unauthorized' });
    await expect(bot.ended).rejects.toMatchObject({ code: 'telegram-token' });
  });
});

describe('one chat that floods', () => {
  it('keeps nobody waiting for two seconds, and no limit of Telegram is passed', async () => {
    const peer = await Peer.start({ limits: true });
    const bot = await startBot(peer, {
      env: {
        TELEGRAM_SENDS_PER_SECOND: '30',
        TELEGRAM_CHAT_SENDS_PER_SECOND: '1',
        TELEGRAM_GROUP_SENDS_PER_MINUTE: '20',
        TELEGRAM_DRAIN_SECONDS: '0',
      },
    });
    const flooder = new Person(peer, 5001);
    for (let i = 0; i < 300; i++) flooder.say(`第 ${i} 问：谁主持会议？`);
    const waits: number[] = [];
    for (let i = 0; i < 12; i++) {
      const asked = performance.now();
      await new Person(peer, 7000 + i).ask('防汛资金多少？');
      waits.push(performance.now() - asked);
    }
    expect(Math.max(...waits)).toBeLessThan(2000);
    expect(peer.calls.filter(({ outcome }) => outcome?.startsWith('Too Many'))).toEqual([]);
    await bot.stop();
    await peer.stop();
  });
});

const firstLine = ({ text }: PeerMessage): string => text!.split('\n')[0]!;

const answers = (peer: Peer): PeerMessage[] =>
  peer.messages.filter(({ from, text }) => from.id === peer.me.id && text?.startsWith('林远舟'));
