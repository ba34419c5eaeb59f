// Following: a corpus that is opened anew whenever its documents change; the one door to chokidar.
import { watch } from 'chokidar';
import { listSources } from '../corpus/load.ts';
import type { BuildOptions } from './build-index.ts';
import type { Corpus } from './corpus.ts';
import type { Shards } from './index-files.ts';
import { openIndex } from './open-corpus.ts';

export interface FollowOptions extends BuildOptions {
  /** The corpus that is in use, if one is. */
  readonly corpus?: Corpus;
  /** Is given the corpus whenever it is another; who is still busy with the one before may go on with it. */
  readonly onCorpus: (corpus: Corpus) => void;
  /** Is told why the corpus could not be opened anew; the one before stays good, and it is tried again. */
  readonly onError: (error: unknown) => void;
  readonly pace?: Pace;
}

/** How fast changes are followed, in milliseconds. */
export interface Pace {
  /** A folder in which nothing changed for so long is at rest: what is being written now is waited for. */
  readonly quiet: number;
  /** Longest wait for rest: some folders are always being written to. */
  readonly patience: number;
  /** How often to look for changes that no event told of, as on network drives. */
  readonly look: number;
  /** Until what failed is tried again. */
  readonly retry: number;
}

const PACE: Pace = { quiet: 300, patience: 10_000, look: 60_000, retry: 5000 };

export interface Following {
  /** Resolves when nothing is under way any more. */
  close(): Promise<void>;
}

/** Follows the folder of documents until it is closed; looks once at the start, too. */
export function followCorpus(options: FollowOptions): Following {
  const { pace = PACE } = options;
  const bell = makeBell();
  let isClosed = false;
  const follow = follower(options, bell.ring, () => isClosed);
  const run = async (): Promise<void> => {
    for (let heard = true; !isClosed; ) {
      const { failed } = await follow.look(heard);
      heard = await bell.wait(failed ? pace.retry : pace.look);
    }
    await follow.close();
  };
  const running = run();
  return {
    close: async () => {
      isClosed = true;
      bell.ring();
      await running;
    },
  };
}

/** Looks at the folder when it is told to; calls `ring` when it hears of a change. */
function follower(options: FollowOptions, ring: () => void, isClosed: () => boolean) {
  const { pace = PACE, onError } = options;
  const openNow = opener(options);
  let watcher = watchFolder(options, ring);
  let failure = '';
  let seen = '';
  return {
    close: () => watcher.close(),
    look: async (heard: boolean): Promise<{ readonly failed: boolean }> => {
      const now = await atRest(options, pace, isClosed);
      const isNews = heard || failure !== '' || now !== seen;
      if (isClosed() || !isNews) return { failed: false };
      seen = now;
      const error = await openNow();
      const reason = error === null ? '' : String(error);
      // Said once, however often it is tried.
      if (reason !== '' && reason !== failure) onError(error);
      if (reason !== failure) {
        // The folder may be another one now.
        await watcher.close();
        watcher = watchFolder(options, ring);
      }
      failure = reason;
      return { failed: reason !== '' };
    },
  };
}

function watchFolder({ seedsDir, onError }: FollowOptions, onChange: () => void) {
  const watcher = watch(seedsDir, { ignoreInitial: true });
  watcher.on('all', onChange);
  // What changed before it was watched.
  watcher.on('ready', onChange);
  // Too many files for the system to watch, say: they are still looked at from time to time.
  watcher.on('error', onError);
  return watcher;
}

/** Opens the corpus as it is now; null, or what went wrong. */
function opener(options: FollowOptions): () => Promise<unknown> {
  let version = options.corpus?.version;
  let open: Shards | undefined;
  return async () => {
    try {
      const index = await openIndex({ ...options, ...(open && { open }) });
      open = index.shards;
      if (index.corpus.version !== version) options.onCorpus(index.corpus);
      version = index.corpus.version;
      return null;
    } catch (error) {
      return error;
    }
  };
}

/** Waits until the folder is at rest, and says what is in it. */
async function atRest(
  options: FollowOptions,
  { quiet, patience }: Pace,
  isClosed: () => boolean,
): Promise<string> {
  let seen = lookAt(options);
  for (let waited = 0; waited < patience && !isClosed(); waited += quiet) {
    await new Promise((resolve) => setTimeout(resolve, quiet));
    const now = lookAt(options);
    if (now === seen) break;
    seen = now;
  }
  return seen;
}

/** Names, sizes and times of the sources: cheap, and good enough to see that something is going on. */
function lookAt({ seedsDir, recognizer }: FollowOptions): string {
  try {
    return JSON.stringify(listSources(seedsDir, recognizer));
  } catch (error) {
    return String(error);
  }
}

/** Rings that come while nobody waits are heard by the next who does. */
function makeBell() {
  let rung = false;
  let wake: (() => void) | undefined;
  return {
    ring: (): void => {
      rung = true;
      wake?.();
    },
    /** True if it was rung, false after `ms` without. */
    wait: async (ms: number): Promise<boolean> => {
      let timer: NodeJS.Timeout | undefined;
      if (!rung)
        await new Promise<void>((resolve) => {
          wake = resolve;
          timer = setTimeout(resolve, ms);
        });
      clearTimeout(timer);
      const heard = rung;
      rung = false;
      return heard;
    },
  };
}
