// Message numbers: which are accounted for, and so which a message of unknown fate may have.
import type { Marks } from '../intake/inbox.ts';

/**
 * Telegram numbers messages upwards: those of all private chats and small groups of a bot in one common
 * box, those of each supergroup in its own.
 */
const FIRST_SUPERGROUP = -1_000_000_000_000;
const COMMON_BOX = 'box';

/** Numbers remembered of all chats together: some minutes of a busy bot. */
const REMEMBERED = 20_000;
/** How far beyond the highest known number a message may stand that was sent while others arrived. */
const REACH = 24;
/** Numbers that are tried before a message is taken for not sent. */
const MOST_CANDIDATES = 256;

export class Boxes {
  readonly #highest = new Map<string | number, number>();
  /** Numbers of messages we know, theirs and ours, by chat and by box. */
  readonly #known = new Set<string>();

  /** A message has just arrived, or was sent by us, with this number. */
  seen(chat: number, message: number): void {
    for (const box of isInCommonBox(chat) ? [chat, COMMON_BOX] : [chat]) {
      this.#highest.set(box, Math.max(message, this.#highest.get(box) ?? 0));
      this.#known.add(`${box}:${message}`);
    }
    for (const oldest of this.#known) {
      if (this.#known.size <= REMEMBERED) break;
      this.#known.delete(oldest);
    }
  }

  /**
   * The marks before a send. Only what was seen to arrive counts: of a chat that has been silent since we
   * started, older messages of ours may stand anywhere, and `inChat` is 0.
   */
  marks(chat: number): Marks {
    const inChat = this.#highest.get(chat) ?? 0;
    return {
      inChat,
      inBox: isInCommonBox(chat) ? (this.#highest.get(COMMON_BOX) ?? 0) : inChat,
    };
  }

  /** Numbers that a message sent to `chat` after `marks` may have: those that no other message is known by. */
  candidates(chat: number, { inChat, inBox }: Marks): number[] {
    if (inChat === 0) return [];
    const numbers = new Set(this.#gaps(chat, inChat));
    if (isInCommonBox(chat)) for (const gap of this.#gaps(COMMON_BOX, inBox)) numbers.add(gap);
    return [...numbers].slice(0, MOST_CANDIDATES);
  }

  #gaps(box: string | number, mark: number): number[] {
    const gaps: number[] = [];
    const last = Math.max(mark, this.#highest.get(box) ?? 0) + REACH;
    for (let number = mark + 1; number <= last; number++)
      if (!this.#known.has(`${box}:${number}`)) gaps.push(number);
    return gaps;
  }
}

const isInCommonBox = (chat: number): boolean => chat > FIRST_SUPERGROUP;
