// A port that a server of a test can listen on.
import { createServer } from 'node:net';

/** Below the ports that systems give to outgoing connections, any of which may take one between the look and its use. */
const FROM = 20_000;
const COUNT = 10_000;

/** A port on which nothing listens. Starts at a place of this process's own, so that tests side by side do not meet. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < COUNT; tries++) {
    const port = FROM + (next++ % COUNT);
    if (await isFree(port)) return port;
  }
  throw new Error('no port is free');
}

let next = (process.pid * 37) % COUNT;

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
