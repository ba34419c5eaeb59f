// The transport: one call of the Bot API over HTTP; the one file that knows telegraf.
import { Telegram, TelegramError } from 'telegraf';
import type { z } from 'zod';

/** What a call carries; undefined values are left out. */
export type Payload = Readonly<Record<string, unknown>>;

/**
 * refused: Telegram answered that it does not do this (`code`, and `retryAfter` seconds for 429);
 * unreached: no connection was made, so it surely was not done; unknown: the answer was lost, was late, was
 * not an answer, or spoke of a server's trouble: it may have been done; stopped: we gave it up ourselves.
 */
type FailureKind = 'refused' | 'unreached' | 'unknown' | 'stopped';

/** A call that failed. Holds neither the token nor what was sent. */
export class CallFailure extends Error {
  override readonly name = 'CallFailure';
  readonly kind: FailureKind;
  readonly method: string;
  readonly code: number | undefined;
  readonly retryAfter: number | undefined;
  /** The supergroup that the chat became. */
  readonly migratedTo: number | undefined;

  constructor(kind: FailureKind, method: string, message: string, details: FailureDetails = {}) {
    super(message);
    this.kind = kind;
    this.method = method;
    this.code = details.code;
    this.retryAfter = details.retryAfter;
    this.migratedTo = details.migratedTo;
  }
}

interface FailureDetails {
  readonly code?: number | undefined;
  readonly retryAfter?: number | undefined;
  readonly migratedTo?: number | undefined;
}

export interface CallOptions {
  /** Milliseconds until the answer is taken for lost. */
  readonly timeout: number;
  readonly signal?: AbortSignal;
}

/** Makes one call and checks what comes back; fails with a CallFailure only. */
export interface Transport {
  call<T>(method: string, payload: Payload, result: z.ZodType<T>, options: CallOptions): Promise<T>;
}

/** A file as telegraf uploads it. */
export const upload = (name: string, content: string): unknown => ({
  source: Buffer.from(content),
  filename: name.replace(/["\\\p{Cc}]/gu, '_'),
});

export interface TransportOptions {
  readonly token: string;
  /** Where the Bot API stands, ending in `/`. */
  readonly apiRoot: string;
}

export function telegrafTransport({ token, apiRoot }: TransportOptions): Transport {
  // telegraf knows the methods of Bot API 7.1 by type; ours go through its door for any method.
  const client = new Telegram(token, { apiRoot, webhookReply: false }) as unknown as Client;
  return {
    async call(method, payload, schema, { timeout, signal }) {
      const limit = timeLimit(timeout, signal);
      let result: unknown;
      try {
        result = await client.callApi(method, formSafe(payload), { signal: limit.signal });
      } catch (error) {
        if (signal?.aborted) throw new CallFailure('stopped', method, 'stopped');
        if (limit.isOver()) throw new CallFailure('unknown', method, `no answer for ${timeout} ms`);
        throw failureOf(method, error, token);
      } finally {
        limit.clear();
      }
      const parsed = schema.safeParse(result);
      if (parsed.success) return parsed.data;
      throw new CallFailure('unknown', method, 'the answer has not the documented form');
    },
  };
}

/**
 * A signal that aborts after `timeout` or with `outer`. Not AbortSignal.any: what that hangs on a signal that
 * lives for months is not let go of in Node 20.
 */
function timeLimit(timeout: number, outer: AbortSignal | undefined) {
  const limit = new AbortController();
  let isOver = false;
  const timer = setTimeout(() => {
    isOver = true;
    limit.abort();
  }, timeout);
  const stop = () => limit.abort();
  outer?.addEventListener('abort', stop);
  if (outer?.aborted) stop();
  return {
    signal: limit.signal,
    isOver: () => isOver,
    clear() {
      clearTimeout(timer);
      outer?.removeEventListener('abort', stop);
    },
  };
}

interface Client {
  callApi(
    method: string,
    payload: Payload,
    options: { readonly signal: AbortSignal },
  ): Promise<unknown>;
}

/**
 * telegraf sends a payload with a file as a form and loses nested objects there, the reply among them
 * (telegraf#2094): every nested value but the file itself goes as JSON text.
 */
function formSafe(payload: Payload): Payload {
  if (!Object.values(payload).some(isUpload)) return payload;
  return Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null && !isUpload(value)
        ? JSON.stringify(value)
        : value,
    ]),
  );
}

const isUpload = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'source' in value;

/** Errors of the network that come before a single byte of the call has left. */
const BEFORE_SENDING = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

function failureOf(method: string, error: unknown, token: string): CallFailure {
  if (error instanceof TelegramError && error.code < 500) {
    const { retry_after, migrate_to_chat_id } = error.parameters ?? {};
    return new CallFailure('refused', method, clean(error.description, token), {
      code: error.code,
      retryAfter: retry_after,
      migratedTo: migrate_to_chat_id,
    });
  }
  const { message, code } = error as { message?: string; code?: string | number };
  const kind = BEFORE_SENDING.has(String(code)) ? 'unreached' : 'unknown';
  return new CallFailure(kind, method, clean(String(message), token), {
    code: typeof code === 'number' ? code : undefined,
  });
}

const clean = (text: string, token: string): string => text.replaceAll(token, '[token]');
