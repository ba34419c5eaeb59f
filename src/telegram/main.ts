// The Telegram face: settings in, a bot that runs until it is told to stop.
import { join } from 'node:path';
import type { FollowedPipeline } from '../qa/follow-pipeline.ts';
import type { Pipeline } from '../qa/pipeline.ts';
import type { Following } from '../retriever/follow-corpus.ts';
import { type Listening, listen } from './api/server.ts';
import { webhookHandler } from './api/webhook.ts';
import { createBot } from './bot.ts';
import { healthHandler } from './health.ts';
import { Access } from './intake/access.ts';
import { Inbox } from './intake/inbox.ts';
import type { Lanes } from './intake/lanes.ts';
import { errorFacts } from './log.ts';
import { setProfile, whoAmI } from './profile.ts';
import { receive } from './receive.ts';
import { Boxes } from './reply/boxes.ts';
import { Delivery } from './reply/delivery.ts';
import type { Desk, Profile } from './reply/desk.ts';
import { Memory } from './reply/memory.ts';
import { type Preparation, prepare, type Running } from './running.ts';

export interface TelegramOptions extends Preparation {
  /** Where the journal is kept unless TELEGRAM_STATE says otherwise. */
  readonly stateDir: string;
  /** Opens the index as it is now; called again for every reload. */
  readonly openPipeline: () => Promise<Pipeline>;
  /** Gives a new pipeline whenever the documents have changed, until it is closed. */
  readonly followPipeline: (followed: FollowedPipeline) => Following;
  /** A question made whole with the one before it; null if it stands by itself. */
  readonly resolveFollowUp: (text: string, previous: string) => string | null;
  /** Aborts when the bot is to stop. */
  readonly stop: AbortSignal;
  /** Is given what to call when the index has changed. */
  readonly onReload: (reload: () => Promise<void>) => void;
}

/** Runs the bot. Resolves once it has stopped and everything begun is done or safely kept. */
export async function runTelegram(options: TelegramOptions): Promise<void> {
  const running = prepare(options);
  const { settings, api, log, lanes } = running;
  let servers: readonly Listening[] = [];
  let inbox: Inbox | undefined;
  let following: Following | undefined;
  try {
    servers = await openServers(running);
    inbox = await Inbox.open(join(settings.stateDir ?? options.stateDir, 'journal.jsonl'));
    if (inbox.damaged > 0) log.warn('journal lines damaged', { lines: inbox.damaged });
    const me = await whoAmI(api, settings.apiRoot, running.patience.start);
    running.pipeline = await options.openPipeline();
    const boxes = new Boxes();
    const desk = openDesk(running, options, { me, inbox, boxes });
    const { logQuestions } = settings;
    const isCaughtUp = () => running.isCaughtUp;
    running.bot = createBot({ ...running, desk, inbox, boxes, isCaughtUp, logQuestions });
    running.me = me;
    options.onReload(() => desk.reload().catch((error) => log.error('reload', errorFacts(error))));
    running.bot.resume();
    log.info('started', { bot: me.username, mode: settings.webhook ? 'webhook' : 'polling' });
    if (settings.follow) following = follow(running, options);
    void setProfile(api, (error) => log.warn('profile', errorFacts(error)));
    await receive(running, running.bot, options.stop);
  } finally {
    await following?.close();
    await Promise.all(servers.map((server) => server.close()));
    await drain(lanes, running.halt, settings.drainTimeout);
    await inbox?.close();
    log.info('stopped');
  }
}

/** Replies under way end with the documents they began with; the next ones are asked of the new. */
const follow = (running: Running, { followPipeline }: TelegramOptions): Following =>
  followPipeline({
    pipeline: running.pipeline!,
    onPipeline(pipeline) {
      running.pipeline = pipeline;
      running.log.info('index opened', { version: pipeline.corpus.version });
    },
    onError: (error) => running.log.error('follow', errorFacts(error)),
  });

/** The ports are taken first, then the state: if one is busy, nothing else has begun. */
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
      caughtUp: running.caughtUp,
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
