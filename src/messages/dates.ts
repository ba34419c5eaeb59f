// Dates in words: a date of the calendar as far as it is known.

/** `2020-02-14` → 2020年2月14日; `2020` → 2020年. */
export function dateInChinese(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month === undefined ? '' : `${month}月`}${day === undefined ? '' : `${day}日`}`;
}

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** `2020-02-14` → 14 February 2020. */
export function dateInEnglish(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return [day, month === undefined ? undefined : MONTHS[month - 1], year]
    .filter((part) => part !== undefined)
    .join(' ');
}
