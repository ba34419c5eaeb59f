// The webhook: what stands in front of it refuses strangers before a byte of their body is parsed.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface WebhookOptions {
  readonly path: string;
  readonly secret: string;
  /** Keeps the update safe; Telegram repeats an update until this has succeeded. */
  readonly accept: (updates: readonly unknown[]) => Promise<void>;
}

/** Telegram's updates have some kilobytes; nothing honest comes near this. */
const LARGEST_BODY = 1024 * 1024;
const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

/**
 * Answers 404 for a wrong path, 405 for a wrong method, 401 for a wrong secret, 413 for a body over 1 MB,
 * 400 for one that is no JSON object, and 200 as soon as the update is kept: before it is dealt with.
 */
export const webhookHandler =
  ({ path, secret, accept }: WebhookOptions) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refusal = refuse(request, path, secret);
    if (refusal) return end(request, response, refusal);
    const body = await readBody(request);
    if (body === null) return end(request, response, 413);
    const update = objectOrNull(body);
    if (!update) return end(request, response, 400);
    await accept([update]);
    response.writeHead(200).end();
  };

function refuse(request: IncomingMessage, path: string, secret: string): number | null {
  if (request.url !== path) return 404;
  if (request.method !== 'POST') return 405;
  if (!isEqual(String(request.headers[SECRET_HEADER] ?? ''), secret)) return 401;
  return Number(request.headers['content-length'] ?? 0) > LARGEST_BODY ? 413 : null;
}

/** Compares digests, so that neither the length nor the first wrong letter shows in the time it takes. */
const isEqual = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The body; null if it grows over the limit, whatever its header said. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function objectOrNull(body: string): object | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}

/** Refused: the rest of the body is not waited for. */
function end(request: IncomingMessage, response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' }).end(() => request.destroy());
}
