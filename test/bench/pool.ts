// A pool of passages as large as wanted, made by putting the sentences of some documents together anew.
import type { IndexedDocument } from '../../src/corpus/document.ts';
import { docidOf } from '../../src/corpus/document.ts';
import { loadDocuments } from '../../src/corpus/load.ts';
import type { Passage } from '../../src/corpus/passage.ts';
import { splitCorpus } from '../../src/corpus/split-corpus.ts';
import { sentences } from '../../src/text/sentences.ts';
import { slice } from '../../src/text/span.ts';

export interface Pool {
  readonly documents: readonly IndexedDocument[];
  readonly passages: readonly Passage[];
}

/** About as long as a passage of a real document. */
const PASSAGE_LENGTH = 230;
const PASSAGES_PER_DOCUMENT = 200;

/** `count` passages of the sentences of the documents in `folder`; the same at every call. */
export async function makePool(folder: string, count: number): Promise<Pool> {
  const { passages } = splitCorpus((await loadDocuments(folder)).documents);
  const pieces = passages.flatMap(({ text }) => sentences(text).map((span) => slice(text, span)));
  const next = lehmer(1);
  const texts = Array.from({ length: count }, () => {
    let text = '';
    while (text.length < PASSAGE_LENGTH) text += pieces[next() % pieces.length];
    return text;
  });
  const documents: Pool['documents'][number][] = [];
  const made: Passage[] = [];
  for (let from = 0; from < texts.length; from += PASSAGES_PER_DOCUMENT) {
    const document = documentOf(documents.length, texts.slice(from, from + PASSAGES_PER_DOCUMENT));
    documents.push(document.document);
    made.push(...document.passages);
  }
  return { documents, passages: made.sort((a, b) => (a.pid < b.pid ? -1 : 1)) };
}

function documentOf(ordinal: number, texts: readonly string[]) {
  const source = `${ordinal}.txt`;
  const docid = docidOf(source);
  let start = 0;
  const passages = texts.map((text, i): Passage => {
    const runs = [{ start, end: start + text.length, joined: false }];
    start += text.length + 1;
    const pid = `${docid}:${String(i).padStart(5, '0')}`;
    const place = { docid, runs };
    return { pid, kind: 'body', headings: [], text, ...place, places: [place] };
  });
  const document: IndexedDocument = {
    docid,
    source,
    title: source,
    text: texts.join('\n'),
    digest: docid,
    encoding: 'utf-8',
    subjects: [],
  };
  return { document, passages };
}

/** Park and Miller's random numbers: small, and the same everywhere. */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state;
  };
}
