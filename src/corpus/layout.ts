// How a source was set: how wide its lines are, where they are wrapped, what its blank lines mean.
import { classOf, NARROW } from './character.ts';
import { hasHeadingForm } from './heading-form.ts';
import type { Line } from './lines.ts';

export interface Layout {
  readonly lines: readonly Line[];
  /** Width of each line's text, in Chinese characters. */
  readonly widths: Float32Array;
  /** The same with the indents of first lines, as wrapping counts them. */
  readonly reaches: Float32Array;
  /** Which lines have the form of a heading. */
  readonly headingForms: readonly boolean[];
  /** Half-width characters take this much of a Chinese one. */
  readonly narrow: number;
  /** Blank lines part paragraphs in this source and never cut one. */
  readonly blanksTrusted: boolean;
}

/** How many lines before and after are looked at: columns change their width within a few lines. */
const WINDOW = 5;

/**
 * Ways to count a line's width. People wrap by characters, terminals by columns, print gives a quotation
 * mark the width of a character; whichever makes the lines of a source most alike is the one it was set in.
 */
const MEASURES = [
  { narrow: 1, quotation: 1 },
  { narrow: 0.5, quotation: 0.5 },
  { narrow: 0.5, quotation: 1 },
] as const;

export function layoutOf(lines: readonly Line[]): Layout {
  let best:
    | { widths: Float32Array; reaches: Float32Array; alike: number; narrow: number }
    | undefined;
  for (const { narrow, quotation } of MEASURES) {
    const widths = Float32Array.from(
      lines,
      (line) =>
        line.wide +
        quotation * line.quotations +
        narrow * (line.visible - line.wide - line.quotations),
    );
    const reaches = widths.map((width, i) => width + firstLineIndent(lines[i]!));
    const alike = alikeNeighbours(lines, reaches);
    if (!best || alike > best.alike) best = { widths, reaches, alike, narrow };
  }
  const { widths, reaches, narrow } = best!;
  return {
    lines,
    widths,
    reaches,
    headingForms: lines.map(hasHeadingForm),
    narrow,
    blanksTrusted: trustsBlanks(lines, widths),
  };
}

/** Two columns of indent take the place of one character. */
const firstLineIndent = ({ indent }: Line): number =>
  indent <= FIRST_LINE_INDENT ? indent / 2 : 0;

const isOpen = (line: Line | undefined): boolean =>
  line !== undefined && line.ending !== 'sentence' && line.level === 0 && line.mark !== 'row';

function alikeNeighbours(lines: readonly Line[], reaches: Float32Array): number {
  let alike = 0;
  for (let i = 1; i < lines.length; i++)
    if (reaches[i] === reaches[i - 1] && isOpen(lines[i]) && isOpen(lines[i - 1])) alike++;
  return alike;
}

/** Columns of indent up to which a line is a paragraph's first; text set further in is centred. */
const FIRST_LINE_INDENT = 8;

/** Share of groups of lines that a blank line cuts off in mid-sentence, above which blank lines mean nothing. */
const TORN_SHARE = 0.05;

function trustsBlanks(lines: readonly Line[], widths: Float32Array): boolean {
  let groups = 0;
  let torn = 0;
  for (const [i, line] of lines.entries()) {
    const last = lines[i - 1];
    // Only groups of two lines and more: a line alone may be a heading.
    if (line.gap === 0 || i < 2 || last!.gap > 0) continue;
    groups++;
    if (isOpen(last) && widths[i - 1]! > 0.75 * widths[i - 2]!) torn++;
  }
  return groups > 0 && torn <= TORN_SHARE * groups;
}

/** The window of lines around the boundary before line `i`, with what its open lines tell. */
function* openAround({ lines }: Layout, i: number): Generator<number> {
  const to = Math.min(lines.length - 1, i + WINDOW);
  for (let k = Math.max(0, i - WINDOW); k < to; k++) if (isOpen(lines[k])) yield k;
}

/**
 * Blank lines that stand inside paragraphs around line `i`, its own gap not counted: what a quarter of the
 * open lines around do not exceed (some of them are headings, with wider gaps).
 */
export function usualGap(layout: Layout, i: number): number {
  const gaps: number[] = [];
  for (const k of openAround(layout, i)) if (k + 1 !== i) gaps.push(layout.lines[k + 1]!.gap);
  gaps.sort((a, b) => a - b);
  return gaps[(gaps.length - 1) >> 2] ?? 0;
}

/** Lines that go beyond the others by more than this are not wrapped, in Chinese characters. */
const OVERHANG = 2;

/**
 * The width at which the text around line `i` is wrapped; null if it is not wrapped. It is the second widest
 * of the open lines: one may be squeezed, but two lines of about that width make a column.
 */
export function wrapWidth(layout: Layout, i: number): number | null {
  const { reaches, lines } = layout;
  let widest = 0;
  let second = 0;
  for (const k of openAround(layout, i)) {
    second = Math.max(second, Math.min(widest, reaches[k]!));
    widest = Math.max(widest, reaches[k]!);
  }
  if (second === 0 || second < widest - OVERHANG) return null;
  for (let k = Math.max(0, i - WINDOW); k < Math.min(lines.length, i + WINDOW); k++)
    if (lines[k]!.level === 0 && lines[k]!.mark !== 'row' && reaches[k]! > widest + OVERHANG)
      return null;
  return second;
}

/** The widest line around line `i`, whether wrapped or not. */
export function widestAround({ reaches, lines }: Layout, i: number): number {
  const to = Math.min(lines.length, i + WINDOW);
  return Math.max(...reaches.subarray(Math.max(0, i - WINDOW), to));
}

/** True if the beginning of line `i` would not have fitted on the line before it: that one is full. */
export function isFull(layout: Layout, before: number, i: number, width: number): boolean {
  return layout.reaches[before]! + firstUnit(layout.lines[i]!.text, layout.narrow) > width;
}

/** True if the text around line `i` is wrapped, and the line `before` it is full. */
export function isFilled(layout: Layout, before: number, i: number): boolean {
  const width = wrapWidth(layout, i);
  return width !== null && isFull(layout, before, i, width);
}

/** Width of what a line may not be broken in: a Latin word, or one character. */
function firstUnit(text: string, narrow: number): number {
  let size = 0;
  while (size < text.length && /[A-Za-z0-9.%'-]/.test(text[size]!)) size++;
  if (size > 0) return size * narrow;
  return classOf(text.charCodeAt(0)) === NARROW ? narrow : 1;
}

/** The smallest indent among the lines around `i`: others are indented in comparison with it. */
export function baseIndent({ lines }: Layout, i: number): number {
  let base = lines[i]!.indent;
  for (let k = Math.max(0, i - WINDOW); k <= Math.min(lines.length - 1, i + WINDOW); k++)
    base = Math.min(base, lines[k]!.indent);
  return base;
}

/** How many lines tell how far the text beside a line reaches, and how far away they may be. */
const REACH_LINES = 3;
const REACH_WINDOW = 8;

/** The widest of the next few lines from `i` on, in direction `step`, that `counts`; null if there is none. */
export function reach(
  { lines, widths }: Layout,
  i: number,
  step: 1 | -1,
  counts: (index: number) => boolean,
): number | null {
  let widest: number | null = null;
  const end = i + step * REACH_WINDOW;
  for (
    let k = i, seen = 0;
    seen < REACH_LINES && k !== end && k >= 0 && k < lines.length;
    k += step
  ) {
    if (!counts(k)) continue;
    widest = Math.max(widest ?? 0, widths[k]!);
    seen++;
  }
  return widest;
}
