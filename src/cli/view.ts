// A view: what a renderer must know of the person and the terminal; renderers are pure functions of it.
import type { Language } from '../messages/language.ts';
import type { Messages } from '../messages/messages.ts';
import type { Style } from './style.ts';

export interface View {
  readonly language: Language;
  readonly messages: Messages;
  readonly style: Style;
  /** Columns of the terminal; infinite where the output is no terminal, so that nothing is broken. */
  readonly columns: number;
  /** How a person types a command of this program here, so that it is about the same documents. */
  readonly command: (words: string) => string;
}
