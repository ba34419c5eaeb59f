// The inbox: updates accepted once each, kept until they are dealt with, across any stop.
import { Journal, type JournalRecord } from './journal.ts';
import { type Update, updateSchema } from './update.ts';

/** The highest message numbers seen before a send, in its chat and in the bot's common box. */
export interface Marks {
  readonly inChat: number;
  readonly inBox: number;
}

/** A message of ours. */
export interface Sent {
  readonly chat: number;
  readonly message: number;
}

/**
 * An accepted update; `sending` if a message for it was about to leave when the bot last stopped, `sent`
 * if it is known to have arrived.
 */
export interface Accepted {
  readonly update: Update;
  readonly sending: Marks | null;
  readonly sent: Sent | null;
}

/**
 * How many update ids are remembered to know a repeated one. Telegram repeats what was not confirmed, at
 * most some hundreds; it numbers upwards, but starts elsewhere after a quiet week, so a set it must be.
 */
const REMEMBERED_IDS = 10_000;
/** Our own messages that are remembered; what they are for is said in reply/boxes.ts. */
const REMEMBERED_MESSAGES = 2000;
/** Most notes kept; the oldest go first. */
const NOTES = 20_000;
/** The file is made anew when it has this many lines more than it needs. */
const IDLE_LINES = 20_000;

export class Inbox {
  readonly #journal: Journal;
  readonly #open = new Map<number, Accepted>();
  readonly #seen = new Set<number>();
  readonly #messages = new Map<string, Extract<JournalRecord, { is: 'sent' }>>();
  readonly #notes = new Map<string, string>();
  readonly damaged: number;

  private constructor(journal: Journal, damaged: number) {
    this.#journal = journal;
    this.damaged = damaged;
  }

  static async open(path: string): Promise<Inbox> {
    const { journal, content } = await Journal.open(path);
    const inbox = new Inbox(journal, content.damaged);
    for (const record of content.records) inbox.#apply(record);
    // Made anew at once: a torn last line must not run into the next record.
    await journal.replace(() => inbox.#records());
    return inbox;
  }

  /** Updates that were accepted and not dealt with, oldest first. */
  get unfinished(): readonly Accepted[] {
    return [...this.#open.values()];
  }

  /** Our own messages, oldest first. */
  get messages(): readonly Sent[] {
    return [...this.#messages.values()];
  }

  /** Keeps those updates that are new and in the documented form; returns them once they are on disk. */
  async accept(raw: readonly unknown[]): Promise<Update[]> {
    const fresh: Update[] = [];
    for (const one of raw) {
      const parsed = updateSchema.safeParse(one);
      if (!parsed.success || this.#seen.has(parsed.data.update_id)) continue;
      this.#seen.add(parsed.data.update_id);
      fresh.push(parsed.data);
    }
    try {
      await this.#journal.append(...fresh.map((update) => ({ is: 'update' as const, update })));
    } catch (error) {
      for (const { update_id } of fresh) this.#seen.delete(update_id);
      throw error;
    }
    for (const update of fresh) this.#apply({ is: 'update', update });
    return fresh;
  }

  /** A message for update `id` is about to leave. */
  sending(id: number, marks: Marks): Promise<void> {
    return this.#record({ is: 'sending', id, ...marks });
  }

  /** It arrived. */
  sent(id: number, { chat, message }: Sent): Promise<void> {
    return this.#record({ is: 'sent', id, chat, message });
  }

  done(id: number): Promise<void> {
    return this.#record({ is: 'done', id });
  }

  note(key: string): string | undefined {
    return this.#notes.get(key);
  }

  /** Remembers `value` under `key`; null forgets it. */
  keep(key: string, value: string | null): Promise<void> {
    return this.#record({ is: 'note', key, value });
  }

  close(): Promise<void> {
    return this.#journal.close();
  }

  async #record(record: JournalRecord): Promise<void> {
    this.#apply(record);
    await this.#journal.append(record);
    const needed = this.#open.size * 2 + this.#seen.size + this.#messages.size + this.#notes.size;
    if (this.#journal.lines > needed + IDLE_LINES)
      await this.#journal.replace(() => this.#records());
  }

  #apply(record: JournalRecord): void {
    switch (record.is) {
      case 'update':
        this.#open.set(record.update.update_id, {
          update: record.update,
          sending: null,
          sent: null,
        });
        this.#seen.add(record.update.update_id);
        break;
      case 'sending': {
        const accepted = this.#open.get(record.id);
        if (accepted) this.#open.set(record.id, { ...accepted, sending: record });
        break;
      }
      case 'sent': {
        const accepted = this.#open.get(record.id);
        if (accepted) this.#open.set(record.id, { ...accepted, sent: record });
        this.#messages.set(`${record.chat}:${record.message}`, record);
        break;
      }
      case 'done':
        this.#open.delete(record.id);
        this.#seen.add(record.id);
        break;
      case 'note':
        this.#notes.delete(record.key);
        if (record.value !== null) this.#notes.set(record.key, record.value);
        break;
    }
    forgetOldest(this.#seen, REMEMBERED_IDS);
    forgetOldest(this.#messages, REMEMBERED_MESSAGES);
    forgetOldest(this.#notes, NOTES);
  }

  /** What a journal must hold to come back to this state. */
  #records(): JournalRecord[] {
    const records: JournalRecord[] = [];
    for (const id of this.#seen) if (!this.#open.has(id)) records.push({ is: 'done', id });
    for (const { update, sending } of this.#open.values()) {
      records.push({ is: 'update', update });
      if (sending) records.push({ is: 'sending', id: update.update_id, ...pick(sending) });
    }
    records.push(...this.#messages.values());
    for (const [key, value] of this.#notes) records.push({ is: 'note', key, value });
    return records;
  }
}

const pick = ({ inChat, inBox }: Marks): Marks => ({ inChat, inBox });

/** Sets and maps keep the order in which things were put in. */
function forgetOldest<K>(
  some: { size: number; keys(): Iterable<K>; delete(key: K): boolean },
  most: number,
): void {
  if (some.size <= most) return;
  for (const key of some.keys()) {
    if (some.size <= most) return;
    some.delete(key);
  }
}
