// The bot's settings: environment variables, checked; what is missing or wrong is named, with the way to it.
import { z } from 'zod';
import { type Message, UserError } from '../errors.ts';
import type { Limits } from './api/windows.ts';
import type { AccessRules } from './intake/access.ts';
import { LOG_LEVELS } from './log.ts';

export interface TelegramSettings {
  readonly token: string;
  /** Ends in `/`. */
  readonly apiRoot: string;
  /** Where the journal is kept, if not beside the index. */
  readonly stateDir: string | null;
  /** Null: long polling. */
  readonly webhook: Webhook | null;
  /** Null: no health pages. */
  readonly health: { readonly host: string; readonly port: number } | null;
  /** Whether the documents are watched, and the index with them. */
  readonly follow: boolean;
  readonly access: AccessRules;
  readonly limits: Limits;
  /** Seconds that Telegram holds a poll. */
  readonly pollSeconds: number;
  /** Milliseconds. */
  readonly answerTimeout: number;
  readonly drainTimeout: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly logQuestions: boolean;
}

export interface Webhook {
  readonly url: string;
  readonly path: string;
  readonly secret: string;
  readonly host: string;
  readonly port: number;
}

const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])$/;

const ids = z
  .string()
  .regex(/^\s*-?\d+(?:[\s,]+-?\d+)*[\s,]*$/)
  .transform(
    (text) =>
      new Set(
        text
          .split(/[\s,]+/)
          .filter(Boolean)
          .map(Number),
      ),
  );
const count = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number);
const positive = count.refine((value) => value > 0);
const port = count.refine((value) => value <= 65_535);
const url = z.url({ protocol: /^https?$/ });
const yesNo = z
  .enum(['0', '1', 'true', 'false'])
  .transform((value) => value === '1' || value === 'true');

