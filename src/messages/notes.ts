// Notes: what an answer says of itself besides, in each language.
import type { Language } from './language.ts';

interface Notes {
  /** By the keeper's synonyms. */
  readonly synonym: (from: string, to: string) => string;
  /** By a second name that a document introduces at `where`. */
  readonly alias: (from: string, to: string, where: string) => string;
  readonly homophone: (from: string, to: string) => string;
  readonly oneCharacter: (from: string, to: string) => string;
  readonly distant: (words: readonly string[]) => string;
  readonly conflict: (count: number) => string;
  readonly sentenceOnly: string;
  readonly undated: (count: number) => string;
}

const zh: Notes = {
  synonym: (from, to) => `“${from}”按词典里的同义词“${to}”查找`,
  alias: (from, to, where) => `“${from}”即“${to}”，见 ${where}`,
  homophone: (from, to) => `“${from}”按同音字“${to}”查找`,
  oneCharacter: (from, to) => `“${from}”按差一字的“${to}”查找`,
  distant: (words) =>
    `${words.map((word) => `“${word}”`).join('、')}不在这一段里，只在同一份资料的别处提到`,
  conflict: (count) => `资料中有 ${count} 种不同的说法，都列出来了，较新的在前`,
  undated: (count) => `另有 ${count} 篇资料没有日期，没有在里面找`,
  sentenceOnly: '这句话很可能回答了问题，但确切是哪几个字不太确定，请看原句',
};

const en: Notes = {
  synonym: (from, to) => `“${from}” was searched as “${to}”, its synonym in the lexicon`,
  alias: (from, to, where) => `“${from}” is “${to}”: see ${where}`,
  homophone: (from, to) => `“${from}” was searched as “${to}”, which sounds the same`,
  oneCharacter: (from, to) => `“${from}” was searched as “${to}”, one character away`,
  distant: (words) =>
    `${words.map((word) => `“${word}”`).join(', ')}: not in this passage, only elsewhere in the document`,
  conflict: (count) =>
    `the documents give ${count} different answers; all are shown, newer documents first`,
  undated: (count) =>
    `${count} more ${count === 1 ? 'document has' : 'documents have'} no date and ${count === 1 ? 'was' : 'were'} not searched`,
  sentenceOnly:
    'this sentence probably answers the question, but which words of it do is not certain: read the sentence',
};

const all: Readonly<Record<Language, Notes>> = { zh, en };

export const notesIn = (language: Language): Notes => all[language];
