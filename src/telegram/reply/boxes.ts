// Message numbers: the highest seen, which is what tells where a message that was sent must stand.
import type { Marks } from '../intake/inbox.ts';

/**
 * Telegram numbers messages upwards: those of all private chats and small groups of a bot in one common
 * box, those of each supergroup in its own.
 */
const FIRST_SUPERGROUP = -1_000_000_000_000;
/** Numbers of our own messages that are remembered, so that none is taken for another. */
const OWN_REMEMBERED = 2000;

/** How far beyond the highest number a message may stand that was sent while others arrived. */
const REACH_IN_CHAT = 8;
const REACH_IN_BOX = 24;

export class Boxes {
  readonly #inChat = new Map<number, number>();
  #inBox = 0;
  readonly #own = new Set<string>();

  /** A message with this number was seen in this chat. */
  seen(chat: number, message: number): void {
    this.#inChat.set(chat, Math.max(message, this.#inChat.get(chat) ?? 0));
    if (isInCommonBox(chat)) this.#inBox = Math.max(message, this.#inBox);
  }

  /** We sent this message. */
  sent(chat: number, message: number): void {
    this.seen(chat, message);
    this.#own.add(`${chat}:${message}`);
    if (this.#own.size > OWN_REMEMBERED) this.#own.delete(this.#own.values().next().value!);
  }

  /**
   * The marks before a send. Only what was seen to arrive counts: of a chat that has been silent since we
   * started, older messages of ours may stand anywhere, and `inChat` is 0.
   */
  marks(chat: number): Marks {
    const inChat = this.#inChat.get(chat) ?? 0;
    return { inChat, inBox: isInCommonBox(chat) ? this.#inBox : inChat };
  }

  /** Numbers that a message sent to `chat` after `marks` may have, the likeliest first. */
  candidates(chat: number, { inChat, inBox }: Marks): number[] {
    if (inChat === 0) return [];
    const numbers = new Set<number>();
    for (let i = 1; i <= REACH_IN_CHAT; i++) numbers.add(inChat + i);
    for (let i = 1; i <= REACH_IN_BOX; i++) numbers.add(inBox + i);
    return [...numbers].filter((message) => !this.#own.has(`${chat}:${message}`));
  }
}

const isInCommonBox = (chat: number): boolean => chat > FIRST_SUPERGROUP;
