// The Bot API as we use it: every call within Telegram's limits, repeated only where that is safe.
import { z } from 'zod';
import { type Backoff, backoffPause, pause } from './pause.ts';
import { CallFailure, type Payload, type Transport } from './transport.ts';
import type { Windows } from './windows.ts';

/**
 * How a call is treated when its answer is lost. repeat: doing it twice does no harm; once: it makes a
 * message, so that whoever called must find out first (`unknown` failures are handed on); never: its
 * moment has passed (a typing sign).
 */
type Repeat = 'repeat' | 'once' | 'never';

export interface Call {
  readonly method: string;
  readonly payload: Payload;
  readonly repeat: Repeat;
  /** Tries for no longer than this many milliseconds; for ever, if not given. */
  readonly within?: number;
  /** The chat whose limits it counts against. */
  readonly chat?: number;
}

export interface ApiOptions {
  readonly transport: Transport;
  readonly windows: Windows;
  readonly backoff: Backoff;
  /** Milliseconds until the answer to a call is taken for lost. */
  readonly callTimeout: number;
  /** Aborts when the bot stops: no call outlives it. */
  readonly signal: AbortSignal;
  /** Told of each failed try. */
  readonly onFailure: (failure: CallFailure) => void;
}

/** A message as far as we read it. */
const sentMessage = z.object({ message_id: z.int() });
const anything = z.unknown();

export class Api {
  readonly #options: ApiOptions;

  constructor(options: ApiOptions) {
    this.#options = options;
  }

  /** Sends, and returns the id of the new message. */
  async send(method: string, payload: Payload & { readonly chat_id: number }): Promise<number> {
    const call: Call = { method, payload, repeat: 'once', chat: payload.chat_id };
    return (await this.call(call, sentMessage)).message_id;
  }

  /** Any call whose result nobody reads. */
  async do(call: Call): Promise<void> {
    await this.call(call, anything);
  }

  /** Makes the call, waits where Telegram wants it, repeats where that is safe. */
  async call<T>(call: Call, schema: z.ZodType<T>): Promise<T> {
    const { transport, callTimeout, signal, backoff } = this.#options;
    const until = performance.now() + (call.within ?? Number.POSITIVE_INFINITY);
    for (let attempt = 1; ; attempt++) {
      await this.#whenAllowed(call);
      try {
        return await transport.call(call.method, call.payload, schema, {
          timeout: callTimeout,
          signal,
        });
      } catch (error) {
        if (!(error instanceof CallFailure)) throw error;
        this.#options.onFailure(error);
        const wait = this.#pauseAfter(call, error, backoffPause(backoff, attempt));
        if (wait === null || performance.now() + wait > until) throw error;
        await pause(wait, signal);
      }
    }
  }

  async #whenAllowed({ chat, method }: Call): Promise<void> {
    const { windows, signal } = this.#options;
    for (;;) {
      if (signal.aborted) throw new CallFailure('stopped', method, 'stopped');
      if (chat === undefined) return;
      const wait = windows.take(chat);
      if (wait === 0) return;
      await pause(wait, signal);
    }
  }

  /** Milliseconds until the next try; null if there must be none. */
  #pauseAfter({ repeat, chat }: Call, failure: CallFailure, wait: number): number | null {
    if (failure.kind === 'stopped' || repeat === 'never') return null;
    if (failure.code === 429) {
      const seconds = failure.retryAfter ?? 1;
      if (chat !== undefined) this.#options.windows.pause(chat, seconds);
      return seconds * 1000;
    }
    if (failure.kind === 'refused') return null;
    if (failure.kind === 'unknown' && repeat === 'once') return null;
    return wait;
  }
}

/** True if Telegram refused with words like these; its descriptions are all there is to tell by. */
export const refusedWith = (error: unknown, words: RegExp): boolean =>
  error instanceof CallFailure && error.kind === 'refused' && words.test(error.message);
