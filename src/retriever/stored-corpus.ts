// A corpus as it is stored: the texts of its files, made from a corpus and back.

import { cleanText, type Run } from '../corpus/clean-text.ts';
import type { IndexedDocument } from '../corpus/document.ts';
import type { BlockKind, Passage, Place } from '../corpus/passage.ts';
import { sha256 } from './analyzer.ts';
import type { Corpus } from './corpus.ts';
import type { FileRole } from './manifest.ts';
import { buildEngine, loadEngine } from './minisearch.ts';

/** The contents of the files of an index; the manifest names them. */
export type StoredCorpus = Readonly<Record<FileRole, string>>;

/** Documents and passages are written one a line; passages hold offsets, their text is cut anew from the document. */
export async function storeCorpus(
  documents: readonly IndexedDocument[],
  passages: readonly Passage[],
  onProgress?: (done: number, total: number) => void,
): Promise<StoredCorpus> {
  return {
    documents: printRows(documents),
    passages: printRows(passages.map(packPassage)),
    ...(await buildEngine(passages, onProgress)),
  };
}

/** @throws any error if a file does not hold what `storeCorpus` wrote: check digests before. */
export function loadCorpus(stored: StoredCorpus, version: string): Corpus {
  const rows = JSON.parse(stored.documents) as IndexedDocument[];
  const documents = new Map(rows.map((document) => [document.docid, document]));
  const packed = JSON.parse(stored.passages) as PackedPassage[];
  const passages = new Map(
    packed.map((row) => {
      const passage = unpackPassage(row, documents);
      return [passage.pid, passage];
    }),
  );
  return { version, documents, passages, ...loadEngine(stored) };
}

/** A corpus that lives in memory only: for evaluation. */
export async function corpusInMemory(
  documents: readonly IndexedDocument[],
  passages: readonly Passage[],
): Promise<Corpus> {
  const stored = await storeCorpus(documents, passages);
  return loadCorpus(stored, sha256(Object.values(stored).map(sha256).join(' ')));
}

/** Runs as start, end, joined (0 or 1), three numbers a run. */
type PackedPlace = readonly [docid: string, runs: readonly number[]];
type PackedPassage = readonly [
  pid: string,
  kind: BlockKind,
  headings: readonly string[],
  ...places: readonly [PackedPlace, ...PackedPlace[]],
];

const packPassage = ({
  pid,
  kind,
  headings,
  places: [first, ...others],
}: Passage): PackedPassage => [pid, kind, headings, packPlace(first), ...others.map(packPlace)];

const packPlace = ({ docid, runs }: Place): PackedPlace => [
  docid,
  runs.flatMap(({ start, end, joined }) => [start, end, joined ? 1 : 0]),
];

function unpackPassage(
  [pid, kind, headings, first, ...others]: PackedPassage,
  documents: ReadonlyMap<string, IndexedDocument>,
): Passage {
  const place = unpackPlace(first);
  const text = documents.get(place.docid)!.text;
  return {
    ...place,
    ...cleanText(text, place.runs),
    pid,
    kind,
    headings,
    places: [place, ...others.map(unpackPlace)],
  };
}

function unpackPlace([docid, packed]: PackedPlace): Place {
  const runs: Run[] = [];
  for (let i = 0; i < packed.length; i += 3)
    runs.push({ start: packed[i]!, end: packed[i + 1]!, joined: packed[i + 2] === 1 });
  return { docid, runs };
}

const printRows = (rows: readonly unknown[]): string =>
  `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
