// Receiving: updates from Telegram until the bot is to stop, by long polling or by webhook.
import { once } from 'node:events';
import { UserError } from '../errors.ts';
import { BACKOFF } from './api/pause.ts';
import { ALLOWED_UPDATES, poll } from './api/poll.ts';
import { CallFailure } from './api/transport.ts';
import type { Bot } from './bot.ts';
import type { Webhook } from './config.ts';
import { errorFacts } from './log.ts';
import { tokenRefused } from './profile.ts';
import type { Running } from './running.ts';

/** Replies wait for no longer than this until what waited at Telegram is here: another poller may hold it. */
const POLL_CATCH_UP = 5000;
/** A webhook is not told when it has everything; Telegram brings what waits within moments. */
const WEBHOOK_CATCH_UP = 300;

/** Resolves when `stop` aborts; fails if Telegram will not have us any more. */
export async function receive(running: Running, bot: Bot, stop: AbortSignal): Promise<void> {
  const { webhook } = running.settings;
  setTimeout(running.tellCaughtUp, webhook ? WEBHOOK_CATCH_UP : POLL_CATCH_UP).unref();
  if (!webhook) return pollUntil(running, bot, stop);
  await setWebhook(running, webhook);
  if (!stop.aborted) await once(stop, 'abort');
}

async function pollUntil(running: Running, bot: Bot, stop: AbortSignal): Promise<void> {
  const { transport, settings, patience, log, metrics } = running;
  const polling = poll({
    transport,
    backoff: BACKOFF,
    holdSeconds: settings.pollSeconds,
    silence: patience.poll,
    signal: stop,
    accept: (updates) => bot.accept(updates),
    onCaughtUp: running.tellCaughtUp,
    onPoll(failure) {
      if (failure === null) {
        running.heardAt = performance.now();
        return;
      }
      if (failure instanceof CallFailure) metrics.failed(failure.method, failure.kind);
      log.warn('poll failed', errorFacts(failure));
    },
  });
  await polling.catch((error: unknown) => {
    throw error instanceof CallFailure ? tokenRefused(error) : error;
  });
}

/** How many updates Telegram may bring at once. */
const CONNECTIONS = 40;
const WITHIN = 60_000;

async function setWebhook({ api }: Running, { url, secret }: Webhook): Promise<void> {
  const payload = {
    url,
    secret_token: secret,
    allowed_updates: ALLOWED_UPDATES,
    max_connections: CONNECTIONS,
  };
  const call = { method: 'setWebhook', payload, repeat: 'repeat', within: WITHIN } as const;
  await api.do(call).catch((error: unknown) => {
    if (!(error instanceof CallFailure) || error.kind === 'stopped') throw error;
    throw new UserError(
      'config-invalid',
      {
        zh: `Telegram 不接受这个 webhook：${error.message}。请检查 TELEGRAM_WEBHOOK_URL：要 https，端口为 443、80、88 或 8443，外网能访问。`,
        en: `Telegram does not take this webhook: ${error.message}. Check TELEGRAM_WEBHOOK_URL: https, port 443, 80, 88 or 8443, and reachable from outside.`,
      },
      { cause: error },
    );
  });
}
