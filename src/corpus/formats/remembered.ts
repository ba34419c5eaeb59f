// Remembering: a recogniser that is not asked again about a picture that it has seen.
import { createHash, webcrypto } from 'node:crypto';
import type { Picture, RecognizedLine, Recognizer } from './recognizer.ts';

/** A page by its content; all three are SHA-256, hexadecimal. */
export interface PageKey {
  readonly engine: string;
  /** Of the file that it is a page of: who uses it. */
  readonly file: string;
  /** Of its picture and the engine: what was recognised follows from these two alone. */
  readonly page: string;
}

/** Where recognised pages are kept. */
export interface RecognizedPages {
  /** Null if it is not kept, or not as it was written. */
  read(key: PageKey): Promise<readonly RecognizedLine[] | null>;
  /** Keeps it if it can; what could not be kept is recognised again. */
  write(key: PageKey, lines: readonly RecognizedLine[]): Promise<void>;
}

/**
 * `recognizer`, asked once for each picture of a file. The key is made from the very pixels that it would be shown, which are
 * decoded from the file's bytes each time: whoever reads a file anew through it reads what is in that file now (law 1), and a
 * changed page, decoder or engine is another key. A picture that was too slow is not remembered: the machine may have been busy.
 */
export function remembered(recognizer: Recognizer, pages: RecognizedPages): Recognizer {
  const remember =
    (file: string): Recognizer['recognize'] =>
    async (picture) => {
      const key = await keyOf(recognizer.engine, file, picture);
      const known = await pages.read(key);
      if (known) return known;
      const lines = await recognizer.recognize(picture);
      await pages.write(key, lines);
      return lines;
    };
  const withMemory = (recognize: Recognizer['recognize']): Recognizer => ({
    // Asked for when it is needed, and not before: where the engine is not installed, this throws.
    get engine() {
      return recognizer.engine;
    },
    decode: (bytes) => recognizer.decode(bytes),
    recognize,
    forFile: (file) => withMemory(remember(file)),
  });
  return withMemory((picture) => recognizer.recognize(picture));
}

/** The digest of a picture is made beside this thread: a large one takes longer than others should wait. */
async function keyOf(engine: string, file: string, picture: Picture): Promise<PageKey> {
  const { width, height, grey } = picture;
  const pixels = Buffer.from(await webcrypto.subtle.digest('SHA-256', grey)).toString('hex');
  const page = sha256(`${engine}\n${width} ${height}\n${pixels}`);
  return { engine: sha256(engine), file, page };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
