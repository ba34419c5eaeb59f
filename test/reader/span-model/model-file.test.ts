import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { readSpanModel } from '../../../src/reader/load-span-model.ts';
import { SLOTS } from '../../../src/reader/span-model/linear.ts';
import type { SpanModelParts } from '../../../src/reader/span-model/model.ts';
import { decodeModel, encodeModel } from '../../../src/reader/span-model/model-file.ts';
import { countFrequencies } from '../../../src/reader/span-model/rarity.ts';
import { LEAF } from '../../../src/reader/span-model/trees.ts';

const logistic = { names: ['a'], means: [0.5], scales: [2], weights: [-1], bias: 0.25 };

function model(): SpanModelParts {
  const weights = new Int8Array(SLOTS);
  weights[3] = -127;
  weights[SLOTS - 1] = 5;
  return {
    frequencies: countFrequencies([['天', '地'], ['天', '地', '人'], ['天']]),
    weights,
    trees: {
      roots: Uint32Array.of(0, 3),
      feature: Uint8Array.of(4, LEAF, LEAF, LEAF),
      value: Float32Array.of(0.5, -1, 1, 0.125),
      right: Uint16Array.of(2, 0, 0, 0),
    },
    selector: logistic,
    confidence: logistic,
  };
}

describe('model file', () => {
  it('gives back what was put in, and the same bytes for the same model', () => {
    const { weights, ...rest } = model();
    const again = decodeModel(encodeModel(model()));
    // Four million weights: compared as bytes, which a matcher would take minutes over.
    expect(Buffer.compare(Buffer.from(again.weights), Buffer.from(weights))).toBe(0);
    expect({ ...again, weights: null }).toEqual({ ...rest, weights: null });
    expect(encodeModel(model()).equals(encodeModel(model()))).toBe(true);
  });

  it('notices any byte that is not as it was', () => {
    const bytes = encodeModel(model());
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Buffer.from(bytes);
        damaged[at]! ^= change;
        expect(() => decodeModel(damaged)).toThrow();
      }),
      { numRuns: 50 },
    );
  });

  it('notices a missing end', () => {
    const bytes = encodeModel(model());
    expect(() => decodeModel(bytes.subarray(0, bytes.length - 1))).toThrow();
    expect(() => decodeModel(new Uint8Array())).toThrow();
  });
});

describe('loading', () => {
  it('tells the person what to do about a foreign or missing file', () => {
    for (const path of [import.meta.url, new URL('./nowhere.bin', import.meta.url)])
      expect(() => readSpanModel(new URL(path))).toThrow(
        expect.objectContaining({ constructor: UserError, code: 'model-damaged' }),
      );
  });
});
