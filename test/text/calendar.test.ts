import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  agree,
  calendarDate,
  commonDate,
  dateMentions,
  dateOf,
  overlapsRange,
  parseDate,
  precisionOf,
  weekdayOf,
} from '../../src/text/calendar.ts';

const dates = fc
  .record({
    year: fc.integer({ min: 1900, max: 2100 }),
    month: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
    day: fc.integer({ min: 1, max: 28 }),
    isDaily: fc.boolean(),
  })
  .map(
    ({ year, month, day, isDaily }) =>
      calendarDate({ year, month, day: month && isDaily ? day : undefined })!,
  );

describe('calendar dates', () => {
  it.each([
    ['2020-02-14', '2020-02-14'],
    ['2020-2-4', '2020-02-04'],
    ['2020/2/14', '2020-02-14'],
    ['2020.02.14', '2020-02-14'],
    ['20200214', '2020-02-14'],
    ['2020', '2020'],
    ['2020年', '2020'],
    ['2020-02', '2020-02'],
    ['2020年2月', '2020-02'],
    [' 2020年2月14日 ', '2020-02-14'],
    ['二〇二〇年二月十四日', '2020-02-14'],
    ['２０２０年２月１４日', '2020-02-14'],
    ['2020-02-30', null],
    ['2020-13', null],
    ['0020-01-01', null],
    ['2月14日', null],
    ['昨天', null],
    ['2020年2月14日晚', null],
    ['2020年2月14日至3月1日', null],
    ['', null],
  ])('%s is read as %s', (text, date) => {
    expect(parseDate(text)).toBe(date);
  });

  it.each([
    ['截至2020年2月14日18时', [{ year: 2020, month: 2, day: 14 }]],
    ['2020年2月，14日起', [{ year: 2020, month: 2 }, { day: 14 }]],
    ['2月14日和15日', [{ month: 2, day: 14 }, { day: 15 }]],
    ['2020 和 14', []],
    ['农历正月初八、农历2月14日', []],
  ])('mentions in %s', (text, expected) => {
    const found = dateMentions(text).map(({ year, month, day }) => ({ year, month, day }));
    expect(found).toEqual(
      expected.map((parts) => ({ year: undefined, month: undefined, day: undefined, ...parts })),
    );
  });

  it('a printed date is read as itself, at its place', () => {
    fc.assert(
      fc.property(dates, fc.constantFrom('', '截至', '会议于'), (date, before) => {
        expect(parseDate(date)).toBe(date);
        const [year, month, day] = date.split('-').map(Number);
        const said = `${year}年${month ? `${month}月` : ''}${day ? `${day}日` : ''}`;
        const [mention] = dateMentions(before + said);
        expect(mention && dateOf(mention)).toBe(date);
        expect(mention).toMatchObject({ start: before.length, end: before.length + said.length });
      }),
    );
  });

  it('what dates have in common agrees with each of them', () => {
    fc.assert(
      fc.property(fc.array(dates, { minLength: 1, maxLength: 4 }), (some) => {
        const common = commonDate(some);
        if (common === null)
          expect(new Set(some.map((date) => date.slice(0, 4))).size).toBeGreaterThan(1);
        else expect(some.every((date) => agree(common, date))).toBe(true);
      }),
    );
  });

  it('a day lies in a range exactly if it is between its ends; less precise dates where a day of theirs may', () => {
    fc.assert(
      fc.property(dates, dates, dates, (date, from, to) => {
        const first = (one: string) => `${one}-01-01`.slice(0, 10);
        const last = (one: string) => `${one}${'-12-31'.slice(one.length - 4)}`;
        fc.pre(precisionOf(from) === 'day' && precisionOf(to) === 'day');
        expect(overlapsRange(date, { from, to })).toBe(
          (precisionOf(date) === 'month' ? `${date}-31` : last(date)) >= from && first(date) <= to,
        );
      }),
    );
    expect(overlapsRange('2020-02-14', { from: '2020-02', to: '2020-02' })).toBe(true);
    expect(overlapsRange('2020-03-01', { to: '2020-02' })).toBe(false);
    expect(overlapsRange('2020', { from: '2020-06-01' })).toBe(true);
  });

  it('days are counted over months and leap years, and weekdays from Monday', () => {
    expect(addDays('2020-03-01', -1)).toBe('2020-02-29');
    expect(addDays('2019-12-31', 1)).toBe('2020-01-01');
    expect(weekdayOf('2020-02-14')).toBe(5);
    expect(weekdayOf('2020-02-16')).toBe(7);
  });
});
