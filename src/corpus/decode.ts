// From bytes to text: Unicode where the bytes leave no doubt, else what the keeper or the file says, else a guess.
import { UserError } from '../errors.ts';
import { guessEncoding } from './guess-encoding.ts';
import { isMojibake } from './mojibake.ts';

export interface Decoded {
  /** Without byte order mark. */
  readonly text: string;
  /** As the Encoding Standard names it, in lower case: `utf-8`, `gb18030`, `big5`. */
  readonly encoding: string;
  /** Of a guess, its probability; absent if the bytes, the file itself or the keeper leave no doubt. */
  readonly certainty?: number;
}

/** What is known of an encoding besides the bytes, as labels of the Encoding Standard. */
export interface EncodingHints {
  /** Named by the keeper: right whatever the bytes look like. */
  readonly given?: string | undefined;
  /** Declared in the file; believed where the bytes are no Unicode and fit it. */
  readonly declared?: string | undefined;
}

/** Guesses below this are not indexed: one in twenty would be wrong. */
const LEAST_CERTAINTY = 0.95;

/** A guess below this would only mislead: more likely the text is in no encoding known here. */
const WORTH_SAYING = 0.5;

/** How many bytes, or code units, are looked at to recognise UTF-16 without a byte order mark. */
const SAMPLE = 4096;

/** Share of plain Chinese and ASCII that a text taken for UTF-16 by its zero bytes must have. */
const PLAIN_SHARE = 0.9;

const PLAIN = /[\t\n\r -~\u2010-\u2027\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/g;

/**
 * The text of a file's bytes. `source` names the file in errors.
 * @throws UserError `document-encoding` if the bytes are no text in an encoding known here, or it is not sure in
 * which; `document-mojibake` if they are text that was decoded wrongly before.
 */
export function decode(bytes: Uint8Array, source: string, hints: EncodingHints = {}): Decoded {
  const decoded = hints.given ? decodeAs(bytes, source, hints.given) : detect(bytes, source, hints);
  if (decoded.text.includes('\0')) throw undecodable(source);
  if (isMojibake(decoded.text)) throw mojibake(source, decoded.encoding);
  return decoded;
}

function detect(bytes: Uint8Array, source: string, { declared }: EncodingHints): Decoded {
  const marked = markedEncoding(bytes);
  const unicode = marked ?? guessedUtf16(bytes) ?? 'utf-8';
  const text = strictly(unicode, bytes);
  if (text !== undefined) return { text, encoding: unicode };
  if (marked) throw undecodable(source);
  const believed = declared && strictly(declared, bytes);
  if (believed) return { text: believed, encoding: nameOf(declared)! };
  const guess = guessEncoding(bytes);
  if (!guess || guess.certainty < WORTH_SAYING) throw undecodable(source);
  if (guess.certainty < LEAST_CERTAINTY) throw unsure(source, guess.encoding, guess.certainty);
  return guess;
}

/** As the keeper says: single bytes that do not fit become U+FFFD, for only then has naming it a point. */
function decodeAs(bytes: Uint8Array, source: string, given: string): Decoded {
  const encoding = nameOf(given);
  if (!encoding) throw unknownEncoding(source, given);
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function strictly(encoding: string, bytes: Uint8Array): string | undefined {
  const name = nameOf(encoding);
  try {
    return name && new TextDecoder(name, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The name of an encoding by one of its labels; GBK and GB 2312 are read as GB 18030, which holds both. */
function nameOf(label: string): string | undefined {
  try {
    const { encoding } = new TextDecoder(label);
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return undefined;
  }
}

function markedEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

// In UTF-16 the high byte of each line break, digit and Latin letter is zero, so zeros crowd on one side.
function guessedUtf16(bytes: Uint8Array): string | undefined {
  const zeros: [number, number] = [0, 0];
  const size = Math.min(bytes.length, SAMPLE);
  for (let i = 0; i < size; i++) if (bytes[i] === 0) zeros[i & 1 ? 1 : 0]++;
  if (bytes.length % 2 !== 0 || zeros[0] === zeros[1]) return undefined;
  const encoding = zeros[0] < zeros[1] ? 'utf-16le' : 'utf-16be';
  const sample = new TextDecoder(encoding).decode(bytes.subarray(0, size & ~1));
  const plain = sample.match(PLAIN)?.length ?? 0;
  return plain >= PLAIN_SHARE * sample.length ? encoding : undefined;
}

const undecodable = (source: string): UserError =>
  new UserError('document-encoding', {
    zh: `${source} 不是 UTF-8、UTF-16、GB18030（GBK）或 Big5 文本。请另存为 UTF-8，或在 .encodings 里写明编码，或移出文件夹。`,
    en: `${source} is not text in UTF-8, UTF-16, GB18030 (GBK) or Big5. Save it as UTF-8, name its encoding in .encodings, or move it out of the folder.`,
  });

const unsure = (source: string, encoding: string, certainty: number): UserError =>
  new UserError('document-encoding', {
    zh: `${source} 的编码无法确定（像 ${encoding}，把握 ${percent(certainty)}）。请另存为 UTF-8，或在 .encodings 里写一行“${source}<Tab>${encoding}”。`,
    en: `The encoding of ${source} is uncertain (perhaps ${encoding}, ${percent(certainty)}). Save it as UTF-8, or add the line “${source}<Tab>${encoding}” to .encodings.`,
  });

const percent = (share: number): string => `${Math.floor(share * 100)}%`;

const unknownEncoding = (source: string, label: string): UserError =>
  new UserError('document-encoding', {
    zh: `.encodings 为 ${source} 写的编码 ${label} 不认识。请写 utf-8、utf-16le、gb18030、big5 等。`,
    en: `.encodings names ${label} for ${source}, which is no known encoding. Write utf-8, utf-16le, gb18030, big5 or the like.`,
  });

const mojibake = (source: string, encoding: string): UserError =>
  new UserError('document-mojibake', {
    zh: `${source} 按 ${encoding} 读出来是乱码（此前存错了编码）。请用原始文件重新保存为 UTF-8；如果只是编码认错了，在 .encodings 里写明。`,
    en: `${source} reads as mojibake in ${encoding}: it was saved in a wrong encoding before. Save it anew from the original as UTF-8; if only its encoding was taken wrongly, name that in .encodings.`,
  });
