// The terminal: the three streams of this process as the commands see them.
import type { Readable, Writable } from 'node:stream';
import { colourful, plain, type Style } from './style.ts';

export interface Terminal {
  readonly input: Readable;
  /** Standard output, for what edits lines there; all else goes through `write`. */
  readonly output: Writable;
  /** True where a person types: standard input and output are both a terminal. */
  readonly interactive: boolean;
  /** Of standard output as it is now; infinite where it is no terminal. */
  readonly columns: number;
  readonly style: Style;
  /** True where standard error is a terminal, so that a line can be drawn over. */
  readonly drawsProgress: boolean;
  /** Writes to standard output; resolves when there is room for more. */
  write(text: string): Promise<void>;
  /** Writes to standard error: what is not the result. */
  say(text: string): void;
}

/**
 * The terminal of this process. A reader that goes away (`| head`) ends the process quietly; any other failure to
 * write is handed to `fail`.
 */
export function processTerminal(colours: boolean, fail: (error: Error) => void): Terminal {
  const { stdin, stdout, stderr } = process;
  for (const stream of [stdout, stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit();
      fail(error);
    });
  return {
    input: stdin,
    output: stdout,
    interactive: Boolean(stdin.isTTY && stdout.isTTY),
    get columns() {
      return stdout.isTTY ? stdout.columns : Number.POSITIVE_INFINITY;
    },
    style: colours && stdout.isTTY ? colourful : plain,
    drawsProgress: Boolean(stderr.isTTY),
    write: (text) =>
      stdout.write(text)
        ? Promise.resolve()
        : new Promise((resolve) => stdout.once('drain', resolve)),
    say: (text) => {
      stderr.write(text);
    },
  };
}
