// What is said of the lexicon: listed, changed, suggested, and compared by its effect.
import type { Language } from './language.ts';

const zh = {
  files: { words: '词', synonyms: '同义词', stopWords: '停用词' },
  empty: (folder: string) =>
    `词典是空的。用 lexicon add 加词，或在 ${folder} 里建 words.txt、synonyms.txt、stopwords.txt，每行一个。`,
  added: (names: string, file: string) => `已加入“${names}”（${file}）`,
  removed: (names: string, file: string) => `已删去“${names}”（${file}）`,
  undone: (names: string, file: string) => `已撤销对“${names}”的改动（${file} 恢复原样）`,
  documents: (holding: number, all: number) => `${all} 篇资料中有 ${holding} 篇含有它`,
  undoHint: (command: string) => `撤销：${command}`,
  addHint: (command: string) => `加入：${command}`,
  gold: (file: string, n: number) => `${file}，${n} 题`,
  columns: ['指标', '之前', '之后'] as readonly string[],
  changedQuestions: (count: number) => `答得不同的题（${count}）`,
  unchanged: '没有一题答得不同。',
  abstained: '（不作答）',
  suggestions: (shown: number, all: number) =>
    `可能的词（${shown === all ? all : `前 ${shown}，共 ${all}`}），词典和分词器都没有：`,
  none: '没有发现可能的词。',
  times: (count: number) => `${count} 次`,
  name: '人名',
  scores: (cohesion: string, freedom: string) => `凝合 ${cohesion}，自由 ${freedom}`,
  whichAction: (name: string) =>
    `lexicon 后面写 list、add、remove、undo 或 suggest，不是“${name}”。`,
  needsName: (action: string) => `lexicon ${action} 后面要写词。`,
  goldIsCorpus: '--eval 要每行一题的 JSONL；SQuAD 格式的文件以自己的段落为资料，用不上词典。',
};

const en: typeof zh = {
  files: { words: 'words', synonyms: 'synonyms', stopWords: 'stop words' },
  empty: (folder) =>
    `The lexicon is empty. Add with lexicon add, or make words.txt, synonyms.txt, stopwords.txt in ${folder}, one a line.`,
  added: (names, file) => `added “${names}” (${file})`,
  removed: (names, file) => `removed “${names}” (${file})`,
  undone: (names, file) => `undid the change of “${names}” (${file} is as it was)`,
  documents: (holding, all) => `${holding} of ${all} documents hold it`,
  undoHint: (command) => `undo: ${command}`,
  addHint: (command) => `add: ${command}`,
  gold: (file, n) => `${file}, questions: ${n}`,
  columns: ['figure', 'before', 'after'],
  changedQuestions: (count) => `answered otherwise (${count})`,
  unchanged: 'No question is answered otherwise.',
  abstained: '(no answer)',
  suggestions: (shown, all) =>
    `probable words (${shown === all ? all : `${shown} of ${all}`}), in neither lexicon nor segmenter:`,
  none: 'No probable words were found.',
  times: (count) => `${count}×`,
  name: 'name',
  scores: (cohesion, freedom) => `cohesion ${cohesion}, freedom ${freedom}`,
  whichAction: (name) => `After lexicon comes list, add, remove, undo or suggest, not “${name}”.`,
  needsName: (action) => `A word must follow lexicon ${action}.`,
  goldIsCorpus:
    '--eval takes JSONL, a question a line; a file in the form of SQuAD has its own paragraphs and needs no lexicon.',
};

const all: Readonly<Record<Language, typeof zh>> = { zh, en };

export const lexiconMessagesIn = (language: Language): typeof zh => all[language];
