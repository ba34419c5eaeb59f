// The build lock: two builds of one index wait for each other; the one door to proper-lockfile.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import lockfile from 'proper-lockfile';
import { UserError } from '../errors.ts';

/**
 * A lock whose holder gave no sign for this long is a killed build's. Loading the dictionary lets no sign through: a
 * second on a quiet machine, six and more where several programs load it at once on two busy cores.
 */
const STALE_MS = 15_000;
const SIGN_MS = 1000;
const RETRY_MS = 100;

/** Held while a build runs. */
export interface BuildLock {
  /**
   * False if another build took the lock because this one gave no sign for long: writing is still safe, for files
   * are never changed in place, but nothing may be taken away.
   */
  isHeld(): boolean;
  release(): Promise<void>;
}

/**
 * Takes the lock, waiting up to `waitMs` for another build.
 * @throws UserError `index-busy` after that; any file system error as it comes.
 */
export async function lockBuild(
  indexDir: string,
  waitMs: number,
  onWait: () => void,
): Promise<BuildLock> {
  mkdirSync(indexDir, { recursive: true });
  let isHeld = true;
  const take = () =>
    lockfile.lock(indexDir, {
      lockfilePath: join(indexDir, '.lock'),
      stale: STALE_MS,
      update: SIGN_MS,
      onCompromised: () => {
        isHeld = false;
      },
    });
  for (let waited = 0; ; waited += RETRY_MS) {
    try {
      const release = await take();
      return { isHeld: () => isHeld, release: async () => (isHeld ? release() : undefined) };
    } catch (error) {
      if (!isLocked(error)) throw error;
      if (waited >= waitMs) throw busy(indexDir, error);
      if (waited === 0) onWait();
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

const isLocked = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ELOCKED';

const busy = (indexDir: string, cause: unknown): UserError =>
  new UserError(
    'index-busy',
    {
      zh: `另一个程序正在建立 ${indexDir} 中的索引，等了很久还没有结束。请稍后再试，或用 --index 指定别的文件夹。`,
      en: `Another program is building the index in ${indexDir} and has not finished. Try again later, or choose another folder with --index.`,
    },
    { cause },
  );
