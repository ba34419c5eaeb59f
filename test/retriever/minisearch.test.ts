// The engine: what a search promises, against a plain reckoning over the same passages.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildEngine, type Indexable, loadEngine } from '../../src/retriever/minisearch.ts';
import { terms } from '../../src/text/terms.ts';

const WORDS = [
  '图书馆',
  '大桥',
  '自来水',
  '银杏',
  '工程师',
  '志愿者',
  '防滑',
  '水质',
  '320米',
  'G93',
];

const passages = fc
  .array(
    fc.record({
      text: fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join('，')),
      headings: fc.array(fc.constantFrom(...WORDS), { maxLength: 2 }),
    }),
    { maxLength: 30 },
  )
  .map((list) =>
    list.map((passage, i): Indexable => ({ pid: `d:${String(i).padStart(5, '0')}`, ...passage })),
  );

const termsOf = ({ text, headings }: Indexable): Set<string> =>
  new Set([...terms(text), ...headings.flatMap(terms)]);

const query = fc
  .uniqueArray(fc.constantFrom(...WORDS.flatMap(terms)), { minLength: 1, maxLength: 6 })
  .map((list) => list.map((term, i) => ({ term, weight: 1 + i / 4 })));

describe('the engine', () => {
  it('finds every passage with a term, tells which, and sorts by score, then pid', async () => {
    await fc.assert(
      fc.asyncProperty(passages, query, async (list, asked) => {
        const { index } = loadEngine(await buildEngine(list));
        const hits = await index.search(asked, list.length);
        const holding = list.filter((passage) =>
          asked.some(({ term }) => termsOf(passage).has(term)),
        );
        expect(new Set(hits.map(({ pid }) => pid))).toEqual(new Set(holding.map(({ pid }) => pid)));
        for (const { pid, matched } of hits) {
          const own = termsOf(list.find((passage) => passage.pid === pid)!);
          const expected = asked.filter(({ term }) => own.has(term)).map(({ term }) => term);
          expect([...matched].sort()).toEqual(expected.sort());
        }
        for (const [i, { pid, score }] of hits.entries()) {
          const next = hits[i + 1];
          if (next)
            expect(score > next.score || (score === next.score && pid < next.pid)).toBe(true);
        }
        expect(await index.search(asked, 3)).toEqual(hits.slice(0, 3));
      }),
      { numRuns: 60 },
    );
  });

  it('counts in how many passages a term occurs, headings included', async () => {
    await fc.assert(
      fc.asyncProperty(passages, async (list) => {
        const { index } = loadEngine(await buildEngine(list));
        for (const term of WORDS.flatMap(terms))
          expect(index.documentFrequency(term)).toBe(
            list.filter((passage) => termsOf(passage).has(term)).length,
          );
        expect(index.documentFrequency('没有这个词')).toBe(0);
        expect(index.size).toBe(list.length);
      }),
      { numRuns: 40 },
    );
  });

  it('is the same bytes for the same passages', async () => {
    await fc.assert(
      fc.asyncProperty(passages, async (list) => {
        expect(await buildEngine(list)).toEqual(await buildEngine(structuredClone(list)));
      }),
      { numRuns: 20 },
    );
  });

  it('puts a passage with the rare term first among thousands with the common ones', async () => {
    const list = Array.from({ length: 6000 }, (_, i) => ({
      pid: `d:${String(i).padStart(5, '0')}`,
      text: i === 4321 ? '大桥旁的图书馆里有银杏' : '大桥旁的图书馆里有志愿者和工程师',
      headings: [],
    }));
    const { index } = loadEngine(await buildEngine(list));
    const asked = ['大桥', '图书馆', '银杏'].map((term) => ({ term, weight: 1 }));
    const hits = await index.search(asked, 5);
    expect(hits[0]).toMatchObject({
      pid: 'd:04321',
      matched: expect.arrayContaining(['大桥', '银杏']),
    });
    expect(hits).toHaveLength(5);
  });

  it('finds nothing for an empty query or in an empty index', async () => {
    const { index } = loadEngine(await buildEngine([]));
    expect(await index.search([{ term: '大桥', weight: 1 }], 5)).toEqual([]);
    expect(await index.search([], 5)).toEqual([]);
  });
});
