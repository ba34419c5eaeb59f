// Common affixes: how many characters around a place in the passage continue the question's own words.

/** Longer agreement says no more. */
const LONGEST = 8;

/** Length of the common suffix of `a` up to `aEnd` (not below `aStart`) and `b` up to `bEnd`; ≤ 8. */
export function commonSuffix(
  a: string,
  aStart: number,
  aEnd: number,
  b: string,
  bEnd: number,
): number {
  let n = 0;
  while (
    n < LONGEST &&
    aEnd - 1 - n >= aStart &&
    bEnd - 1 - n >= 0 &&
    a.charCodeAt(aEnd - 1 - n) === b.charCodeAt(bEnd - 1 - n)
  )
    n++;
  return n;
}

/** Length of the common prefix of `a` from `aStart` (not beyond `aEnd`) and `b` from `bStart`; ≤ 8. */
export function commonPrefix(
  a: string,
  aStart: number,
  aEnd: number,
  b: string,
  bStart: number,
): number {
  let n = 0;
  while (
    n < LONGEST &&
    aStart + n < aEnd &&
    bStart + n < b.length &&
    a.charCodeAt(aStart + n) === b.charCodeAt(bStart + n)
  )
    n++;
  return n;
}

/** The longest common suffix with any prefix of `b`. */
export function anySuffix(a: string, aStart: number, aEnd: number, b: string): number {
  let best = 0;
  for (let end = 1; end <= b.length; end++)
    best = Math.max(best, commonSuffix(a, aStart, aEnd, b, end));
  return best;
}

/** The longest common prefix with any suffix of `b`. */
export function anyPrefix(a: string, aStart: number, aEnd: number, b: string): number {
  let best = 0;
  for (let start = 0; start < b.length; start++)
    best = Math.max(best, commonPrefix(a, aStart, aEnd, b, start));
  return best;
}
