import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable, printableJson, printableLines } from '../../src/cli/printable.ts';
import { OBEYED } from './fakes.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
);

describe('printable', () => {
  it.each([
    ['\u001b[31m红\u001b[0m', '␛[31m红␛[0m'],
    ['一\n二\r\n三\t四', '一␊二␍␊三 四'],
    ['\u0000\u007f\u009b', '␀␡�'],
    ['正\u202e反\u2066', '正�反�'],
    ['半\ud83d个', '半�个'],
    ['整个😀👨‍👩‍👧', '整个😀👨‍👩‍👧'],
    ['标签\u{e0041}', '标签��'],
    ['北碚区“安排”〔1〕　3928万元', '北碚区“安排”〔1〕　3928万元'],
  ])('%j is shown as %j', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('changes no length, twice is as once, and the result is well formed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = printable(text);
        expect(shown.length).toBe(text.length);
        expect(printable(shown)).toBe(shown);
        expect(shown).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });

  it('keeps lines where lines are meant', () => {
    expect(printableLines('一\u001b\r\n二\n三')).toBe('一␛\n二\n三');
  });
});

describe('printableJson', () => {
  it('is one line of harmless characters that parses to the same', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const json = printableJson({ text });
        expect(json).not.toMatch(OBEYED);
        expect(JSON.parse(json)).toEqual({ text });
      }),
    );
  });
});
