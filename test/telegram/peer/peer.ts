// A strict Bot API server on loopback: enforces what Telegram documents, and fails on demand.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { parseForm } from './form.ts';
import {
  bad,
  checkCommands,
  checkInlineResults,
  checkKeyboard,
  checkLength,
  checkText,
  type PeerEntity,
  type PeerKeyboard,
  Refusal,
} from './rules.ts';

export const TOKEN = '100001:TEST-TOKEN_abcdefghijklmnopqrstuvwx';
export const BOT = 'chuchu_test_bot';

// biome-ignore lint/suspicious/noExplicitAny: the arguments of calls have no type before they are checked.
export type Args = Readonly<Record<string, any>>;

export interface PeerMessage {
  readonly message_id: number;
  readonly chat: PeerChat;
  readonly from: { readonly id: number };
  text?: string;
  caption?: string;
  entities?: readonly PeerEntity[];
  reply_markup?: PeerKeyboard | undefined;
  document?: { readonly file_name: string; readonly data: Buffer };
  readonly message_thread_id?: number;
  readonly is_topic_message?: boolean;
  readonly reply_to_message?: PeerMessage;
  readonly force_reply?: boolean;
  edits?: number;
}

export interface PeerChat {
  readonly id: number;
  readonly type: 'private' | 'supergroup';
}

export interface Call {
  readonly at: number;
  readonly method: string;
  readonly args: Args;
  outcome?: string;
}

/**
 * error: refused with `code`; drop: the connection is cut, nothing done; hang: never answered; garbage: 200
 * with a page; http: an error page with `code`; lost: done, and the connection is cut.
 */
export interface Fault {
  readonly method: string;
  readonly kind: 'error' | 'drop' | 'hang' | 'garbage' | 'http' | 'lost';
  times: number;
  readonly code?: number;
  readonly description?: string;
  readonly retryAfter?: number;
}

export interface PeerOptions {
  /** Enforce 30 a second, three in three seconds a chat, 20 a minute a group; counted from here on. */
  readonly limits?: boolean;
  readonly port?: number;
}

interface Waiter {
  readonly wake: () => void;
  readonly cancel: () => void;
}

export class Peer {
  readonly me = {
    id: 100001,
    is_bot: true,
    first_name: '出处',
    username: BOT,
    supports_inline_queries: true,
  };
  readonly calls: Call[] = [];
  readonly messages: PeerMessage[] = [];
  readonly profile = new Map<string, unknown>();
  readonly callbacks = new Map<string, { answer?: Args; readonly at: number }>();
  readonly inlineQueries = new Map<string, { answer?: Args }>();
  readonly topics = new Map<number, ReadonlySet<number>>();
  readonly chats = new Map<number, PeerChat>();
  readonly faults: Fault[] = [];
  readonly webhookReplies: { readonly update: number; readonly status: number }[] = [];
  updates: { readonly update_id: number }[] = [];
  confirmed = 0;
  allowed: readonly string[] = [];
  webhook: { readonly url: string; readonly secret: string | undefined } | null = null;
  readonly #limits: boolean;
  readonly #server: Server;
  readonly #sends: { readonly chat: number; readonly at: number }[] = [];
  #poller: Waiter | null = null;
  #nextUpdate = 1000;
  /** Private chats share one numbering, as Telegram's do; supergroups have their own. */
  readonly #numbers = new Map<number, number>();
  #pumping = false;

