// Cleaning: a scanned or typed source into readable blocks, by deleting only.
import { type CleanText, cleanText, type Run } from './clean-text.ts';
import { doubledPrints } from './doubled.ts';
import { continuesLead, hasHeadingForm, inList, isPlainHeading } from './headings.ts';
import { baseIndent, isFull, type Layout, layoutOf, usualGap, wrapWidth } from './layout.ts';
import { type Line, linesOf } from './lines.ts';
import type { BlockKind } from './passage.ts';
import { shownRuns } from './shown.ts';
import {
  beginsReport,
  CAPTION_LIMIT,
  enumeratorOf,
  isByline,
  isCaption,
  isPictureCredit,
  mayBeCaption,
} from './signs.ts';

/** A paragraph, a heading, a caption or a byline. */
export interface Block extends CleanText {
  readonly kind: BlockKind;
  /** Depth of a markdown heading, 1–6; 0 for plain headings and other blocks. */
  readonly level: number;
}

/**
 * The blocks of `source` in the order in which they begin. Together their runs hold each character that is
 * shown once. Blocks are disjoint, but one may stand inside another: a caption in the middle of a sentence.
 */
export function clean(source: string): Block[] {
  const lines = linesOf(source);
  if (lines.length === 0) return [];
  const doubled = doubledPrints(source, lines);
  return group(layoutOf(lines)).map(({ kind, stretches }) => {
    const options = { keepSpaces: kind !== 'body', doubled };
    const runs: Run[] = [];
    for (const stretch of stretches)
      for (const [i, run] of shownRuns(source, stretch, options).entries())
        runs.push(i === 0 && runs.length > 0 ? { ...run, joined: false } : run);
    return { ...cleanText(source, runs), kind, level: stretches[0]![0]!.level };
  });
}

/** Lines of one block; a new stretch begins after another block stood in between. */
interface Group {
  readonly kind: BlockKind;
  readonly stretches: Line[][];
}

function group(layout: Layout): Group[] {
  const { lines } = layout;
  const groups: Group[] = [];
  // The paragraph that the next line of running text may go on with, and its last line.
  let body: { group: Group; first: number; last: number } | null = null;
  const begin = (kind: BlockKind, i: number): Group => {
    const made = { kind, stretches: [[lines[i]!]] };
    groups.push(made);
    return made;
  };
  for (let i = 0; i < lines.length; i++) {
    const kind = kindOf(layout, i, body);
    const current = groups.at(-1);
    if (kind === 'body') {
      if (body && continues(layout, body, i)) {
        if (body.last === i - 1) body.group.stretches.at(-1)!.push(lines[i]!);
        else body.group.stretches.push([lines[i]!]);
        body.last = i;
      } else body = { group: begin('body', i), first: i, last: i };
    } else if (current?.kind === kind && i > 0 && continuesAside(layout, kind, i))
      current.stretches.at(-1)!.push(lines[i]!);
    else begin(kind, i);
  }
  return groups;
}

type OpenBody = { readonly group: Group; readonly first: number; readonly last: number } | null;

function kindOf(layout: Layout, i: number, body: OpenBody): BlockKind {
  const { lines } = layout;
  const line = lines[i]!;
  if (line.level > 0) return 'heading';
  if (line.mark === 'row') return 'body';
  if (isByline(line.text)) return 'byline';
  const open =
    body !== null &&
    body.last === i - 1 &&
    lines[i - 1]!.ending !== 'sentence' &&
    !isListed(layout, i - 1);
  if (isCaptionLine(layout, i, open)) return 'caption';
  if (open) return 'body';
  if (i > 0 && line.gap === 0 && body?.last !== i - 1 && continuesLead(layout, i)) return 'heading';
  return isPlainHeading(layout, i) ? 'heading' : 'body';
}

const isListed = (layout: Layout, i: number): boolean =>
  layout.lines[i]!.mark === 'row' || inList(layout, i);

/** Blank lines that set a caption apart from the sentence it stands in. */
const WIDE_GAP = 2;

function isCaptionLine(layout: Layout, i: number, open: boolean): boolean {
  const { lines } = layout;
  const line = lines[i]!;
  if (line.text.length > CAPTION_LIMIT || line.mark) return false;
  const wide = line.gap >= WIDE_GAP && line.gap > usualGap(layout, i);
  if (!open || wide) {
    if (isCaption(line.text) && standsAlone(layout, i)) return true;
    if (beforeCredit(layout, i)) return true;
    if (i > 0 && line.gap === 0 && captionGoesOn(layout, i)) return true;
  }
  if (!open || !wide || line.ending !== 'sentence') return false;
  return lines[i + 1] !== undefined && lines[i + 1]!.gap > 0 && mayBeCaption(line.text);
}

