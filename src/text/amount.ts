// Amounts: an exact reader of one number in digits, in Chinese numerals, or in both (3.3万, 1亿2000万).

/** A number read from text, with its exact decimal value. */
export interface Amount {
  /** Offset behind its last character. */
  readonly end: number;
  /** Plain decimal digits: no separators, no leading zeros, no zeros behind the last decimal. */
  readonly value: string;
  /** What stands before a lone 万 or 亿 (3.3万 → `3.3`), else `value`. */
  readonly bare: string;
  /** How many characters it takes. */
  readonly numerals: number;
  /** Written digit by digit (2020, 二〇二〇), without a scale or a decimal point. */
  readonly isDigits: boolean;
}

/** `units` × 10^-`places`. */
interface Decimal {
  readonly units: bigint;
  readonly places: number;
}

/** A piece of an amount: a figure, or a group of figures below ten thousand. */
interface Piece {
  readonly end: number;
  readonly value: Decimal;
  /** Written in Chinese numerals. */
  readonly isHan: boolean;
}

const LARGE = [
  ['万亿', 1_000_000_000_000n],
  ['亿', 100_000_000n],
  ['万', 10_000n],
] as const;

const SMALL = [
  ['千仟', 1000n],
  ['百佰', 100n],
  ['十拾', 10n],
] as const;

const ZERO: Decimal = { units: 0n, places: 0 };
const ONE: Decimal = { units: 1n, places: 0 };

/** The longest well-formed number that begins at `at` of `folded`, or null. */
export function readAmount(folded: string, at: number): Amount | null {
  return readLone(folded, at) ?? readSerial(folded, at) ?? readScaledAmount(folded, at);
}

/** A Chinese numeral by itself, which is most of them: told by one look at what follows. */
function readLone(folded: string, at: number): Amount | null {
  const figure = HAN_VALUES.get(folded[at]!);
  if (figure === undefined || GOES_ON.has(folded[at + 1] ?? '')) return null;
  return { end: at + 1, value: figure, bare: figure, numerals: 1, isDigits: false };
}

/** Groups with 亿 and 万 behind them, in falling order, then a last group. */
function readScaledAmount(folded: string, at: number): Amount | null {
  const first = readGroup(folded, at);
  if (!first) return null;
  let total = ZERO;
  let end = at;
  let last: bigint | null = null;
  for (let group: Piece | null = first; group; group = readGroup(folded, skipZero(folded, end))) {
    const large = readLarge(folded, group.end, last);
    if (!large) {
      const rest = last === null ? group : afterScale(group, end, last);
      total = plus(total, rest?.value ?? ZERO);
      end = rest?.end ?? end;
      break;
    }
    total = plus(total, times(group.value, large.scale));
    end = large.end;
    last = large.scale;
  }
  const value = print(total);
  // Nothing but the first group and its scale.
  const isSimple = last !== null && end === readLarge(folded, first.end, null)?.end;
  const bare = isSimple ? print(first.value) : value;
  return { end, value, bare, numerals: end - at, isDigits: false };
}

/** The 万 or 亿 at `at`, if it is smaller than the last one. */
function readLarge(folded: string, at: number, last: bigint | null) {
  const start = skipRough(folded, at);
  const large = LARGE.find(([mark]) => folded.startsWith(mark, start));
  if (!large || (last !== null && large[1] >= last)) return null;
  return { end: start + large[0].length, scale: large[1] };
}

/** What follows the last 万 or 亿: 三万三 = 33000, 三万零三 = 30003; digits there begin another number. */
function afterScale(group: Piece, end: number, last: bigint): Piece | null {
  if (!group.isHan) return null;
  const isLoneFigure = group.end === end + 1 && group.value.units < 10n;
  return isLoneFigure ? { ...group, value: times(group.value, last / 10n) } : group;
}

/** A number below ten thousand: figures with 千, 百, 十 in falling order, then a last figure. */
function readGroup(folded: string, at: number): Piece | null {
  const scaled = readScaled(folded, at);
  if (!scaled) return readFigure(folded, at);
  const { end, value, last } = scaled;
  const from = skipZero(folded, end);
  const figure = readFigure(folded, from);
  const unit = from > end ? 1n : last / 10n;
  // 一百五 is 150; 五百点三 or 五百3 are no numbers.
  if (!figure?.isHan || (figure.value.places > 0 && unit > 1n)) return { end, value, isHan: true };
  const total = plus(value, times(figure.value, unit));
  return { end: figure.end, value: total, isHan: true };
}

