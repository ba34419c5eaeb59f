// Health: two pages for whoever keeps the bot running.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Metrics } from './metrics.ts';

export interface Health {
  /** False if Telegram was not heard of for too long. */
  readonly ok: boolean;
  readonly [fact: string]: string | number | boolean | null;
}

/** `/healthz`: 200 or 503, with the facts as JSON. `/metrics`: the text of Prometheus. */
export const healthHandler =
  (health: () => Health, metrics: Metrics) =>
  async ({ url, method }: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = url?.split('?')[0];
    if (method !== 'GET' && method !== 'HEAD') response.writeHead(405).end();
    else if (path === '/healthz') {
      const state = health();
      response.writeHead(state.ok ? 200 : 503, { 'content-type': 'application/json' });
      response.end(`${JSON.stringify(state)}\n`);
    } else if (path === '/metrics') {
      const text = await metrics.text();
      response.writeHead(200, { 'content-type': metrics.contentType }).end(text);
    } else response.writeHead(404).end();
  };
