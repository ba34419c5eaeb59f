import { describe, expect, it } from 'vitest';
import { logistic } from '../../src/reader/span-model/logistic.ts';
import { scoreRows } from '../../src/reader/span-model/trees.ts';
import { BOOST, boost } from '../../src/train/boost.ts';
import { fitLogistic } from '../../src/train/logistic-regression.ts';
import { random, shuffled } from '../../src/train/random.ts';
import { binOf, treeData } from '../../src/train/tree-data.ts';

describe('random', () => {
  it('is the same for the same seed, and other for another', () => {
    const ten = (seed: number) => Array.from({ length: 10 }, random(seed));
    expect(ten(1)).toEqual(ten(1));
    expect(ten(1)).not.toEqual(ten(2));
    expect(shuffled([1, 2, 3, 4, 5], random(3)).sort()).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('boosting', () => {
  // Of ten rows the right one has the largest product of its two numbers: no one number tells.
  const next = random(9);
  const groups = Array.from({ length: 400 }, () => {
    const rows = Array.from({ length: 10 }, () => Float32Array.of(next(), next(), next()));
    const products = rows.map(([a, b]) => a! * b!);
    const best = Math.max(...products);
    return { rows, targets: products.map((product) => (product === best ? 1 : 0)) };
  });
  const trees = boost(treeData(groups.slice(0, 300)), { ...BOOST, trees: 60, featureShare: 1 });

  it('learns what no one number tells, on groups it has not seen', () => {
    const right = groups.slice(300).filter(({ rows, targets }) => {
      const scores = scoreRows(trees, rows);
      return targets[scores.indexOf(Math.max(...scores))] === 1;
    });
    expect(right.length).toBeGreaterThan(75);
  });

  it('grows the same trees twice', () => {
    const again = boost(treeData(groups.slice(0, 300)), { ...BOOST, trees: 60, featureShare: 1 });
    expect(again).toEqual(trees);
  });

  it('puts a number into the bin that its edges say', () => {
    const edges = Float32Array.of(0, 1, 5);
    expect([-1, 0, 0.5, 1, 5, 9].map((value) => binOf(edges, value))).toEqual([0, 1, 1, 2, 3, 3]);
  });
});

describe('logistic regression', () => {
  it('finds the odds that made the labels', () => {
    const next = random(4);
    const rows = Array.from({ length: 4000 }, () => {
      const [x, y] = [next() * 4, next() - 0.5];
      const probability = 1 / (1 + Math.exp(-(x - 2)));
      return { numbers: { x, y }, right: next() < probability };
    });
    const model = fitLogistic(rows);
    expect(logistic(model, { x: 2, y: 0 })).toBeCloseTo(0.5, 1);
    expect(logistic(model, { x: 4, y: 0 })).toBeCloseTo(1 / (1 + Math.exp(-2)), 1);
    expect(Math.abs(logistic(model, { x: 2, y: 0.4 }) - 0.5)).toBeLessThan(0.06);
  });

  it('is not upset by a number that never changes', () => {
    const model = fitLogistic([
      { numbers: { x: 1 }, right: true },
      { numbers: { x: 1 }, right: false },
    ]);
    expect(logistic(model, { x: 1 })).toBeCloseTo(0.5, 6);
  });
});
