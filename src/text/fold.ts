// Folding: width, case and traditional script levelled for comparison, code unit by code unit.
import { Converter } from 'opencc-js/t2cn';

/**
 * The folded form of `text`, of **the same length**: unit `i` of the result folds unit `i` of the text,
 * so every span of the one is a span of the other and the way back is the identity.
 *
 * Full width becomes half width (３→3, ％→%), upper case lower, traditional simplified (區→区),
 * compatibility forms their plain ones (⾦→金), corner brackets become quotation marks.
 * Used for comparison only: what is shown is never folded.
 */
export function fold(text: string): string {
  const map = table();
  let out = '';
  for (let from = 0; from < text.length; from += 8192) {
    const units: number[] = [];
    for (let i = from; i < Math.min(text.length, from + 8192); i++)
      units.push(map[text.charCodeAt(i)]!);
    out += String.fromCharCode(...units);
  }
  return out;
}

let cached: Uint16Array | undefined;

const table = (): Uint16Array => {
  cached ??= makeTable();
  return cached;
};

/** Ranges of compatibility forms whose NFKC form is one unit: radicals, ideographs, widths. */
const COMPATIBILITY: readonly (readonly [number, number])[] = [
  [0x2e80, 0x2fdf],
  [0x3000, 0x3000],
  [0xf900, 0xfaff],
  [0xff01, 0xffee],
];

/** Where scripts with case stand in the basic plane. */
const CASED: readonly (readonly [number, number])[] = [
  [0x0041, 0x0587],
  [0x10a0, 0x2d2d],
  [0xa640, 0xa7ff],
  [0xff21, 0xff3a],
];

function makeTable(): Uint16Array {
  const map = new Uint16Array(0x10000).map((_, unit) => unit);
  for (const [from, to] of COMPATIBILITY)
    for (let unit = from; unit <= to; unit++) {
      const plain = String.fromCharCode(unit).normalize('NFKC');
      if (plain.length === 1) map[unit] = plain.charCodeAt(0);
    }
  for (const [from, to] of CASED)
    for (let unit = from; unit <= to; unit++) {
      const lower = String.fromCharCode(map[unit]!).toLowerCase();
      if (lower.length === 1) map[unit] = lower.charCodeAt(0);
    }
  for (const [from, to] of simplified()) map[from] = to;
  for (const [from, to] of ['「“', '」”', '『‘', '』’', '﹁“', '﹂”', '﹃‘', '﹄’', '〝“', '〞”'])
    map[from!.charCodeAt(0)] = to!.charCodeAt(0);
  return map;
}

/** Pairs (traditional, simplified) of single units, from OpenCC's table of characters. */
function* simplified(): Generator<readonly [number, number]> {
  const FIRST = 0x3400;
  const LAST = 0x9fff;
  const han: string[] = [];
  for (let unit = FIRST; unit <= LAST; unit++) han.push(String.fromCharCode(unit));
  // One line a character, so that no phrase of the converter can match across two of them.
  const converted = Converter({ from: 't', to: 'cn' })(han.join('\n')).split('\n');
  for (const [i, to] of converted.entries())
    if (to.length === 1 && to !== han[i]) yield [FIRST + i, to.charCodeAt(0)];
}
