// Relative dates: what 去年, 本月14日, 昨日 or a day without its year mean, by the date of the document they stand in.
import type { DateFact } from '../corpus/metadata.ts';
import {
  addDays,
  type CalendarDate,
  calendarDate,
  type DateMention,
  dateMentions,
  partsOf,
  precisionOf,
  weekdayOf,
} from '../text/calendar.ts';
import { fold } from '../text/fold.ts';
import type { Span } from '../text/span.ts';

/** A relative expression and the date that it comes to. */
export interface ResolvedDate extends Span {
  readonly date: CalendarDate;
}

/**
 * The relative dates of `text`, ascending and disjoint; `before` is what stands before it in its passage. What could
 * mean two dates is left out: a wrong date would be ours and not the document's. Nothing is resolved by the date that
 * a file was made on, and no 昨日 by the day of what a report tells, which is not the day it was printed.
 */
export function resolveDates(text: string, before: string, dated: DateFact): ResolvedDate[] {
  if (dated.parts.some(({ origin }) => origin === 'properties')) return [];
  const printed = dated.parts.some(({ origin }) => origin === 'report') ? null : dated.value;
  const folded = fold(text);
  const mentions = dateMentions(text);
  const worded = words(folded, mentions, dated.value, printed);
  const days = daysOfYear(folded, fold(before), mentions, worded, dated.value);
  return [...worded, ...days].sort((a, b) => a.start - b.start);
}

const YEARS: Readonly<Record<string, number>> = {
  前年: -2,
  去年: -1,
  上年: -1,
  今年: 0,
  本年: 0,
  明年: 1,
};
const MONTHS: Readonly<Record<string, number>> = {
  上个月: -1,
  上月: -1,
  本月: 0,
  这个月: 0,
  下个月: 1,
  下月: 1,
};
const DAYS: Readonly<Record<string, number>> = {
  前天: -2,
  昨天: -1,
  昨日: -1,
  昨晚: -1,
  今天: 0,
  今日: 0,
  今晚: 0,
  今晨: 0,
  明天: 1,
  明日: 1,
  明晚: 1,
};
const WEEKS: Readonly<Record<string, number>> = { 上周: -1, 本周: 0, 下周: 1 };

/** 以前年度, 过去年份, 以上年龄 hold such words by chance; 今天的中国 and 美好明天 tell of no day. */
const WORDS = new RegExp(
  [
    `(?<year>(?<![以之过])(?:${Object.keys(YEARS).join('|')})(?![龄纪轻份]))`,
    `(?<month>(?<![以])(?:${Object.keys(MONTHS).join('|')})(?![球亮])(?!份?牌))`,
    `(?<week>(?<!以)(?:${Object.keys(WEEKS).join('|')})(?<weekday>[一二三四五六日天])(?![年岁期]))`,
    `(?<day>(?<![的好])(?:${Object.keys(DAYS).join('|')})(?![的之头]))`,
  ].join('|'),
  'gu',
);

function words(
  folded: string,
  mentions: readonly DateMention[],
  date: CalendarDate,
  printed: CalendarDate | null,
): ResolvedDate[] {
  return [...folded.matchAll(WORDS)].flatMap((found): ResolvedDate[] => {
    const { year, month, week, weekday, day } = found.groups!;
    const span = { start: found.index, end: found.index + found[0].length };
    if (year) return wordedYear(folded, span, YEARS[year]!, mentions, date);
    if (month) return wordedMonth(span, MONTHS[month]!, mentions, date);
    if (!printed || precisionOf(printed) !== 'day') return [];
    const days = week ? daysTo(week.slice(0, 2), weekday!, printed) : DAYS[day!]!;
    return [{ ...span, date: addDays(printed, days) }];
  });
}

