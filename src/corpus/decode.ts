// From bytes to text: UTF-8, and UTF-16 where a byte order mark or its zero bytes give it away.
import { UserError } from '../errors.ts';

export interface Decoded {
  /** Without byte order mark. */
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
}

/** How many bytes, or code units, are looked at to recognise UTF-16 without a byte order mark. */
const SAMPLE = 4096;

/** Share of plain Chinese and ASCII that a text taken for UTF-16 by its zero bytes must have. */
const PLAIN_SHARE = 0.9;

const PLAIN = /[\t\n\r -~\u2010-\u2027\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/g;

/**
 * The text of a file's bytes. `source` names the file in errors.
 * @throws UserError `document-encoding` if the bytes are no text in an encoding known here.
 */
export function decode(bytes: Uint8Array, source: string): Decoded {
  const encoding = markedEncoding(bytes) ?? guessedUtf16(bytes) ?? 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw undecodable(source, cause);
  }
  if (text.includes('\0')) throw undecodable(source);
  return { text, encoding };
}

function markedEncoding(bytes: Uint8Array): Decoded['encoding'] | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

// In UTF-16 the high byte of each line break, digit and Latin letter is zero, so zeros crowd on one side.
function guessedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const zeros: [number, number] = [0, 0];
  const size = Math.min(bytes.length, SAMPLE);
  for (let i = 0; i < size; i++) if (bytes[i] === 0) zeros[i & 1 ? 1 : 0]++;
  if (bytes.length % 2 !== 0 || zeros[0] === zeros[1]) return undefined;
  const encoding = zeros[0] < zeros[1] ? 'utf-16le' : 'utf-16be';
  const sample = new TextDecoder(encoding).decode(bytes.subarray(0, size & ~1));
  const plain = sample.match(PLAIN)?.length ?? 0;
  return plain >= PLAIN_SHARE * sample.length ? encoding : undefined;
}

const undecodable = (source: string, cause?: unknown): UserError =>
  new UserError(
    'document-encoding',
    {
      zh: `${source} 不是 UTF-8 或 UTF-16 文本。请用编辑器另存为 UTF-8，或把它移出文件夹。`,
      en: `${source} is not UTF-8 or UTF-16 text. Save it as UTF-8 in an editor, or move it out of the folder.`,
    },
    { cause },
  );
