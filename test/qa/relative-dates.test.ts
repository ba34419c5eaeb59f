// Relative dates: {R:…} is what is resolved, by the date of the document; nothing else may be.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactOrigin } from '../../src/corpus/metadata.ts';
import { resolveDates } from '../../src/qa/relative-dates.ts';
import { markedText } from '../marked-text.ts';

const dated = (value: string, origin: FactOrigin = 'masthead') => ({
  value,
  parts: [{ value, origin }] as const,
});

const DAY = '2020-02-14';

describe('relative dates', () => {
  it.each([
    ['{R:去年}全区实现生产总值714亿元。', DAY, '2019'],
    ['{R:去年2月}做了手术，8月再次复查。', DAY, '2019-02'],
    ['{R:今年1月6日}，她的胃病又犯了。', DAY, '2020-01-06'],
    ['{R:今年}以来，{R:前年}、{R:明年}', DAY, '2020 2018 2021'],
    ['{R:本月14日}召开会议，{R:上月}已有安排。', DAY, '2020-02-14 2020-01'],
    ['{R:上个月}', '2020-01', '2019-12'],
    ['{R:下月1日}', '2019-12-31', '2020-01-01'],
    ['{R:昨日}通车，{R:今晨}开市。', '2020-03-01', '2020-02-29 2020-03-01'],
    ['{R:上周五}到货，{R:本周日}验收。', DAY, '2020-02-07 2020-02-16'],
    ['{R:上周天}到货。', DAY, '2020-02-09'],
    ['会议于{R:2月14日}召开。', '2020-02', '2020-02-14'],
    ['{R:二月十四日}召开，{R:1月}已有安排。', DAY, '2020-02-14 2020-01'],
    ['2020年1月开工，{R:2月1日}通车。', DAY, '2020-02-01'],
    ['{R:去年}增长2.8%', '2020', '2019'],
    // Traditional script.
    ['{R:昨晚}與{R:去年}', DAY, '2020-02-13 2019'],
  ])('%s in a document of %s', (marked, date, expected) => {
    const { text, spans } = markedText(marked);
    const found = resolveDates(text, '', dated(date));
    expect(found.map(({ start, end }) => ({ start, end }))).toEqual(spans.R);
    expect(found.map((one) => one.date).join(' ')).toBe(expected);
  });

  it.each([
    ['another year was spoken of', '2019年11月开工，12月3日通车。', '', DAY],
    ['… long before', '12月3日通车。', `工程始于1998年。${'施工顺利。'.repeat(100)}`, '2020-12-14'],
    ['a year that could be any', '次年1月通车。', '', DAY],
    ['every year', '每年3月植树。', '', DAY],
    ['the other half of the year', '11月5日通车。', '', DAY],
    ['only the year is known', '2月14日通车。', '', '2020'],
    ['only the month is known', '昨日通车。', '', '2020-02'],
    ['lunar', '农历2月14日', '', DAY],
    ['no date', '以前年度、以上年龄、过去年份', '', DAY],
    ['no day', '今天的中国，美好明天，今日头条', '', DAY],
    ['a day alone', '14日召开。', '', DAY],
    ['in full', '2020年2月14日召开。', '', DAY],
    ['no such day', '去年2月30日', '', DAY],
  ])('is not resolved: %s', (_, text, before, date) => {
    expect(resolveDates(text, before, dated(date))).toEqual([]);
  });

  it('nothing by the day on which a file was made; no 昨日 by the day of what is told', () => {
    expect(resolveDates('去年与昨日', '', dated(DAY, 'properties'))).toEqual([]);
    expect(resolveDates('去年与昨日', '', dated(DAY, 'report')).map(({ date }) => date)).toEqual([
      '2019',
    ]);
  });

  it('spans are disjoint, ascending, in the text; dates are of the calendar', () => {
    const pieces = fc.constantFrom(
      '去年',
      '今年',
      '本月',
      '上月',
      '2月',
      '14日',
      '昨日',
      '上周',
      '五',
      '，',
      '2019年',
      '的',
      '12月31日',
      '会议',
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 12 }),
        fc.constantFrom('2020', '2020-02', '2020-02-29'),
        (parts, date) => {
          const text = parts.join('');
          let end = 0;
          for (const found of resolveDates(text, '', dated(date))) {
            expect(found.start).toBeGreaterThanOrEqual(end);
            expect(found.end).toBeGreaterThan(found.start);
            end = found.end;
            expect(new Date(found.date).toISOString().slice(0, found.date.length)).toBe(found.date);
          }
          expect(end).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });
});
