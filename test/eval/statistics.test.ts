import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as statistics from '../../src/eval/statistics.ts';

const confidence = fc.double({ min: 0, max: 1, noNaN: true });
const judged = fc.array(fc.record({ confidence, right: fc.boolean() }), { minLength: 1 });

describe('laws', () => {
  it('AUROC is what counting every pair gives', () => {
    const score = fc.integer({ min: 0, max: 5 });
    fc.assert(
      fc.property(
        fc.array(score, { minLength: 1 }),
        fc.array(score, { minLength: 1 }),
        (above, below) => {
          const wins = above.flatMap((a) => below.map((b) => (Math.sign(a - b) + 1) / 2));
          expect(statistics.auroc(above, below)).toBeCloseTo(statistics.mean(wins)!, 10);
        },
      ),
    );
  });

  it('the interval of a rate lies in [0,1] and holds the rate', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1 }), (values) => {
        const { mean, low, high } = statistics.rate(values)!;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(mean + 1e-12);
        expect(high).toBeGreaterThanOrEqual(mean - 1e-12);
      }),
    );
  });

  it('every question is in one band, and the last point of the curve answers all', () => {
    fc.assert(
      fc.property(judged, (all) => {
        const bins = statistics.reliability(all);
        expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(all.length);
        for (const bin of bins) {
          expect(bin.confidence).toBeGreaterThanOrEqual(bin.from - 1e-9);
          expect(bin.confidence).toBeLessThanOrEqual(bin.to + 1e-9);
        }
        const last = statistics.riskCoverage(all).at(-1)!;
        expect(last.coverage).toBe(1);
        expect(last.risk).toBeCloseTo(all.filter(({ right }) => !right).length / all.length, 10);
      }),
    );
  });

  it('coverage rises and the threshold falls along the curve', () => {
    fc.assert(
      fc.property(judged, (all) => {
        const curve = statistics.riskCoverage(all);
        for (const [i, point] of curve.entries()) {
          const next = curve[i + 1];
          if (!next) continue;
          expect(next.coverage).toBeGreaterThan(point.coverage);
          expect(next.threshold).toBeLessThan(point.threshold);
        }
      }),
    );
  });
});

describe('worked by hand', () => {
  it('Wilson: 8 of 10', () => {
    const { mean, low, high, n } = statistics.rate(Array.from({ length: 10 }, (_, i) => i < 8))!;
    expect([mean, n]).toEqual([0.8, 10]);
    expect(low).toBeCloseTo(0.4902, 4);
    expect(high).toBeCloseTo(0.9433, 4);
  });

  it('a mean of scores: 0, 0.5, 1, 0.5', () => {
    // Sample variance 1/6, so the half width is 1.96 · √(1/24).
    const { mean, low, high } = statistics.average([0, 0.5, 1, 0.5])!;
    expect(mean).toBe(0.5);
    expect(low).toBeCloseTo(0.1, 2);
    expect(high).toBeCloseTo(0.9, 2);
  });

  it.each([
    [[5, 1, 3], 0.5, 3],
    [[5, 1, 3], 0.99, 5],
    [[5, 1, 3], 0, 1],
    [[], 0.5, null],
  ])('percentile of %j at %d: %s', (values, p, expected) => {
    expect(statistics.percentile(values, p)).toBe(expected);
  });

  it.each([
    [[2, 3], [1], 1],
    [[1], [2, 3], 0],
    [[1, 2], [1, 2], 0.5],
    [[2, 1], [1], 0.75],
    [[], [1], null],
  ])('AUROC of %j over %j: %s', (above, below, expected) => {
    expect(statistics.auroc(above, below)).toBe(expected);
  });

  const four = [
    { confidence: 0.95, right: true },
    { confidence: 0.91, right: false },
    { confidence: 0.55, right: true },
    { confidence: 0.15, right: false },
  ];

  it('calibration error', () => {
    // Bands: two at 0.93 of which half are right, one at 0.55 right, one at 0.15 wrong.
    expect(statistics.calibrationError(four)).toBeCloseTo((2 * 0.43 + 0.45 + 0.15) / 4, 10);
    expect(statistics.calibrationError([])).toBeNull();
  });

  it('risk against coverage', () => {
    expect(statistics.riskCoverage(four)).toEqual([
      { coverage: 0.25, risk: 0, threshold: 0.95 },
      { coverage: 0.5, risk: 0.5, threshold: 0.91 },
      { coverage: 0.75, risk: 1 / 3, threshold: 0.55 },
      { coverage: 1, risk: 0.5, threshold: 0.15 },
    ]);
  });

  it('questions of equal confidence are answered together or not at all', () => {
    const tied = four.map((one) => ({ ...one, confidence: 0.5 }));
    expect(statistics.riskCoverage(tied)).toEqual([{ coverage: 1, risk: 0.5, threshold: 0.5 }]);
  });
});
