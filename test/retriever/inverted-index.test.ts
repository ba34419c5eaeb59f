// The inverted index: the same as MiniSearch makes of the same words, term by term.
import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { expect, it } from 'vitest';
import { makeInvertedIndex } from '../../src/retriever/inverted-index.ts';

const words = fc.array(fc.constantFrom('桥', '大桥', '书', 'g93', '3.5', '"', '__proto__'), {
  maxLength: 8,
});
const passages = fc.array(fc.record({ text: words, headings: words }), { maxLength: 20 });

it('is what MiniSearch writes after the same passages were added', () => {
  fc.assert(
    fc.property(passages, (list) => {
      const options = {
        idField: 'pid',
        fields: ['text', 'headings'],
        tokenize: (text: string) => text.split('\n').filter(Boolean),
        processTerm: (term: string) => term,
      };
      const theirs = new MiniSearch(options);
      const ours = makeInvertedIndex(['text', 'headings']);
      for (const [i, { text, headings }] of list.entries()) {
        theirs.add({ pid: `p${i}`, text: text.join('\n'), headings: headings.join('\n') });
        ours.add(`p${i}`, [text, headings]);
      }
      const { averageFieldLength, ...written } = sorted(theirs.toJSON());
      const loaded = MiniSearch.loadJSON(ours.toJSON(), options);
      const { averageFieldLength: average, ...read } = sorted(loaded.toJSON());
      expect(read).toEqual(written);
      // MiniSearch keeps a running mean, which differs in the last digit.
      for (const [field, length] of averageFieldLength.entries())
        expect(average[field]).toBeCloseTo(length, 10);
    }),
  );
});

const sorted = (plain: ReturnType<MiniSearch['toJSON']>) => ({
  ...plain,
  index: [...plain.index].sort(([a], [b]) => (a < b ? -1 : 1)),
});
