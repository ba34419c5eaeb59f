import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from '../../src/question/parse.ts';

const PIECES = [
  '北碚区',
  '2020年3月20日',
  '多少台',
  '哪些',
  '谁',
  '吗',
  '“五送”',
  '《红楼梦》',
  '的',
  '是',
  '，',
  '？',
  ' ',
  '\ud83d',
  '😀',
  '區',
  'QQ',
];
const question = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 20 }).map((pieces) => pieces.join('')),
);

it('parses any string, with every span inside the text', () => {
  fc.assert(
    fc.property(question, (asked) => {
      const { text, tokens, gap, terms, requirements } = parse(asked);
      for (const { start, end } of [...tokens, ...terms, ...requirements, ...(gap ? [gap] : [])]) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(start).toBeLessThanOrEqual(end);
        expect(end).toBeLessThanOrEqual(text.length);
      }
      for (const term of terms) expect(term.weight).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});

it('has every character that is not white space in exactly one token, cut at the gap', () => {
  fc.assert(
    fc.property(question, (asked) => {
      const { text, tokens, gap } = parse(asked);
      const covered = new Set<number>();
      for (const { start, end } of tokens)
        for (let i = start; i < end; i++) {
          expect(covered.has(i)).toBe(false);
          covered.add(i);
        }
      for (let i = 0; i < text.length; i++)
        if (/\S/.test(text[i]!)) expect(covered.has(i)).toBe(true);
      for (const at of gap ? [gap.start, gap.end] : [])
        expect(tokens.some(({ start, end }) => start < at && at < end)).toBe(false);
    }),
    { numRuns: 300 },
  );
});

it('parses the same question to the same value', () => {
  fc.assert(
    fc.property(question, (asked) => {
      expect(parse(asked)).toEqual(parse(asked));
    }),
  );
});

it.each([
  ['nothing', ''],
  ['punctuation', '？！。，、…'],
  ['emoji', '😀🎉👨‍👩‍👧'],
  ['lone surrogates', '\ud83d多少\udc00'],
  ['control characters', '\u0000\u202e谁\u200b'],
  ['10,000 characters', '北碚区有多少家企业，谁知道什么时候'.repeat(600)],
  ['10,000 numerals', '亿'.repeat(10_000)],
  ['10,000 quotes', '“'.repeat(10_000)],
])('survives %s', (_, asked) => {
  expect(() => parse(asked)).not.toThrow();
});
