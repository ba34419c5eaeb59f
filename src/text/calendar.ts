// Calendar dates as far as they are known: a year, a month of it, or a day; read from text, compared, narrowed.
import { numbers } from './numbers.ts';
import type { Span } from './span.ts';

/** `2020`, `2020-02` or `2020-02-14`: its length says how precise it is. Equal dates are equal strings. */
export type CalendarDate = string;

export interface DateParts {
  readonly year: number;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
}

export function partsOf(date: CalendarDate): DateParts {
  const [year, month, day] = date.split('-').map(Number);
  return { year: year!, month, day };
}

export type Precision = 'year' | 'month' | 'day';

const YEAR_LENGTH = 4;
const MONTH_LENGTH = 7;

/** Years that documents are dated by: print begins to be dated so in China about then; nothing is from tomorrow. */
const FIRST_YEAR = 1800;
const LAST_YEAR = 2199;

/** Null if the calendar has no such date. */
export function calendarDate({ year, month, day }: DateParts): CalendarDate | null {
  if (year < FIRST_YEAR || year > LAST_YEAR) return null;
  if (month === undefined) return String(year);
  if (month < 1 || month > 12) return null;
  const monthly = `${year}-${two(month)}`;
  if (day === undefined) return monthly;
  return day >= 1 && day <= daysIn(year, month) ? `${monthly}-${two(day)}` : null;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Day 0 of the next month is the last of this one. */
const daysIn = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

export const precisionOf = (date: CalendarDate): Precision =>
  date.length === YEAR_LENGTH ? 'year' : date.length === MONTH_LENGTH ? 'month' : 'day';

/** A date as a person writes it: `2020`, `2020-02`, `2020/2/14`, `2020年2月14日`; null for anything else. */
export function parseDate(text: string): CalendarDate | null {
  const plain = text.trim();
  const bare = /^(\d{4})(?:[-/.](\d{1,2}))?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (bare) {
    const [year, month, day] = bare.slice(1).map((part) => (part ? Number(part) : undefined));
    return calendarDate({ year: year!, month, day });
  }
  const [only, ...others] = dateMentions(plain);
  if (!only || others.length > 0 || only.start > 0 || only.end < plain.length) return null;
  return dateOf(only);
}

/** A date in a text; what it does not say is undefined. At least one part is there. */
export interface DateMention extends Span {
  readonly year: number | undefined;
  readonly month: number | undefined;
  readonly day: number | undefined;
}

/** The date that a mention gives in full; null if it lacks its year, or there is no such day. */
export const dateOf = ({ year, month, day }: DateMention): CalendarDate | null =>
  year === undefined ? null : calendarDate({ year, month, day });

/** The dates of `text`, ascending: 2020年2月14日, 二〇二〇年二月, 2020-02-14, 2月14日, 14日. Lunar dates are none. */
export function dateMentions(text: string): DateMention[] {
  const found: DateMention[] = [];
  for (const { kind, start, end, value } of numbers(text)) {
    const last = found.at(-1);
    if (kind === 'year')
      found.push({
        start,
        end,
        year: Number.parseInt(value, 10),
        month: undefined,
        day: undefined,
      });
    else if (kind === 'date') {
      const parts = monthAndDay(value);
      if (
        last?.month === undefined &&
        last?.day === undefined &&
        last &&
        joins(text, last.end, start)
      )
        found[found.length - 1] = { ...last, ...parts, end };
      else found.push({ start, end, year: undefined, ...parts });
    }
  }
  return found.filter(({ start }) => !LUNAR.test(text.slice(Math.max(0, start - 3), start)));
}

const joins = (text: string, from: number, to: number): boolean =>
  /^[\s年\-/.]?$/.test(text.slice(from, to));

const LUNAR = /(?:农|阴|旧)历(?:年)?$/;

/** Of `2月14日`, `2月`, `14日`. */
function monthAndDay(value: string): Pick<DateMention, 'month' | 'day'> {
  const [, month, day] = /^(?:(\d+)月)?(?:(\d+)日)?$/.exec(value) ?? [];
  return { month: month ? Number(month) : undefined, day: day ? Number(day) : undefined };
}

/** What several dates have in common: the month of two days in it, the year of two months; null if nothing. */
export function commonDate(dates: readonly CalendarDate[]): CalendarDate | null {
  const [first, ...others] = dates;
  if (first === undefined) return null;
  for (const length of [first.length, MONTH_LENGTH, YEAR_LENGTH]) {
    const common = first.slice(0, length);
    if (others.every((other) => other.startsWith(common))) return common;
  }
  return null;
}

/** True if one date is the other, more or less precisely. */
export const agree = (a: CalendarDate, b: CalendarDate): boolean =>
  a.startsWith(b) || b.startsWith(a);

/** A range of dates, both ends included; an end that is absent is open. */
export interface DateRange {
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
}

/** True if some day of `date` lies in the range: a document of 2020-02 may be one of 2020-02-14. */
export const overlapsRange = (date: CalendarDate, { from, to }: DateRange): boolean =>
  (from === undefined || date.slice(0, from.length) >= from.slice(0, date.length)) &&
  (to === undefined || date.slice(0, to.length) <= to.slice(0, date.length));

const DAY_MS = 86_400_000;

/** The day `days` after a date that is known to the day. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const moved = new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS);
  return moved.toISOString().slice(0, date.length);
}

/** 1 for Monday to 7 for Sunday, of a date that is known to the day. */
export const weekdayOf = (date: CalendarDate): number =>
  new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
