// The history of the conversation on disk: one line an entry, oldest first. It never stands in the way: what cannot
// be read or written is simply not kept.
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Entries kept: months of asking, and a file that loads in no time. */
const KEPT = 1000;

export interface History {
  /** Newest first, as readline wants them. */
  readonly entries: string[];
  add(line: string): void;
}

/** The history in `file`; one that forgets if `file` is null. */
export function openHistory(file: string | null): History {
  if (file === null) return { entries: [], add() {} };
  const lines = attempt(() => readFileSync(file, 'utf8').split('\n')) ?? [];
  const entries = lines.filter((line) => line !== '');
  const kept = entries.slice(-KEPT);
  // Cut back only when twice too long, so that most starts write nothing.
  if (entries.length > 2 * KEPT)
    attempt(() => writeFileSync(file, `${kept.join('\n')}\n`, PRIVATE));
  return {
    entries: kept.reverse(),
    add: (line) => {
      attempt(() => {
        mkdirSync(dirname(file), { recursive: true });
        appendFileSync(file, `${line}\n`, PRIVATE);
      });
    },
  };
}

/** Questions are the person's own business. */
const PRIVATE = { mode: 0o600 };

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
