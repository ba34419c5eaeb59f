// The commands: /start, /help, /sources, /scope, /why, and the two of administrators.
import { chatMessagesIn } from '../../messages/chat.ts';
import type { Intent } from '../intake/intent.ts';
import { decodePress } from '../render/callback-data.ts';
import { cardMessage } from '../render/card-message.ts';
import { helpMessage, startMessage } from '../render/help-message.ts';
import type { Outgoing } from '../render/outgoing.ts';
import { bold, joined, rich } from '../render/rich-text.ts';
import { sourcesMessage } from '../render/sources-message.ts';
import { whyMessage } from '../render/why-message.ts';
import type { Job } from './delivery.ts';
import type { Desk } from './desk.ts';
import { changeScope, orAdvice, scopeOf } from './scope.ts';
import { openOrNull } from './tap.ts';

export type Command = Exclude<Intent, { kind: 'ask' | 'tap' | 'inline' }>;

export async function command(desk: Desk, job: Job, intent: Command): Promise<void> {
  const { place, message } = intent;
  await desk.delivery.send(job, { place, replyTo: message }, await replyTo(desk, intent));
}

async function replyTo(desk: Desk, intent: Command): Promise<Outgoing> {
  const { language } = intent;
  const { refusal } = chatMessagesIn(language);
  switch (intent.kind) {
    case 'start':
      return start(desk, intent);
    case 'help':
      return helpMessage({ language, username: desk.me.username, inline: desk.me.inline });
    case 'sources':
      return sourcesMessage(desk.pipeline().corpus, 0, language);
    case 'scope':
      return say(await orAdvice(() => changeScope(desk, intent), language));
    case 'why':
      return why(desk, intent);
    case 'status':
    case 'reload':
      return desk.access.isAdmin(intent.user) ? administer(desk, intent) : say(refusal.adminsOnly);
    case 'unknown-command':
      return say(refusal.unknownCommand);
    case 'not-text':
      return say(refusal.notText);
  }
}

/** A payload that names a citation opens it; anything else greets. */
function start(desk: Desk, { payload, language }: Extract<Command, { kind: 'start' }>): Outgoing {
  const pipeline = desk.pipeline();
  const press = decodePress(payload);
  const opened = press?.op === 'open' ? openOrNull(pipeline, press.cids[press.index]!) : null;
  return press?.op === 'open' && opened
    ? cardMessage(opened, pipeline.corpus, { language, press })
    : startMessage(pipeline.corpus.documents.size, language);
}

async function why(desk: Desk, intent: Extract<Command, { kind: 'why' }>): Promise<Outgoing> {
  const { text, place, language } = intent;
  const question = text === '' ? desk.memory.lastQuestion(place) : text;
  if (question === null) return say(chatMessagesIn(language).why.needsQuestion);
  const scope = await orAdvice(() => scopeOf(desk, place, language), language);
  if (typeof scope === 'string') return say(scope);
  const trace = await desk
    .pipeline()
    .explain(question, { language, ...(scope && { filter: scope.filter }) });
  return whyMessage(trace, scope?.said ?? null, language);
}

async function administer(desk: Desk, { kind, language }: Command): Promise<Outgoing> {
  const { status } = chatMessagesIn(language);
  if (kind === 'reload') await desk.reload();
  const { documents, version } = desk.pipeline().corpus;
  return {
    body: joined(
      [
        bold(kind === 'reload' ? status.reloaded : status.title),
        status.corpus(documents.size, version.slice(0, 12)),
        status.waiting(desk.waiting()),
        status.uptime(Math.floor(desk.uptime() / 60_000)),
      ],
      '\n',
    ),
    keyboard: [],
  };
}

const say = (text: string): Outgoing => ({ body: rich(text), keyboard: [] });
