import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/reader/span-model/decode.ts';

const place = fc
  .tuple(fc.nat(30), fc.integer({ min: 1, max: 10 }))
  .map(([start, length]) => ({ start, end: start + length }));

describe('decode', () => {
  it('makes probabilities that sum to 1, and scores in [0, 1]', () => {
    const scored = fc.array(fc.tuple(place, fc.double({ min: -9, max: 9, noNaN: true })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(scored, (given) => {
        const decoded = decode(
          given.map(([own]) => own),
          given.map(([, score]) => score),
        );
        const sum = decoded.reduce((all, { probability }) => all + probability, 0);
        expect(sum).toBeCloseTo(1, 9);
        for (const { score } of decoded) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });

  it('prefers, of two equals, the one that others overlap', () => {
    const places = [
      { start: 0, end: 4 },
      { start: 10, end: 14 },
      { start: 10, end: 15 },
    ];
    const [alone, shared] = decode(places, [1, 1, 0.5]);
    expect(shared!.score).toBeGreaterThan(alone!.score);
    expect(shared!.probability).toBeCloseTo(alone!.probability, 9);
  });
});
