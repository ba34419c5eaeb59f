// Extraction: all candidate spans of a passage with their features, factored so that what belongs to a
// sentence, a start or an end is worked out once and shared by the spans that have it.
import { endFeatures } from './end-features.ts';
import { doubled, FeatureRows, type Place } from './feature-rows.ts';
import type { Reading } from './reading.ts';
import { sentenceFeatures } from './sentence-features.ts';
import { spanFeatures } from './span-features.ts';
import { type WalkedSpan, walkSpans } from './span-walk.ts';
import { startFeatures } from './start-features.ts';

/** Columns of `spans` say, by span, which rows it shares and which tokens it is. */
export interface Extraction {
  readonly sentences: FeatureRows;
  readonly starts: FeatureRows;
  readonly ends: FeatureRows;
  readonly spans: FeatureRows;
  /** Number of candidate spans. */
  readonly size: number;
  /** Sentence of the span. */
  readonly sentence: Int32Array;
  /** Row of `starts` and of `ends`. */
  readonly startRow: Int32Array;
  readonly endRow: Int32Array;
  /** First and last token, both included. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** By row of `starts` (`ends`): structure bits and common affix with the question. */
  readonly startPlaces: readonly Place[];
  readonly endPlaces: readonly Place[];
}

// Room for a paragraph of some 500 characters; more is found when needed.
const EXPECTED = {
  sentences: [1 << 10, 1 << 6],
  places: [1 << 14, 1 << 9],
  spans: [1 << 16, 1 << 11],
} as const;

export function extract(reading: Reading): Extraction {
  const sentences = new FeatureRows(...EXPECTED.sentences);
  const starts = new FeatureRows(...EXPECTED.places);
  const ends = new FeatureRows(...EXPECTED.places);
  const spans = new FeatureRows(...EXPECTED.spans);
  const { passage } = reading;
  const rowOfStart = new Int32Array(passage.tokens.length).fill(-1);
  const rowOfEnd = new Int32Array(passage.tokens.length).fill(-1);
  const startPlaces: Place[] = [];
  const endPlaces: Place[] = [];
  const columns = new SpanColumns();

  sentenceFeatures(reading, sentences);
  walkSpans(reading, (span) => {
    const range = passage.sentences[span.sentence]!;
    let startRow = rowOfStart[span.first]!;
    if (startRow < 0) {
      startRow = startPlaces.push(startFeatures(reading, range, span.first, starts)) - 1;
      rowOfStart[span.first] = startRow;
    }
    let endRow = rowOfEnd[span.last]!;
    if (endRow < 0) {
      endRow = endPlaces.push(endFeatures(reading, range, span.last, ends)) - 1;
      rowOfEnd[span.last] = endRow;
    }
    spanFeatures(reading, span, startPlaces[startRow]!, endPlaces[endRow]!, spans);
    columns.push(span, startRow, endRow);
  });
  return { sentences, starts, ends, spans, ...columns.done(), startPlaces, endPlaces };
}

/** Five growing columns. */
class SpanColumns {
  private size = 0;
  private columns: Int32Array[] = Array.from(
    { length: 5 },
    () => new Int32Array(EXPECTED.spans[1]),
  );

  push({ sentence, first, last }: WalkedSpan, startRow: number, endRow: number): void {
    if (this.size === this.columns[0]!.length) this.columns = this.columns.map(doubled);
    const [a, b, c, d, e] = this.columns as [
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
    ];
    a[this.size] = sentence;
    b[this.size] = startRow;
    c[this.size] = endRow;
    d[this.size] = first;
    e[this.size] = last;
    this.size++;
  }

  done() {
    const [sentence, startRow, endRow, first, last] = this.columns.map((column) =>
      column.subarray(0, this.size),
    ) as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];
    return { size: this.size, sentence, startRow, endRow, first, last };
  }
}
