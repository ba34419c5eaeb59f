// Plain headings: short lines without a full stop that stand apart, where no markdown mark says so.
import { type Layout, reach, usualGap } from './layout.ts';
import type { Line } from './lines.ts';
import {
  beginsReport,
  enumeratorOf,
  isByline,
  isCaption,
  isDate,
  LAST_HEADING_ENUMERATOR,
} from './signs.ts';

/** Longest plain heading with a comma in it, and longest without, in units. */
const COMMA_LIMIT = 34;
const LIMIT = 70;

/** Longest first line of a heading that goes on after a dash (生命至上——). */
const LEAD_LIMIT = 20;

/** Longest second line of such a heading. */
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

/** Most lines without blank lines between that can be one headline; more are a list or a table. */
const RUN_LIMIT = 3;

/** A heading's form: short, one phrase, nothing at its end that belongs to a sentence. */
export function hasHeadingForm(line: Line): boolean {
  const { text, ending, mark } = line;
  if (mark || line.level > 0 || (ending !== 'open' && ending !== 'dash')) return false;
  if (text.length < 2 || text.length > LIMIT || /[。！？；;!?]/.test(text)) return false;
  if (text.length > COMMA_LIMIT && /[，,、]/.test(text)) return false;
  if (/[，,].*[，,]/.test(text) && text.length > LEAD_LIMIT) return false;
  return /[\p{L}\p{N}]/u.test(text) && !beginsReport(text) && !isDate(text);
}

const COMMAS = /[，,、]/;

/** Two phrases with a space between, as headlines are set: 人人行动 人人有责. */
const hasTwoPhrases = (text: string): boolean =>
  /^[\p{Script=Han}“”\d]{4,}[\s\u3000]+[\p{Script=Han}“”\d]{4,}$/u.test(text);

/** How many lines of one headline are looked at ahead. */
const HEADLINE_LIMIT = 3;

/** True if the line heads a section: `第一章 …`, or of a heading's form and standing apart. */
export function isPlainHeading(layout: Layout, i: number, ahead = HEADLINE_LIMIT): boolean {
  const { lines } = layout;
  const line = lines[i]!;
  if (!hasHeadingForm(line)) return false;
  const next = lines[i + 1];
  if (next && isDate(next.text)) return false;
  const enumerator = enumeratorOf(line.text);
  if (enumerator >= 0 && enumerator <= LAST_HEADING_ENUMERATOR) return true;
  if (line.ending === 'dash' && line.text.length > LEAD_LIMIT) return false;
  if (!next) return line.gap > 0 || line.ending === 'dash';
  if (next.level > 0 || next.ruled || isByline(next.text)) return true;
  if (next.gap > 0 && (isCaption(next.text) || (line.gap > 0 && hasTwoPhrases(line.text))))
    return true;
  if (inList(layout, i)) return false;
  if (isShortBesideText(layout, i, enumerator >= 0)) return true;
  // A headline over a headline: 关键时刻打得赢 / 沙坪坝 织牢织密防控网.
  return (
    ahead > 0 &&
    line.gap + next.gap > 0 &&
    !COMMAS.test(line.text + next.text) &&
    isPlainHeading(layout, i + 1, ahead - 1)
  );
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
  if (enumerated && width + APART_SLACK < Math.max(beside, ENUMERATED_WIDTH)) return true;
  if (next.gap > 0 && width > beside + APART_SLACK) return true;
  return tight;
}

/** True if line `i` goes on with the heading that the line before it began with a dash. */
export function continuesLead(layout: Layout, i: number): boolean {
  const line = layout.lines[i]!;
  const lead = layout.lines[i - 1]!;
  return (
    lead.ending === 'dash' &&
    line.gap <= lead.gap &&
    line.gap === 0 &&
    line.text.length <= SECOND_LIMIT &&
    hasHeadingForm(line)
  );
}

/** How wide the text beside the line is: the narrower of before and after, where both are known. */
function besideWidth(layout: Layout, i: number): number {
  const runs = (k: number) => !hasHeadingForm(layout.lines[k]!) || layout.lines[k]!.gap === 0;
  const after = reach(layout, i + 1, 1, () => true);
  const before = reach(layout, i - 1, -1, runs);
  return Math.min(after ?? Number.POSITIVE_INFINITY, before ?? Number.POSITIVE_INFINITY);
}

/**
 * True inside a list: a run of lines of a heading's form without commas or blank lines between, most of
 * them shorter than the longest (wrapped lines are alike), that stands for itself: names, rows, verse.
 */
export function inList({ lines, widths }: Layout, i: number): boolean {
  const isRow = (k: number) => hasHeadingForm(lines[k]!) && !/[，,、]/.test(lines[k]!.text);
  if (!isRow(i)) return false;
  let from = i;
  while (i - from < LIST_WINDOW && from > 0 && lines[from]!.gap === 0 && isRow(from - 1)) from--;
  let to = i + 1;
  while (to - i < LIST_WINDOW && to < lines.length && lines[to]!.gap === 0 && isRow(to)) to++;
  if (to - from <= RUN_LIMIT) return false;
  const before = lines[from - 1];
  const after = lines[to];
  if (before && lines[from]!.gap === 0 && before.ending !== 'sentence' && before.ending !== 'colon')
    return false;
  if (after && after.gap === 0 && after.level === 0 && to - i < LIST_WINDOW) return false;
  const run = widths.subarray(from, to);
  const widest = Math.max(...run);
  return run.filter((width) => width + 1 <= widest).length * 2 >= run.length;
}

/** How far a list is looked along, so that a long one costs no more than its length. */
const LIST_WINDOW = 8;