/** The part of a group up to its last 千, 百 or 十; `last` is the scale that stood there. */
function readScaled(
  folded: string,
  at: number,
): { end: number; value: Decimal; last: bigint } | null {
  let value = ZERO;
  let end = at;
  let last = 1n;
  for (const [marks, scale] of SMALL) {
    const from = end > at ? skipZero(folded, end) : end;
    const figure = readFigure(folded, from);
    const markAt = figure ? skipRough(folded, figure.end) : from;
    const mark = folded[markAt];
    // 百, 千 without a figure begin a number (百万) but do not go on with one; 十 does (一百十五).
    if (!mark || !marks.includes(mark) || !(figure || end === at || scale === 10n)) continue;
    value = plus(value, times(figure?.value ?? ONE, scale));
    end = markAt + 1;
    last = scale;
  }
  return end > at ? { end, value, last } : null;
}

const DIGITS = /([0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.([0-9]+))?/y;
// 七点三十分 and 七点三刻 tell the time and hold no decimals.
const HAN_FIGURE =
  /([零〇一二三四五六七八九两壹贰叁肆伍陆柒捌玖])(?:点([零〇一二三四五六七八九]+)(?![零〇一二三四五六七八九十百千刻分]))?/y;
const HAN_SERIAL = /[零〇一二三四五六七八九]{2,}(?![十百千万亿])/y;
const DIGIT_SERIAL = /[0-9]{2,}(?![0-9.,十百千万亿余多几来])/y;

/** A longer run of digits is a serial number: its exact form matters and its value does not. */
const LONGEST_FIGURE = 30;

/** 2020, 二〇二〇, 一九四九: digits in a row and no scale behind them. */
function readSerial(folded: string, at: number): Amount | null {
  const run = match(HAN_SERIAL, folded, at) ?? match(DIGIT_SERIAL, folded, at);
  if (!run) return null;
  const digits = Array.from(run[0], digitOf).join('');
  const value = digits.length > LONGEST_FIGURE ? digits : digits.replace(/^0+(?=.)/, '');
  return { end: at + digits.length, value, bare: value, numerals: digits.length, isDigits: true };
}

/** One figure: 5620, 5,620, 86.5, 三, 七点一. */
function readFigure(folded: string, at: number): Piece | null {
  const first = folded[at] ?? '';
  const isHan = HAN_VALUES.has(first);
  if (!isHan && !(first >= '0' && first <= '9')) return null;
  const found = match(isHan ? HAN_FIGURE : DIGITS, folded, at)!;
  const size = found[0].length;
  if (size > LONGEST_FIGURE) return null;
  const whole = Array.from(found[1]!.replaceAll(',', ''), digitOf).join('');
  const decimals = Array.from(found[2] ?? '', digitOf).join('');
  const value = { units: BigInt(whole + decimals), places: decimals.length };
  return { end: at + size, value, isHan };
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const HAN_VALUES: ReadonlyMap<string, string> = new Map(
  ['零〇', '一壹', '二两贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap(
    (numerals, value) => [...numerals].map((numeral) => [numeral, String(value)] as const),
  ),
);

/** What may carry a number on behind a Chinese numeral. */
const GOES_ON: ReadonlySet<string> = new Set([
  ...HAN_VALUES.keys(),
  ...'十拾百佰千仟万亿点余多几来',
]);

const digitOf = (numeral: string): string => HAN_VALUES.get(numeral) ?? numeral;

/** 30余万, 十多万, 2百多万 are counted as if exact. */
const skipRough = (folded: string, at: number): number =>
  /^[余多几来][百千万亿]/.test(folded.slice(at, at + 2)) ? at + 1 : at;

const skipZero = (folded: string, at: number): number =>
  /^[零〇][一二三四五六七八九十]/.test(folded.slice(at, at + 2)) ? at + 1 : at;

const times = ({ units, places }: Decimal, by: bigint): Decimal => ({ units: units * by, places });

function plus(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places);
  const level = ({ units, places: own }: Decimal) => units * 10n ** BigInt(places - own);
  return { units: level(a) + level(b), places };
}

function print({ units, places }: Decimal): string {
  const digits = units.toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const decimals = digits.slice(digits.length - places).replace(/0+$/, '');
  return decimals === '' ? whole : `${whole}.${decimals}`;
}
