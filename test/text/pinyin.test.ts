// Pinyin: characters that people mistake for each other because they sound alike.
import { expect, it } from 'vitest';
import { soundAlike } from '../../src/text/pinyin.ts';

it.each([
  ['空', '控', 'same'],
  ['弊', '痹', 'same'],
  ['涨', '长', 'same'],
  ['着', '者', 'same'],
  ['知', '资', 'near'],
  ['林', '宁', 'near'],
  ['山', '水', null],
  ['a', 'a', null],
  ['1', '一', null],
])('%s and %s: %s', (a, b, expected) => {
  expect(soundAlike(a, b)).toBe(expected);
  expect(soundAlike(b, a)).toBe(expected);
});
