// Edits of a lexicon file: a line more, a name less, and everything else as the keeper wrote it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withLine, withoutName } from '../../src/corpus/edit-lexicon.ts';
import { parseLexiconFile } from '../../src/corpus/lexicon-lines.ts';

describe('a line more', () => {
  it.each([
    ['', '涵崧', '涵崧\n'],
    ['# 名单\n', '涵崧', '# 名单\n涵崧\n'],
    ['海棠苑', '涵崧', '海棠苑\n涵崧\n'],
    ['# 名单\r\n海棠苑', '涵崧', '# 名单\r\n海棠苑\r\n涵崧\r\n'],
  ])('%j and %s: %j', (text, line, expected) => expect(withLine(text, line)).toBe(expected));
});

describe('a name less', () => {
  it.each([
    ['words', '# 名单\n涵崧 人名 # 记者\n海棠苑\n', '涵崧', '# 名单\n海棠苑\n'],
    ['words', '涵崧\r\n\r\n海棠苑', '海棠苑', '涵崧\r\n\r\n'],
    ['words', '臺北\n', '台北', ''],
    ['words', '涵崧\n', '涵', '涵崧\n'],
    ['synonyms', '甲 甲 = 乙乙 = 丙丙 # 旧称\n', '乙乙', '甲 甲 = 丙丙 # 旧称\n'],
    ['synonyms', '# 医院\n甲甲 = 乙乙\n', '乙乙', '# 医院\n'],
    ['stopWords', '本报讯\n本报讯记者\n', '本报讯', '本报讯记者\n'],
  ] as const)('of %s %j, %s: %j', (role, text, name, expected) =>
    expect(withoutName(role, text, name)).toBe(expected),
  );
});

it('what is added and taken out again leaves the file as it was, but for its last line break', () => {
  const line = fc.constantFrom('# 注', '', '  ', '海棠苑 地名', '崧', '坏 行 xx', '楼院哨兵');
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
      const text = lines.map((each) => each + end).join('');
      const added = withLine(text, '涵崧 人名');
      expect(withoutName('words', added, '涵崧')).toBe(text);
      const names = (of: string) => parseLexiconFile('words', of).lines.map((each) => each.names);
      expect(names(added)).toEqual([...names(text), ['涵崧']]);
    }),
  );
});
