// Messages as a person would read them: formatting in signs, buttons in brackets.
import type { PeerMessage } from './peer/peer.ts';
import type { PeerEntity } from './peer/rules.ts';

const SIGNS: Readonly<Record<string, readonly [string, string]>> = {
  bold: ['*', '*'],
  italic: ['_', '_'],
  underline: ['‹', '›'],
  code: ['`', '`'],
  blockquote: ['⟦', '⟧'],
  expandable_blockquote: ['⟦▾ ', '⟧'],
  text_link: ['[', ']'],
};

/** The text with a sign where each entity begins and ends. */
export function showText(text: string, entities: readonly PeerEntity[] = []): string {
  const at = new Map<number, string[]>();
  const add = (offset: number, sign: string) => at.set(offset, [...(at.get(offset) ?? []), sign]);
  for (const { type, offset, length } of [...entities].reverse())
    add(offset + length, SIGNS[type]![1]);
  for (const { type, offset } of entities) add(offset, SIGNS[type]![0]);
  let shown = '';
  for (let i = 0; i <= text.length; i++) shown += (at.get(i) ?? []).join('') + (text[i] ?? '');
  return shown;
}

/** One message: what it replies to, its text, its document, its buttons. */
export function showMessage(message: PeerMessage): string {
  const { text, caption, entities, document, reply_markup, reply_to_message } = message;
  const lines = [
    ...(message.message_thread_id ? [`(topic ${message.message_thread_id})`] : []),
    ...(reply_to_message?.text ? [`↪ ${reply_to_message.text.split('\n')[0]}`] : []),
    ...(document ? [`📎 ${document.file_name}, ${document.data.length} bytes`] : []),
    showText(text ?? caption ?? '', entities),
    ...(reply_markup?.inline_keyboard ?? []).map((row) =>
      row.map((button) => `[${button.text}${button.url ? ' ↗' : ''}]`).join(' '),
    ),
    ...(message.force_reply ? ['(reply box opens)'] : []),
  ];
  return lines.join('\n');
}

/** A conversation, told from beginning to end. */
export class Transcript {
  readonly #lines: string[] = [];

  did(who: string, what: string): void {
    this.#lines.push(`——— ${who}：${what}`, '');
  }

  shows(what: string, message: PeerMessage): void {
    this.#lines.push(`${what}：`, showMessage(message), '');
  }

  says(text: string): void {
    this.#lines.push(text, '');
  }

  toString(): string {
    // What a citation id looks like is no part of the story.
    return `${this.#lines.join('\n').trimEnd()}\n`.replace(/\bo\w\d\d[ac][\w-]+…?/g, '‹出处编号›');
  }
}
