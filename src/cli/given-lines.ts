// Lines that may or may not come on the standard input, read without waiting forever for nobody.
import { fstatSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/**
 * Programs that start this one often leave its standard input open as a socket on which nothing will ever come.
 * A shell's pipe or file always ends, so there is no such limit for those.
 */
export const WAIT_SECONDS = 3;

/**
 * All lines of `input`; none if a person sits there. 'silent' if it is a socket on which nothing came in time.
 * With `wait`, waits for the end whatever it is.
 */
export async function givenLines(
  input: Readable & { readonly fd?: number; readonly isTTY?: boolean },
  wait: boolean,
): Promise<readonly string[] | 'silent'> {
  if (input.isTTY && !wait) return [];
  if (!wait && isSocket(input.fd) && !(await speaks(input))) {
    input.destroy();
    return 'silent';
  }
  const lines: string[] = [];
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }))
    lines.push(line);
  return lines;
}

const isSocket = (fd: number | undefined): boolean => fd !== undefined && fstatSync(fd).isSocket();

/** True once there is something to read, or the end; false if there is neither in time. */
const speaks = (input: Readable): Promise<boolean> =>
  new Promise((resolve) => {
    const decide = (heard: boolean) => {
      clearTimeout(timer);
      input.off('readable', onReadable);
      resolve(heard);
    };
    const onReadable = () => decide(true);
    const timer = setTimeout(decide, WAIT_SECONDS * 1000, false);
    input.once('readable', onReadable);
  });
