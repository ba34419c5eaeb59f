// The intent of an update: what the person wants of us, or nothing. Pure.
import type { Language } from '../../messages/language.ts';
import { CONTENT_KINDS, type Message, type Update, type User } from './update.ts';

/** Where an answer goes. */
export interface Place {
  readonly chat: number;
  readonly isPrivate: boolean;
  /** The topic; null outside topics, and in the general topic, which has no number of its own. */
  readonly thread: number | null;
}

interface Said {
  readonly place: Place;
  readonly user: number;
  readonly language: Language;
  /** The message that says it: answers reply to it. */
  readonly message: number;
}

export type Intent = (Said & SaidIntent) | TapIntent | InlineIntent;

type SaidIntent =
  | { readonly kind: 'ask'; readonly text: string; readonly edited: boolean }
  | { readonly kind: 'start'; readonly payload: string }
  | { readonly kind: 'why'; readonly text: string }
  | { readonly kind: 'scope'; readonly text: string }
  | { readonly kind: 'help' | 'sources' | 'status' | 'reload' | 'unknown-command' | 'not-text' };

export interface TapIntent {
  readonly kind: 'tap';
  readonly callback: string;
  readonly data: string;
  readonly user: number;
  readonly language: Language;
  /** Where the pressed button is; null under a message sent by inline mode. */
  readonly place: Place | null;
  readonly message: number | null;
  /** What stands in that message, as far as Telegram still tells it. */
  readonly shown: string;
}

export interface InlineIntent {
  readonly kind: 'inline';
  readonly query: string;
  readonly text: string;
  readonly user: number;
  readonly language: Language;
}

/** Who we are, as getMe tells it. */
export interface Me {
  readonly id: number;
  readonly username: string;
}

/** What the update wants of us; null if it is none of our business. */
export function intentOf(update: Update, me: Me): Intent | null {
  const { message, edited_message, callback_query, inline_query } = update;
  if (message) return messageIntent(message, me, false);
  if (edited_message) return messageIntent(edited_message, me, true);
  if (inline_query)
    return {
      kind: 'inline',
      query: inline_query.id,
      text: inline_query.query.trim(),
      ...person(inline_query.from),
    };
  if (!callback_query) return null;
  return {
    kind: 'tap',
    callback: callback_query.id,
    data: callback_query.data ?? '',
    ...person(callback_query.from),
    place: callback_query.message ? placeOf(callback_query.message) : null,
    message: callback_query.message?.message_id ?? null,
    shown: callback_query.message?.text ?? '',
  };
}

function messageIntent(message: Message, me: Me, edited: boolean): Intent | null {
  const { from, chat } = message;
  // What was sent by way of our inline mode, or in a channel, asks nothing.
  if (!from || from.id === me.id || message.via_bot?.id === me.id || chat.type === 'channel')
    return null;
  const wanted = saidIntent(message, me, edited);
  if (!wanted) return null;
  // An edit can better a question; commands that are edited do nothing again.
  if (edited && wanted.kind !== 'ask') return null;
  return { ...wanted, ...person(from), place: placeOf(message), message: message.message_id };
}

function saidIntent(message: Message, me: Me, edited: boolean): SaidIntent | null {
  const isPrivate = message.chat.type === 'private';
  if (message.text === undefined) {
    const isContent = CONTENT_KINDS.some((kind) => message[kind] !== undefined);
    return isPrivate && isContent ? { kind: 'not-text' } : null;
  }
  const text = message.text.trim();
  const command = COMMAND.exec(text);
  if (command) return commandIntent(command, me, edited, isPrivate);
  const mention = mentionOf(me);
  const called = isPrivate || isReplyTo(message, me) || mention.test(text);
  const question = text.replace(mention, ' ').trim();
  return called && question !== '' ? { kind: 'ask', text: question, edited } : null;
}

const COMMAND = /^\/([a-z0-9_]+)(?:@(\w+))?(?:\s+([\s\S]*))?$/i;

function commandIntent(
  [, name, bot, rest = '']: RegExpExecArray,
  me: Me,
  edited: boolean,
  isPrivate: boolean,
): SaidIntent | null {
  if (bot !== undefined && bot.toLowerCase() !== me.username.toLowerCase()) return null;
  const text = rest.trim();
  switch (name!.toLowerCase()) {
    case 'ask':
      return { kind: 'ask', text, edited };
    case 'why':
      return { kind: 'why', text };
    case 'scope':
      return { kind: 'scope', text };
    case 'start':
      return { kind: 'start', payload: text };
    case 'help':
      return { kind: 'help' };
    case 'sources':
      return { kind: 'sources' };
    case 'status':
      return { kind: 'status' };
    case 'reload':
      return { kind: 'reload' };
    default:
      // In a group a bare command may be meant for another bot.
      return isPrivate || bot !== undefined ? { kind: 'unknown-command' } : null;
  }
}

const mentionOf = ({ username }: Me) => new RegExp(`(?<!\\w)@${username}(?!\\w)`, 'i');

/** In a topic, every message that replies to nothing “replies” to the notice that made the topic. */
const isReplyTo = ({ reply_to_message: replied }: Message, me: Me): boolean =>
  replied?.from?.id === me.id && replied.forum_topic_created === undefined;

type WithPlace = Pick<Message, 'chat' | 'message_thread_id' | 'is_topic_message'>;

const placeOf = ({ chat, message_thread_id, is_topic_message }: WithPlace): Place => ({
  chat: chat.id,
  isPrivate: chat.type === 'private',
  thread: is_topic_message && message_thread_id !== undefined ? message_thread_id : null,
});

const person = ({ id, language_code = 'zh' }: User): { user: number; language: Language } => ({
  user: id,
  language: language_code.startsWith('zh') ? 'zh' : 'en',
});
