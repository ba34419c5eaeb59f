// The lines of the keeper's lexicon: what each says, and which of them say nothing that can be used.
import { UserError } from '../errors.ts';
import { fold } from '../text/fold.ts';
import { type LexiconEntries, UNTOLD_TAG } from '../text/lexicon.ts';

/** Folder of the lexicon, in the folder of documents itself. */
export const LEXICON_FOLDER = '.lexicon';

/** What each file of it holds: a word with its kind, names of one thing joined by `=`, a stop word; one a line. */
export const LEXICON_FILES = {
  words: 'words.txt',
  synonyms: 'synonyms.txt',
  stopWords: 'stopwords.txt',
} as const;

export type LexiconRole = keyof typeof LEXICON_FILES;

/** A line that was read: what it names, and for a word its tag. */
export interface LexiconLine {
  /** From 1. */
  readonly line: number;
  readonly names: readonly string[];
  readonly tag: string;
}

export interface ParsedLexiconFile {
  readonly lines: readonly LexiconLine[];
  /** One for each line that was skipped; the messages name file and line. */
  readonly problems: readonly UserError[];
}

/** Kinds as people write them, beside jieba's own tags. */
const KINDS: Readonly<Record<string, string>> = {
  人名: 'nr',
  地名: 'ns',
  机构: 'nt',
  专名: 'nz',
  名词: 'n',
  动词: 'v',
  形容词: 'a',
  时间: 't',
};

/** Tags that a word may be given: jieba's for words that carry subject matter. */
const TAGS = new Set([
  ...Object.values(KINDS),
  ...['nrt', 'nrfg', 'nz', 'ng', 'vn', 'an', 'ad', 'b', 'd', 'f', 'i', 'j', 'l', 'q', 's', 'z'],
]);

/** jieba's tag for a kind as people or jieba write it; undefined if it is none. */
export const tagOf = (kind: string): string | undefined =>
  KINDS[kind] ?? (TAGS.has(kind) ? kind : undefined);

export const KINDS_SHOWN = `${Object.keys(KINDS).join('、')}；nr ns nt nz n v a t …`;

const LONGEST = 60;

/** Why a text cannot be a word: no letter, one character, longer than any name, or a sentence's end inside. */
function fault(word: string): Fault | null {
  if (!/[\p{L}\p{N}]/u.test(word)) return 'no letter';
  if (word.length < 2) return 'too short';
  if (word.length > LONGEST) return 'too long';
  return /[。！？；!?;…]/u.test(word) ? 'sentence' : null;
}

type Fault = 'no letter' | 'too short' | 'too long' | 'sentence' | 'kind' | 'one name' | 'repeated';

/** Reads a file of the lexicon. Blank lines say nothing, nor does what follows a `#` at the start or after a blank. */
export function parseLexiconFile(role: LexiconRole, text: string): ParsedLexiconFile {
  const lines: LexiconLine[] = [];
  const problems: UserError[] = [];
  const seen = new Set<string>();
  for (const [i, raw] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const content = raw.replace(/(?:^|\s)[#＃].*$/u, '').trim();
    if (content === '') continue;
    const read = READ[role](content);
    const key = typeof read === 'string' ? '' : read.names.map(fold).join('=');
    const wrong = typeof read === 'string' ? read : seen.has(key) ? 'repeated' : null;
    seen.add(key);
    if (wrong) problems.push(badLine(`${LEXICON_FOLDER}/${LEXICON_FILES[role]}`, i + 1, wrong));
    else lines.push({ line: i + 1, ...(read as Entry) });
  }
  return { lines, problems };
}

export type Entry = Pick<LexiconLine, 'names' | 'tag'>;

/** A line before it is written into a file; `UserError` if it would be skipped there. */
export function lexiconEntry(role: LexiconRole, content: string): Entry {
  const read = READ[role](content);
  if (typeof read !== 'string') return read;
  const { zh, en } = FAULTS[read];
  throw new UserError('lexicon-malformed', {
    zh: `“${content}”${zh}，没有加入词典。`,
    en: `“${content}” ${en}; nothing was added.`,
  });
}

const READ: Readonly<Record<LexiconRole, (content: string) => Entry | Fault>> = {
  words: readWord,
  synonyms: readSynonyms,
  stopWords: (content) =>
    /[\p{L}\p{N}]/u.test(content) ? { names: [content], tag: '' } : 'no letter',
};

/** `涵崧`, `涵崧 人名`, `涵崧 nr`; a frequency, as jieba's dictionaries have one, is not needed. */
function readWord(content: string): Entry | Fault {
  const fields = content.split(/[\t ]+/);
  const tag = fields.length > 1 ? tagOf(fields.at(-1)!) : undefined;
  if (tag) fields.pop();
  if (fields.length > 1 && /^[0-9]+$/.test(fields.at(-1)!)) fields.pop();
  const word = fields.join(' ');
  // Blanks stand in names of other scripts; behind a Chinese word there can only be its kind.
  if (/\p{Script=Han}/u.test(word) && fields.length > 1) return 'kind';
  return fault(word) ?? { names: [word], tag: tag ?? UNTOLD_TAG };
}

/** `市九院 = 重庆市第九人民医院 = 九院`. */
function readSynonyms(content: string): Entry | Fault {
  const names = [...new Set(content.split(/[=＝]/).map((name) => name.trim()))];
  if (names.length < 2 || names.includes('')) return 'one name';
  return names.map(fault).find((wrong) => wrong !== null) ?? { names, tag: '' };
}

/** What the lines of the three files come to. */
export const entriesOf = (
  files: Readonly<Record<LexiconRole, ParsedLexiconFile>>,
): LexiconEntries => ({
  words: files.words.lines.map(({ names, tag }) => [names[0]!, tag] as const),
  synonyms: files.synonyms.lines.map(({ names }) => names),
  stopWords: files.stopWords.lines.map(({ names }) => names[0]!),
});

const FAULTS: Readonly<Record<Fault, { readonly zh: string; readonly en: string }>> = {
  'no letter': { zh: '没有字', en: 'has no letter' },
  'too short': { zh: '只有一个字，词要两个字以上', en: 'has one character; a word needs two' },
  'too long': { zh: `超过 ${LONGEST} 字`, en: `has more than ${LONGEST} characters` },
  sentence: { zh: '里面有句末标点', en: 'holds a mark that ends a sentence' },
  kind: {
    zh: `词后面不是认识的词性（${KINDS_SHOWN}）`,
    en: `names no known kind behind the word (${KINDS_SHOWN})`,
  },
  'one name': {
    zh: '要写成“名称 = 另一名称”，两边都不空',
    en: 'must read “name = other name”, neither side empty',
  },
  repeated: { zh: '与前面的一行重复', en: 'repeats a line above' },
};

const badLine = (source: string, line: number, fault: Fault): UserError =>
  new UserError('lexicon-malformed', {
    zh: `${source} 第 ${line} 行${FAULTS[fault].zh}，已跳过。请改正或删去这一行。`,
    en: `${source}, line ${line}: ${FAULTS[fault].en}; skipped. Mend the line or delete it.`,
  });
