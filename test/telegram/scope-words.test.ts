// The words of a scope, as people write them.
import { expect, it } from 'vitest';
import { scopeWords } from '../../src/telegram/intake/scope-words.ts';

it.each([
  ['资料 纪要', { docs: ['纪要'], tags: [] }],
  ['会议 纪要', { docs: ['会议 纪要'], tags: [] }],
  ['2020年2月', { docs: [], tags: [], from: '2020-02', to: '2020-02' }],
  ['从 2020-01 到 2020-03', { docs: [], tags: [], from: '2020-01', to: '2020-03' }],
  ['from 2020 tag 防汛 TAG 会议', { docs: [], tags: ['防汛', '会议'], from: '2020' }],
  ['标签：防汛， 资料：纪要', { docs: ['纪要'], tags: ['防汛'] }],
  ['资料 水、电：价目', { docs: ['水、电：价目'], tags: [] }],
] as const)('%s', (text, filter) => {
  expect(scopeWords(text)).toEqual({ kind: 'filter', filter });
});

it.each([
  ['全部', { kind: 'all' }],
  ['All', { kind: 'all' }],
  ['从 去年', { kind: 'not-a-date', written: '去年' }],
  ['资料', { kind: 'needs-more', word: '资料' }],
  ['标签 防汛 到', { kind: 'needs-more', word: '到' }],
] as const)('%s: no filter', (text, words) => {
  expect(scopeWords(text)).toEqual(words);
});
