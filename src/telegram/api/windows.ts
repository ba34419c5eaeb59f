// Sliding windows: how often Telegram lets a bot write, held on our side so that it need not refuse.

/** At most `count` in any `milliseconds`; a count of 0 is no limit. */
export interface Window {
  readonly count: number;
  readonly milliseconds: number;
}

/** What Telegram documents (bots FAQ); all of it can be set. */
export interface Limits {
  readonly overall: Window;
  /** One a second with a short burst: three in three seconds. */
  readonly chat: Window;
  readonly group: Window;
}

/** The windows of one bot. Waiting is first come, first served within a chat and among chats. */
export class Windows {
  readonly #limits: Limits;
  readonly #overall: number[] = [];
  readonly #chats = new Map<number, number[]>();
  readonly #pausedUntil = new Map<number, number>();
  readonly #now: () => number;

  constructor(limits: Limits, now: () => number = () => performance.now()) {
    this.#limits = limits;
    this.#now = now;
  }

  /** Milliseconds until a call to `chat` may go; 0 takes its place in the windows. */
  take(chat: number): number {
    const now = this.#now();
    const own = this.#timesOf(chat);
    const wait = Math.max(
      (this.#pausedUntil.get(chat) ?? 0) - now,
      untilFree(this.#overall, this.#limits.overall, now),
      ...this.#windowsOf(chat).map((window) => untilFree(own, window, now)),
    );
    if (wait > 0) return Math.ceil(wait);
    this.#note(this.#overall, now);
    this.#note(own, now);
    return 0;
  }

  /** Telegram asked for silence in this chat. */
  pause(chat: number, seconds: number): void {
    this.#pausedUntil.set(chat, this.#now() + seconds * 1000);
  }

  #note(times: number[], now: number): void {
    const { overall, chat, group } = this.#limits;
    const kept = Math.max(overall.count, chat.count, group.count, 1);
    times.push(now);
    if (times.length > kept * 2) times.splice(0, times.length - kept);
  }

  /** Group ids are negative; a group has its own limit besides. */
  #windowsOf(chat: number): Window[] {
    return chat < 0 ? [this.#limits.chat, this.#limits.group] : [this.#limits.chat];
  }

  #timesOf(chat: number): number[] {
    if (this.#chats.size > FORGET_ABOVE) this.#forgetQuietChats();
    const times = this.#chats.get(chat) ?? [];
    this.#chats.set(chat, times);
    return times;
  }

  #forgetQuietChats(): void {
    const longest = Math.max(this.#limits.chat.milliseconds, this.#limits.group.milliseconds);
    const before = this.#now() - longest;
    for (const [chat, times] of this.#chats)
      if ((times.at(-1) ?? 0) < before && (this.#pausedUntil.get(chat) ?? 0) < this.#now()) {
        this.#chats.delete(chat);
        this.#pausedUntil.delete(chat);
      }
  }
}

/** Chats that wrote nothing for the longest window are forgotten when there are more than this. */
const FORGET_ABOVE = 5000;
/** Milliseconds until the window has room at `now`; `times` ascend. */
function untilFree(times: readonly number[], { count, milliseconds }: Window, now: number): number {
  const oldest = count === 0 ? undefined : times.at(-count);
  return oldest === undefined ? 0 : oldest + milliseconds - now;
}
