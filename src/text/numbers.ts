// Numbers in text: where they stand and one canonical form for each value, however it is written.
import { type Amount, readAmount } from './amount.ts';
import { fold } from './fold.ts';
import type { Span } from './span.ts';

/**
 * number 5620 · percent 86.5% · fraction 1/3 · ordinal 第3 · year 2020年 · date 1月21日, 1月, 21日 ·
 * clock 19:00.
 */
export type NumberKind = 'number' | 'percent' | 'fraction' | 'ordinal' | 'year' | 'date' | 'clock';

/** A number that a text mentions. Two mentions mean the same if and only if their `value`s are equal. */
export interface NumberMention extends Span {
  readonly kind: NumberKind;
  /** Canonical form: 5,620 → `5620`, 三万三千 → `33000`, 百分之八十六点五 → `86.5%`, 1月21号 → `1月21日`. */
  readonly value: string;
  /** The figure without scale, percent sign or unit (560万 → `560`), where it differs from `value`. */
  readonly bare: string | null;
  /** How many characters of the span are numerals: a single 一 or 十 may be part of a word. */
  readonly numerals: number;
}

// Where a number can begin. A digit inside a Latin word (`g93`) begins none.
const START =
  /(?<![\p{Script=Latin}0-9])[0-9]|[第〇零一二三四五六七八九十百千两廿卅壹贰叁肆伍陆柒捌玖拾]/gu;

/**
 * The numbers of `text`, ascending and disjoint. A numeral counts only where it is used as a number:
 * not in 一些, 统一, 万一, 十分, nor in rough counts (三四个). A date gives its year and its day apart, so that
 * 2020年1月21日 can be compared with 1月21日.
 */
export function numbers(text: string): NumberMention[] {
  const folded = fold(text);
  const found: NumberMention[] = [];
  START.lastIndex = 0;
  for (let start = START.exec(folded); start; start = START.exec(folded)) {
    const mentions = readAt(folded, start.index);
    found.push(...mentions);
    START.lastIndex = mentions.at(-1)?.end ?? afterNumerals(folded, start.index);
  }
  return found;
}

/** A run of numerals that is no number is skipped whole: the 四 of 三四个 is none either. */
function afterNumerals(folded: string, at: number): number {
  let end = at + 1;
  if (folded[at] !== '第')
    while (/[〇零一二三四五六七八九十百千万亿两]/.test(folded[end] ?? '')) end++;
  return end;
}

function readAt(folded: string, at: number): NumberMention[] {
  if (folded[at] === '第') return readOrdinal(folded, at);
  const written = isDigit(folded[at]!) ? readWrittenDate(folded, at) : [];
  if (written.length > 0) return written;
  const amount = readAmount(folded, at);
  if (!amount) return [];
  const mention =
    readShare(folded, at) ??
    readFraction(folded, at, amount) ??
    readDate(folded, at, amount) ??
    readYear(folded, at, amount) ??
    readPlain(folded, at, amount);
  return mention ? [mention] : [];
}

const isDigit = (character: string): boolean => character >= '0' && character <= '9';

function readOrdinal(folded: string, at: number): NumberMention[] {
  const amount = readAmount(folded, at + 1);
  if (!amount) return [];
  const { end, value, numerals } = amount;
  return [{ start: at, end, kind: 'ordinal', value: `第${value}`, bare: value, numerals }];
}

// 2020-01-21, 2020/1/21, 2020.1.21; 19:00.
const WRITTEN_DATE = /([12][0-9]{3})([-/.])(0?[1-9]|1[0-2])\2(0?[1-9]|[12][0-9]|3[01])(?![0-9])/y;
const CLOCK = /([01]?[0-9]|2[0-4]):([0-5][0-9])(?![0-9])/y;

function readWrittenDate(folded: string, at: number): NumberMention[] {
  WRITTEN_DATE.lastIndex = at;
  const date = WRITTEN_DATE.exec(folded);
  if (date) {
    const [all, year, , month, day] = date;
    const middle = at + 5;
    const value = `${Number(month)}月${Number(day)}日`;
    return [
      { start: at, end: at + 4, kind: 'year', value: `${year}年`, bare: year!, numerals: 4 },
      { start: middle, end: at + all.length, kind: 'date', value, bare: null, numerals: 2 },
    ];
  }
  CLOCK.lastIndex = at;
  const clock = CLOCK.exec(folded);
  if (!clock) return [];
  const value = `${Number(clock[1])}:${clock[2]}`;
  return [{ start: at, end: at + clock[0].length, kind: 'clock', value, bare: null, numerals: 4 }];
}

