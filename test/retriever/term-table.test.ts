// The term table: what was written is read again, and copies count for nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countTerms, openTermTable, printTermTable } from '../../src/retriever/term-table.ts';
import { vocabularyOf } from '../../src/retriever/vocabulary.ts';

const words = fc
  .array(fc.constantFrom('桥', '大桥', '书', 'g93', '3.5', '𠮷', '__proto__', 'text'), {
    maxLength: 12,
  })
  .map(countTerms);
const passages = fc.array(
  fc.record({ terms: fc.tuple(words, words).map((both) => [...both]), isCopy: fc.boolean() }),
  { maxLength: 40 },
);

const tableOf = (list: Parameters<typeof printTermTable>[0]) =>
  openTermTable(Buffer.from(printTermTable(list)));

describe('the term table', () => {
  it('gives back the passages it was made of', () => {
    fc.assert(
      fc.property(passages, (list) => {
        const again = tableOf(list).passages();
        expect(again).toEqual(list);
        // The order of terms within a passage does not show in the bytes.
        expect(printTermTable(again)).toBe(printTermTable(list));
      }),
    );
  });

  it('finds and counts a term in the passages that hold it, copies left out', () => {
    fc.assert(
      fc.property(passages, (list) => {
        const table = tableOf(list);
        for (const term of new Set(
          list.flatMap((each) => each.terms.flatMap((t) => [...t.keys()])),
        )) {
          const found = list.flatMap(({ terms, isCopy }, i) =>
            !isCopy && terms.some((field) => field.has(term)) ? [i] : [],
          );
          expect(table.frequency(term)).toBe(found.length);
          for (const [field, { passages: ordinals, counts }] of table.postings(term).entries()) {
            const own = list.flatMap(({ terms, isCopy }, i) => {
              const count = isCopy ? undefined : terms[field]!.get(term);
              return count === undefined ? [] : [[i, count]];
            });
            expect(ordinals.map((ordinal, i) => [ordinal, counts[i]])).toEqual(own);
          }
        }
        expect(table.frequency('没有')).toBe(0);
        expect(table.postings('没有').flatMap(({ passages: none }) => none)).toEqual([]);
      }),
    );
  });
});

it('the vocabulary of several tables has the terms of all, by how often all have them', () => {
  const field = (...terms: string[]) => [countTerms(terms), countTerms([])];
  const one = tableOf([
    { terms: field('大桥', '小桥'), isCopy: false },
    { terms: field('断桥'), isCopy: true },
  ]);
  const two = tableOf([
    { terms: field('小桥'), isCopy: false },
    { terms: field('小桥', '大路'), isCopy: false },
  ]);
  const vocabulary = vocabularyOf([one, two]);
  expect(vocabulary.documentFrequency('小桥')).toBe(3);
  expect(vocabulary.documentFrequency('断桥')).toBe(0);
  expect([...vocabulary.neighbours('大桥')]).toEqual(['大桥', '大路', '小桥', '大桥']);
});
