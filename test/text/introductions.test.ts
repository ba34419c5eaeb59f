// Introductions: second names as documents give them, and what only looks like one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/text/fold.ts';
import { introductions } from '../../src/text/introductions.ts';

const pairsIn = (text: string): string[] =>
  introductions(fold(text)).map(({ name, alias }) => `${name}=${alias}`);

describe('introductions', () => {
  it.each([
    ['河湾市第三人民医院（以下简称市三院）始建于1950年。', '河湾市第三人民医院=市三院'],
    ['昨日，江津区卫生健康委员会（简称“区卫生健康委”）开会。', '江津区卫生健康委员会=区卫生健康委'],
    ['重慶市第九人民醫院（以下簡稱「市九院」）', '重庆市第九人民医院=市九院'],
    ['水仙花，又称凌波仙子，是石蒜科植物。', '水仙花=凌波仙子'],
    ['世界卫生组织（WHO）宣布', '世界卫生组织=who'],
    ['列奥纳多·达·芬奇（Leonardo da Vinci）是画家', '列奥纳多·达·芬奇=leonardo da vinci'],
    ['北京航空航天大学（简称北航）', '北京航空航天大学=北航'],
    ['由青山区疾病预防控制中心（即区疾控中心）负责', '青山区疾病预防控制中心=区疾控中心'],
  ])('%s: %s', (text, pair) => expect(pairsIn(text)).toEqual([pair]));

  it('two names in one pair of brackets', () =>
    expect(pairsIn('中国共产主义青年团（英文缩写：CYL，简称共青团）')).toEqual([
      '中国共产主义青年团=cyl',
      '中国共产主义青年团=共青团',
    ]));

  it.each([
    '甲乙有限责任公司（以下简称“公司”）',
    '本公司（以下简称“青山水泥”）',
    '他即将离开（即明天早上）',
    '会议开始（共三天），又称赞了大家',
    '气温升高（CO2增加）',
    '简称',
  ])('%s: none', (text) => expect(pairsIn(text)).toEqual([]));

  it('lie in the text, name first, whatever the text is', () => {
    const piece = fc.constantFrom(
      ...[
        '水仙花',
        '（',
        '）',
        '以下简称',
        '，又称',
        '“',
        '”',
        '市九院',
        '即',
        'WHO',
        '。',
        '\ud800',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const folded = fold(pieces.join(''));
        for (const { start, end, name, alias } of introductions(folded)) {
          const whole = folded.slice(start, end);
          expect(whole).toContain(name);
          expect(whole).toContain(alias);
          expect(whole.indexOf(name)).toBeLessThan(whole.lastIndexOf(alias));
        }
      }),
    );
  });
});
