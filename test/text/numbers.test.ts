// Numbers: what counts as one, and that every way of writing it has the same canonical form.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numbers } from '../../src/text/numbers.ts';

const values = (text: string): string[] => numbers(text).map(({ value }) => value);

describe('numbers', () => {
  it.each([
    ['3,928', ['3928']],
    ['３９２８', ['3928']],
    ['三千九百二十八', ['3928']],
    ['叁仟玖佰贰拾捌元', ['3928']],
    ['3928万元', ['39280000']],
    ['三千九百二十八萬元', ['39280000']],
    ['3.3万', ['33000']],
    ['三万三千', ['33000']],
    ['三万三', ['33000']],
    ['三点三万', ['33000']],
    ['33,000.0', ['33000']],
    ['15万余台', ['150000']],
    ['30余万人', ['300000']],
    ['十几万人', ['100000']],
    ['1亿2000万元', ['120000000']],
    ['一亿二千万', ['120000000']],
    ['3.5万亿', ['3500000000000']],
    ['九百六十万平方公里', ['9600000']],
    ['一百零五', ['105']],
    ['一百五', ['150']],
    ['一百五十', ['150']],
    ['一百十五', ['115']],
    ['两千三', ['2300']],
    ['三万零三', ['30003']],
    ['一千零一十', ['1010']],
    ['百万元', ['1000000']],
    ['十五', ['15']],
    ['007', ['7']],
    ['0.50', ['0.5']],
    ['1.2吨', ['1.2']],
    ['97.1％', ['97.1%']],
    ['百分之九十七点一', ['97.1%']],
    ['百分之97.1', ['97.1%']],
    ['千分之三', ['3‰']],
    ['三分之一', ['1/3']],
    ['1/3', ['1/3']],
    ['第三批', ['第3']],
    ['第3批', ['第3']],
    ['二〇二〇年', ['2020年']],
    ['2020年', ['2020年']],
    ['一九四九年十月一日', ['1949年', '10月1日']],
    ['2020年1月21号', ['2020年', '1月21日']],
    ['一月二十一日', ['1月21日']],
    ['2020-01-21', ['2020年', '1月21日']],
    ['2020/1/21', ['2020年', '1月21日']],
    ['3月29日至31日', ['3月29日', '31日']],
    ['19:00', ['19:00']],
    ['七点三十分', ['7', '30']],
    ['3个月', ['3']],
    ['两名', ['2']],
    ['四个', ['4']],
    ['3号楼', ['3']],
    ['319国道', ['319']],
  ])('%s → %j', (text, expected) => expect(values(text)).toEqual(expected));

  it.each([
    '一些',
    '一定',
    '万一',
    '统一',
    '唯一一',
    '千万不要',
    '十分',
    '一点也不',
    '三四个人',
    '二三十人',
    '两三千元',
    '星期三',
    '五指山',
    'g93',
    '2o',
  ])('%s has none, or only its digits', (text) =>
    expect(values(text)).toEqual(text === '2o' ? ['2'] : []),
  );

  it('tells the figure before its scale or sign', () => {
    expect(numbers('3928万元、97.1%、2020年').map(({ bare }) => bare)).toEqual([
      '3928',
      '97.1',
      '2020',
    ]);
  });

  it('reads every whole number from Chinese numerals as from digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 99_999_999 }), (n) => {
        expect(values(`${chinese(n)}元`)).toEqual([String(n)]);
        expect(values(`${n.toLocaleString('en-US')}元`)).toEqual([String(n)]);
        expect(values(fullWidth(`${n}元`))).toEqual([String(n)]);
      }),
    );
  });

  it('gives disjoint spans in order, of any text', () => {
    const piece = fc.constantFrom(
      ...'零〇一二两三九十百千万亿第分之点余多月日号年%.,/:-0123456789 人',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((units) => units.join('')),
    );
    fc.assert(
      fc.property(text, (t) => {
        let last = 0;
        for (const { start, end, value } of numbers(t)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(value).toMatch(/[0-9]/);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(t.length);
      }),
    );
  });

  it('takes no time for ten thousand numerals', () => {
    for (const unit of ['一', '九', '9', '千', '一千', '3,'])
      expect(() => numbers(unit.repeat(10_000))).not.toThrow();
  });
});

const fullWidth = (text: string): string =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

/** Standard Chinese numerals, written out the way people do. */
function chinese(n: number): string {
  if (n >= 10_000) {
    const rest = n % 10_000;
    const zero = rest > 0 && rest < 1000 ? '零' : '';
    return `${chinese(Math.floor(n / 10_000))}万${zero}${rest > 0 ? chinese(rest) : ''}`;
  }
  let text = '';
  let skipped = false;
  for (const [scale, mark] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(n / scale) % 10;
    if (digit === 0) skipped = text !== '';
    else {
      text += `${skipped ? '零' : ''}${'零一二三四五六七八九'[digit]}${mark}`;
      skipped = false;
    }
  }
  return text;
}