/** A caption is a paragraph of its own: the line closes a sentence, or the next one is set apart. */
function standsAlone({ lines }: Layout, i: number): boolean {
  const next = lines[i + 1];
  return (
    lines[i]!.ending === 'sentence' ||
    /[摄图影）)]$/u.test(lines[i]!.text) ||
    !next ||
    next.gap > 0 ||
    hasHeadingForm(next)
  );
}

/** True if line `i` begins a short paragraph that who took the picture stands under. */
function beforeCredit({ lines }: Layout, i: number): boolean {
  let size = 0;
  for (let k = i; k < i + 3 && k + 1 < lines.length; k++) {
    const line = lines[k]!;
    if (line.mark || line.level > 0 || (k > i && line.gap > 0)) return false;
    size += line.text.length;
    if (size > CAPTION_LIMIT) return false;
    if (isPictureCredit(lines[k + 1]!.text)) return true;
    if (line.ending === 'sentence') return false;
  }
  return false;
}

/** True if the line before is a caption's that has not come to its end. */
function captionGoesOn(layout: Layout, i: number): boolean {
  const before = layout.lines[i - 1]!;
  return (
    isCaption(before.text) &&
    before.ending !== 'sentence' &&
    !/[摄影图]$/u.test(before.text) &&
    standsAlone(layout, i)
  );
}

/** Whether a line goes on with the heading, caption or byline right before it. */
function continuesAside(layout: Layout, kind: BlockKind, i: number): boolean {
  const line = layout.lines[i]!;
  const before = layout.lines[i - 1]!;
  if (line.gap > 0 || line.level > 0 || before.level > 0) return false;
  if (kind === 'heading') return continuesLead(layout, i);
  return kind === 'caption' && before.ending !== 'sentence' && !isCaption(line.text);
}

/** Shortest paragraph, in units, that is believed to have been cut by a heading in mid-sentence. */
const CUT_SHORTEST = 20;

/** Columns of indent, beyond the lines around, with which a paragraph begins. */
const INDENT = 3;

/** Whether running text at line `i` goes on with the paragraph `body`. */
function continues(layout: Layout, body: NonNullable<OpenBody>, i: number): boolean {
  const { lines } = layout;
  const line = lines[i]!;
  const last = lines[body.last]!;
  const aside = body.last < i - 1;
  if (line.mark === 'item' || line.mark === 'row' || line.ruled) return false;
  if (isListed(layout, body.last) || beginsReport(line.text)) return false;
  const quoted = lines[body.first]!.mark === 'quote';
  if (quoted !== (line.mark === 'quote')) return false;
  const indented = line.indent >= baseIndent(layout, i) + INDENT;
  const enumerator = enumeratorOf(line.text);
  if (last.ending === 'sentence')
    return !aside && !indented && enumerator < 0 && fillsLine(layout, body.last, i);
  if (
    enumerator >= 0 &&
    (last.ending === 'colon' || enumeratorOf(lines[body.first]!.text) === enumerator)
  )
    return false;
  if (last.ending === 'colon') return fillsLine(layout, body.last, i);
  if (lines[body.first]!.mark === 'item') return !aside && (indented || line.gap === 0);
  if (indented && last.ending !== 'comma') return false;
  if (!aside) return true;
  return goesOnAfterAside(layout, body, i);
}

/** After a heading the text is more likely to be new: what was cut must be long, and what follows no beginning. */
function goesOnAfterAside(layout: Layout, body: NonNullable<OpenBody>, i: number): boolean {
  const { lines } = layout;
  const asides = lines.slice(body.last + 1, i);
  const size = lines
    .slice(body.first, body.last + 1)
    .reduce((sum, { text }) => sum + text.length, 0);
  if (size < CUT_SHORTEST) return false;
  const headed = asides.some(
    (aside) => aside.level > 0 || !(isByline(aside.text) || mayBeCaption(aside.text)),
  );
  return !headed || (lines[i]!.indent === 0 && enumeratorOf(lines[i]!.text) < 0);
}

/** True if the text around is wrapped and line `last` is full, with no telling blank line after it. */
function fillsLine(layout: Layout, last: number, i: number): boolean {
  const width = wrapWidth(layout, i);
  if (width === null || !isFull(layout, last, i, width)) return false;
  const gap = layout.lines[i]!.gap;
  return gap <= usualGap(layout, i) && !(gap > 0 && layout.blanksTrusted);
}
