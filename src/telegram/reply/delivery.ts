// Delivery: a message brought to its chat once, even where Telegram's answer was lost.
import { setTimeout as after } from 'node:timers/promises';
import { type Api, refusedWith } from '../api/api.ts';
import { CallFailure, type Payload, upload } from '../api/transport.ts';
import type { Inbox, Marks, Sent } from '../intake/inbox.ts';
import type { Place } from '../intake/intent.ts';
import type { Outgoing, OutgoingFile } from '../render/outgoing.ts';
import type { Boxes } from './boxes.ts';

/** Where a message goes, and what it replies to. */
export interface Target {
  readonly place: Place;
  readonly replyTo: number | null;
}

/** The update that a message answers: at most one message is sent for each. */
export interface Job {
  readonly id: number;
  /** Set if a message for it was about to leave when the bot last stopped. */
  readonly sending: Marks | null;
  /** Set if it is known to have arrived. */
  readonly sent: Sent | null;
}

/** A message to send, and the edit that would leave it as it is. */
interface Sending {
  readonly method: string;
  readonly payload: Payload & { readonly chat_id: number };
  readonly edit: { readonly method: string; readonly payload: Payload };
}

/** Refusals after which no other form of the message would be taken either. */
const HOPELESS =
  /chat not found|user is deactivated|kicked|blocked|not a member|not enough rights|have no rights|thread not found|TOPIC_|CHAT_WRITE_FORBIDDEN|group chat was (?:deleted|upgraded)|PEER_ID_INVALID/i;
/** Pause before asking whether a message of unknown fate arrived: it may still be on its way. */
const SETTLE = 300;

export interface DeliveryOptions {
  readonly api: Api;
  readonly inbox: Inbox;
  readonly boxes: Boxes;
  /** Resolves when what waited at Telegram has been fetched: before that, message numbers are a guess. */
  readonly caughtUp: Promise<void>;
  readonly onUndeliverable: (failure: CallFailure) => void;
}

export class Delivery {
  readonly #options: DeliveryOptions;
  /** The last send of each chat: one at a time, so that an unknown fate concerns one message only. */
  readonly #last = new Map<number, Promise<unknown>>();

  constructor(options: DeliveryOptions) {
    this.#options = options;
  }

  /** Sends; returns the message's number, or null if Telegram will not have it there in any form. */
  send(job: Job, target: Target, outgoing: Outgoing): Promise<number | null> {
    return this.#inTurn(target.place.chat, () =>
      this.#firstAccepted(job, forms(outgoing), (form) => textSending(target, form)),
    );
  }

  sendFile(job: Job, target: Target, file: OutgoingFile): Promise<number | null> {
    return this.#inTurn(target.place.chat, () =>
      this.#firstAccepted(job, [file], (form) => fileSending(target, file, form)),
    );
  }

  /** Edits; false if there is no such message (any more) that we may edit. */
  async edit(chat: number, message: number, outgoing: Outgoing): Promise<boolean> {
    const target: Target = { place: { chat, isPrivate: true, thread: null }, replyTo: null };
    for (const form of forms(outgoing)) {
      const { edit } = textSending(target, form);
      try {
        await this.#edit(edit.method, { ...edit.payload, message_id: message }, chat);
        return true;
      } catch (error) {
        if (refusedWith(error, /not modified/)) return true;
        if (!isAboutForm(error)) {
          if (error instanceof CallFailure && error.kind === 'refused') return false;
          throw error;
        }
      }
    }
    return false;
  }

  /** Deletes; false if Telegram does not let us. */
  async delete(chat: number, message: number): Promise<boolean> {
    try {
      const payload = { chat_id: chat, message_id: message };
      await this.#options.api.do({ method: 'deleteMessage', payload, repeat: 'repeat', chat });
      return true;
    } catch (error) {
      if (refusedWith(error, /to delete not found/)) return true;
      if (error instanceof CallFailure && error.kind === 'refused') return false;
      throw error;
    }
  }

  #edit(method: string, payload: Payload, chat?: number): Promise<void> {
    const limited = chat === undefined ? {} : { chat };
    return this.#options.api.do({ method, payload, repeat: 'repeat', ...limited });
  }

  #inTurn<T>(chat: number, send: () => Promise<T>): Promise<T> {
    const turn = (this.#last.get(chat) ?? Promise.resolve()).catch(() => undefined).then(send);
    this.#last.set(chat, turn);
    const forget = () => {
      if (this.#last.get(chat) === turn) this.#last.delete(chat);
    };
    turn.then(forget, forget);
    return turn;
  }

  async #firstAccepted<T>(
    job: Job,
    some: readonly T[],
    sendingOf: (form: T) => Sending,
  ): Promise<number | null> {
    for (const [i, form] of some.entries())
      try {
        return await this.#once(i === 0 ? job : { ...job, sending: null }, sendingOf(form));
      } catch (error) {
        if (!(error instanceof CallFailure) || error.kind !== 'refused') throw error;
        if (i < some.length - 1 && isAboutForm(error)) continue;
        this.#options.onUndeliverable(error);
        return null;
      }
    return null;
  }

  /**
   * Sends, and where the answer is lost, finds out whether the message arrived before sending again.
   * Telegram has no name by which to ask for a message, but numbers them upwards, and refuses an edit
   * that changes nothing: so the numbers that the message could have, being no other message's, are tried
   * with just that edit. What remains: a message whose number lies beyond all that we have seen since.
   */
  async #once(job: Job, sending: Sending): Promise<number> {
    const { inbox, boxes, caughtUp } = this.#options;
    const chat = sending.payload.chat_id;
    if (job.sent?.chat === chat) return job.sent.message;
    await caughtUp;
    let unknown = job.sending;
    for (;;) {
      const found = unknown && (await this.#find(chat, unknown, sending));
      if (found) return this.#arrived(job, { chat, message: found });
      // Where no number can be told, silence is better than saying a thing twice: one can tap again.
      if (unknown?.inChat === 0) throw new CallFailure('refused', sending.method, 'fate unknown');
      const marks = boxes.marks(chat);
      await inbox.sending(job.id, marks);
      const sent = await this.#try(job, sending);
      if (sent !== null) return sent;
      unknown = marks;
      await after(SETTLE);
    }
  }

  /** One try; null if nobody can say whether it arrived. */
  async #try(job: Job, sending: Sending): Promise<number | null> {
    try {
      const message = await this.#options.api.send(sending.method, sending.payload);
      return await this.#arrived(job, { chat: sending.payload.chat_id, message });
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      if (error.migratedTo !== undefined)
        return this.#once(job, movedTo(error.migratedTo, sending));
      if (error.kind === 'unknown') return null;
      throw error;
    }
  }

  async #arrived(job: Job, sent: Sent): Promise<number> {
    this.#options.boxes.seen(sent.chat, sent.message);
    await this.#options.inbox.sent(job.id, sent);
    return sent.message;
  }

  async #find(chat: number, marks: Marks, { edit }: Sending): Promise<number | null> {
    for (const message of this.#options.boxes.candidates(chat, marks)) {
      const found = await this.#edit(edit.method, { ...edit.payload, message_id: message }).then(
        () => true,
        (error: unknown) => {
          if (refusedWith(error, /not modified/)) return true;
          if (error instanceof CallFailure && error.kind === 'refused') return false;
          throw error;
        },
      );
      if (found) return message;
    }
    return null;
  }
}