/** An empty variable is an unset one. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const or = <T extends z.ZodType>(schema: T, fallback: z.output<T>) =>
  optional(schema).transform((value): z.output<T> => value ?? fallback);

const NONE = new Set<number>();

const variables = {
  TELEGRAM_BOT_TOKEN: z.string().regex(/^\d+:[A-Za-z0-9_-]+$/),
  TELEGRAM_API_ROOT: or(url, 'https://api.telegram.org'),
  TELEGRAM_STATE: optional(z.string()),
  TELEGRAM_WEBHOOK_URL: optional(
    url.refine((text) => {
      const { protocol, hostname } = new URL(text);
      return protocol === 'https:' || LOOPBACK.test(hostname);
    }),
  ),
  TELEGRAM_WEBHOOK_SECRET: optional(z.string().regex(/^[A-Za-z0-9_-]{1,256}$/)),
  TELEGRAM_WEBHOOK_PORT: optional(port),
  TELEGRAM_WEBHOOK_HOST: or(z.string(), '127.0.0.1'),
  TELEGRAM_HEALTH_PORT: optional(port),
  TELEGRAM_HEALTH_HOST: or(z.string(), '127.0.0.1'),
  TELEGRAM_FOLLOW: or(yesNo, false),
  TELEGRAM_ALLOWED_USERS: or(ids, NONE),
  TELEGRAM_ALLOWED_CHATS: or(ids, NONE),
  TELEGRAM_ADMINS: or(ids, NONE),
  TELEGRAM_USER_PER_MINUTE: or(count, 60),
  TELEGRAM_SENDS_PER_SECOND: or(count, 30),
  TELEGRAM_CHAT_SENDS_PER_SECOND: or(count, 1),
  TELEGRAM_GROUP_SENDS_PER_MINUTE: or(count, 20),
  TELEGRAM_POLL_SECONDS: or(
    positive.refine((value) => value <= 50),
    50,
  ),
  TELEGRAM_ANSWER_SECONDS: or(positive, 30),
  TELEGRAM_DRAIN_SECONDS: or(count, 10),
  TELEGRAM_LOG_LEVEL: or(z.enum(LOG_LEVELS), 'info'),
  TELEGRAM_LOG_QUESTIONS: or(yesNo, false),
};

type Variable = keyof typeof variables;
const schema = z.object(variables);
type Values = z.output<typeof schema>;

/** What each variable wants, for whoever has to mend it. */
const wants: Readonly<Record<Variable, Message>> = {
  TELEGRAM_BOT_TOKEN: {
    zh: '机器人的令牌，形如 123456:ABC-def。在 Telegram 里找 @BotFather，发 /newbot（已有机器人发 /token）即可得到',
    en: 'the token of the bot, like 123456:ABC-def; ask @BotFather in Telegram with /newbot (or /token for a bot you have)',
  },
  TELEGRAM_API_ROOT: {
    zh: 'Bot API 服务器的网址，形如 https://api.telegram.org；用官方服务器就不必写',
    en: 'the address of the Bot API server, like https://api.telegram.org; leave it out for the official one',
  },
  TELEGRAM_STATE: { zh: '存放状态的目录', en: 'a folder for the state' },
  TELEGRAM_WEBHOOK_URL: {
    zh: 'Telegram 能访问到的 https 网址；不写就用长轮询',
    en: 'an https address that Telegram can reach; leave it out for long polling',
  },
  TELEGRAM_WEBHOOK_SECRET: {
    zh: '用 webhook 时必需：1–256 个 A-Z a-z 0-9 _ -，可用 openssl rand -hex 32 生成',
    en: 'needed for a webhook: 1–256 of A-Z a-z 0-9 _ -, for example from openssl rand -hex 32',
  },
  TELEGRAM_WEBHOOK_PORT: {
    zh: '用 webhook 时必需：本机监听的端口（0–65535）',
    en: 'needed for a webhook: the port to listen on here (0–65535)',
  },
  TELEGRAM_WEBHOOK_HOST: { zh: '监听的地址', en: 'the address to listen on' },
  TELEGRAM_HEALTH_PORT: { zh: '端口（0–65535）', en: 'a port (0–65535)' },
  TELEGRAM_HEALTH_HOST: { zh: '监听的地址', en: 'the address to listen on' },
  TELEGRAM_FOLLOW: { zh: '0 或 1', en: '0 or 1' },
  TELEGRAM_ALLOWED_USERS: { zh: '用户编号，逗号分隔', en: 'user ids, with commas between' },
  TELEGRAM_ALLOWED_CHATS: { zh: '群编号，逗号分隔', en: 'chat ids, with commas between' },
  TELEGRAM_ADMINS: { zh: '管理员的用户编号，逗号分隔', en: 'user ids, with commas between' },
  TELEGRAM_USER_PER_MINUTE: { zh: '整数，0 为不限', en: 'a number; 0 for no limit' },
  TELEGRAM_SENDS_PER_SECOND: { zh: '整数，0 为不限', en: 'a number; 0 for no limit' },
  TELEGRAM_CHAT_SENDS_PER_SECOND: { zh: '整数，0 为不限', en: 'a number; 0 for no limit' },
  TELEGRAM_GROUP_SENDS_PER_MINUTE: { zh: '整数，0 为不限', en: 'a number; 0 for no limit' },
  TELEGRAM_POLL_SECONDS: { zh: '1–50 的整数', en: 'a number from 1 to 50' },
  TELEGRAM_ANSWER_SECONDS: { zh: '大于 0 的整数', en: 'a number over 0' },
  TELEGRAM_DRAIN_SECONDS: { zh: '整数', en: 'a number' },
  TELEGRAM_LOG_LEVEL: { zh: LOG_LEVELS.join('、'), en: LOG_LEVELS.join(', ') },
  TELEGRAM_LOG_QUESTIONS: { zh: '0 或 1', en: '0 or 1' },
};

export type Environment = Readonly<Record<string, string | undefined>>;

