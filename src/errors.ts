// The one error class for what a person can mend; every other error is a bug.
import type { Language } from './messages/language.ts';

/** What went wrong, for exit codes and for tests; the message is for people. */
export type ErrorCode =
  | 'usage'
  | 'seeds-missing'
  | 'seeds-unreadable'
  | 'document-changing'
  | 'document-encoding'
  | 'document-too-large'
  | 'document-mojibake'
  | 'document-format'
  | 'document-broken'
  | 'document-encrypted'
  | 'document-scanned'
  | 'document-picture'
  | 'document-expands'
  | 'lexicon-malformed'
  | 'lexicon-unchanged'
  | 'index-unwritable'
  | 'index-damaged'
  | 'index-busy'
  | 'filter-empty'
  | 'citation-malformed'
  | 'gold-malformed'
  | 'model-damaged'
  | 'config-invalid'
  | 'ocr-missing'
  | 'port-busy'
  | 'state-busy'
  | 'telegram-token'
  | 'telegram-unreachable';

/** A failure in words of both languages: what is wrong, then what to do about it. */
export type Message = Readonly<Record<Language, string>>;

/**
 * A failure that the person can mend. `message` is Chinese; `localized` has both languages. The text
 * says what is wrong and what to do next. It never holds a secret.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly code: ErrorCode;
  readonly localized: Message;

  constructor(code: ErrorCode, localized: Message, options?: ErrorOptions) {
    super(localized.zh, options);
    this.code = code;
    this.localized = localized;
  }
}
