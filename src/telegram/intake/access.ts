// Access: who may ask, and how often.

export interface AccessRules {
  /** Both empty: everyone may ask. */
  readonly users: ReadonlySet<number>;
  readonly chats: ReadonlySet<number>;
  /** May always ask, as often as they like. */
  readonly admins: ReadonlySet<number>;
  /** Questions and taps of one person in a minute; 0 is no limit. */
  readonly perMinute: number;
}

/** yes; no and how many seconds to wait; or not allowed at all. `tell`: nothing was said about it lately. */
export type Admission =
  | { readonly kind: 'admitted' }
  | { readonly kind: 'too-fast'; readonly seconds: number; readonly tell: boolean }
  | { readonly kind: 'not-allowed'; readonly tell: boolean };

const MINUTE = 60_000;
/** One who is not allowed is told so, and then not again for this long. */
const TELL_AGAIN = 60 * MINUTE;
/** Persons remembered before those who were quiet are forgotten. */
const REMEMBERED = 10_000;

export class Access {
  readonly #rules: AccessRules;
  readonly #now: () => number;
  readonly #asked = new Map<number, number[]>();
  readonly #told = new Map<number, number>();

  constructor(rules: AccessRules, now: () => number = () => performance.now()) {
    this.#rules = rules;
    this.#now = now;
  }

  isAdmin(user: number): boolean {
    return this.#rules.admins.has(user);
  }

  allows(user: number, chat: number | null): boolean {
    const { users, chats } = this.#rules;
    if (this.isAdmin(user) || (users.size === 0 && chats.size === 0)) return true;
    return users.has(user) || (chat !== null && chats.has(chat));
  }

  /** Whether this person may ask now; if so, and if `counts`, it is counted. */
  admit(user: number, chat: number | null, counts = true): Admission {
    const now = this.#now();
    if (!this.allows(user, chat))
      return { kind: 'not-allowed', tell: this.#tellOnce(user, now, TELL_AGAIN) };
    const { perMinute } = this.#rules;
    if (!counts || perMinute === 0 || this.isAdmin(user)) return { kind: 'admitted' };
    if (this.#asked.size > REMEMBERED) this.#forgetQuiet(now);
    const times = (this.#asked.get(user) ?? []).filter((time) => now - time < MINUTE);
    this.#asked.set(user, times);
    if (times.length < perMinute) {
      times.push(now);
      return { kind: 'admitted' };
    }
    const wait = times[0]! + MINUTE - now;
    return {
      kind: 'too-fast',
      seconds: Math.max(1, Math.ceil(wait / 1000)),
      tell: this.#tellOnce(user, now, wait),
    };
  }

  #tellOnce(user: number, now: number, quiet: number): boolean {
    if ((this.#told.get(user) ?? 0) > now) return false;
    if (this.#told.size > REMEMBERED) this.#told.clear();
    this.#told.set(user, now + quiet);
    return true;
  }

  #forgetQuiet(now: number): void {
    for (const [user, times] of this.#asked)
      if (now - (times.at(-1) ?? 0) >= MINUTE) this.#asked.delete(user);
  }
}
