// The journal: what was accepted and what became of it, on disk before Telegram is told.
import { type FileHandle, mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { UserError } from '../../errors.ts';
import { lockState, type StateLock } from './state-lock.ts';
import { updateSchema } from './update.ts';

/**
 * One line of the file. update: accepted, to be dealt with; sending: a message for it is about to leave,
 * and these were the highest message numbers seen until then (see reply/delivery.ts); sent: it arrived, and
 * this is its number; done: dealt with; note: something to remember between messages (see reply/memory.ts), forgotten if `value` is null.
 */
const recordSchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('update'), update: updateSchema }),
  z.object({ is: z.literal('sending'), id: z.int(), inChat: z.int(), inBox: z.int() }),
  z.object({ is: z.literal('sent'), id: z.int(), chat: z.int(), message: z.int() }),
  z.object({ is: z.literal('done'), id: z.int() }),
  z.object({ is: z.literal('note'), key: z.string(), value: z.string().nullable() }),
]);

export type JournalRecord = z.infer<typeof recordSchema>;

/** The records of a journal, and how many lines were damaged. */
export interface JournalContent {
  readonly records: readonly JournalRecord[];
  readonly damaged: number;
}

/**
 * Append-only JSON lines. `append` resolves once the records are on the disk itself; appends that come while
 * the disk is busy are written together. A kill at any moment leaves at most one torn last line.
 */
export class Journal {
  readonly #path: string;
  readonly #lock: StateLock;
  #file: FileHandle;
  #waiting: { lines: string; resolve: () => void; reject: (error: unknown) => void }[] = [];
  #writing: Promise<void> | null = null;
  /** Lines written since the file was last made anew. */
  #lines = 0;

  private constructor(path: string, lock: StateLock, file: FileHandle) {
    this.#path = path;
    this.#lock = lock;
    this.#file = file;
  }

  /**
   * Opens the journal at `path`, making it if there is none, and reads what it holds.
   * @throws UserError `state-busy` if another process has it open, `config-invalid` if it cannot be used.
   */
  static async open(path: string): Promise<{ journal: Journal; content: JournalContent }> {
    let lock: StateLock | undefined;
    try {
      await mkdir(dirname(path), { recursive: true });
      lock = await lockState(path);
      const content = parseJournal(await readIfThere(path));
      return { journal: new Journal(path, lock, await open(path, 'a', PRIVATE)), content };
    } catch (cause) {
      await lock?.release();
      throw cause instanceof UserError ? cause : unusable(path, cause);
    }
  }

  get lines(): number {
    return this.#lines;
  }

  append(...records: readonly JournalRecord[]): Promise<void> {
    if (records.length === 0) return Promise.resolve();
    const lines = records.map((record) => `${JSON.stringify(record)}\n`).join('');
    this.#lines += records.length;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ lines, resolve, reject });
      this.#writing ??= this.#write();
    });
  }

  /** Makes the file anew, holding only `records`: what is over and done with is left out. */
  async replace(records: () => readonly JournalRecord[]): Promise<void> {
    while (this.#writing) await this.#writing;
    this.#writing = this.#replace(records);
    await this.#writing;
  }

  async close(): Promise<void> {
    while (this.#writing) await this.#writing;
    await this.#file.close();
    await this.#lock.release();
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        await this.#file.appendFile(batch.map(({ lines }) => lines).join(''));
        await this.#file.datasync();
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#writing = null;
  }

  async #replace(records: () => readonly JournalRecord[]): Promise<void> {
    try {
      const kept = records();
      const fresh = await open(`${this.#path}.new`, 'w', PRIVATE);
      await fresh.writeFile(kept.map((record) => `${JSON.stringify(record)}\n`).join(''));
      await fresh.sync();
      await rename(`${this.#path}.new`, this.#path);
      await this.#file.close();
      this.#file = fresh;
      this.#lines = kept.length;
    } finally {
      this.#writing = this.#waiting.length > 0 ? this.#write() : null;
    }
  }
}

/** It holds what people asked: nobody else on the machine may read it. */
const PRIVATE = 0o600;

const unusable = (path: string, cause: unknown): UserError =>
  new UserError(
    'config-invalid',
    {
      zh: `用不了 ${path}。机器人要在那里存放收到的问题：请检查权限，或在 .env 里用 TELEGRAM_STATE 指定别的目录。`,
      en: `Cannot use ${path}, where the bot keeps the questions it received: check its permissions, or name another folder in .env as TELEGRAM_STATE.`,
    },
    { cause },
  );

/** The records of a journal's text. A damaged line costs itself only; a torn last line is no damage. */
export function parseJournal(text: string): JournalContent {
  const lines = text.split('\n');
  lines.pop();
  const records: JournalRecord[] = [];
  for (const line of lines) {
    const record = recordSchema.safeParse(jsonOrNull(line));
    if (record.success) records.push(record.data);
  }
  return { records, damaged: lines.length - records.length };
}

function jsonOrNull(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

const readIfThere = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
