// What Telegram documents of a message, enforced: lengths, entities, keyboards.

export class Refusal extends Error {
  readonly code: number;
  readonly parameters: Readonly<Record<string, number>> | undefined;

  constructor(code: number, description: string, parameters?: Readonly<Record<string, number>>) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

export const bad = (description: string) => new Refusal(400, `Bad Request: ${description}`);

export interface PeerEntity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
}

export interface PeerButton {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
  readonly copy_text?: { readonly text: string };
}

export interface PeerKeyboard {
  readonly inline_keyboard: readonly (readonly PeerButton[])[];
}

const ENTITY_TYPES = new Set([
  'bold',
  'italic',
  'underline',
  'code',
  'blockquote',
  'expandable_blockquote',
  'text_link',
]);

const characters = (text: string): number => [...text].length;
const bytes = (text: string): number => Buffer.byteLength(text);

/** A formatted text, checked; Telegram counts code points and places entities by UTF-16 units. */
export function checkText(
  text: unknown,
  entities: readonly PeerEntity[],
  most: number,
): { text: string; entities: readonly PeerEntity[] } {
  if (typeof text !== 'string' || text.trim() === '') throw bad('message text is empty');
  if (text !== text.trim()) throw bad('this peer wants texts without blanks at their ends');
  if (characters(text) > most) throw bad('message is too long');
  if (!isWhole(text)) throw bad('strings must be encoded in UTF-8');
  if (entities.length > 100) throw bad('this peer wants at most 100 entities');
  for (const entity of entities) checkEntity(entity, text);
  for (const [i, a] of entities.entries())
    for (const b of entities.slice(i + 1)) checkNesting(a, b);
  return { text, entities };
}

function checkEntity({ type, offset, length, url }: PeerEntity, text: string): void {
  if (!ENTITY_TYPES.has(type)) throw bad(`can't parse entities: unsupported type ${type}`);
  if (length <= 0 || offset < 0 || offset + length > text.length)
    throw bad(`can't parse entities: entity at ${offset} ends after the end of the text`);
  if (!isWhole(text.slice(offset, offset + length)))
    throw bad(`can't parse entities: entity at ${offset} is cut inside a character`);
  if (type === 'text_link' && !/^https:\/\//.test(url ?? '')) throw bad('URL is invalid');
}

const isQuote = ({ type }: PeerEntity): boolean => type.endsWith('blockquote');
const endOf = ({ offset, length }: PeerEntity): number => offset + length;
const holds = (a: PeerEntity, b: PeerEntity): boolean =>
  a.offset <= b.offset && endOf(b) <= endOf(a);

/** Entities nest or part, never overlap; a quote holds no quote; code takes no style but a quote. */
function checkNesting(a: PeerEntity, b: PeerEntity): void {
  if (b.offset >= endOf(a) || a.offset >= endOf(b)) return;
  if (!holds(a, b) && !holds(b, a)) throw bad("can't parse entities: entities overlap");
  if (isQuote(a) && isQuote(b)) throw bad("can't parse entities: nested blockquotes");
  const other = a.type === 'code' ? b : b.type === 'code' ? a : null;
  if (other && !isQuote(other)) throw bad("can't parse entities: code takes no other style");
}

const BUTTON_KINDS = ['callback_data', 'url', 'copy_text'] as const;

export function checkKeyboard(markup: unknown): PeerKeyboard | undefined {
  if (markup === undefined) return undefined;
  const { inline_keyboard: rows, force_reply } = markup as Partial<PeerKeyboard> & {
    force_reply?: boolean;
  };
  if (force_reply) return undefined;
  if (!rows) throw bad('object expected as reply markup');
  const all = rows.flat();
  if (all.length > 100 || rows.some((row) => row.length > 8 || row.length === 0))
    throw bad('reply markup is too long');
  for (const button of all) checkButton(button);
  return { inline_keyboard: rows };
}

function checkButton(button: PeerButton): void {
  if (!button.text) throw bad('inline keyboard button text must be non-empty');
  if (BUTTON_KINDS.filter((kind) => button[kind] !== undefined).length !== 1)
    throw bad('Text buttons are unallowed in the inline keyboard');
  if (button.callback_data !== undefined && !isWithin(bytes(button.callback_data), 64))
    throw bad('BUTTON_DATA_INVALID');
  if (button.copy_text && !isWithin(characters(button.copy_text.text), 256))
    throw bad('BUTTON_COPY_TEXT_INVALID');
  if (button.url !== undefined) {
    if (!/^https:\/\//.test(button.url)) throw bad('BUTTON_URL_INVALID');
    const start = /[?&]start=(.*)$/.exec(button.url)?.[1];
    if (start !== undefined && !/^[\w-]{1,64}$/.test(start)) throw bad('START_PARAM_INVALID');
  }
}

const isWithin = (value: number, most: number): boolean => value >= 1 && value <= most;

interface InlineResult {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly input_message_content: {
    readonly message_text: string;
    readonly entities?: readonly PeerEntity[];
  };
  readonly reply_markup?: PeerKeyboard;
}

export function checkInlineResults(results: readonly InlineResult[]): void {
  if (results.length > 50) throw bad('RESULTS_TOO_MUCH');
  if (new Set(results.map(({ id }) => id)).size !== results.length)
    throw bad('RESULT_ID_DUPLICATE');
  for (const { id, title, input_message_content: content, reply_markup } of results) {
    if (!isWithin(bytes(id), 64)) throw bad('RESULT_ID_INVALID');
    if (!title) throw bad('ARTICLE_TITLE_EMPTY');
    checkText(content.message_text, content.entities ?? [], 4096);
    checkKeyboard(reply_markup);
  }
}

export function checkCommands(commands: readonly { command: string; description: string }[]): void {
  if (commands.length > 100) throw bad('BOT_COMMANDS_TOO_MUCH');
  for (const { command, description } of commands) {
    if (!/^[a-z0-9_]{1,32}$/.test(command)) throw bad('BOT_COMMAND_INVALID');
    if (!isWithin(characters(description), 256)) throw bad('BOT_COMMAND_DESCRIPTION_INVALID');
  }
}

export function checkLength(text: unknown, most: number): void {
  if (characters(String(text ?? '')) > most) throw bad('text is too long');
}

/** No half of a surrogate pair stands alone. */
const isWhole = (text: string): boolean => !/\p{Surrogate}/u.test(text);
