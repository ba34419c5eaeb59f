// What cleaning makes of single code units: visible, blank, line break, or never shown.

/** Classes of code units; `wide` ones fill two columns of a terminal, `quotation` ones do so in Chinese print. */
export const NARROW = 0;
export const WIDE = 1;
export const QUOTATION = 2;
export const BLANK = 3;
export const BREAK = 4;
export const HIDDEN = 5;

type Ranges = readonly (readonly [number, number])[];

/** East Asian wide and full-width forms. */
const WIDE_RANGES: Ranges = [
  [0x1100, 0x115f],
  [0x2e80, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
];

/** Dashes, quotation marks, ellipsis, middle dot: one column in Latin text, two in Chinese. */
const QUOTATION_RANGES: Ranges = [
  [0x00b7, 0x00b7],
  [0x2014, 0x2015],
  [0x2018, 0x201f],
  [0x2026, 0x2026],
];

const BLANK_RANGES: Ranges = [
  [0x09, 0x09],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
];

const BREAK_RANGES: Ranges = [
  [0x0a, 0x0d],
  [0x85, 0x85],
  [0x2028, 0x2029],
];

/** Controls, the soft hyphen, zero-width and bidirectional marks: they carry no text. */
const HIDDEN_RANGES: Ranges = [
  [0x00, 0x08],
  [0x0e, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x061c, 0x061c],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
];

const CLASSES = new Uint8Array(0x10000);
for (const [ranges, kind] of [
  [WIDE_RANGES, WIDE],
  [QUOTATION_RANGES, QUOTATION],
  [HIDDEN_RANGES, HIDDEN],
  [BLANK_RANGES, BLANK],
  [BREAK_RANGES, BREAK],
] as const)
  for (const [from, to] of ranges) CLASSES.fill(kind, from, to + 1);

/** The class of a code unit; half of a surrogate pair is narrow, so that the pair fills two columns. */
export const classOf = (unit: number): number => CLASSES[unit]!;

/** True if the code unit shows as a glyph. */
export const isVisible = (unit: number): boolean => CLASSES[unit]! < BLANK;