/** The settings in `env`; a UserError names everything that is missing or wrong. */
export function readSettings(env: Environment): TelegramSettings {
  const parsed = schema.safeParse(env);
  const wrong = new Set<Variable>(
    (parsed.error?.issues ?? []).map(({ path }) => path[0] as Variable),
  );
  // Checked on the environment itself, so that these are named together with all that is wrong.
  if (env.TELEGRAM_WEBHOOK_URL)
    for (const needed of ['TELEGRAM_WEBHOOK_SECRET', 'TELEGRAM_WEBHOOK_PORT'] as const)
      if (!env[needed]) wrong.add(needed);
  if (!parsed.success || wrong.size > 0) throw invalid([...wrong], env);
  return settings(parsed.data);
}

function settings(values: Values): TelegramSettings {
  const { TELEGRAM_HEALTH_PORT: healthPort, TELEGRAM_HEALTH_HOST: healthHost } = values;
  return {
    token: values.TELEGRAM_BOT_TOKEN,
    apiRoot: `${values.TELEGRAM_API_ROOT.replace(/\/+$/, '')}/`,
    stateDir: values.TELEGRAM_STATE ?? null,
    webhook: webhook(values),
    health: healthPort === undefined ? null : { host: healthHost, port: healthPort },
    follow: values.TELEGRAM_FOLLOW,
    access: {
      users: values.TELEGRAM_ALLOWED_USERS,
      chats: values.TELEGRAM_ALLOWED_CHATS,
      admins: values.TELEGRAM_ADMINS,
      perMinute: values.TELEGRAM_USER_PER_MINUTE,
    },
    limits: {
      overall: { count: values.TELEGRAM_SENDS_PER_SECOND, milliseconds: 1000 },
      chat: { count: values.TELEGRAM_CHAT_SENDS_PER_SECOND * BURST, milliseconds: BURST * 1000 },
      group: { count: values.TELEGRAM_GROUP_SENDS_PER_MINUTE, milliseconds: 60_000 },
    },
    pollSeconds: values.TELEGRAM_POLL_SECONDS,
    answerTimeout: values.TELEGRAM_ANSWER_SECONDS * 1000,
    drainTimeout: values.TELEGRAM_DRAIN_SECONDS * 1000,
    logLevel: values.TELEGRAM_LOG_LEVEL,
    logQuestions: values.TELEGRAM_LOG_QUESTIONS,
  };
}

/** Telegram allows one message a second in a chat, and short bursts: three in three seconds. */
const BURST = 3;

function webhook(values: Values): Webhook | null {
  const { TELEGRAM_WEBHOOK_URL: text, TELEGRAM_WEBHOOK_SECRET: secret } = values;
  const listeningPort = values.TELEGRAM_WEBHOOK_PORT;
  if (!text || !secret || listeningPort === undefined) return null;
  const { pathname, search } = new URL(text);
  const host = values.TELEGRAM_WEBHOOK_HOST;
  return { url: text, path: pathname + search, secret, host, port: listeningPort };
}

/** Names the variables, never their values: one of them is the token. */
function invalid(wrong: readonly Variable[], env: Environment): UserError {
  const line = (variable: Variable, language: 'zh' | 'en') => {
    const state = env[variable]
      ? { zh: '不对', en: 'is wrong' }
      : { zh: '没有设置', en: 'is not set' };
    const colon = { zh: '：', en: ': ' }[language];
    return `  ${variable} ${state[language]}${colon}${wants[variable][language]}`;
  };
  const lines = (language: 'zh' | 'en') => wrong.map((one) => line(one, language)).join('\n');
  return new UserError('config-invalid', {
    zh: `Telegram 的设置还不行，请改 .env（样子见 .env.example）：\n${lines('zh')}`,
    en: `The settings for Telegram will not do; please mend .env (see .env.example):\n${lines('en')}`,
  });
}
