// Cleaning: a scanned or typed source into readable blocks, by deleting only.
import { simplify } from '../text/fold.ts';
import { isCaptionLine } from './captions.ts';
import { type CleanText, cleanText, type Run } from './clean-text.ts';
import { doubledPrints } from './doubled.ts';
import { continuesLead, isPlainHeading } from './headings.ts';
import { type Layout, layoutOf } from './layout.ts';
import { type Line, linesOf } from './lines.ts';
import type { Markup } from './markup.ts';
import { continues, isEntry, isListed, type OpenParagraph } from './paragraphs.ts';
import type { BlockKind } from './passage.ts';
import { type ShownOptions, shownRuns } from './shown.ts';
import { isByline, isCaption } from './signs.ts';

/** A paragraph, a heading, a caption or a byline. */
export interface Block extends CleanText {
  /** The text in simplified script, unit for unit: what the rules of this layer read, so that 記者 is 记者 to them. */
  readonly simple: string;
  readonly kind: BlockKind;
  /** Depth of a markdown heading, 1–6; 0 for plain headings and other blocks. */
  readonly level: number;
}

/**
 * The blocks of `source` in the order in which they begin. Together their runs hold each character that is
 * shown once. Blocks are disjoint, but one may stand inside another: a caption in the middle of a sentence.
 * `markup` is what a parser has found in `source`.
 */
export function clean(source: string, markup?: Markup): Block[] {
  const read = simplify(source);
  const lines = linesOf(read, markup);
  if (lines.length === 0) return [];
  const doubled = doubledPrints(read, lines);
  return groupsOf(layoutOf(lines)).map(({ kind, stretches }) => {
    const runs = runsOf(read, stretches, { keepSpaces: kind !== 'body', doubled });
    const { level } = stretches[0]![0]!;
    return { ...cleanText(source, runs), simple: cleanText(read, runs).text, kind, level };
  });
}

function runsOf(source: string, stretches: readonly Line[][], options: ShownOptions): Run[] {
  const [first, ...rest] = stretches as [Line[], ...Line[][]];
  const runs = shownRuns(source, first, options);
  for (const stretch of rest)
    for (const [i, run] of shownRuns(source, stretch, options).entries())
      runs.push(i === 0 ? { ...run, joined: false } : run);
  return runs;
}

/** Lines of one block; a new stretch begins after another block stood in between. */
interface Group {
  readonly kind: BlockKind;
  readonly stretches: Line[][];
}

/** The paragraph that the next line of running text may go on with. */
interface Body extends OpenParagraph {
  readonly group: Group;
}

function groupsOf(layout: Layout): Group[] {
  const groups: Group[] = [];
  let body: Body | null = null;
  for (const [i, line] of layout.lines.entries()) {
    const kind = kindOf(layout, body, i);
    if (kind === 'body') body = withBodyLine(layout, groups, body, i);
    else if (groups.at(-1)?.kind === kind && asideGoesOn(layout, body, kind, i))
      groups.at(-1)!.stretches.at(-1)!.push(line);
    else groups.push({ kind, stretches: [[line]] });
  }
  return groups;
}

/** The paragraph that line `i` of running text goes on with or begins. */
function withBodyLine(layout: Layout, groups: Group[], body: Body | null, i: number): Body {
  const line = layout.lines[i]!;
  if (!body || !continues(layout, body, i)) {
    const group: Group = { kind: 'body', stretches: [[line]] };
    groups.push(group);
    return { group, first: i, last: i };
  }
  if (body.last === i - 1) body.group.stretches.at(-1)!.push(line);
  else body.group.stretches.push([line]);
  return { ...body, last: i };
}

function kindOf(layout: Layout, body: OpenParagraph | null, i: number): BlockKind {
  const line = layout.lines[i]!;
  if (line.level > 0) return 'heading';
  if (line.mark === 'row') return 'body';
  if (isByline(line.text)) return 'byline';
  const open = isOpen(layout, body, i);
  if (isCaptionLine(layout, i, open)) return 'caption';
  if (open) return 'body';
  const afterAside = i > 0 && body?.last !== i - 1;
  if (afterAside && continuesLead(layout, i)) return 'heading';
  return isPlainHeading(layout, i) ? 'heading' : 'body';
}

/** True if line `i` stands right after running text that has not come to an end. */
function isOpen(layout: Layout, body: OpenParagraph | null, i: number): boolean {
  if (body?.last !== i - 1 || layout.lines[i - 1]!.ending === 'sentence') return false;
  return !isListed(layout, i - 1) && !isEntry(layout, body, i);
}

/** Whether a line goes on with the heading, caption or byline right before it. */
function asideGoesOn(
  layout: Layout,
  body: OpenParagraph | null,
  kind: BlockKind,
  i: number,
): boolean {
  const line = layout.lines[i]!;
  const before = layout.lines[i - 1]!;
  if (line.goesOn) return true;
  if (body?.last === i - 1 || line.gap > 0 || line.level > 0 || before.level > 0) return false;
  if (kind === 'heading') return continuesLead(layout, i);
  return kind === 'caption' && before.ending !== 'sentence' && !isCaption(line.text);
}
