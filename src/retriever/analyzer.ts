// The analyzer's fingerprint: everything that decides what an index of the same sources would hold.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { PDF_READER } from '../corpus/formats/pdf-file.ts';
import { segmenterVersion } from '../text/segment.ts';
import { STOP_WORDS } from '../text/stopwords.ts';

/** Named for people; `code` covers what has no name here: cleaning, splitting, numbers, the file layout. */
export interface Analyzer {
  readonly segmenter: string;
  /** Digest of the stop words. */
  readonly stopWords: string;
  /** Digest of the program's own files that read, cut and index text. */
  readonly code: string;
}

let known: Analyzer | undefined;

/** The analyzer of this program. Its code is read once: it is the code that runs, whatever the disk says later. */
export function analyzer(): Analyzer {
  known ??= {
    segmenter: segmenterVersion(),
    stopWords: sha256(STOP_WORDS.join(' ')),
    code: codeDigest(),
  };
  return known;
}

/** SHA-256, hexadecimal. */
export const sha256 = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex');

/** Folders of the layers whose work is stored in an index. */
const LAYERS = ['text', 'corpus', 'retriever'] as const;

/**
 * A digest of code rather than a version number somebody must remember to raise: an index made by other
 * code is made anew. The 40 files take some milliseconds.
 */
function codeDigest(): string {
  const hash = createHash('sha256');
  const ending = extname(import.meta.filename);
  for (const layer of LAYERS) {
    const folder = join(import.meta.dirname, '..', layer);
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
      if (name.endsWith(ending) && !name.endsWith(`.d${ending}`))
        hash.update(`${layer}/${name}\0`).update(readFileSync(join(folder, name)));
  }
  for (const file of PDF_READER) hash.update(readFileSync(file));
  return hash.digest('hex');
}
