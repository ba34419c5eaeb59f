// The people's side of the peer: they write, edit, tap and type, as clients do.
import { randomBytes } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { type Args, BOT, type Peer, type PeerChat, type PeerMessage } from './peer.ts';

/** Waits for what `read` finds; fails after `most` milliseconds, saying what it waited for. */
export async function until<T>(
  what: string,
  read: () => T | undefined | null | false,
  most = 5000,
): Promise<T> {
  const end = performance.now() + most;
  for (;;) {
    const found = read();
    if (found) return found;
    if (performance.now() > end) throw new Error(`waited ${most} ms in vain for ${what}`);
    await after(5);
  }
}

export interface Saying {
  readonly thread?: number;
  readonly replyTo?: PeerMessage;
}

export class Person {
  readonly peer: Peer;
  readonly id: number;
  readonly chat: PeerChat;
  readonly language: string;

  constructor(peer: Peer, id: number, chat?: PeerChat, language = 'zh-hans') {
    this.peer = peer;
    this.id = id;
    this.chat = chat ?? { id, type: 'private' };
    this.language = language;
    peer.chats.set(this.chat.id, this.chat);
  }

  get #from() {
    return { id: this.id, is_bot: false, first_name: '小王', language_code: this.language };
  }

  /** Writes; the bot sees it in a private chat, or in a group if its privacy mode lets it through. */
  say(text: string, { thread, replyTo }: Saying = {}): PeerMessage {
    const message = this.peer.put(this.chat, {
      from: this.#from,
      text,
      ...(thread !== undefined && { message_thread_id: thread, is_topic_message: true }),
      ...(replyTo && { reply_to_message: replyTo }),
    });
    if (this.#isSeen(text, replyTo)) this.peer.push({ message });
    return message;
  }

  #isSeen(text: string, replyTo: PeerMessage | undefined): boolean {
    if (this.chat.type === 'private' || replyTo?.from.id === this.peer.me.id) return true;
    return new RegExp(`^/\\w+@${BOT}\\b`).test(text);
  }

  edit(message: PeerMessage, text: string): void {
    message.text = text;
    this.peer.push({ edited_message: message });
  }

  /** Says it and waits for the message that answers it. */
  async ask(text: string, saying: Saying = {}, most = 5000): Promise<PeerMessage> {
    const asked = this.say(text, saying);
    return until(`an answer to ${text}`, () => this.answerTo(asked), most);
  }

  answerTo(asked: PeerMessage): PeerMessage | undefined {
    return this.peer
      .written(this.chat)
      .find((one) => one.reply_to_message?.message_id === asked.message_id);
  }

  /** The latest message of the bot in this chat. */
  latest(): PeerMessage | undefined {
    return this.peer.written(this.chat).at(-1);
  }

  /** Presses the button whose label holds `label`; resolves when the press was answered. */
  async press(message: PeerMessage, label: string): Promise<Args> {
    const buttons = message.reply_markup?.inline_keyboard.flat() ?? [];
    const button = buttons.find(({ text }) => text.includes(label));
    if (!button?.callback_data)
      throw new Error(`no button ${label} among ${buttons.map(({ text }) => text).join(' ')}`);
    return this.send(message, button.callback_data);
  }

  /** Sends callback data, as any client can, honest or not. */
  async send(message: PeerMessage, data: string): Promise<Args> {
    const id = randomBytes(8).toString('hex');
    const query: { answer?: Args; at: number } = { at: performance.now() };
    this.peer.callbacks.set(id, query);
    this.peer.push({ callback_query: { id, from: this.#from, data, message } });
    return until(`the press ${data} to be answered`, () => query.answer);
  }

  async inline(query: string): Promise<Args> {
    const id = randomBytes(8).toString('hex');
    const asked: { answer?: Args } = {};
    this.peer.inlineQueries.set(id, asked);
    this.peer.push({ inline_query: { id, from: this.#from, query, offset: '' } });
    return until(`inline results for ${query}`, () => asked.answer);
  }
}
