// Writing whole: a file stands under its name complete or not at all.
import { open, rename, rm } from 'node:fs/promises';

/**
 * Writes `bytes` aside, syncs and renames. A disk that takes only a part of them is a failure, and leaves what
 * stood under `path` before.
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const aside = asideOf(path);
  try {
    const file = await open(aside, 'w');
    try {
      // Unlike `write`, goes on after a part was taken, until all is or there is no room.
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

/** Where a file is written before it is renamed: its name with this process's number behind it. */
const asideOf = (path: string): string => `${path}.${process.pid}`;