/** 百分之五, 千分之五. */
function readShare(folded: string, at: number): NumberMention | null {
  const sign = SHARES.get(folded[at]!);
  const amount = sign && folded.startsWith('分之', at + 1) ? readAmount(folded, at + 3) : null;
  if (!amount) return null;
  const { end, value, numerals } = amount;
  const percent = value + sign;
  return { start: at, end, kind: 'percent', value: percent, bare: value, numerals: numerals + 1 };
}

const SHARES: ReadonlyMap<string, string> = new Map([
  ['百', '%'],
  ['千', '‰'],
]);

/** 三分之一, 1/3. */
function readFraction(folded: string, start: number, first: Amount): NumberMention | null {
  const isNamed = folded.startsWith('分之', first.end);
  if (!isNamed && folded[first.end] !== '/') return null;
  const second = readAmount(folded, first.end + (isNamed ? 2 : 1));
  if (!second) return null;
  const [over, under] = isNamed ? [second, first] : [first, second];
  const numerals = first.numerals + second.numerals;
  const value = `${over.value}/${under.value}`;
  return { start, end: second.end, kind: 'fraction', value, bare: null, numerals };
}

/** 1月21日, 1月21号, 1月; 21日, 21号. */
function readDate(folded: string, start: number, amount: Amount): NumberMention | null {
  const { value, numerals } = amount;
  if (folded[amount.end] === '月' && isWithin(value, 12)) {
    const end = amount.end + 1;
    const day = readAmount(folded, end);
    if (day && isDay(folded, day))
      return {
        start,
        end: day.end + 1,
        kind: 'date',
        value: `${value}月${day.value}日`,
        bare: `${value}月`,
        numerals: numerals + day.numerals,
      };
    return { start, end, kind: 'date', value: `${value}月`, bare: null, numerals };
  }
  if (!isDay(folded, amount)) return null;
  return { start, end: amount.end + 1, kind: 'date', value: `${value}日`, bare: null, numerals };
}

const isWithin = (value: string, most: number): boolean =>
  /^[0-9]{1,2}$/.test(value) && Number(value) >= 1 && Number(value) <= most;

// 3号楼, 5号线 number things and not days.
const isDay = (folded: string, { end, value }: Amount): boolean =>
  isWithin(value, 31) &&
  (folded[end] === '日' ||
    (folded[end] === '号' && !/[楼院线门馆机厅库车房桥井文令]/.test(folded[end + 1] ?? '')));

function readYear(folded: string, start: number, amount: Amount): NumberMention | null {
  if (folded[amount.end] !== '年' || !amount.isDigits || amount.end - start !== 4) return null;
  const { end, value, numerals } = amount;
  return { start, end: end + 1, kind: 'year', value: `${value}年`, bare: value, numerals };
}

function readPlain(folded: string, start: number, amount: Amount): NumberMention | null {
  const { end, value, numerals } = amount;
  const sign = folded[end];
  if (sign === '%' || sign === '‰') {
    const percent = value + sign;
    return { start, end: end + 1, kind: 'percent', value: percent, bare: value, numerals };
  }
  if (!isUsedAsNumber(folded, start, amount)) return null;
  const bare = amount.bare === value ? null : amount.bare;
  return { start, end, kind: 'number', value, bare, numerals };
}

// Measure words and units that show a lone Chinese numeral to be a number; 面, 下, 分 are left out
// because 一面, 一下, 十分 are words, and 点 counts for all but 一点.
const COUNTED =
  /^(?:[个名位人家年月日号天岁次批项条张台间只支件场吨元米里层楼栋套辆所座户份期届周时秒倍种例颗本册篇句首部艘架盏枚级度组队处克斤寸尺亩公厘毫]|分钟|季度|小时|公里)/;

// A numeral after one of these ends a word or counts days of the week: 统一, 唯一, 之一, 星期三.
const WORD_ENDS_WITH_NUMERAL = /[统唯之万单专同期初]/;

function isUsedAsNumber(folded: string, start: number, amount: Amount): boolean {
  if (isDigit(folded[start]!)) return true;
  const counted = COUNTED.test(folded.slice(amount.end, amount.end + 2));
  if (folded[start] === '一' && WORD_ENDS_WITH_NUMERAL.test(folded[start - 1] ?? '')) return false;
  // 百万 and 千万 are numbers only before what they count (千万不要).
  if (/[百千]/.test(folded[start]!)) return counted;
  if (amount.isDigits && amount.end - start > 1)
    return amount.end - start >= 4 || /[零〇]/.test(folded.slice(start, amount.end));
  if (amount.numerals > 1) return true;
  const isHour = folded[amount.end] === '点' && folded[start] !== '一';
  return (counted || isHour) && !WORD_ENDS_WITH_NUMERAL.test(folded[start - 1] ?? '');
}
