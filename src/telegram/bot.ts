// The bot: from an update that came in to the reply that went out, and nothing lost in between.
import { randomBytes } from 'node:crypto';
import { UserError } from '../errors.ts';
import { chatMessagesIn } from '../messages/chat.ts';
import { CallFailure } from './api/transport.ts';
import type { Accepted, Inbox } from './intake/inbox.ts';
import {
  type InlineIntent,
  type Intent,
  intentOf,
  type Place,
  type TapIntent,
} from './intake/intent.ts';
import type { Lanes } from './intake/lanes.ts';
import { type Update, updateSchema } from './intake/update.ts';
import { errorFacts, type Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { rich } from './render/rich-text.ts';
import { AnswerTimeout, ask } from './reply/ask.ts';
import type { Boxes } from './reply/boxes.ts';
import { command } from './reply/command.ts';
import type { Desk } from './reply/desk.ts';
import { inlineAnswerer } from './reply/inline.ts';
import { answerTap, tap } from './reply/tap.ts';

export interface BotOptions {
  readonly desk: Desk;
  readonly inbox: Inbox;
  readonly lanes: Lanes;
  readonly boxes: Boxes;
  readonly log: Log;
  readonly metrics: Metrics;
  /** False while what waited at Telegram is being fetched. */
  readonly isCaughtUp: () => boolean;
  /** Whether the log may hold what people ask. */
  readonly logQuestions: boolean;
}

export interface Bot {
  /** Takes over what was accepted and not dealt with before the last stop. */
  resume(): void;
  /** Keeps the updates; once this resolves they are dealt with whatever happens. */
  accept(updates: readonly unknown[]): Promise<void>;
}

type KeptIntent = Exclude<Intent, InlineIntent>;

/** A typing sign lasts five seconds; one in four is enough for a chat. */
const TYPING_EVERY = 4000;

export function createBot(options: BotOptions): Bot {
  const { desk, inbox, lanes, boxes, log, metrics } = options;
  const answerInline = inlineAnswerer(desk);
  const typedAt = new Map<number, number>();

  function begin(accepted: Accepted, counts: boolean): void {
    const { update } = accepted;
    if (update.message) boxes.seen(update.message.chat.id, update.message.message_id);
    const intent = intentOf(update, desk.me);
    if (!intent || intent.kind === 'inline') {
      finish(update);
      return;
    }
    metrics.accepted(intent.kind);
    const refusal = refusalOf(intent, counts);
    if (refusal === '') finish(update);
    else if (refusal !== null)
      lanes.add(laneOf(intent), () => work(accepted, intent, () => say(accepted, intent, refusal)));
    else {
      if (intent.kind === 'ask') showTyping(intent.place);
      lanes.add(laneOf(intent), () => work(accepted, intent, () => reply(accepted, intent)));
    }
  }

  /** What to say to one who may not ask now: empty if it was said lately, null if they may. */
  function refusalOf(intent: KeptIntent, counts: boolean): string | null {
    const chat = intent.place?.chat ?? null;
    const admission = desk.access.admit(intent.user, chat, counts);
    if (admission.kind === 'admitted') return null;
    // A tap always gets its alert: without one its button would show the waiting sign.
    if (!admission.tell && intent.kind !== 'tap') return '';
    const { refusal } = chatMessagesIn(intent.language);
    return admission.kind === 'too-fast'
      ? refusal.tooFast(admission.seconds)
      : refusal.notAllowed(intent.user);
  }

  /** Does one reply; whatever comes of it, the update is then dealt with, unless the bot is stopping. */
  async function work(
    accepted: Accepted,
    intent: KeptIntent,
    act: () => Promise<string>,
  ): Promise<void> {
    const started = performance.now();
    let outcome: string;
    try {
      outcome = await act();
    } catch (error) {
      if (error instanceof CallFailure && error.kind === 'stopped') return;
      outcome = await failed(accepted, intent, error);
    }
    finish(accepted.update);
    const milliseconds = performance.now() - started;
    metrics.replied(intent.kind, outcome, milliseconds);
    log.info('replied', {
      update: accepted.update.update_id,
      kind: intent.kind,
      outcome,
      ms: Math.round(milliseconds),
      ...(options.logQuestions && intent.kind === 'ask' && { question: intent.text }),
    });
  }

  async function reply(accepted: Accepted, intent: KeptIntent): Promise<string> {
    const job = jobOf(accepted);
    if (intent.kind === 'ask') return (await ask(desk, job, intent))?.kind ?? 'refused';
    await (intent.kind === 'tap' ? tap(desk, job, intent) : command(desk, job, intent));
    return 'done';
  }

  /** Says that it failed, with a reference under which the log tells why. */
  async function failed(accepted: Accepted, intent: KeptIntent, error: unknown): Promise<string> {
    const reference = `E-${randomBytes(2).toString('hex').toUpperCase()}`;
    const isCall = error instanceof CallFailure;
    const facts = { update: accepted.update.update_id, reference, ...errorFacts(error) };
    log[isCall ? 'warn' : 'error']('reply failed', facts);
    if (isCall) return 'undelivered';
    const { refusal } = chatMessagesIn(intent.language);
    const text =
      error instanceof AnswerTimeout ? refusal.timeout(reference) : refusal.bug(reference);
    const told = error instanceof UserError ? error.localized[intent.language] : text;
    await say(accepted, intent, told).catch((again: unknown) =>
      log.warn('failure not told', { reference, ...errorFacts(again) }),
    );
    return 'failed';
  }

  async function say(accepted: Accepted, intent: KeptIntent, text: string): Promise<string> {
    if (intent.kind === 'tap') await answerTap(desk, intent, text);
    else {
      const target = { place: intent.place, replyTo: intent.message };
      await desk.delivery.send(jobOf(accepted), target, { body: rich(text), keyboard: [] });
    }
    return 'refused';
  }

  function finish({ update_id }: Update): void {
    // Not waited for: if this is lost, the update comes back, and what was sent for it is known.
    inbox.done(update_id).catch((error: unknown) => log.error('journal', errorFacts(error)));
  }

  function showTyping({ chat, thread }: Place): void {
    const now = performance.now();
    if (now - (typedAt.get(chat) ?? -TYPING_EVERY) < TYPING_EVERY) return;
    if (typedAt.size > 1000) typedAt.clear();
    typedAt.set(chat, now);
    const topic = thread === null ? {} : { message_thread_id: thread };
    const payload = { chat_id: chat, action: 'typing', ...topic };
    desk.api
      .do({ method: 'sendChatAction', payload, repeat: 'never' })
      .catch((error: unknown) => log.debug('typing', errorFacts(error)));
  }

  function inline(update: Update): void {
    const intent = intentOf(update, desk.me);
    if (intent?.kind !== 'inline') return;
    metrics.accepted('inline');
    answerInline(intent).catch((error: unknown) => log.warn('inline', errorFacts(error)));
  }

  return {
    resume() {
      for (const { chat, message } of inbox.messages) boxes.seen(chat, message);
      for (const accepted of inbox.unfinished) begin(accepted, false);
    },
    async accept(updates) {
      // An inline query lives for seconds: it is answered at once or not at all, and not kept.
      for (const update of updates.filter(isInline)) inline(updateSchema.parse(update));
      const kept = await inbox.accept(updates.filter((update) => !isInline(update)));
      // Nobody is in a hurry who asked while the bot was away: what waited is not counted.
      const counts = options.isCaughtUp();
      for (const update of kept) begin({ update, sending: null, sent: null }, counts);
    },
  };
}

const jobOf = ({ update, sending, sent }: Accepted) => ({ id: update.update_id, sending, sent });

/** Taps go beside questions: a card must not wait until ten questions of a group are answered. */
function laneOf(intent: Exclude<Intent, InlineIntent>): string {
  if (intent.kind === 'tap') return `tap:${tapLane(intent)}`;
  return `${intent.place.chat}:${intent.place.thread ?? 0}`;
}

const tapLane = ({ place, user }: TapIntent): number => place?.chat ?? user;

const isInline = (update: unknown): boolean => {
  const parsed = updateSchema.safeParse(update);
  return parsed.success && parsed.data.inline_query !== undefined;
};
