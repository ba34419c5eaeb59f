// Long polling: one loop that fetches updates, hands them over, and only then confirms them.
import { z } from 'zod';
import { type Backoff, backoffPause, pause } from './pause.ts';
import { CallFailure, type Transport } from './transport.ts';

/** The kinds of update that mean something to us. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'inline_query'];

/** As many updates as Telegram gives at once. */
const BATCH = 100;
const WEBHOOK_TIMEOUT = 15_000;

export interface PollOptions {
  readonly transport: Transport;
  readonly backoff: Backoff;
  /** Seconds that Telegram holds the request while there is nothing; it allows 50. */
  readonly holdSeconds: number;
  /** Milliseconds of silence on top, after which the request is made anew. */
  readonly silence: number;
  readonly signal: AbortSignal;
  /** Keeps the updates safe; what it has kept is confirmed to Telegram with the next request. */
  readonly accept: (updates: readonly unknown[]) => Promise<void>;
  /** Told when everything that waited has been fetched. */
  readonly onCaughtUp: () => void;
  /** Told after each request: what failed, or null. */
  readonly onPoll: (failure: unknown) => void;
}

const withId = z.looseObject({ update_id: z.int() });

/**
 * Polls until `signal` aborts. Fails only where trying again is of no use: the token was revoked. Another
 * poller (409) is waited out: two copies of a bot take turns at worst, and the one that stays, works.
 */
export async function poll(options: PollOptions): Promise<void> {
  const { signal, accept, backoff, onPoll } = options;
  let offset = 0;
  let failures = 0;
  let isCaughtUp = false;
  while (!signal.aborted)
    try {
      const updates = await fetchUpdates(options, offset, isCaughtUp ? options.holdSeconds : 0);
      onPoll(null);
      failures = 0;
      await accept(updates);
      offset = Math.max(offset, ...updates.map(({ update_id }) => update_id + 1));
      isCaughtUp ||= updates.length < BATCH;
      if (isCaughtUp) options.onCaughtUp();
    } catch (error) {
      if (signal.aborted) return;
      onPoll(error);
      failures++;
      const asked = await heed(error, options);
      await pause(Math.max(asked, backoffPause(backoff, failures)), signal);
    }
}

/** Does what the failure calls for; returns the milliseconds that Telegram wants us to wait. */
async function heed(error: unknown, options: PollOptions): Promise<number> {
  // Not Telegram's failure but ours (a full disk): nothing was confirmed, so nothing is lost by waiting.
  if (!(error instanceof CallFailure)) return 0;
  if (error.kind === 'refused' && (error.code === 401 || error.code === 404)) throw error;
  if (/webhook is active/.test(error.message)) await removeWebhook(options);
  return (error.retryAfter ?? 0) * 1000;
}

const fetchUpdates = (
  { transport, silence, signal }: PollOptions,
  offset: number,
  holdSeconds: number,
) =>
  transport.call(
    'getUpdates',
    { offset, limit: BATCH, timeout: holdSeconds, allowed_updates: ALLOWED_UPDATES },
    z.array(withId),
    { timeout: holdSeconds * 1000 + silence, signal },
  );

async function removeWebhook({ transport, signal }: PollOptions): Promise<void> {
  const options = { timeout: WEBHOOK_TIMEOUT, signal };
  await transport.call('deleteWebhook', {}, z.unknown(), options).catch(() => undefined);
}
