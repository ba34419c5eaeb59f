import { describe, expect, it } from 'vitest';
import { lastValue, parseArguments } from '../../src/cli/arguments.ts';
import { nearestName } from '../../src/cli/nearest.ts';
import { UserError } from '../../src/errors.ts';

const parsed = (line: string) => {
  const { command, operands, options } = parseArguments(words(line), 'chuchu');
  return { command: command?.name ?? null, operands, options: Object.fromEntries(options) };
};

const complaint = (line: string): string => {
  try {
    parseArguments(words(line), 'chuchu');
  } catch (error) {
    if (error instanceof UserError && error.code === 'usage') return error.localized.zh;
    throw error;
  }
  return 'no complaint';
};

const words = (line: string): string[] => line.split(' ').filter((word) => word !== '');

describe('parseArguments', () => {
  it.each([
    ['', { command: null, operands: [], options: {} }],
    ['ask 谁？', { command: 'ask', operands: ['谁？'], options: {} }],
    ['ask 北碚 资金', { command: 'ask', operands: ['北碚', '资金'], options: {} }],
    ['ask --json 谁？', { command: 'ask', operands: ['谁？'], options: { json: [''] } }],
    ['ask --jsonl', { command: 'ask', operands: [], options: { jsonl: [''] } }],
    ['--lang en ask 谁？', { command: 'ask', operands: ['谁？'], options: { lang: ['en'] } }],
    [
      'ask --seeds=a 谁？ --seeds b',
      { command: 'ask', operands: ['谁？'], options: { seeds: ['a', 'b'] } },
    ],
    ['ask -- --json', { command: 'ask', operands: ['--json'], options: {} }],
    ['cite --help', { command: 'cite', operands: [], options: { help: [''] } }],
    ['-h', { command: null, operands: [], options: { help: [''] } }],
    ['-v', { command: null, operands: [], options: { version: [''] } }],
    ['cite -bcdefghijklmnop', { command: 'cite', operands: ['-bcdefghijklmnop'], options: {} }],
    ['cite --cdefghijklmnop', { command: 'cite', operands: ['--cdefghijklmnop'], options: {} }],
    [
      'explain 谁？ --passage -bcdefghijklmnop',
      { command: 'explain', operands: ['谁？'], options: { passage: ['-bcdefghijklmnop'] } },
    ],
    ['verify -', { command: 'verify', operands: ['-'], options: {} }],
    ['eval g --pool a b', { command: 'eval', operands: ['g', 'b'], options: { pool: ['a'] } }],
  ])('%j', (line, invocation) => {
    expect(parsed(line)).toEqual(invocation);
  });

  it.each([
    ['aks 谁？', '没有“aks”这个命令。\n是不是 chuchu ask？\n用法见：chuchu --help'],
    ['谁？', '没有“谁？”这个命令。\n要提问，请写：chuchu ask 谁？\n用法见：chuchu --help'],
    ['ask --jsn 谁？', '没有 --jsn 这个选项。\n是不是 --json？\n用法见：chuchu ask --help'],
    ['ask --given 谁？', '没有 --given 这个选项。\n用法见：chuchu ask --help'],
    ['ask -x 谁？', '没有 -x 这个选项。\n用法见：chuchu ask --help'],
    ['ask', '缺少问题。\n用法见：chuchu ask --help'],
    ['cite', '缺少编号。\n用法见：chuchu cite --help'],
    ['cite a b', '多出了“b”。\n用法见：chuchu cite --help'],
    ['status x', '多出了“x”。\n用法见：chuchu status --help'],
    ['ask --jsonl 谁？', '多出了“谁？”。\n用法见：chuchu ask --help'],
    ['eval a b', '多出了“b”。\n用法见：chuchu eval --help'],
    ['ask 谁？ --lang', '--lang 后面要有值。\n用法见：chuchu ask --help'],
    ['ask 谁？ --seeds --json', '--seeds 后面要有值。\n用法见：chuchu ask --help'],
    ['ask --json=1 谁？', '--json 不带值。\n用法见：chuchu ask --help'],
  ])('%j is wrong usage', (line, message) => {
    expect(complaint(line)).toBe(message);
  });
});

it.each([
  ['ask --lang en --bad', 'en'],
  ['--lang=en', 'en'],
  ['--lang zh --lang en', 'en'],
  ['--lang', undefined],
  ['ask', undefined],
])('the language of %j is %s, whatever else is wrong', (line, language) => {
  expect(lastValue(words(line), 'lang')).toBe(language);
});

it.each([
  ['aks', 'ask'],
  ['evl', 'eval'],
  ['expl', 'explain'],
  ['statsu', 'status'],
  ['bulid', 'build'],
  ['x', undefined],
  ['北碚', undefined],
])('the name nearest to %s is %s', (typed, name) => {
  expect(nearestName(typed, ['ask', 'explain', 'status', 'build', 'eval'])).toBe(name);
});
