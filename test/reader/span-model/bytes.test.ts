import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, gaps, varints } from '../../../src/reader/span-model/bytes.ts';

const numbers = fc.array(fc.nat({ max: 2 ** 40 }));

describe('bytes', () => {
  it('reads back every number it wrote', () => {
    fc.assert(
      fc.property(numbers, (written) => {
        const reader = new ByteReader(varints(written));
        expect(written.map(() => reader.varint())).toEqual(written);
      }),
    );
  });

  it('finds ascending numbers again from their gaps', () => {
    fc.assert(
      fc.property(numbers, (some) => {
        const ascending = [...some].sort((a, b) => a - b);
        let last = 0;
        const again = [...gaps(ascending)].map((gap) => {
          last += gap;
          return last;
        });
        expect(again).toEqual(ascending);
      }),
    );
  });

  it('throws where the bytes end too early', () => {
    expect(() => new ByteReader(Uint8Array.of(0x80)).varint()).toThrow(RangeError);
    expect(() => new ByteReader(Uint8Array.of(1)).take(2)).toThrow(RangeError);
  });
});
