// How a document was split, as it is stored: offsets, from which its passages are cut anew.
import { cleanText, type Run } from '../corpus/clean-text.ts';
import type { BlockKind, Passage, Place } from '../corpus/passage.ts';
import { pidAt } from '../corpus/passage.ts';
import type { SplitDocument } from '../corpus/split-document.ts';

/** A split document without its texts. */
export interface StoredSplit {
  readonly docid: string;
  /** Fingerprints of its long paragraphs, and which of them the corpus repeats. */
  readonly paragraphs: readonly string[];
  readonly alone: readonly string[];
  /** In pid order. */
  readonly passages: readonly StoredPassage[];
}

/**
 * Runs as start, end, joined (0 or 1), three numbers a run. `copies` are the pids of passages of the same text,
 * which this one stands for; null if another stands for it.
 */
export type StoredPassage = readonly [
  kind: BlockKind,
  headings: readonly string[],
  key: string,
  runs: readonly number[],
  copies: readonly string[] | null,
];

/** As nothing but the document itself is known: no passage has copies yet. */
export const packSplit = ({
  document: { docid },
  paragraphs,
  alone,
  passages,
  keys,
}: SplitDocument): StoredSplit => ({
  docid,
  paragraphs,
  alone,
  passages: passages.map(({ kind, headings, runs }, i) => [
    kind,
    headings,
    keys[i]!,
    runs.flatMap(({ start, end, joined }) => [start, end, joined ? 1 : 0]),
    [],
  ]),
});

/** Where a passage stands in its own document. */
export const placeOf = ({ docid, passages }: StoredSplit, ordinal: number): Place => ({
  docid,
  runs: unpackRuns(passages[ordinal]![3]),
});

function unpackRuns(packed: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (let i = 0; i < packed.length; i += 3)
    runs.push({ start: packed[i]!, end: packed[i + 1]!, joined: packed[i + 2] === 1 });
  return runs;
}

/** A passage of a document of this text, with its own place and `others`. */
export function unpackPassage(
  split: StoredSplit,
  ordinal: number,
  text: string,
  others: readonly Place[],
): Passage {
  const [kind, headings] = split.passages[ordinal]!;
  const place = placeOf(split, ordinal);
  return {
    ...place,
    ...cleanText(text, place.runs),
    pid: pidAt(split.docid, ordinal),
    kind,
    headings,
    places: [place, ...others],
  };
}
