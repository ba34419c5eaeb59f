import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hang, lineBreaks, pad, showMarked, width } from '../../src/cli/layout.ts';

const broken = (text: string, columns: number) =>
  lineBreaks(text, columns).map(({ start, end }) => text.slice(start, end));

describe('lineBreaks', () => {
  it.each([
    ['十个汉字正好是二十列', ['十个汉字正好是二十列']],
    ['十个汉字正好是二十列宽', ['十个汉字正好是二十列', '宽']],
    ['句号不放在一行的头上。对', ['句号不放在一行的头', '上。对']],
    ['左引号不放一行的尾“引”', ['左引号不放一行的尾', '“引”']],
    ['数字不拆开要整个放3928万元', ['数字不拆开要整个放', '3928万元']],
    ['an English sentence is broken at blanks', ['an English sentence', 'is broken at blanks']],
    ['', ['']],
    ['x'.repeat(25), ['x'.repeat(20), 'x'.repeat(5)]],
  ])('%j in 20 columns is %j', (text, lines) => {
    expect(broken(text, 20)).toEqual(lines);
  });

  it('breaks nothing where there is no terminal', () => {
    const text = '字'.repeat(500);
    expect(broken(text, Number.POSITIVE_INFINITY)).toEqual([text]);
  });

  it('loses nothing but blanks, and is no wider than told', () => {
    const text = fc.string({ unit: fc.constantFrom(...'的一是3 a，。“（％é', '😀', '👨‍👩‍👧') });
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 60 }), (all, columns) => {
        const lines = broken(all, columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(all.replaceAll(' ', ''));
        for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns);
      }),
    );
  });
});

it('hang puts further lines below the first', () => {
  expect(hang('〔1〕', '十个汉字正好是二十列宽', 25)).toBe('〔1〕十个汉字正好是二十列\n     宽');
});

it('pad reckons with wide characters', () => {
  expect(pad('汉字', 6)).toBe('汉字  ');
  expect(pad('汉字', 3)).toBe('汉字');
});

it('showMarked shows each part by its own', () => {
  const marks = [
    { start: 1, end: 3 },
    { start: 4, end: 9 },
  ];
  const shown = showMarked('0123456789', { start: 2, end: 8 }, marks, (part) => `[${part}]`);
  expect(shown).toBe('[2]3[4567]');
});