  private constructor({ limits = false }: PeerOptions) {
    this.#limits = limits;
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        response.writeHead(500).end(String(error));
      });
    });
  }

  static async start(options: PeerOptions = {}): Promise<Peer> {
    const peer = new Peer(options);
    await new Promise<void>((resolve) =>
      peer.#server.listen(options.port ?? 0, '127.0.0.1', resolve),
    );
    return peer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.webhook = null;
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  fail(fault: Omit<Fault, 'times'> & { readonly times?: number }): void {
    this.faults.push({ times: 1, ...fault });
  }

  /** Hands an update out, if the bot asked for its kind. */
  push(update: Readonly<Record<string, unknown>>): number {
    const update_id = this.#nextUpdate++;
    if (this.allowed.length > 0 && !Object.keys(update).some((key) => this.allowed.includes(key)))
      return update_id;
    this.updates.push({ update_id, ...update });
    this.#poller?.wake();
    void this.#pump();
    return update_id;
  }

  put(chat: PeerChat, message: Omit<PeerMessage, 'message_id' | 'chat'>): PeerMessage {
    const box = chat.type === 'private' ? 0 : chat.id;
    const message_id = (this.#numbers.get(box) ?? 0) + 1;
    this.#numbers.set(box, message_id);
    const put = { message_id, chat, ...message };
    this.messages.push(put);
    return put;
  }

  /** What the bot wrote in a chat, as it stands now. */
  written(chat: PeerChat): PeerMessage[] {
    return this.messages.filter((one) => one.chat.id === chat.id && one.from.id === this.me.id);
  }

  callsOf(method: string): Call[] {
    return this.calls.filter((call) => call.method === method);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const [, token, method] = /^\/bot([^/]+)\/(\w+)$/.exec(decodeURIComponent(request.url!)) ?? [];
    const reply = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (token !== TOKEN)
      return void reply(401, { ok: false, error_code: 401, description: 'Unauthorized' });
    const args = readArguments(request, Buffer.concat(chunks));
    const call: Call = { at: performance.now(), method: method!, args };
    if (method !== 'getUpdates') this.calls.push(call);
    const fault = this.faults.find((one) => one.method === method && one.times > 0);
    if (fault) {
      fault.times--;
      call.outcome = fault.kind;
      if (fault.kind !== 'lost') return this.#failWith(fault, request, response);
    }
    try {
      const result = await this.#dispatch(method!, args, request);
      if (fault) return void request.socket.destroy();
      call.outcome = 'ok';
      reply(200, { ok: true, result });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      call.outcome = error.message;
      const { code: error_code, message: description, parameters } = error;
      reply(error_code, { ok: false, error_code, description, parameters });
    }
  }

  #failWith(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
    const { kind, code = 502, retryAfter, description } = fault;
    if (kind === 'hang') return;
    if (kind === 'drop') return void request.socket.destroy();
    if (kind !== 'error')
      return void response
        .writeHead(kind === 'garbage' ? 200 : code, { 'content-type': 'text/html' })
        .end('<html>oops');
    const parameters = retryAfter === undefined ? undefined : { retry_after: retryAfter };
    response.writeHead(code, { 'content-type': 'application/json' }).end(
      JSON.stringify({
        ok: false,
        error_code: code,
        description: description ?? `Too Many Requests: retry after ${retryAfter}`,
        parameters,
      }),
    );
  }

  async #dispatch(method: string, args: Args, request: IncomingMessage): Promise<unknown> {
    switch (method) {
      case 'getMe':
        return this.me;
      case 'getUpdates':
        return this.#getUpdates(args, request);
      case 'setWebhook':
        return this.#setWebhook(args);
      case 'deleteWebhook':
        this.webhook = null;
        return true;
      case 'sendMessage':
        return withoutData(this.#send(args));
      case 'sendDocument':
        return withoutData(this.#sendDocument(args));
      case 'editMessageText':
        return withoutData(this.#editText(args));
      case 'editMessageCaption':
        return withoutData(this.#editCaption(args));
      case 'deleteMessage':
        return this.#delete(args);
      case 'sendChatAction':
        this.#chat(args);
        if (args.action !== 'typing') throw bad('wrong parameter action in request');
        return true;
      case 'answerCallbackQuery':
        return this.#answerCallback(args);
      case 'answerInlineQuery':
        return this.#answerInline(args);
      default:
        return this.#setProfile(method, args);
    }
  }

  #setProfile(method: string, args: Args): boolean {
    if (method === 'setMyCommands') checkCommands(args.commands);
    else if (method === 'setMyDescription') checkLength(args.description, 512);
    else if (method === 'setMyShortDescription') checkLength(args.short_description, 120);
    else if (method !== 'setChatMenuButton') throw new Refusal(404, 'Not Found');
    if (!/^(?:[a-z]{2})?$/.test(args.language_code ?? '')) throw bad('LANG_CODE_INVALID');
    this.profile.set(`${method}:${args.language_code ?? ''}`, args);
    return true;
  }

  #chat({ chat_id }: Args): PeerChat {
    const chat = this.chats.get(Number(chat_id));
    if (!chat) throw bad('chat not found');
    return chat;
  }

  #address(args: Args): Omit<PeerMessage, 'message_id' | 'chat'> {
    const chat = this.#chat(args);
    const thread = args.message_thread_id === undefined ? null : Number(args.message_thread_id);
    if (thread !== null && !this.topics.get(chat.id)?.has(thread))
      throw bad('message thread not found');
    const reply = args.reply_parameters;
    const replied =
      reply &&
      this.messages.find(
        (one) => one.chat.id === chat.id && one.message_id === Number(reply.message_id),
      );
    if (reply && !replied && !reply.allow_sending_without_reply)
      throw bad('message to be replied not found');
    this.#count(chat);
    return {
      from: this.me,
      ...(thread !== null && { message_thread_id: thread, is_topic_message: true }),
      ...(replied && { reply_to_message: replied }),
    };
  }

  #count(chat: PeerChat): void {
    const now = performance.now();
    if (this.#limits) {
      const within = (ms: number, own: boolean) =>
        this.#sends.filter((one) => now - one.at < ms && (!own || one.chat === chat.id)).length;
      const wait =
        within(1000, false) >= 30
          ? 1
          : within(3000, true) >= 3
            ? 3
            : chat.type === 'supergroup' && within(60_000, true) >= 20
              ? 60
              : 0;
      if (wait > 0)
        throw new Refusal(429, `Too Many Requests: retry after ${wait}`, { retry_after: wait });
    }
    this.#sends.push({ chat: chat.id, at: now });
  }

  #send(args: Args): PeerMessage {
    if (args.parse_mode) throw bad('this peer takes entities, not parse modes');
    const formatted = checkText(args.text, args.entities ?? [], 4096);
    const reply_markup = checkKeyboard(args.reply_markup);
    const force = Boolean(args.reply_markup?.force_reply);
    return this.put(this.#chat(args), {
      ...this.#address(args),
      ...formatted,
      ...(reply_markup && { reply_markup }),
      ...(force && { force_reply: true }),
    });
  }

  #sendDocument(args: Args): PeerMessage {
    const { text, entities } = checkText(args.caption, args.caption_entities ?? [], 1024);
    if (!args.document?.data) throw bad('there is no document in the request');
    return this.put(this.#chat(args), {
      ...this.#address(args),
      caption: text,
      entities,
      document: { file_name: args.document.name, data: args.document.data },
    });
  }

  #own(args: Args, missing: string): PeerMessage {
    const chat = this.#chat(args);
    const found = this.messages.find(
      (one) => one.chat.id === chat.id && one.message_id === Number(args.message_id),
    );
    if (!found) throw bad(missing);
    if (found.from.id !== this.me.id) throw bad("message can't be edited");
    return found;
  }

  #editText(args: Args): PeerMessage {
    const message = this.#own(args, 'message to edit not found');
    if (message.text === undefined) throw bad('there is no text in the message to edit');
    const { text, entities } = checkText(args.text, args.entities ?? [], 4096);
    return edited(message, { text, entities, reply_markup: checkKeyboard(args.reply_markup) });
  }

  #editCaption(args: Args): PeerMessage {
    const message = this.#own(args, 'message to edit not found');
    if (message.caption === undefined) throw bad('there is no caption in the message to edit');
    const { text, entities } = checkText(args.caption, args.caption_entities ?? [], 1024);
    return edited(message, { caption: text, entities, reply_markup: undefined });
  }

  #delete(args: Args): boolean {
    const message = this.#own(args, 'message to delete not found');
    this.messages.splice(this.messages.indexOf(message), 1);
    return true;
  }

  #answerCallback(args: Args): boolean {
    const query = this.callbacks.get(String(args.callback_query_id));
    if (!query || query.answer)
      throw bad('query is too old and response timeout expired or query ID is invalid');
    checkLength(args.text, 200);
    query.answer = args;
    return true;
  }

  #answerInline(args: Args): boolean {
    const query = this.inlineQueries.get(String(args.inline_query_id));
    if (!query || query.answer)
      throw bad('query is too old and response timeout expired or query ID is invalid');
    checkInlineResults(args.results);
    if (args.button && !/^[\w-]{1,64}$/.test(args.button.start_parameter))
      throw bad('START_PARAM_INVALID');
    query.answer = args;
    return true;
  }

  #setWebhook(args: Args): boolean {
    const { hostname, protocol } = new URL(args.url);
    if (protocol !== 'https:' && hostname !== '127.0.0.1')
      throw bad('bad webhook: An HTTPS URL must be provided for webhook');
    this.webhook = { url: args.url, secret: args.secret_token };
    this.allowed = args.allowed_updates ?? this.allowed;
    this.#poller?.cancel();
    void this.#pump();
    return true;
  }

  async #getUpdates(args: Args, request: IncomingMessage): Promise<unknown> {
    if (this.webhook)
      throw new Refusal(409, "Conflict: can't use getUpdates method while webhook is active");
    this.allowed = args.allowed_updates ?? this.allowed;
    this.#poller?.cancel();
    const offset = Number(args.offset ?? 0);
    this.updates = this.updates.filter(({ update_id }) => update_id >= offset);
    this.confirmed = Math.max(this.confirmed, offset - 1);
    const take = () => this.updates.slice(0, Math.min(Number(args.limit ?? 100), 100));
    if (this.updates.length > 0) return take();
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(timer);
        request.socket.off('close', closed);
        if (this.#poller === waiter) this.#poller = null;
        settle();
      };
      const closed = () => end(() => resolve([]));
      const waiter: Waiter = {
        wake: () => end(() => resolve(take())),
        cancel: () =>
          end(() => reject(new Refusal(409, 'Conflict: terminated by other getUpdates request'))),
      };
      const timer = setTimeout(closed, Math.min(Number(args.timeout ?? 0), 50) * 1000);
      request.socket.once('close', closed);
      this.#poller = waiter;
    });
  }

  /** Brings waiting updates to the webhook, one after the other, each until it is taken. */
  async #pump(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    while (this.webhook && this.updates.length > 0) {
      const [update] = this.updates;
      const status = await this.#bring(this.webhook, update!);
      this.webhookReplies.push({ update: update!.update_id, status });
      if (status === 200) this.updates.shift();
      else await after(50);
    }
    this.#pumping = false;
  }

  async #bring(
    hook: { url: string; secret: string | undefined },
    update: unknown,
  ): Promise<number> {
    const headers = {
      'content-type': 'application/json',
      ...(hook.secret && { 'X-Telegram-Bot-Api-Secret-Token': hook.secret }),
    };
    const body = JSON.stringify(update);
    return fetch(hook.url, { method: 'POST', headers, body }).then(
      ({ status }) => status,
      () => 0,
    );
  }
}

function edited(message: PeerMessage, next: Partial<PeerMessage>): PeerMessage {
  const same = (Object.keys(next) as (keyof PeerMessage)[]).every(
    (key) => JSON.stringify(next[key]) === JSON.stringify(message[key]),
  );
  if (same) throw bad('message is not modified');
  return Object.assign(message, next, { edits: (message.edits ?? 0) + 1 });
}

const withoutData = ({ document, ...message }: PeerMessage): unknown => ({
  ...message,
  ...(document && { document: { file_name: document.file_name } }),
});

function readArguments(request: IncomingMessage, body: Buffer): Args {
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/json'))
    return body.length > 0 ? JSON.parse(body.toString()) : {};
  const boundary = /boundary=(.+)$/.exec(type)?.[1];
  if (!boundary) return {};
  const { fields, files } = parseForm(body, boundary);
  const read = Object.entries(fields).map(([name, value]) => [
    name,
    /^[[{]/.test(value) && name !== 'caption' ? JSON.parse(value) : value,
  ]);
  return { ...Object.fromEntries(read), ...files };
}
