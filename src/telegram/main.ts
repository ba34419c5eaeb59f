// The Telegram face: settings in, a bot that runs until it is told to stop.
import { join } from 'node:path';
import type { Pipeline } from '../qa/pipeline.ts';
import { Api } from './api/api.ts';
import { BACKOFF } from './api/pause.ts';
import { type Listening, listen } from './api/server.ts';
import { telegrafTransport } from './api/transport.ts';
import { webhookHandler } from './api/webhook.ts';
import { Windows } from './api/windows.ts';
import { type Bot, createBot } from './bot.ts';
import { type Environment, readSettings, type TelegramSettings } from './config.ts';
import { healthHandler } from './health.ts';
import { Access } from './intake/access.ts';
import { Inbox } from './intake/inbox.ts';
import { Lanes } from './intake/lanes.ts';
import { createLog, errorFacts, type Log } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { setProfile, whoAmI } from './profile.ts';
import { receive } from './receive.ts';
import { Boxes } from './reply/boxes.ts';
import { Delivery } from './reply/delivery.ts';
import type { Desk, Profile } from './reply/desk.ts';
import { Memory } from './reply/memory.ts';

export interface TelegramOptions {
  readonly environment: Environment;
  /** Where the journal is kept unless TELEGRAM_STATE says otherwise. */
  readonly stateDir: string;
  /** Opens the index as it is now; called again for every reload. */
  readonly openPipeline: () => Promise<Pipeline>;
  /** A question made whole with the one before it; null if it stands by itself. */
  readonly resolveFollowUp: (text: string, previous: string) => string | null;
  /** Takes log lines, each with its end. */
  readonly write: (line: string) => void;
  /** Aborts when the bot is to stop. */
  readonly stop: AbortSignal;
  /** Is given what to call when the index has changed. */
  readonly onReload: (reload: () => Promise<void>) => void;
  readonly patience?: Patience;
}

/** How long silence is borne, in milliseconds. */
export interface Patience {
  /** Until a server that cannot be reached at the start is given up. */
  readonly start: number;
  /** Until the answer to a call is taken for lost. */
  readonly call: number;
  /** Beyond the length of a poll, until its connection is taken for dead. */
  readonly poll: number;
}

/** Long enough for a router to come back, short enough for a person to wait and read why. */
const PATIENCE: Patience = { start: 15_000, call: 30_000, poll: 15_000 };

/** Runs the bot. Resolves once it has stopped and everything begun is done or safely kept. */
export async function runTelegram(options: TelegramOptions): Promise<void> {
  const running = prepare(options);
  const { settings, api, log, lanes } = running;
  let servers: readonly Listening[] = [];
  let inbox: Inbox | undefined;
  try {
    servers = await openServers(running);
    const me = await whoAmI(api, settings.apiRoot, running.patience.start);
    running.pipeline = await options.openPipeline();
    inbox = await Inbox.open(join(settings.stateDir ?? options.stateDir, 'journal.jsonl'));
    if (inbox.damaged > 0) log.warn('journal lines damaged', { lines: inbox.damaged });
    const boxes = new Boxes();
    const desk = openDesk(running, options, { me, inbox, boxes });
    const { logQuestions } = settings;
    running.bot = createBot({ ...running, desk, inbox, boxes, logQuestions });
    running.me = me;
    options.onReload(() => desk.reload().catch((error) => log.error('reload', errorFacts(error))));
    running.bot.resume();
    log.info('started', { bot: me.username, mode: settings.webhook ? 'webhook' : 'polling' });
    void setProfile(api, (error) => log.warn('profile', errorFacts(error)));
    await receive(running, running.bot, options.stop);
  } finally {
    await Promise.all(servers.map((server) => server.close()));
    await drain(lanes, running.halt, settings.drainTimeout);
    await inbox?.close();
    log.info('stopped');
  }
}

/** A bot on its way: what is there from the beginning, and what comes as it starts. */
export interface Running {
  readonly settings: TelegramSettings;
  readonly patience: Patience;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly transport: ReturnType<typeof telegrafTransport>;
  readonly api: Api;
  readonly lanes: Lanes;
  /** Ends every call under way. */
  readonly halt: AbortController;
  readonly startedAt: number;
  /** When Telegram was last heard of. */
  heardAt: number;
  me?: Profile;
  pipeline?: Pipeline;
  bot?: Bot;
}

