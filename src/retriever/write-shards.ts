// The shards of an index to come: written where anything in them changed, else left as they are.
import { indexedDocument } from '../corpus/indexed-document.ts';
import type { SplitDocument } from '../corpus/split-document.ts';
import type { Lexicon } from '../text/lexicon.ts';
import { type Index, writeShard } from './index-files.ts';
import type { ShardEntry } from './manifest.ts';
import type { Part } from './partition.ts';
import { passageTerms } from './passage-terms.ts';
import type { PlannedDocument } from './plan-update.ts';
import { printShard, type Shard, type ShardDocument } from './shard.ts';
import type { PassageTerms } from './term-table.ts';
import { turn } from './turn.ts';

/** In passages that are segmented. */
export type Progress = (done: number, total: number) => void;

/** The entries of all shards, those of `before` for what has not changed. */
export async function writeShards(
  indexDir: string,
  parts: readonly Part<PlannedDocument>[],
  before: Index | null,
  lexicon: Lexicon,
  onProgress: Progress,
): Promise<ShardEntry[]> {
  const segment = segmenter(parts, lexicon, onProgress);
  const entries: ShardEntry[] = [];
  for (const part of parts) {
    const same = before && sameShard(part, before);
    entries.push(same || (await writeShard(indexDir, part.prefix, await print(part, segment))));
  }
  return entries;
}

/** The entry of a shard that holds these documents, and no others, as they are to be. */
function sameShard({ prefix, documents }: Part<PlannedDocument>, { manifest, shards }: Index) {
  const { shard } = documents[0]!;
  const isSame =
    shard?.docids.length === documents.length &&
    documents.every((document) => document.shard === shard && document.isSame);
  const entry = isSame && manifest.shards.find(({ sha256 }) => shards.get(sha256) === shard);
  return entry ? { ...entry, prefix } : undefined;
}

async function print(part: Part<PlannedDocument>, segment: Segment): Promise<string> {
  const old = contentsOf(part.documents.flatMap(({ shard }) => shard ?? []));
  const documents: ShardDocument[] = [];
  for (const planned of part.documents) {
    const { split } = planned;
    const known = planned.shard ? old.get(planned.docid)! : await segment(planned.fresh);
    documents.push({ ...known, split });
  }
  return printShard(documents);
}

const contentsOf = (shards: readonly Shard[]): ReadonlyMap<string, ShardDocument> =>
  new Map(
    [...new Set(shards)]
      .flatMap((shard) => shard.contents())
      .map((document) => [document.document.docid, document]),
  );

type Segment = (document: SplitDocument) => Promise<Omit<ShardDocument, 'split'>>;

/** Passages segmented between two turns. */
const AT_ONCE = 256;

function segmenter(
  parts: readonly Part<PlannedDocument>[],
  lexicon: Lexicon,
  onProgress: Progress,
): Segment {
  const fresh = parts.flatMap(({ documents }) => documents).filter(({ shard }) => shard === null);
  const total = fresh.reduce((sum, { split }) => sum + split.passages.length, 0);
  let done = 0;
  return async ({ document, passages }) => {
    const terms: PassageTerms[] = [];
    for (let from = 0; from < passages.length; from += AT_ONCE) {
      terms.push(...passageTerms(passages.slice(from, from + AT_ONCE), lexicon));
      onProgress(done + terms.length, total);
      await turn();
    }
    done += passages.length;
    return { document: indexedDocument(document, passages, lexicon), terms };
  };
}