/** Days from `printed` to a day of its week or of the one before or after; weeks begin on Monday. */
function daysTo(week: string, weekday: string, printed: CalendarDate): number {
  const number = weekday === '天' ? 7 : '一二三四五六日'.indexOf(weekday) + 1;
  return 7 * WEEKS[week]! + number - weekdayOf(printed);
}

/** 去年, 去年2月, 今年1月6日. */
function wordedYear(
  folded: string,
  span: Span,
  years: number,
  mentions: readonly DateMention[],
  date: CalendarDate,
): ResolvedDate[] {
  const year = partsOf(date).year + years;
  const next = mentions.find(
    ({ start }) => start >= span.end && /^的?$/.test(folded.slice(span.end, start)),
  );
  const { month, day } = next?.year === undefined && next?.month ? next : {};
  const resolved = calendarDate({ year, month, day });
  return resolved ? [{ start: span.start, end: month ? next!.end : span.end, date: resolved }] : [];
}

/** 本月, 上月14日. */
function wordedMonth(
  span: Span,
  months: number,
  mentions: readonly DateMention[],
  date: CalendarDate,
): ResolvedDate[] {
  const { year, month } = partsOf(date);
  if (month === undefined) return [];
  const next = mentions.find(({ start }) => start === span.end);
  const day = next?.month === undefined ? next?.day : undefined;
  const count = year * 12 + month - 1 + months;
  const resolved = calendarDate({ year: Math.floor(count / 12), month: (count % 12) + 1, day });
  return resolved ? [{ start: span.start, end: day ? next!.end : span.end, date: resolved }] : [];
}

/**
 * How many months a day without a year may lie before its document, or after it: texts tell of what was, and a day of
 * the other half of the year may be of two years.
 */
const MONTHS_BEFORE = 8;
const MONTHS_AFTER = 4;

/** 2月14日, 2月: of the document's year, unless another year has been spoken of. */
function daysOfYear(
  folded: string,
  before: string,
  mentions: readonly DateMention[],
  worded: readonly ResolvedDate[],
  documentDate: CalendarDate,
): ResolvedDate[] {
  const { year, month: own } = partsOf(documentDate);
  if (own === undefined) return [];
  const isWorded = ({ start, end }: Span) =>
    worded.some((word) => word.start <= start && word.end >= end);
  return mentions.flatMap((mention): ResolvedDate[] => {
    const { start, end, month, day } = mention;
    if (mention.year !== undefined || month === undefined || isWorded(mention)) return [];
    const spoken = yearSpokenOf(before + folded.slice(0, start));
    const apart = own - month;
    if (spoken !== null && spoken !== year) return [];
    if (apart > MONTHS_BEFORE || apart < -MONTHS_AFTER || isOfOther(folded, mention)) return [];
    const date = calendarDate({ year, month, day });
    return date ? [{ start, end, date }] : [];
  });
}

/**
 * The year that a text speaks of last: however far away where it is named, near by where a word stands for it that
 * could be any (NaN); null if there is none.
 */
function yearSpokenOf(text: string): number | null {
  const last = dateMentions(text).findLast(({ year }) => year !== undefined);
  const near = text.slice(-NEAR);
  const word = [...near.matchAll(OTHER_YEAR)].at(-1);
  const at = word === undefined ? -1 : text.length - near.length + word.index;
  if (at <= (last?.start ?? -1)) return last?.year ?? null;
  return /[今本]/.test(word![0]) ? null : Number.NaN;
}

/** How far back, in units, 去年 or 当年 may still be what is spoken of. */
const NEAR = 100;

const OTHER_YEAR =
  /(?<![以之过])(?:前年|去年|上年|今年|本年|明年|次年|翌年|同年|当年|那年|每年|历年)/gu;

/** 次年1月, 每年3月, 农历2月 and 3月龄 are of no year that could be told. */
const isOfOther = (folded: string, { start, end }: Span): boolean =>
  /[年历逢第]\s*$/u.test(folded.slice(Math.max(0, start - 2), start)) || folded[end] === '龄';
