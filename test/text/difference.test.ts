import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesInMarks, differences } from '../../src/text/difference.ts';

const shown = (before: string, after: string) => changesInMarks(differences(before, after));

describe('differences', () => {
  it.each([
    ['资金860万元。', '资金960万元。', '资金[-860-]{+960+}万元。'],
    ['三月通航。', '三月通航。', '三月通航。'],
    ['大桥通车。', '大桥昨日通车。', '大桥{+昨日+}通车。'],
    ['', '通车。', '{+通车。+}'],
    ['通车。', '', '[-通车。-]'],
    ['', '', ''],
  ])('from %j to %j', (before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
  });

  it('hold both texts whole, whatever they are', () => {
    const text = fc.array(
      fc.constantFrom('大桥', '通车', '，', '860', '万元', ' ', '\n', 'abc', '。', '青'),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [before, after] = [a.join(''), b.join('')];
        const parts = differences(before, after);
        const of = (kind: string) =>
          parts
            .filter((part) => part.kind === 'same' || part.kind === kind)
            .map((part) => part.text)
            .join('');
        expect(of('old')).toBe(before);
        expect(of('new')).toBe(after);
        expect(parts.every((part, i) => part.kind !== parts[i + 1]?.kind)).toBe(true);
      }),
    );
  });

  it('of a book are one change', () => {
    const book = '大桥通车。'.repeat(2000);
    expect(differences(book, `甲${book.slice(5, -5)}乙`).length).toBeLessThan(5);
  });
});
