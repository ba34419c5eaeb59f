// The log: JSON lines, without the token, and without what people ask unless that is switched on.
import { pino } from 'pino';
import { CallFailure } from './api/transport.ts';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

export interface LogOptions {
  readonly level: (typeof LOG_LEVELS)[number];
  /** Never written, wherever it may turn up. */
  readonly secrets: readonly string[];
  readonly write: (line: string) => void;
}

/** What is said of something that happened; numbers and short words, not people's texts. */
export type Facts = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Log {
  debug(event: string, facts?: Facts): void;
  info(event: string, facts?: Facts): void;
  warn(event: string, facts?: Facts): void;
  error(event: string, facts?: Facts): void;
}

export function createLog({ level, secrets, write }: LogOptions): Log {
  const clean = (line: string) =>
    secrets.reduce((text, secret) => (secret ? text.replaceAll(secret, '[secret]') : text), line);
  const logger = pino({ level, base: null }, { write: (line: string) => write(clean(line)) });
  const at =
    (name: 'debug' | 'info' | 'warn' | 'error') =>
    (event: string, facts: Facts = {}) =>
      logger[name](facts, event);
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** An error as facts: a failed call in short, anything else with its stack, for it is a bug. */
export function errorFacts(error: unknown): Facts {
  if (error instanceof CallFailure)
    return {
      method: error.method,
      failure: error.kind,
      code: error.code,
      retryAfter: error.retryAfter,
      reason: error.message,
    };
  return { reason: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
