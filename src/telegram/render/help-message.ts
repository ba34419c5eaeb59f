// What the bot says of itself: greeting, help, commands, descriptions.
import { type ChatMessages, chatMessagesIn } from '../../messages/chat.ts';
import type { Language } from '../../messages/language.ts';
import { encodePress } from './callback-data.ts';
import type { Outgoing } from './outgoing.ts';
import { bold, foldedQuote, joined, rich } from './rich-text.ts';

export interface BotView {
  readonly language: Language;
  readonly username: string;
  /** Whether inline mode was switched on at BotFather: help says only what is true. */
  readonly inline: boolean;
}

export const startMessage = (documents: number, language: Language): Outgoing => {
  const chat = chatMessagesIn(language);
  return {
    body: joined([bold(chat.startTitle), chat.start(documents)], '\n'),
    keyboard: [
      [
        {
          text: chat.sources.button,
          callback_data: encodePress({ op: 'sources', page: 0, onList: false }),
        },
      ],
    ],
  };
};

export function helpMessage({ language, username, inline }: BotView): Outgoing {
  const chat = chatMessagesIn(language);
  const { help } = chat;
  return {
    body: joined(
      [
        joined([bold(help.title), ...help.lines.map((line) => `• ${line}`)], '\n'),
        joined(
          [
            bold(help.commands),
            ...commands(chat).map(({ command, description }) => `/${command} — ${description}`),
          ],
          '\n',
        ),
        joined([help.groups(username), inline ? help.inline(username) : ''], '\n'),
        foldedQuote(joined([rich(bold(help.how)), ...help.howLines], '\n')),
      ],
      '\n\n',
    ),
    keyboard: [],
  };
}

/** The commands as Telegram's menu lists them. */
export const commands = ({
  commands: words,
}: ChatMessages): readonly { command: string; description: string }[] =>
  Object.entries(words).map(([command, description]) => ({ command, description }));
