// Numerals: the number that digits or Chinese characters write.

/** Characters that Chinese numerals are made of (folded), beside digits. */
export const CHINESE_DIGITS = '零〇一二两俩三仨四五六七八九十百千万亿廿卅';

/** No number in prose is longer; more digits than this are a code. */
const LONGEST = 30;

/** Greatest first. */
const UNITS = new Map([
  ['亿', 1e8],
  ['万', 1e4],
  ['千', 1000],
  ['百', 100],
  ['十', 10],
]);
const DIGITS = new Map(
  [...'零一二三四五六七八九'].map((digit, value): [string, number] => [digit, value]),
);
for (const [digit, value] of [
  ['〇', 0],
  ['两', 2],
  ['俩', 2],
  ['仨', 3],
] as const)
  DIGITS.set(digit, value);

/**
 * The value of a folded numeral: `3928万` → 39280000, `三千九百二十八` → 3928, `二〇二〇` → 2020,
 * `3,928.5` → 3928.5, `百二` → 120, `十` → 10. Null if `text` is no numeral.
 */
export function numeralValue(text: string): number | null {
  if (text.length > LONGEST) return null;
  const mixed = /^([0-9][0-9,]*(?:\.[0-9]+)?)([十百千万亿]*)$/.exec(text);
  if (mixed) return scaled(Number(mixed[1]!.replaceAll(',', '')), mixed[2]!);
  if (!/^[零〇一二两俩三仨四五六七八九十百千万亿廿卅]+$/.test(text)) return null;
  const plain = text.replaceAll('廿', '二十').replaceAll('卅', '三十');
  return /[十百千万亿]/.test(plain) ? additive(plain) : positional(plain);
}

/** 3928 + 万 → 39280000; floating-point dust is rounded away. */
function scaled(number: number, units: string): number {
  let value = number;
  for (const unit of units) value *= UNITS.get(unit)!;
  return Number(value.toPrecision(15));
}

/** Digits one after the other, as years are written: 二〇二〇 → 2020. */
function positional(text: string): number {
  let value = 0;
  for (const digit of text) value = value * 10 + DIGITS.get(digit)!;
  return value;
}

/** Digits with units: 三千零五 → 3005, 一亿二千万 → 120000000, 两万亿 → 2e12. */
function additive(text: string): number {
  for (const [unit, worth] of UNITS) {
    const at = text.lastIndexOf(unit);
    if (at >= 0)
      return (additive(text.slice(0, at)) || 1) * worth + rest(text.slice(at + 1), worth);
  }
  return positional(text);
}

/** What follows a unit: a lone last digit counts the next lower unit (百二 → 120, 两万五 → 25000). */
const rest = (text: string, worth: number): number =>
  text.length === 1 && DIGITS.has(text) ? (DIGITS.get(text)! * worth) / 10 : additive(text);
