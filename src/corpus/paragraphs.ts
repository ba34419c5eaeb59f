// Paragraphs: whether a line of running text goes on with the paragraph before it.
import { inList } from './headings.ts';
import { baseIndent, isFilled, isFull, type Layout, usualGap, widestAround } from './layout.ts';
import type { Line } from './lines.ts';
import { beginsReport, enumeratorOf, isByline, isDate, isField, mayBeCaption } from './signs.ts';

/** Shortest paragraph, in units, that is believed to have been cut by a heading in mid-sentence. */
const CUT_SHORTEST = 20;

/** Columns of indent, beyond the lines around, with which a paragraph begins. */
const INDENT = 3;

/** The lines of a paragraph, first to last; other blocks may stand between them. */
export interface OpenParagraph {
  readonly first: number;
  readonly last: number;
}

/** True for a line that is complete without a full stop: a row of a table, an item of a bare list. */
export const isListed = (layout: Layout, i: number): boolean =>
  layout.lines[i]!.mark === 'row' || inList(layout, i);

/** Whether running text at line `i` goes on with `paragraph`. */
export function continues(layout: Layout, paragraph: OpenParagraph, i: number): boolean {
  const { lines } = layout;
  const line = lines[i]!;
  const first = lines[paragraph.first]!;
  const last = lines[paragraph.last]!;
  if (beginsAnew(line) || (first.mark === 'quote') !== (line.mark === 'quote')) return false;
  if (isListed(layout, paragraph.last)) return false;
  if (last.ending === 'colon' && isListed(layout, i)) return false;
  const aside = paragraph.last < i - 1;
  if (last.ending === 'sentence' || last.ending === 'colon')
    return !aside && enumeratorOf(line.text) < 0 && fillsLine(layout, paragraph, i);
  const indented = isIndented(layout, i);
  if (first.mark === 'item') return !aside && (indented || line.gap === 0);
  if (indented && last.ending !== 'comma') return false;
  if (isEntry(layout, paragraph, i)) return false;
  return !aside || goesOnAfterAside(layout, paragraph, i);
}

const beginsAnew = ({ mark, ruled, text }: Line): boolean =>
  mark === 'item' || mark === 'row' || ruled || beginsReport(text);

const isIndented = (layout: Layout, i: number): boolean =>
  layout.lines[i]!.indent >= baseIndent(layout, i) + INDENT;

/** Longest item of an enumeration, in units, that needs no full stop. */
const ITEM_LIMIT = 30;

/**
 * True if line `i` begins anew after a line without a full stop: entries (时间：… and 地点：…), a signature
 * and its date, items, or what a colon announces.
 */
export function isEntry(layout: Layout, { first, last }: OpenParagraph, i: number): boolean {
  const { text } = layout.lines[i]!;
  const before = layout.lines[last]!;
  const enumerator = enumeratorOf(text);
  const counted = enumeratorOf(layout.lines[first]!.text);
  if (enumerator >= 0 && enumerator === counted) return true;
  if (isField(text) && isField(before.text)) return true;
  if (before.ending === 'comma') return false;
  const alone = first === last;
  const entry =
    before.ending === 'colon' ||
    isField(text) ||
    isDate(text) ||
    (alone && (isField(before.text) || isDate(before.text))) ||
    (alone && counted >= 0 && before.text.length <= ITEM_LIMIT);
  return entry && !isFilled(layout, last, i);
}

/** After a heading the text is more likely to be new: what was cut must be long, what follows no beginning. */
function goesOnAfterAside(layout: Layout, { first, last }: OpenParagraph, i: number): boolean {
  const { lines } = layout;
  const size = lines.slice(first, last + 1).reduce((sum, { text }) => sum + text.length, 0);
  if (size < CUT_SHORTEST) return false;
  const headed = lines
    .slice(last + 1, i)
    .some(({ level, text }) => level > 0 || !(isByline(text) || mayBeCaption(text)));
  return !headed || (lines[i]!.indent === 0 && enumeratorOf(lines[i]!.text) < 0);
}

/** True if the last line is full, with no telling blank line after it: its sentence ends there by chance. */
function fillsLine(layout: Layout, { first, last }: OpenParagraph, i: number): boolean {
  if (isIndented(layout, i)) return false;
  const { gap } = layout.lines[i]!;
  // Where first lines are indented, a line that is not goes on, if only the one before is full.
  if (gap === 0 && isIndented(layout, first))
    return isFull(layout, last, i, widestAround(layout, i));
  if (!isFilled(layout, last, i)) return false;
  return gap <= usualGap(layout, i) && !(gap > 0 && layout.blanksTrusted);
}
