// Verification: law 1 held against the files as they are now, read anew.
import { cleanText } from '../corpus/clean-text.ts';
import type { Corpus } from '../retriever/corpus.ts';
import { slice } from '../text/span.ts';
import type { Citation } from './answer.ts';

/** Decoded text of a source as it is on disk now; null if it is not there any more. */
export type Reread = (source: string) => Promise<string | null>;

export interface Verification {
  readonly checked: number;
  readonly failures: readonly VerificationFailure[];
}

export interface VerificationFailure {
  readonly source: string;
  /** pid of the passage, or cid of the citation. */
  readonly id: string;
  readonly problem: 'source-gone' | 'text-differs';
  /** What the file holds there now, at most 80 units; empty if it is gone. */
  readonly found: string;
}

/** Checks every place of every passage: the runs' slices of the file are the passage's text. */
export async function verifyPassages(corpus: Corpus, reread: Reread): Promise<Verification> {
  const failures: VerificationFailure[] = [];
  let checked = 0;
  for (const passage of corpus.passages.values())
    for (const place of passage.places) {
      checked++;
      const source = corpus.documents.get(place.docid)!.source;
      const text = await reread(source);
      const found = text === null ? '' : cleanText(text, place.runs).text;
      if (found !== passage.text) failures.push(failure(source, passage.pid, text, found));
    }
  return { checked, failures };
}

/** What of a citation is checked. */
export type CitedQuotes = Pick<Citation, 'cid' | 'source' | 'spans' | 'quotes'>;

/** Checks every quote of `citations` against the file that it names. */
export async function verifyCitations(
  citations: Iterable<CitedQuotes>,
  reread: Reread,
): Promise<Verification> {
  const failures: VerificationFailure[] = [];
  let checked = 0;
  for (const { cid, source, spans, quotes } of citations) {
    checked++;
    const text = await reread(source);
    const found = spans.map((span) => (text === null ? '' : slice(text, span)));
    if (text === null || spans.length !== quotes.length || found.some((q, i) => q !== quotes[i]))
      failures.push(failure(source, cid, text, found.join('…')));
  }
  return { checked, failures };
}

const failure = (
  source: string,
  id: string,
  text: string | null,
  found: string,
): VerificationFailure => ({
  source,
  id,
  problem: text === null ? 'source-gone' : 'text-differs',
  found: found.slice(0, 80),
});
