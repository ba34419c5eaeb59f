// Bytes: the few encodings a model file is made of, little-endian throughout.

/** Whole numbers ≥ 0, small ones in one byte (LEB128). */
export function varints(numbers: Iterable<number>): Uint8Array {
  const bytes: number[] = [];
  for (const number of numbers) {
    let rest = number;
    while (rest >= 0x80) {
      bytes.push((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

/** Distances between ascending numbers; the first from 0. */
export function* gaps(ascending: Iterable<number>): Generator<number> {
  let last = 0;
  for (const number of ascending) {
    yield number - last;
    last = number;
  }
}

/** Reads from the start on; throws a RangeError at the end of the bytes. */
export class ByteReader {
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  varint(): number {
    let number = 0;
    let factor = 1;
    for (;;) {
      if (this.at >= this.bytes.length) throw new RangeError('the bytes end too early');
      const byte = this.bytes[this.at++]!;
      number += (byte & 0x7f) * factor;
      if (byte < 0x80) return number;
      factor *= 0x80;
    }
  }

  /** A copy, aligned for any view on it. */
  take(length: number): Uint8Array<ArrayBuffer> {
    if (this.at + length > this.bytes.length) throw new RangeError('the bytes end too early');
    // Not `slice`: a Buffer's shares its memory.
    const taken = new Uint8Array(length);
    taken.set(this.bytes.subarray(this.at, this.at + length));
    this.at += length;
    return taken;
  }
}
