// Rows of feature ids: which template fired with which values, as one 32-bit number each.
import { mix } from './hash.ts';

/** The upper 8 bits of an id are the number of its template (so that `explain` can name it). */
const TEMPLATE_SHIFT = 24;
const VALUE_MASK = (1 << TEMPLATE_SHIFT) - 1;

export const templateOf = (id: number): number => id >>> TEMPLATE_SHIFT;

/** What a start or an end is, for the features of the spans that have it. */
export interface Place {
  /** Bits: at a clause's edge, beside a quotation mark, in brackets … */
  readonly structure: number;
  /** Characters that the text around the place shares with the question around its gap. */
  readonly affix: number;
}

/** Row `r` is `ids[bounds[r]]` up to, not including, `ids[bounds[r + 1]]`; only closed rows count. */
export class FeatureRows {
  ids: Int32Array;
  bounds: Int32Array;
  rows = 0;
  private size = 0;

  constructor(idsExpected: number, rowsExpected: number) {
    this.ids = new Int32Array(idsExpected);
    this.bounds = new Int32Array(rowsExpected + 1);
  }

  /** Adds to the open row. Up to four values; one that is left out is 0. */
  add(template: number, a: number, b = 0, c = 0, d = 0): void {
    let hash = mix(0x1234567 + template * 7919, a);
    hash = mix(hash, b);
    hash = mix(hash, c);
    if (d !== 0) hash = mix(hash, d);
    hash = Math.imul(hash ^ (hash >>> 13), 0x5bd1e995);
    hash ^= hash >>> 15;
    if (this.size === this.ids.length) this.ids = doubled(this.ids);
    this.ids[this.size++] = (template << TEMPLATE_SHIFT) | (hash & VALUE_MASK);
  }

  /** Closes the open row and returns its number. */
  close(): number {
    if (this.rows + 1 === this.bounds.length) this.bounds = doubled(this.bounds);
    this.bounds[++this.rows] = this.size;
    return this.rows - 1;
  }
}

/** The same numbers in twice the room. */
export function doubled(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(numbers.length * 2);
  grown.set(numbers);
  return grown;
}
