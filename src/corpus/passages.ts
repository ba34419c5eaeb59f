// Passages: blocks packed to about a paragraph each, with the headings in force.
import type { Block } from './clean.ts';
import { cleanText, type Run } from './clean-text.ts';
import type { Document } from './document.ts';
import { type Section, sectionsOf } from './outline.ts';
import { type BlockKind, type Passage, pidAt } from './passage.ts';
import { LONGEST, type Piece, piecesOf, SHORTEST, wholePiece } from './pieces.ts';
import { breakBetween } from './shown.ts';

/** A few words (a byline, a short paragraph) may make a passage this much too long rather than stand alone. */
const SLACK = 60;

/**
 * The passages of a document, in document order; together they hold each clean character once. Blocks that
 * are `alone` share a passage with no other: paragraphs that the corpus repeats.
 */
export function passagesOf(
  { docid, text }: Pick<Document, 'docid' | 'text'>,
  blocks: readonly Block[],
  alone: ReadonlySet<Block> = new Set(),
): Passage[] {
  const order = orderOf(blocks);
  return sectionsOf(blocks)
    .flatMap((section) => [...pack(section, alone, order), ...asides(section, order, text)])
    .sort((a, b) => startOf(a) - startOf(b))
    .map(({ pieces, headings }, ordinal) => {
      const runs = runsOf(text, pieces, order);
      return {
        ...cleanText(text, runs),
        pid: pidAt(docid, ordinal),
        docid,
        kind: kindOf(pieces),
        headings,
        places: [{ docid, runs }],
      };
    });
}

interface Draft {
  readonly pieces: readonly Piece[];
  readonly headings: readonly string[];
}

const startOf = ({ pieces }: Draft): number => pieces[0]!.runs[0]!.start;

const KINDS: readonly BlockKind[] = ['body', 'caption', 'byline', 'heading'];

const kindOf = (pieces: readonly Piece[]): BlockKind =>
  KINDS.find((kind) => pieces.some(({ block }) => block.kind === kind))!;

interface Order {
  /** The block that ends right before each block, only deleted text between them. */
  readonly before: ReadonlyMap<Block, Block>;
  /** Blocks that stand in the middle of another. */
  readonly inside: ReadonlySet<Block>;
}

function orderOf(blocks: readonly Block[]): Order {
  const before = new Map<Block, Block>();
  const inside = new Set<Block>();
  let last: Block | undefined;
  for (const block of blocks) {
    const { start } = block.runs[0]!;
    if (last && block.kind !== 'heading' && endOf(last) > start) inside.add(block);
    else if (last && endOf(last) <= start) before.set(block, last);
    if (!last || endOf(last) < endOf(block)) last = block;
  }
  return { before, inside };
}

const endOf = ({ runs }: Block): number => runs.at(-1)!.end;

const sizeOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((size, piece) => (piece.block.kind === 'heading' ? size : size + piece.size), 0);

/** The passages of a section's running order. */
function pack(section: Section, alone: ReadonlySet<Block>, { inside }: Order): Draft[] {
  const { headings, lead, blocks } = section;
  const drafts: { pieces: Piece[]; headings: readonly string[] }[] = [];
  let current: Piece[] = lead.map(wholePiece);
  // The last passage, as long as it may still take up the last few words of the section.
  let open: Piece[] | null = null;
  const close = () => {
    if (current.length > 0) drafts.push({ pieces: current, headings });
    open = current;
    current = [];
  };
  for (const block of blocks.filter((block) => !inside.has(block))) {
    if (alone.has(block)) close();
    for (const piece of piecesOf(block)) {
      if (alone.has(block) || isComplete(current, piece)) close();
      current.push(piece);
    }
    if (alone.has(block)) {
      close();
      open = null;
    }
  }
  if (open && takesUp(open, current)) (open as Piece[]).push(...current);
  else close();
  return drafts;
}

/** True if a section's last words are too few for a passage and fit into the one before. */
const takesUp = (open: readonly Piece[], last: readonly Piece[]): boolean =>
  open.length > 0 && sizeOf(last) < SHORTEST && sizeOf(open) + sizeOf(last) <= LONGEST;

/** Tables may be this long, so that most stand whole under their first row. */
const LONGEST_TABLE = 700;

const isRow = ({ block }: Piece): boolean => block.text.startsWith('|');

/** Whether a passage of these pieces is closed before `next`. */
function isComplete(pieces: readonly Piece[], next: Piece): boolean {
  const size = sizeOf(pieces);
  if (size === 0 || next.block.kind === 'byline') return false;
  // What a cell says, the first row of its table tells.
  if (isRow(next) && isRow(pieces.at(-1)!)) return size + next.size > LONGEST_TABLE;
  // Who took a picture stands with what it shows.
  const limit = size < SLACK || next.size < SLACK ? LONGEST + SLACK : LONGEST;
  return size >= SHORTEST || size + next.size > limit;
}

/** Passages of what stands in the middle of a paragraph: it can share none with the text around it. */
function asides({ headings, blocks }: Section, { inside }: Order, text: string): Draft[] {
  const drafts: { pieces: Piece[]; headings: readonly string[] }[] = [];
  let end = -1;
  for (const block of blocks) {
    if (!inside.has(block)) continue;
    const start = block.runs[0]!.start;
    const last = drafts.at(-1);
    if (last && end >= 0 && text.slice(end, start).trim() === '')
      last.pieces.push(wholePiece(block));
    else drafts.push({ pieces: [wholePiece(block)], headings });
    end = endOf(block);
  }
  return drafts;
}

/** The runs of pieces one after the other, with a line break of the source between blocks. */
function runsOf(text: string, pieces: readonly Piece[], { before, inside }: Order): Run[] {
  const runs: Run[] = [];
  for (const [i, piece] of pieces.entries()) {
    const last = pieces[i - 1];
    if (!last || last.block === piece.block) {
      runs.push(...piece.runs);
      continue;
    }
    const [first, ...rest] = piece.runs as [Run, ...Run[]];
    const at = breakBetween(text, endOf(last.block), first.start);
    const joined = before.get(piece.block) === last.block || inside.has(piece.block);
    runs.push({ start: at, end: at + 1, joined: true }, { ...first, joined }, ...rest);
  }
  return runs.map((run, i) => (i === 0 ? { ...run, joined: false } : run));
}