function prepare({ environment, write, patience = PATIENCE }: TelegramOptions): Running {
  const settings = readSettings(environment);
  const secrets = [settings.token, settings.webhook?.secret ?? ''];
  const log = createLog({ level: settings.logLevel, secrets, write });
  const lanes = new Lanes();
  const halt = new AbortController();
  const transport = telegrafTransport(settings);
  const metrics: Metrics = createMetrics({
    waiting: () => lanes.waiting,
    documents: () => running.pipeline?.corpus.documents.size ?? 0,
  });
  const api = new Api({
    transport,
    windows: new Windows(settings.limits),
    backoff: BACKOFF,
    callTimeout: patience.call,
    signal: halt.signal,
    onFailure: (failure) => {
      metrics.failed(failure.method, failure.kind);
      log.warn('call failed', errorFacts(failure));
    },
  });
  const now = performance.now();
  const times = { startedAt: now, heardAt: now };
  const running: Running = {
    settings,
    patience,
    log,
    metrics,
    transport,
    api,
    lanes,
    halt,
    ...times,
  };
  return running;
}

/** The ports are taken first: if one is busy, nothing else has begun. */
async function openServers(running: Running): Promise<Listening[]> {
  const { health, webhook } = running.settings;
  const servers: Listening[] = [];
  if (health) {
    const handler = healthHandler(() => healthOf(running), running.metrics);
    servers.push(await listen({ ...health, setting: 'TELEGRAM_HEALTH_PORT' }, handler));
  }
  if (webhook) {
    const accept = async (updates: readonly unknown[]) => {
      if (!running.bot) throw new Error('updates came before the bot was ready');
      running.heardAt = performance.now();
      await running.bot.accept(updates);
    };
    const handler = webhookHandler({ ...webhook, accept });
    servers.push(await listen({ ...webhook, setting: 'TELEGRAM_WEBHOOK_PORT' }, handler));
  }
  return servers;
}

interface DeskParts {
  readonly me: Profile;
  readonly inbox: Inbox;
  readonly boxes: Boxes;
}

function openDesk(running: Running, options: TelegramOptions, parts: DeskParts): Desk {
  const { api, log, lanes, settings } = running;
  const { me, inbox, boxes } = parts;
  return {
    me,
    api,
    delivery: new Delivery({
      api,
      inbox,
      boxes,
      onUndeliverable: (failure) => log.warn('undeliverable', errorFacts(failure)),
    }),
    memory: new Memory(inbox),
    access: new Access(settings.access),
    pipeline: () => running.pipeline!,
    async reload() {
      running.pipeline = await options.openPipeline();
      log.info('index opened', { version: running.pipeline.corpus.version });
    },
    resolveFollowUp: options.resolveFollowUp,
    answerTimeout: settings.answerTimeout,
    uptime: () => performance.now() - running.startedAt,
    waiting: () => lanes.waiting,
  };
}

/** Beyond a poll's own length, how long Telegram may be silent before health says so. */
const SILENCE = 60_000;

function healthOf({ settings, me, pipeline, lanes, heardAt, startedAt }: Running) {
  const silence = performance.now() - heardAt;
  const isHeard = settings.webhook !== null || silence < settings.pollSeconds * 1000 + SILENCE;
  return {
    ok: me !== undefined && pipeline !== undefined && isHeard,
    bot: me?.username ?? null,
    mode: settings.webhook ? 'webhook' : 'polling',
    documents: pipeline?.corpus.documents.size ?? null,
    index: pipeline?.corpus.version ?? null,
    waiting: lanes.waiting,
    silentSeconds: Math.round(silence / 1000),
    uptimeSeconds: Math.round((performance.now() - startedAt) / 1000),
  };
}

/** Lets replies that have begun end; after `patience` they are cut off, and kept for the next start. */
async function drain(lanes: Lanes, halt: AbortController, patience: number): Promise<void> {
  const timer = setTimeout(() => halt.abort(), patience);
  await lanes.stop();
  clearTimeout(timer);
  halt.abort();
}
