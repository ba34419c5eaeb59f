// Plain headings: short lines without a full stop that stand apart, where no markdown mark says so.
import { hasTwoPhrases } from './heading-form.ts';
import { isFilled, type Layout, reach, usualGap } from './layout.ts';
import { enumeratorOf, isByline, isCaption, isDate, LAST_HEADING_ENUMERATOR } from './signs.ts';

/** Longest first line of a heading that goes on after a dash (生命至上——), and longest second line, in units. */
const LEAD_LIMIT = 20;
const SECOND_LIMIT = 30;

/**
 * A line this much shorter than the text around it, with a blank line after it, is no wrapped line: the
 * first line of a paragraph may lack two characters (a lost indent) and one more for a Latin word.
 */
const APART_SLACK = 3;

/** Without a blank line after it, a heading takes up at most this share of the width around it. */
const TIGHT_SHARE = 0.6;

/** The first half of a heading (生命至上——) takes up at most this share. */
const DASH_SHARE = 0.75;

/** Width up to which an enumerated line without a full stop heads what follows, however short that is. */
const ENUMERATED_WIDTH = 24;

/** How many lines of one headline are looked at ahead. */
const HEADLINE_LIMIT = 3;

/** Most lines without blank lines between that can be one headline; more are a list or a table. */
const RUN_LIMIT = 3;

/** How far a list is looked along, so that a long one costs no more than its length. */
const LIST_WINDOW = 8;

/** What no sentence begins with: the line before it runs on. */
const NEVER_FIRST = '，。、；：！？）」』”’》,;:!?)';

const COMMAS = /[，,、]/;

/** True if the line heads a section: `第一章 …`, or of a heading's form and standing apart. */
export function isPlainHeading(layout: Layout, i: number, ahead = HEADLINE_LIMIT): boolean {
  if (!layout.headingForms[i]) return false;
  const line = layout.lines[i]!;
  const next = layout.lines[i + 1];
  const enumerator = enumeratorOf(line.text);
  if (enumerator >= 0 && enumerator <= LAST_HEADING_ENUMERATOR) return true;
  if (line.ending === 'dash' && line.text.length > LEAD_LIMIT) return false;
  if (!next) return line.gap > 0 || line.ending === 'dash';
  if (isDate(next.text) || NEVER_FIRST.includes(next.text[0]!)) return false;
  if (isEnumeration(layout, i, enumerator)) return false;
  if (standsOver(layout, i)) return true;
  if (inList(layout, i)) return false;
  if (isShortBesideText(layout, i, enumerator >= 0)) return true;
  // A headline over a headline: 春耕不误农时 / 青石县 水利先行.
  const mayLead = ahead > 0 && line.gap + next.gap > 0 && !COMMAS.test(line.text + next.text);
  return mayLead && isPlainHeading(layout, i + 1, ahead - 1);
}

/** True right before or after a line with an enumerator of the same kind: items of a list have no text below. */
function isEnumeration({ lines }: Layout, i: number, enumerator: number): boolean {
  if (enumerator < 0) return false;
  const before = lines[i - 1]?.text ?? '';
  const after = lines[i + 1]?.text ?? '';
  return enumeratorOf(before) === enumerator || enumeratorOf(after) === enumerator;
}

/** True if the next line shows that this one heads something: a heading, a byline, a caption, a rule. */
function standsOver({ lines }: Layout, i: number): boolean {
  const line = lines[i]!;
  const next = lines[i + 1]!;
  if (next.level > 0 || next.ruled || isByline(next.text)) return true;
  return next.gap > 0 && (isCaption(next.text) || (line.gap > 0 && hasTwoPhrases(line.text)));
}

function isShortBesideText(layout: Layout, i: number, enumerated: boolean): boolean {
  const { lines, widths, blanksTrusted } = layout;
  const line = lines[i]!;
  const next = lines[i + 1]!;
  const width = widths[i]!;
  const beside = besideWidth(layout, i);
  if (line.ending === 'dash') return width <= DASH_SHARE * beside;
  const tight = width <= TIGHT_SHARE * beside;
  // With a comma it could be the first line of a paragraph that a column's end cut off.
  if (/[，,]/.test(line.text) && !tight) return false;
  const apart = next.gap > usualGap(layout, i + 1) || (next.gap > 0 && blanksTrusted);
  if (apart)
    return width + APART_SLACK <= beside || width > beside || (blanksTrusted && line.gap > 0);
  const short = width + APART_SLACK < Math.max(beside, ENUMERATED_WIDTH);
  if (enumerated && short && !isFilled(layout, i, i + 1)) return true;
  return tight || (next.gap > 0 && width > beside + APART_SLACK);
}

/** How wide the text beside the line is: the narrower of before and after, where both are known. */
function besideWidth(layout: Layout, i: number): number {
  const isText = (k: number) => !layout.headingForms[k] || layout.lines[k]!.gap === 0;
  const after = reach(layout, i + 1, 1, () => true);
  const before = reach(layout, i - 1, -1, isText);
  return Math.min(after ?? Number.POSITIVE_INFINITY, before ?? Number.POSITIVE_INFINITY);
}

/** True if line `i` goes on with the heading that the line before it began with a dash. */
export function continuesLead({ lines, headingForms }: Layout, i: number): boolean {
  const line = lines[i]!;
  if (line.gap > 0 || lines[i - 1]!.ending !== 'dash') return false;
  return line.text.length <= SECOND_LIMIT && headingForms[i]!;
}

/**
 * True inside a list: a run of lines of a heading's form without commas or blank lines between, most of
 * them shorter than the longest (wrapped lines are alike), that stands for itself: names, rows, verse.
 */
export function inList(layout: Layout, i: number): boolean {
  const { lines, widths, headingForms } = layout;
  const isRow = (k: number) => headingForms[k]! && !COMMAS.test(lines[k]!.text);
  if (!isRow(i)) return false;
  let from = i;
  while (i - from < LIST_WINDOW && from > 0 && lines[from]!.gap === 0 && isRow(from - 1)) from--;
  let to = i + 1;
  while (to - i < LIST_WINDOW && to < lines.length && lines[to]!.gap === 0 && isRow(to)) to++;
  if (to - from <= RUN_LIMIT || !isOutset(layout, from, to, to - i < LIST_WINDOW)) return false;
  const run = widths.subarray(from, to);
  const widest = Math.max(...run);
  return run.filter((width) => width + 1 <= widest).length * 2 >= run.length;
}

/** True if neither the line before `[from, to)` runs into it nor, where it is known to end, it into the next. */
function isOutset({ lines }: Layout, from: number, to: number, ends: boolean): boolean {
  const before = lines[from - 1];
  const after = lines[to];
  const runsIn =
    before && lines[from]!.gap === 0 && before.ending !== 'sentence' && before.ending !== 'colon';
  const runsOut = ends && after && after.gap === 0 && after.level === 0;
  return !runsIn && !runsOut;
}
