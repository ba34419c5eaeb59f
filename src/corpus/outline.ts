// The outline: which headings are in force where.
import type { Block } from './clean.ts';
import { enumeratorOf } from './signs.ts';

/** Levels below the six of markdown: a headline, the levels of enumerators, a heading that a dash leads. */
const HEADLINE = 7;
const FIRST_ENUMERATED = 8;
const LED_BY_DASH = 20;

/** Most plain headings in a row that are taken for one headline (kicker, title, subtitle). */
const HEADLINE_PARTS = 3;

/** Headings in force, outermost first. */
export type Outline = readonly { readonly level: number; readonly text: string }[];

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
  const open = () => {
    if (row.length === 0 && current) return;
    const turn = afterHeadings(outline, row);
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
      open();
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

/** What a row of headings, with nothing between them, makes of the outline before it. */
export function afterHeadings(before: Outline, row: readonly Block[]): Turn {
  const levels = row.map(levelOf);
  const top = Math.min(...levels);
  const above = before.filter(({ level }) => level < top);
  const manyHeadlines = levels.filter((level) => level === HEADLINE).length > HEADLINE_PARTS;
  const force: { level: number; text: string; index: number }[] = [];
  for (const [index, { text }] of row.entries()) {
    const level = levels[index]!;
    // A kicker stands above its title though it is printed smaller (## then #).
    const kicked = index === 1 && level < HEADLINE && levels[0]! > level;
    if (kicked) force[0]!.level = level;
    else if (level !== HEADLINE || manyHeadlines)
      while (force.length > 0 && force.at(-1)!.level >= level) force.pop();
    force.push({ level, text, index });
  }
  let spent = row.length;
  for (let back = 1; force.at(-back)?.index === spent - 1; back++) spent--;
  return {
    outline: [...above, ...force.map(({ level, text }) => ({ level, text }))],
    spent,
    above: above.map(({ text }) => text),
  };
}

function levelOf({ level, text }: Block): number {
  if (level > 0) return level;
  const enumerator = enumeratorOf(text);
  if (enumerator >= 0) return FIRST_ENUMERATED + enumerator;
  return /^[^—]{1,20}——/u.test(text) ? LED_BY_DASH : HEADLINE;
}

/**
 * The text of the most prominent of the headings that a document opens with: the first of the highest
 * level among those before other headings' text; null if there is no heading at all.
 */
export function titleOf(blocks: readonly Block[]): string | null {
  let best: Block | null = null;
  for (const block of blocks) {
    if (block.kind === 'body' && best) break;
    if (block.kind === 'heading' && (!best || levelOf(block) < levelOf(best))) best = block;
  }
  return best?.text ?? null;
}
