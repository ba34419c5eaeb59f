// Loading: shards, or what was just split, as a corpus that can be asked.
import type { IndexedDocument } from '../corpus/document.ts';
import { type Passage, type Place, pidAt } from '../corpus/passage.ts';
import { type Lexicon, NO_LEXICON } from '../text/lexicon.ts';
import { sha256 } from './analyzer.ts';
import type { Corpus } from './corpus.ts';
import type { Index } from './index-files.ts';
import { lazyMap } from './lazy-map.ts';
import { makePassageIndex, type SearchedTable } from './minisearch.ts';
import { passageTerms } from './passage-terms.ts';
import { placeOf, type StoredSplit, unpackPassage } from './stored-split.ts';
import { openTermTable, printTermTable } from './term-table.ts';
import { vocabularyOf } from './vocabulary.ts';

/**
 * The corpus of an index: its documents in the order of its manifest, its passages in pid order. Both are parsed
 * when they are needed. `lexicon` is the one that the index was made by.
 */
export function loadCorpus(
  { manifest, version, shards: byDigest }: Index,
  lexicon: Lexicon = NO_LEXICON,
): Corpus {
  const shards = manifest.shards.map(({ sha256: digest }) => byDigest.get(digest)!);
  const shardOf = new Map(shards.flatMap((shard) => shard.docids.map((docid) => [docid, shard])));
  const splitOf = (docid: string): StoredSplit | undefined => shardOf.get(docid)?.split(docid);
  const engine = openEngine(shards);
  return {
    version: versionOf(version, lexicon),
    catalogue: manifest.documents,
    docidsOf: (pid) => {
      const { docid, ordinal } = parsePid(pid);
      const copies = splitOf(docid)?.passages[ordinal]?.[4] ?? [];
      return [docid, ...copies.map((copy) => parsePid(copy).docid)];
    },
    documents: lazyMap(
      shardOf.size,
      () => manifest.documents.map(({ docid }) => docid),
      (docid) => shardOf.get(docid)?.document(docid),
    ),
    passages: lazyMap(
      engine.index.size,
      () => foundPids(shardOf.keys(), splitOf),
      (pid) => {
        const { docid, ordinal } = parsePid(pid);
        const split = splitOf(docid);
        const copies = split?.passages[ordinal]?.[4];
        if (!split || !copies) return undefined;
        const { text } = shardOf.get(docid)!.document(docid)!;
        return unpackPassage(split, ordinal, text, copies.map(placeAt));
      },
    ),
    lexicon,
    ...engine,
  };

  function placeAt(pid: string): Place {
    const { docid, ordinal } = parsePid(pid);
    return placeOf(splitOf(docid)!, ordinal);
  }
}

/** Synonyms are no part of the index, but of what is answered. */
const versionOf = (index: string, { synonyms }: Lexicon): string =>
  synonyms.length === 0 ? index : sha256(`${index} ${JSON.stringify(synonyms)}`);

function parsePid(pid: string): { readonly docid: string; readonly ordinal: number } {
  const colon = pid.lastIndexOf(':');
  return { docid: pid.slice(0, colon), ordinal: Number(pid.slice(colon + 1)) };
}

/** The pids of all passages but copies. */
function* foundPids(
  docids: Iterable<string>,
  splitOf: (docid: string) => StoredSplit | undefined,
): Generator<string> {
  for (const docid of docids)
    for (const [ordinal, [, , , , copies]] of splitOf(docid)!.passages.entries())
      if (copies) yield pidAt(docid, ordinal);
}

/** A corpus that lives in memory only: for evaluation. The passages are in pid order. */
export function corpusInMemory(
  documents: readonly IndexedDocument[],
  passages: readonly Passage[],
  lexicon: Lexicon = NO_LEXICON,
): Corpus {
  const engine = engineInMemory(passages, lexicon);
  const byPid = new Map(passages.map((passage) => [passage.pid, passage]));
  return {
    version: sha256(JSON.stringify([documents, passages.map(({ pid, places }) => [pid, places])])),
    documents: new Map(documents.map((document) => [document.docid, document])),
    catalogue: documents,
    docidsOf: docidsIn(byPid),
    passages: byPid,
    lexicon,
    ...engine,
  };
}

/** Of a corpus that has all its passages. */
export const docidsIn =
  (passages: ReadonlyMap<string, Passage>): Corpus['docidsOf'] =>
  (pid) =>
    (passages.get(pid)?.places ?? []).map(({ docid }) => docid);

/** Only the searchable part of a corpus of these passages, which are in pid order. */
export function engineInMemory(
  passages: readonly Pick<Passage, 'pid' | 'text' | 'headings'>[],
  lexicon: Lexicon = NO_LEXICON,
): Pick<Corpus, 'index' | 'vocabulary'> {
  const text = printTermTable(
    passageTerms(passages, lexicon).map((terms) => ({ terms, isCopy: false })),
  );
  const table = openTermTable(Buffer.from(text));
  return openEngine([{ table, pidOf: (ordinal) => passages[ordinal]!.pid }]);
}

function openEngine(tables: readonly SearchedTable[]): Pick<Corpus, 'index' | 'vocabulary'> {
  const vocabulary = vocabularyOf(tables.map(({ table }) => table));
  return { index: makePassageIndex(tables, vocabulary.documentFrequency), vocabulary };
}
