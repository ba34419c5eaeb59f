// Servers: an HTTP server that listens or says why not, and closes without waiting for idle clients.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserError } from '../../errors.ts';

/** Where to listen; `setting` is the variable that a person would change. */
export interface Address {
  readonly host: string;
  readonly port: number;
  readonly setting: string;
}

export interface Listening {
  /** The port itself, where 0 asked for any. */
  readonly port: number;
  close(): Promise<void>;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** A client that sends its headers or body more slowly than this is cut off. */
const REQUEST_TIMEOUT = 30_000;
/** How long a request under way may take to end when the server closes. */
const GRACE = 200;

export async function listen(address: Address, handle: Handler): Promise<Listening> {
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT }, (request, response) => {
    handle(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await listening(server, address);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), GRACE);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
      }),
  };
}

const listening = (server: Server, { host, port, setting }: Address): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const reason =
        cause.code === 'EADDRINUSE'
          ? { zh: '已被别的程序占用', en: 'is in use by another program' }
          : { zh: `不能监听（${cause.code}）`, en: `cannot be listened on (${cause.code})` };
      reject(
        new UserError(
          'port-busy',
          {
            zh: `端口 ${host}:${port} ${reason.zh}。请在 .env 里给 ${setting} 换一个，或停掉占用它的程序。`,
            en: `Port ${host}:${port} ${reason.en}. Give ${setting} another one in .env, or stop the program that holds it.`,
          },
          { cause },
        ),
      );
    });
    server.listen(port, host, () => resolve());
  });
