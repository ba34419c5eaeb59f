// A bot on its way: its settings, its line to Telegram, and what comes as it starts.
import { setMaxListeners } from 'node:events';
import type { Pipeline } from '../qa/pipeline.ts';
import { Api } from './api/api.ts';
import { BACKOFF } from './api/pause.ts';
import { type Transport, telegrafTransport } from './api/transport.ts';
import { Windows } from './api/windows.ts';
import type { Bot } from './bot.ts';
import { type Environment, readSettings, type TelegramSettings } from './config.ts';
import { Lanes } from './intake/lanes.ts';
import { createLog, errorFacts, type Log } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import type { Profile } from './reply/desk.ts';

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

export interface Preparation {
  readonly environment: Environment;
  /** Takes log lines, each with its end. */
  readonly write: (line: string) => void;
  readonly patience?: Patience;
}

/** A bot on its way: what is there from the beginning, and what comes as it starts. */
export interface Running {
  readonly settings: TelegramSettings;
  readonly patience: Patience;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly transport: Transport;
  readonly api: Api;
  readonly lanes: Lanes;
  /** Ends every call under way. */
  readonly halt: AbortController;
  /** Resolves when what waited at Telegram has been fetched, or is not to be waited for. */
  readonly caughtUp: Promise<void>;
  readonly tellCaughtUp: () => void;
  readonly startedAt: number;
  isCaughtUp: boolean;
  /** When Telegram was last heard of. */
  heardAt: number;
  me?: Profile;
  pipeline?: Pipeline;
  bot?: Bot;
}

/** What needs no network: settings checked, log and metrics ready, nothing begun. */
export function prepare({ environment, write, patience = PATIENCE }: Preparation): Running {
  const settings = readSettings(environment);
  const secrets = [settings.token, settings.webhook?.secret ?? ''];
  const log = createLog({ level: settings.logLevel, secrets, write });
  const lanes = new Lanes();
  const halt = new AbortController();
  // Every call under way listens to it; there may be hundreds.
  setMaxListeners(0, halt.signal);
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
  let tellCaughtUp = () => {};
  const caughtUp = new Promise<void>((resolve) => {
    tellCaughtUp = resolve;
  });
  halt.signal.addEventListener('abort', tellCaughtUp);
  const now = performance.now();
  const state = { isCaughtUp: false, startedAt: now, heardAt: now };
  const running: Running = {
    settings,
    patience,
    log,
    metrics,
    transport,
    api,
    lanes,
    halt,
    caughtUp,
    tellCaughtUp,
    ...state,
  };
  void caughtUp.then(() => {
    running.isCaughtUp = true;
  });
  return running;
}