/** A refusal of how the message is made, which a plainer form of it may pass. */
const isAboutForm = (error: unknown): boolean =>
  error instanceof CallFailure &&
  error.kind === 'refused' &&
  error.code === 400 &&
  !HOPELESS.test(error.message) &&
  !/message to edit not found|message can't be edited|MESSAGE_ID_INVALID/i.test(error.message);

/** The message as it is meant, then without formatting, then without buttons too: a text always arrives. */
function forms(outgoing: Outgoing): Outgoing[] {
  const unformatted = { ...outgoing, body: { text: outgoing.body.text, entities: [] } };
  const bare = { body: unformatted.body, keyboard: [] };
  return [outgoing, unformatted, bare];
}

function textSending(
  { place, replyTo }: Target,
  { body, keyboard, forceReply }: Outgoing,
): Sending {
  const content = {
    text: body.text,
    ...(body.entities.length > 0 && { entities: body.entities }),
    link_preview_options: { is_disabled: true },
    ...(keyboard.length > 0 && { reply_markup: { inline_keyboard: keyboard } }),
  };
  return {
    method: 'sendMessage',
    payload: {
      ...addressed(place, replyTo),
      ...content,
      ...(forceReply && {
        reply_markup: { force_reply: true, input_field_placeholder: forceReply },
      }),
    },
    edit: { method: 'editMessageText', payload: { chat_id: place.chat, ...content } },
  };
}

function fileSending({ place, replyTo }: Target, file: OutgoingFile, form: Outgoing): Sending {
  const content = {
    caption: form.body.text,
    ...(form.body.entities.length > 0 && { caption_entities: form.body.entities }),
  };
  return {
    method: 'sendDocument',
    payload: {
      ...addressed(place, replyTo),
      ...content,
      document: upload(file.name, file.content),
    },
    edit: { method: 'editMessageCaption', payload: { chat_id: place.chat, ...content } },
  };
}

const addressed = ({ chat, thread }: Place, replyTo: number | null) => ({
  chat_id: chat,
  ...(thread !== null && { message_thread_id: thread }),
  ...(replyTo !== null && {
    reply_parameters: { message_id: replyTo, allow_sending_without_reply: true },
  }),
});

/** To the supergroup that the group became; there are no topics and no messages to reply to yet. */
function movedTo(chat: number, { method, payload, edit }: Sending): Sending {
  const { message_thread_id: _, reply_parameters: __, ...rest } = payload as Payload;
  return {
    method,
    payload: { ...rest, chat_id: chat },
    edit: { method: edit.method, payload: { ...edit.payload, chat_id: chat } },
  };
}
