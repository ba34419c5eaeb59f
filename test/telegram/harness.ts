// A bot on the peer, as a test starts and stops it.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pipeline } from '../../src/qa/pipeline.ts';
import { runTelegram } from '../../src/telegram/main.ts';
import type { Patience } from '../../src/telegram/running.ts';
import { type Peer, TOKEN } from './peer/peer.ts';
import { until } from './peer/person.ts';
import { townFollowUp, townPipeline } from './town.ts';

export interface RunningBot {
  readonly log: string[];
  /** Resolves when the bot has stopped; rejects with what ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
  reload(): Promise<void>;
  /** The documents have changed, as a bot with TELEGRAM_FOLLOW hears of it. */
  follow(pipeline: Pipeline): void;
}

export interface BotSettings {
  readonly env?: Readonly<Record<string, string>>;
  readonly pipeline?: () => Pipeline | Promise<Pipeline>;
  /** Kept from an earlier bot, to start where that one stopped. */
  readonly stateDir?: string;
  readonly patience?: Partial<Patience>;
}

export const newStateDir = (): string => mkdtempSync(join(tmpdir(), 'chuchu-telegram-'));

/** Limits off, unless a test is about them. */
export const UNLIMITED = {
  TELEGRAM_SENDS_PER_SECOND: '0',
  TELEGRAM_CHAT_SENDS_PER_SECOND: '0',
  TELEGRAM_GROUP_SENDS_PER_MINUTE: '0',
  TELEGRAM_USER_PER_MINUTE: '0',
} as const;

/** Starts a bot without waiting for it. */
export function launchBot(peer: Peer | null, settings: BotSettings = {}): RunningBot {
  const stop = new AbortController();
  const log: string[] = [];
  let reload = async () => {};
  let follow = (_: Pipeline): void => {
    throw new Error('the bot does not follow');
  };
  const pipeline = settings.pipeline ?? (() => townPipeline());
  const ended = runTelegram({
    environment: {
      TELEGRAM_BOT_TOKEN: TOKEN,
      ...(peer && { TELEGRAM_API_ROOT: peer.url }),
      TELEGRAM_POLL_SECONDS: '5',
      TELEGRAM_DRAIN_SECONDS: '2',
      ...UNLIMITED,
      ...settings.env,
    },
    stateDir: settings.stateDir ?? newStateDir(),
    openPipeline: async () => pipeline(),
    followPipeline: ({ onPipeline }) => {
      follow = onPipeline;
      return { close: async () => {} };
    },
    resolveFollowUp: townFollowUp,
    write: (line) => log.push(line),
    stop: stop.signal,
    onReload: (given) => {
      reload = given;
    },
    patience: { start: 2000, call: 500, poll: 500, ...settings.patience },
  });
  ended.catch(() => {});
  return {
    log,
    ended,
    reload: () => reload(),
    follow: (changed) => follow(changed),
    stop() {
      stop.abort();
      return ended;
    },
  };
}

/** Starts a bot and waits until it is at work. */
export async function startBot(peer: Peer, settings: BotSettings = {}): Promise<RunningBot> {
  const bot = launchBot(peer, settings);
  await Promise.race([
    until('the bot to start', () => bot.log.some((line) => line.includes('"started"')), 10_000),
    bot.ended,
  ]);
  return bot;
}
