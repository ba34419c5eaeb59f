// The bot's profile at Telegram: who it is, and the menu and descriptions that it sets by itself.
import { z } from 'zod';
import { UserError } from '../errors.ts';
import { chatMessagesIn } from '../messages/chat.ts';
import type { Language } from '../messages/language.ts';
import type { Api } from './api/api.ts';
import { CallFailure } from './api/transport.ts';
import { commands } from './render/help-message.ts';
import type { Profile } from './reply/desk.ts';

const meSchema = z.object({
  id: z.int(),
  username: z.string(),
  supports_inline_queries: z.boolean().optional(),
});

/** Asks Telegram at `apiRoot` who we are; tries for `within` milliseconds. */
export async function whoAmI(api: Api, apiRoot: string, within: number): Promise<Profile> {
  const call = { method: 'getMe', payload: {}, repeat: 'repeat', within } as const;
  const me = await api.call(call, meSchema).catch((error: unknown) => {
    if (!(error instanceof CallFailure) || error.kind === 'stopped') throw error;
    throw error.code === 401 || error.code === 404
      ? tokenRefused(error)
      : unreachable(error, apiRoot);
  });
  return { id: me.id, username: me.username, inline: me.supports_inline_queries ?? false };
}

export const tokenRefused = (cause: CallFailure): UserError =>
  new UserError(
    'telegram-token',
    {
      zh: `Telegram 不认这个令牌（${cause.code} ${cause.message}）。请在 Telegram 里找 @BotFather，发 /token 取得令牌，写进 .env 的 TELEGRAM_BOT_TOKEN。`,
      en: `Telegram does not accept the token (${cause.code} ${cause.message}). Ask @BotFather in Telegram with /token, and put it into .env as TELEGRAM_BOT_TOKEN.`,
    },
    { cause },
  );

const unreachable = (cause: CallFailure, apiRoot: string): UserError =>
  new UserError(
    'telegram-unreachable',
    {
      zh: `连不上 Telegram（${apiRoot}）：${cause.message}。请检查网络和代理；自建 Bot API 服务器的，请检查 TELEGRAM_API_ROOT。`,
      en: `Cannot reach Telegram (${apiRoot}): ${cause.message}. Check the network and its proxy, or TELEGRAM_API_ROOT if you run your own Bot API server.`,
    },
    { cause },
  );

/** English for everyone whose language is not Chinese: Telegram's default is the empty code. */
const CODES: readonly (readonly [Language, string])[] = [
  ['en', ''],
  ['zh', 'zh'],
];
/** The bot answers without its menu too: better to start than to wait for it. */
const WITHIN = 60_000;

/** Sets the commands, descriptions and the menu button; failures are told and do no harm. */
export async function setProfile(api: Api, onFailure: (error: unknown) => void): Promise<void> {
  const calls = CODES.flatMap(([language, language_code]) => {
    const chat = chatMessagesIn(language);
    return [
      ['setMyCommands', { commands: commands(chat), language_code }],
      ['setMyDescription', { description: chat.description, language_code }],
      ['setMyShortDescription', { short_description: chat.shortDescription, language_code }],
    ] as const;
  });
  const menu = ['setChatMenuButton', { menu_button: { type: 'commands' } }] as const;
  for (const [method, payload] of [...calls, menu])
    await api.do({ method, payload, repeat: 'repeat', within: WITHIN }).catch(onFailure);
}
