// The outline: which headings are in force where.
import type { Block } from './clean.ts';
import { hasTwoPhrases } from './heading-form.ts';
import { beginsReport, enumeratorOf, isMasthead } from './signs.ts';

/** Levels below the six of markdown: a headline, the levels of enumerators, any other plain heading. */
const HEADLINE = 7;
const FIRST_ENUMERATED = 8;
const SUBHEADING = 20;

/** A masthead heads nothing. */
const MASTHEAD = 99;

/** Most plain headings in a row that are taken for one headline (kicker, title, subtitle). */
const HEADLINE_PARTS = 3;

/** Headings in force, outermost first. */
type Outline = readonly { readonly level: number; readonly text: string }[];

/** Blocks under the same headings; `lead` are the headings that open the section. */
export interface Section {
  readonly headings: readonly string[];
  readonly lead: readonly Block[];
  readonly blocks: readonly Block[];
}

/** The sections of a document, in order: each block is in exactly one, as lead or below it. */
export function sectionsOf(blocks: readonly Block[]): Section[] {
  const sections: { headings: readonly string[]; lead: Block[]; blocks: Block[] }[] = [];
  let outline: Outline = [];
  let row: Block[] = [];
  let current: { headings: readonly string[]; lead: Block[]; blocks: Block[] } | null = null;
  const open = (next?: Block) => {
    if (row.length === 0 && current) return;
    const turn = afterHeadings(outline, row, next);
    outline = turn.outline;
    const spent = row.slice(0, turn.spent);
    if (spent.length > 0) sections.push({ headings: turn.above, lead: spent, blocks: [] });
    current = {
      headings: outline.map(({ text }) => text),
      lead: row.slice(turn.spent),
      blocks: [],
    };
    sections.push(current);
    row = [];
  };
  for (const block of blocks) {
    if (block.kind === 'heading') row.push(block);
    else {
      open(block);
      current!.blocks.push(block);
    }
  }
  if (row.length > 0) open();
  return sections;
}

interface Turn {
  readonly outline: Outline;
  /** How many headings at the row's beginning are out of force again: torn from their text, or a table of contents. */
  readonly spent: number;
  /** Texts of the headings above the row. */
  readonly above: readonly string[];
}

/** What a row of headings, with nothing between them and `next` after them, makes of the outline before it. */
function afterHeadings(before: Outline, row: readonly Block[], next: Block | undefined): Turn {
  const plain = before.length === 0 || isHeadline(row, next) ? HEADLINE : SUBHEADING;
  const levels = row.map((block) => levelOf(block, plain));
  const top = levels.reduce((least, level) => Math.min(least, level), MASTHEAD);
  const above = before.filter(({ level }) => level < top);
  const parts = levels.filter((level) => level < MASTHEAD).length;
  // Plain headlines in a row stand together, unless they are too many to be one.
  const joint = parts <= HEADLINE_PARTS;
  const force: Entry[] = [];
  for (const [index, { text }] of row.entries())
    if (levels[index]! < MASTHEAD) putInForce(force, { level: levels[index]!, text, index }, joint);
  let spent = row.length;
  for (let back = 1; force.at(-back)?.index === spent - 1; back++) spent--;
  return {
    outline: [...above, ...force.map(({ level, text }) => ({ level, text }))],
    spent,
    above: above.map(({ text }) => text),
  };
}

interface Entry {
  level: number;
  readonly text: string;
  /** In its row. */
  readonly index: number;
}

function putInForce(force: Entry[], entry: Entry, joint: boolean): void {
  const [kicker] = force;
  // A kicker stands above its title though it is printed smaller (## then #).
  if (entry.index === 1 && entry.level < HEADLINE && kicker && kicker.level > entry.level)
    kicker.level = entry.level;
  else {
    const least = entry.level === HEADLINE && joint ? HEADLINE + 1 : entry.level;
    while (force.length > 0 && force.at(-1)!.level >= least) force.pop();
  }
  force.push(entry);
}

/** The level of a heading; `plain` is the level of one that no mark, enumerator or dash tells of. */
function levelOf({ level, simple }: Block, plain: number): number {
  if (level > 0) return level;
  if (isMasthead(simple)) return MASTHEAD;
  const enumerator = enumeratorOf(simple);
  if (enumerator >= 0) return FIRST_ENUMERATED + enumerator;
  return /^[^—]{1,20}——/u.test(simple) ? SUBHEADING : plain;
}

/**
 * True if plain headings begin a new article: several in a row, one of two phrases (人人行动 人人有责), or
 * above a byline or a dateline. Others part the article they stand in.
 */
function isHeadline(row: readonly Block[], next: Block | undefined): boolean {
  const plain = row.filter((block) => levelOf(block, HEADLINE) === HEADLINE);
  if (plain.length > 1 || plain.some(({ simple }) => hasTwoPhrases(simple))) return true;
  return next !== undefined && (next.kind === 'byline' || beginsReport(next.simple));
}

/**
 * The most prominent of the headings that a document opens with: the first of the highest level among those
 * before other headings' text; null if there is no heading at all. Where one is marked as the title (`#`), lines above it
 * that only look like headings (a row of badges) are none.
 */
export function titleHeading(blocks: readonly Block[]): Block | null {
  const isMarked = blocks.some(({ kind, level }) => kind === 'heading' && level === 1);
  let best: Block | null = null;
  for (const block of blocks) {
    if (block.kind === 'body' && best) break;
    if (isMarked && block.level === 0) continue;
    if (block.kind !== 'heading' || levelOf(block, HEADLINE) === MASTHEAD) continue;
    if (!best || levelOf(block, HEADLINE) < levelOf(best, HEADLINE)) best = block;
  }
  return best;
}
