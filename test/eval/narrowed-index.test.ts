import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onlyPassages, withoutPassages } from '../../src/eval/narrowed-index.ts';
import type { PassageIndex } from '../../src/retriever/passage-index.ts';

/** Passages whose terms are their letters; the score is the weight of the letters found. */
const letters: Readonly<Record<string, string>> = { p1: 'ab', p2: 'abc', p3: 'c', p4: 'd' };

const indexOf = (passages: Readonly<Record<string, string>>): PassageIndex => ({
  size: Object.keys(passages).length,
  documentFrequency: (term) => Object.values(passages).filter((text) => text.includes(term)).length,
  search: async (query, k) =>
    Object.entries(passages)
      .map(([pid, text]) => {
        const found = query.filter(({ term }) => text.includes(term));
        return {
          pid,
          score: found.reduce((sum, { weight }) => sum + weight, 0),
          matched: found.map(({ term }) => term),
        };
      })
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || (a.pid < b.pid ? -1 : 1))
      .slice(0, k),
});

const query = [...'abc'].map((term) => ({ term, weight: 1 }));
const pids = fc.subarray(Object.keys(letters)).map((some) => new Set(some));

describe('without some passages', () => {
  it('is the index that never had them', async () => {
    await fc.assert(
      fc.asyncProperty(pids, fc.integer({ min: 1, max: 5 }), async (gone, k) => {
        const rest = Object.fromEntries(Object.entries(letters).filter(([pid]) => !gone.has(pid)));
        const narrowed = withoutPassages(indexOf(letters), gone, (pid) => letters[pid]!);
        const anew = indexOf(rest);
        expect(narrowed.size).toBe(anew.size);
        expect(await narrowed.search(query, k)).toEqual(await anew.search(query, k));
        for (const term of 'abcd')
          expect(narrowed.documentFrequency(term)).toBe(anew.documentFrequency(term));
      }),
    );
  });
});

describe('only some passages', () => {
  it('finds all of them and no other, those that no term finds last', async () => {
    const only = onlyPassages(indexOf(letters), new Set(['p4', 'p3', 'p2']));
    const hits = await only.search(query, 10);
    expect(hits.map(({ pid, score }) => [pid, score])).toEqual([
      ['p2', 3],
      ['p3', 1],
      ['p4', 0],
    ]);
    expect(await only.search(query, 1)).toHaveLength(1);
    expect(only.documentFrequency('a')).toBe(2);
  });
});
