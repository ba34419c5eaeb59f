import { expect, it } from 'vitest';
import { onlyPassages } from '../../src/eval/only-passages.ts';
import type { PassageIndex } from '../../src/retriever/passage-index.ts';

/** Finds p1 to p4 for any query, with falling scores. */
const index: PassageIndex = {
  size: 6,
  documentFrequency: () => 4,
  search: async (_, k) =>
    [4, 3, 2, 1].map((score, i) => ({ pid: `p${i + 1}`, score, matched: ['甲'] })).slice(0, k),
};

it('finds all of them and no other, those that no term finds last', async () => {
  const only = onlyPassages(index, new Set(['p6', 'p5', 'p4', 'p2']));
  const hits = await only.search([{ term: '甲', weight: 1 }], 10);
  expect(hits.map(({ pid, score }) => [pid, score])).toEqual([
    ['p2', 3],
    ['p4', 1],
    ['p5', 0],
    ['p6', 0],
  ]);
  expect(await only.search([], 1)).toHaveLength(1);
});

it('leaves terms as rare as they are in the whole', () => {
  const only = onlyPassages(index, new Set(['p1']));
  expect([only.documentFrequency('甲'), only.size]).toEqual([4, 6]);
});
