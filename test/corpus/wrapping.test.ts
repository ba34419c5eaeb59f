// Wrapping is undone: paragraphs set in columns come back whole, whatever the width and the blank lines.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/corpus/clean.ts';
import { plainParagraph, wrap } from './generated.ts';

const bodies = (source: string): string[] => clean(source).map(({ text }) => text);

/** True if two lines of the paragraph break off in mid-sentence: they show how wide the column is. */
const showsWidth = (lines: readonly string[]): boolean =>
  lines.slice(0, -1).filter((line) => !/[。！？]$/.test(line)).length >= 2;

/** Paragraphs of a book; one whose last line is full cannot be told from one that goes on. */
const book = fc
  .tuple(fc.integer({ min: 14, max: 44 }), fc.array(plainParagraph, { minLength: 2, maxLength: 6 }))
  .map(([width, paragraphs]) => ({
    width,
    paragraphs: paragraphs.filter((text) => showsWidth(wrap(text, width))),
  }));

/** The same without full last lines. */
const ragged = book.map(({ width, paragraphs }) => ({
  width,
  paragraphs: paragraphs.filter((text) => text.length % width !== 0),
}));

describe('wrapped paragraphs come back', () => {
  it('without blank lines', () => {
    fc.assert(
      fc.property(ragged, ({ width, paragraphs }) => {
        const source = paragraphs.flatMap((text) => wrap(text, width)).join('\n');
        expect(bodies(source)).toEqual(paragraphs);
      }),
    );
  });

  it('with a blank line between all lines', () => {
    fc.assert(
      fc.property(ragged, ({ width, paragraphs }) => {
        const source = paragraphs.flatMap((text) => wrap(text, width)).join('\n\n');
        expect(bodies(source)).toEqual(paragraphs);
      }),
    );
  });

  it('with a blank line between paragraphs, full last lines too', () => {
    fc.assert(
      fc.property(book, ({ width, paragraphs }) => {
        const source = paragraphs.map((text) => wrap(text, width).join('\n')).join('\n\n');
        expect(bodies(source)).toEqual(paragraphs);
      }),
    );
  });

  it('with first lines indented by two ideographic spaces', () => {
    fc.assert(
      fc.property(book, ({ width, paragraphs }) => {
        const source = paragraphs.flatMap((text) => wrap(`　　${text}`, width)).join('\n');
        expect(bodies(source)).toEqual(paragraphs);
      }),
    );
  });

  it('one paragraph a line', () => {
    fc.assert(
      fc.property(fc.array(plainParagraph, { maxLength: 8 }), fc.boolean(), (paragraphs, blank) => {
        expect(bodies(paragraphs.join(blank ? '\n\n' : '\n'))).toEqual(paragraphs);
      }),
    );
  });

  it('articles and items, whose first lines are as wide as the others and have no full stop', () => {
    fc.assert(
      fc.property(book, fc.boolean(), ({ width, paragraphs }, indented) => {
        const numbered = paragraphs
          .map((text, i) => {
            const numeral = '一二三四五六'[i]!;
            return indented ? `　　第${numeral}条　${text}` : `（${numeral}）${text}`;
          })
          .filter((text) => showsWidth(wrap(text, width)));
        const source = numbered.flatMap((text) => wrap(text, width)).join('\n');
        expect(bodies(source)).toEqual(numbered.map((text) => text.trim()));
      }),
    );
  });

  it('a number that is cut behind its point', () => {
    const source =
      '全年营业收入四点一亿元，占全部收入的31.\n5%，比上年提高一点八个百分点，其中出口收\n入一点二亿元，与上年持平。';
    expect(bodies(source)).toEqual([source.replaceAll('\n', '')]);
  });

  it('English, words whole: the line break stays between words', () => {
    const source =
      'The library opens at nine in the morning and closes\nat ten in the evening. Readers may borrow up to ten\nbooks for thirty days.\n\nA late book costs fifty cents a day. The fee is\nwaived for children.';
    expect(bodies(source).map((text) => text.replaceAll('\n', ' '))).toEqual([
      'The library opens at nine in the morning and closes at ten in the evening. Readers may borrow up to ten books for thirty days.',
      'A late book costs fifty cents a day. The fee is waived for children.',
    ]);
  });
});
