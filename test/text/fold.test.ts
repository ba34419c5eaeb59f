import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/text/fold.ts';

describe('a folded text', () => {
  it.each([
    ['３９２８萬元', '3928万元'],
    ['ＣＨＵＣＨＵ', 'chuchu'],
    ['⾦額', '金额'],
    ['「區」', '“区”'],
    ['看著、隨著', '看着、随着'],
    ['著名、顯著、显著、名著、編著', '著名、显著、显著、名著、编著'],
    ['瞭解、瞭望', '了解、瞭望'],
    ['乾隆、乾坤、乾燥、干燥', '乾隆、乾坤、干燥、干燥'],
    ['答覆、覆蓋、反复', '答复、覆盖、反复'],
    ['彷彿、彷徨', '仿佛、彷徨'],
    ['麻痺', '麻痹'],
    ['沈阳、沈某', '沈阳、沈某'],
    ['𠮷野家', '𠮷野家'],
  ])('%s', (text, folded) => expect(fold(text)).toBe(folded));

  it('is as long as the text, and folded already', () => {
    const piece = fc.constantFrom(...'著瞭解乾隆覆蓋彷彿看名于沈沉𠮷', '\ud842', 'Ａ', '「');
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(fold(text)).toHaveLength(text.length);
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 2000 },
    );
  });
});
