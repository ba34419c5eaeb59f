// The messages of a language: one set for every face. A translation that is missing does not compile.
import { en } from './en.ts';
import type { Language } from './language.ts';
import { type Messages, zh } from './zh.ts';

export type { Messages };

const all: Readonly<Record<Language, Messages>> = { zh, en };

export const messagesIn = (language: Language): Messages => all[language];
