// The state lock: one bot at a time on a folder of state, and none kept out by one that was killed.
import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as after } from 'node:timers/promises';
import { z } from 'zod';
import { UserError } from '../../errors.ts';

/** Who holds a lock: a process, and the machine or container in which its number means something. */
const holderSchema = z.object({ pid: z.int(), host: z.string() });
type Holder = z.infer<typeof holderSchema>;

/** The holder touches its lock so often. */
const SIGN_MS = 10_000;
/** One whose holder gave no sign for this long holds nothing: its number may be another process's by now. */
const SILENT_MS = 60_000;
/** Whoever takes a dead lock looks again after this, in case another took it at the same moment. */
const SETTLE_MS = 100;

export interface StateLock {
  release(): Promise<void>;
}

/**
 * Takes the lock that stands beside the journal at `path`.
 * @throws UserError `state-busy` if another bot has it; any file system error as it comes.
 */
export async function lockState(path: string): Promise<StateLock> {
  const file = `${path}.lock`;
  const own: Holder = { pid: process.pid, host: hostname() };
  if (!(await create(file, own))) {
    const other = await livingHolder(file, own);
    if (other) throw busy(path, other);
    await rm(file, { force: true });
    const isTaken = await create(file, own);
    await after(SETTLE_MS);
    const holder = await holderOf(file);
    if (!isTaken || holder?.pid !== own.pid || holder.host !== own.host)
      throw busy(path, holder ?? own);
  }
  const signs = setInterval(() => {
    const now = new Date();
    // A folder that is gone is noticed by whoever writes the journal.
    utimes(file, now, now).catch(() => {});
  }, SIGN_MS);
  signs.unref();
  return {
    async release() {
      clearInterval(signs);
      await rm(file, { force: true });
    },
  };
}

/** False if the file is there already. */
const create = (file: string, holder: Holder): Promise<boolean> =>
  writeFile(file, JSON.stringify(holder), { flag: 'wx' }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );

/** The holder of a lock if it may still be alive. */
async function livingHolder(file: string, own: Holder): Promise<Holder | null> {
  const holder = await holderOf(file);
  if (holder === null) return null;
  const silence = Date.now() - (await stat(file).catch(() => ({ mtimeMs: 0 }))).mtimeMs;
  if (silence > SILENT_MS) return null;
  if (holder.host !== own.host) return holder;
  // A container's first process has the same number each time: a lock of our number is of our own past.
  return holder.pid !== own.pid && isRunning(holder.pid) ? holder : null;
}

/** Null if there is no lock, or one that was killed while it was written. */
async function holderOf(file: string): Promise<Holder | null> {
  try {
    return holderSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is one, too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

const busy = (path: string, { pid, host }: Holder): UserError =>
  new UserError('state-busy', {
    zh: `另一个机器人正在使用 ${path}（${host} 上的进程 ${pid}）。请先停掉它，或在 .env 里用 TELEGRAM_STATE 给这一个指定别的目录。`,
    en: `Another bot is using ${path} (process ${pid} on ${host}). Stop it first, or name another folder for this one in .env as TELEGRAM_STATE.`,
  });
