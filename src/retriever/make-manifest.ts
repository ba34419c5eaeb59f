// The making of a manifest: what is told of the documents and the skipped files of an index.
import { aliasesOf } from '../corpus/aliases.ts';
import type { Skipped } from '../corpus/read-document.ts';
import type { SplitDocument } from '../corpus/split-document.ts';
import type { Lexicon } from '../text/lexicon.ts';
import { analyzer } from './analyzer.ts';
import type { Index } from './index-files.ts';
import { indexedLexicon } from './indexed-lexicon.ts';
import type { Kept } from './kept.ts';
import { FORMAT, type Manifest, type ShardEntry } from './manifest.ts';
import type { PlannedDocument } from './plan-update.ts';
import type { SourceStates } from './sources.ts';
import type { StoredSplit } from './stored-split.ts';

type DocumentEntry = Manifest['documents'][number];
type SkippedEntry = Manifest['skipped'][number];

export interface Contents {
  readonly planned: readonly PlannedDocument[];
  readonly skipped: readonly SkippedEntry[];
  readonly shards: readonly ShardEntry[];
  readonly lexicon: Lexicon;
}

/** The manifest of these contents; what is told of documents that were taken over is `before`'s. */
export function makeManifest(
  { planned, skipped, shards, lexicon }: Contents,
  before: Index | null,
): Manifest {
  const known = new Map(before?.manifest.documents.map((entry) => [entry.docid, entry]));
  const documents = planned.map((document) => ({
    ...(document.shard
      ? known.get(document.docid)!
      : documentEntry(document.fresh, document.length, lexicon)),
    passages: new Set(document.split.passages.map(([, , key]) => key)).size,
  }));
  return {
    format: FORMAT,
    analyzer: analyzer(),
    lexicon: indexedLexicon(lexicon),
    documents: documents.sort(bySource),
    skipped: [...skipped].sort(bySource),
    passages: planned.reduce((sum, { split }) => sum + countFound(split), 0),
    shards: [...shards],
  };
}

const countFound = ({ passages }: StoredSplit): number =>
  passages.filter(([, , , , copies]) => copies !== null).length;

/** Documents of an index may carry more than is told of them. In the order of the schema, as what was read back has it. */
function documentEntry(
  { document, passages }: SplitDocument,
  length: number,
  lexicon: Lexicon,
): Omit<DocumentEntry, 'passages'> {
  const { docid, source, title, digest, encoding } = document;
  const { metadata, certainty, given, recognizer, format, unparsed, archive } = document;
  const aliases = aliasesOf(passages, lexicon);
  return {
    docid,
    source,
    title,
    ...(metadata === undefined ? {} : { metadata }),
    ...(aliases.length === 0 ? {} : { aliases }),
    digest,
    encoding,
    ...(certainty === undefined ? {} : { certainty }),
    ...(given === undefined ? {} : { given }),
    ...(recognizer === undefined ? {} : { recognizer }),
    ...(format === undefined ? {} : { format }),
    ...(unparsed === undefined ? {} : { unparsed }),
    ...(archive === undefined ? {} : { archive }),
    length,
  };
}

/** Files that were skipped now, with their states, and those that were before and have not been looked at again. */
export function skippedEntries(
  now: readonly Skipped[],
  kept: Kept['skipped'],
  states: SourceStates,
): SkippedEntry[] {
  const entries = now.map(({ source, archive, error }) => ({
    source,
    state: states.get(archive ?? source) ?? error.code,
    code: error.code,
    why: error.localized,
    ...(archive === undefined ? {} : { archive }),
  }));
  return [...new Map([...kept, ...entries].map((entry) => [entry.source, entry])).values()];
}

const bySource = (a: { source: string }, b: { source: string }): number =>
  a.source < b.source ? -1 : 1;
