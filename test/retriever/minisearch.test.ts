// The engine: what a search promises, against a plain reckoning and against MiniSearch over the same passages.
import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';
import { engineInMemory } from '../../src/retriever/load-corpus.ts';
import { makePassageIndex } from '../../src/retriever/minisearch.ts';
import { passageTerms } from '../../src/retriever/passage-terms.ts';
import { openTermTable, printTermTable } from '../../src/retriever/term-table.ts';
import { NO_LEXICON } from '../../src/text/lexicon.ts';
import { terms } from '../../src/text/terms.ts';

interface Indexable {
  readonly pid: string;
  readonly text: string;
  readonly headings: readonly string[];
}

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
  new Set([...terms(text), ...headings.flatMap((text) => terms(text))]);

const query = fc
  .uniqueArray(fc.constantFrom(...WORDS.flatMap((text) => terms(text))), {
    minLength: 1,
    maxLength: 6,
  })
  .map((list) => list.map((term, i) => ({ term, weight: 1 + i / 4 })));

describe('the engine', () => {
  it('finds every passage with a term, tells which, and sorts by score, then pid', async () => {
    await fc.assert(
      fc.asyncProperty(passages, query, async (list, asked) => {
        const { index } = engineInMemory(list);
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
        const { index } = engineInMemory(list);
        for (const term of WORDS.flatMap((text) => terms(text)))
          expect(index.documentFrequency(term)).toBe(
            list.filter((passage) => termsOf(passage).has(term)).length,
          );
        expect(index.documentFrequency('没有这个词')).toBe(0);
        expect(index.size).toBe(list.length);
      }),
      { numRuns: 40 },
    );
  });

  it('scores as MiniSearch does', async () => {
    await fc.assert(
      fc.asyncProperty(passages, query, async (list, asked) => {
        const theirs = new MiniSearch<{ pid: string; text: string; headings: string }>({
          idField: 'pid',
          fields: ['text', 'headings'],
          tokenize: (text) => text.split('\n').filter(Boolean),
          processTerm: (term) => term,
        });
        for (const { pid, text, headings } of list)
          theirs.add({
            pid,
            text: terms(text).join('\n'),
            headings: terms(headings.join('\n')).join('\n'),
          });
        const weights = new Map(asked.map(({ term, weight }) => [term, weight]));
        const expected = theirs
          .search([...weights.keys()].join('\n'), {
            boostTerm: (term) => weights.get(term)!,
            boost: { text: 1, headings: 0.5 },
            bm25: { k: 1.2, b: 0.7, d: 0.5 },
          })
          // It multiplies the sum by the number of terms that matched, which this engine does not.
          .map(({ id, score, queryTerms }) => [id as string, score / queryTerms.length] as const);
        const scores = new Map(expected);
        const hits = await engineInMemory(list).index.search(asked, list.length);
        expect(hits.map(({ pid }) => pid).sort()).toEqual([...scores.keys()].sort());
        for (const { pid, score } of hits) expect(score).toBeCloseTo(scores.get(pid)!, 10);
      }),
      { numRuns: 100 },
    );
  });

  it('scores the same to the last digit however the passages are shared out among tables', async () => {
    await fc.assert(
      fc.asyncProperty(
        passages,
        query,
        fc.array(fc.nat(30), { maxLength: 4 }),
        async (list, asked, cuts) => {
          const edges = [0, ...cuts.filter((cut) => cut < list.length).sort((a, b) => a - b)];
          const tables = edges.map((from, i) => {
            const own = list.slice(from, edges[i + 1]);
            const rows = passageTerms(own, NO_LEXICON).map((row) => ({
              terms: row,
              isCopy: false,
            }));
            const table = openTermTable(Buffer.from(printTermTable(rows)));
            return { table, pidOf: (ordinal: number) => own[ordinal]!.pid };
          });
          const shared = makePassageIndex(tables, () => 0);
          const whole = engineInMemory(list).index;
          expect(await shared.search(asked, 10)).toEqual(await whole.search(asked, 10));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('puts a passage with the rare term first among thousands with the common ones', async () => {
    const list = Array.from({ length: 6000 }, (_, i) => ({
      pid: `d:${String(i).padStart(5, '0')}`,
      text: i === 4321 ? '大桥旁的图书馆里有银杏' : '大桥旁的图书馆里有志愿者和工程师',
      headings: [],
    }));
    const { index } = engineInMemory(list);
    const asked = ['大桥', '图书馆', '银杏'].map((term) => ({ term, weight: 1 }));
    const hits = await index.search(asked, 5);
    expect(hits[0]).toMatchObject({
      pid: 'd:04321',
      matched: expect.arrayContaining(['大桥', '银杏']),
    });
    expect(hits).toHaveLength(5);
  });

  it('finds nothing for an empty query or in an empty index', async () => {
    const { index } = engineInMemory([]);
    expect(await index.search([{ term: '大桥', weight: 1 }], 5)).toEqual([]);
    expect(await index.search([], 5)).toEqual([]);
  });
});
