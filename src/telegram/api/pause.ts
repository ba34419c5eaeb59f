// Waiting: a pause that ends early when everything stops, and the growing pauses between tries.
import { setTimeout as after } from 'node:timers/promises';

/** Resolves after `milliseconds`, or as soon as `signal` aborts: the caller looks which. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await after(milliseconds, undefined, { signal }).catch(() => undefined);
}

/** First and longest pause between tries of a call that failed. */
export interface Backoff {
  readonly first: number;
  readonly longest: number;
}

/** Quick enough that a dropped connection is not noticed, slow enough for a server that is down. */
export const BACKOFF: Backoff = { first: 250, longest: 30_000 };

/** Milliseconds before try `attempt` (from 1): doubled each time. */
export const backoffPause = ({ first, longest }: Backoff, attempt: number): number =>
  Math.min(longest, first * 2 ** Math.min(attempt - 1, 20));
