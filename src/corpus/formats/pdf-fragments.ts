// Fragments: the pieces of a page turned upright and joined where they stand close, as words on a line do.
import type { PlacedPiece } from './pdf-file.ts';

/** Text that stands together on one baseline; in points, `x` to the right and `y` downwards as it is read. */
export interface Fragment {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  /** Height of the type. */
  readonly size: number;
  /** Share of its characters that the file says are the page's own. */
  readonly isArtifact: boolean;
  /** The lowest of its pieces; absent where the file has the text. */
  readonly confidence?: number;
}

/** A piece turned so that it runs to the right. */
type Upright = Omit<Fragment, 'text'> & { readonly text: string; readonly turn: number };

/** Pieces on baselines closer than this share of their size stand on one line: superscripts do. */
const ONE_LINE = 0.4;

/** A gap of about a character parts cells and columns; words are closer. In sizes. */
const CELL_GAP = 0.95;

/** A gap as wide as a blank, in sizes: between Latin letters, and beside a Chinese character, where setters leave room. */
const BLANK = 0.16;
const WIDE_BLANK = 0.4;

/** A bullet or a number stands further away from its item, in sizes. */
const BULLET_GAP = 4;
const BULLET = /^\s*(?:[•●○■□◆◇▪▫·※►*–-]|[(（]?[0-9a-z一二三四五六七八九十]{1,2}[).）．、])\s*$/i;

/** The same text nearer than this to itself is print made bold. In sizes. */
const OVERPRINT = 0.25;

/**
 * The fragments of a page, line after line from the top, each line from the left; text that runs another way than most
 * of the page comes after the rest. Slanted text is a stamp or a watermark and left out.
 */
export function fragmentsOf(pieces: readonly PlacedPiece[]): Fragment[][] {
  const byTurn = new Map<number, Upright[]>();
  for (const piece of pieces) {
    const upright = uprightOf(piece);
    if (!upright) continue;
    const same = byTurn.get(upright.turn);
    if (same) same.push(upright);
    else byTurn.set(upright.turn, [upright]);
  }
  const weight = (turned: readonly Upright[]) =>
    turned.reduce((sum, { text }) => sum + text.length, 0);
  return [...byTurn.values()]
    .sort((a, b) => weight(b) - weight(a) || a[0]!.turn - b[0]!.turn)
    .map((turned) => linesOf(turned).flatMap(joined));
}

/** How far from a right angle text may be set and still be read, in degrees. */
const SLANT = 5;

/** Vertical text counts as turned by this, so that it is apart from text whose letters lie on their side. */
const VERTICAL = 360;

function uprightOf({
  text,
  transform,
  width,
  height,
  isVertical,
  isArtifact,
  confidence,
}: PlacedPiece): Upright | null {
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = transform;
  const size = Math.hypot(c, d) || Math.hypot(a, b);
  if (size === 0 || !Number.isFinite(size + x + y + width + height)) return null;
  const own = { text, size, isArtifact, ...(confidence !== undefined && { confidence }) };
  // Lines of vertical text follow each other from the right to the left.
  if (isVertical) return { ...own, x: -y, right: height - y, y: -x, turn: VERTICAL };
  const angle = (Math.atan2(b, a) * 180) / Math.PI;
  const turn = Math.round(angle / 90) * 90;
  if (Math.abs(angle - turn) > SLANT) return null;
  const [along, down] = TURNED[((turn + 360) % 360) / 90]!(x, y);
  return { ...own, x: along, right: along + width, y: down, turn };
}

/** By quarter turns to the left: where a point is along the text, and how far down. */
const TURNED: readonly ((x: number, y: number) => readonly [number, number])[] = [
  (x, y) => [x, -y],
  (x, y) => [y, x],
  (x, y) => [-x, y],
  (x, y) => [-y, -x],
];

/** Items on one baseline, from the left; lines from the top. */
export function linesOf<T extends Pick<Fragment, 'x' | 'y' | 'size'>>(items: readonly T[]): T[][] {
  const lines: T[][] = [];
  let line: T[] = [];
  for (const item of items.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    const first = line[0];
    if (first && item.y - first.y <= ONE_LINE * Math.max(first.size, item.size)) line.push(item);
    else {
      line = [item];
      lines.push(line);
    }
  }
  return lines.map((items) => items.sort((a, b) => a.x - b.x || a.y - b.y));
}

function joined(line: readonly Upright[]): Fragment[] {
  const fragments: Fragment[] = [];
  for (const { turn: _, ...piece } of line) {
    const last = fragments.at(-1);
    if (!last) fragments.push(withBullet(piece));
    else if (isOverprint(last, piece)) continue;
    else if (reaches(last, piece)) fragments[fragments.length - 1] = together(last, piece);
    else fragments.push(piece);
  }
  return fragments;
}

/** The gap between two pieces, in sizes. */
const gapBetween = (last: Fragment, piece: Fragment): number =>
  (piece.x - last.right) / Math.max(piece.size, last.size);

const reaches = (last: Fragment, piece: Fragment): boolean =>
  gapBetween(last, piece) <= (BULLET.test(last.text) ? BULLET_GAP : CELL_GAP);

/** Fonts of symbols have their bullets in private use; Word's are these. */
const withBullet = (piece: Fragment): Fragment =>
  /^[\uf000-\uf0ff]$/.test(piece.text.trim()) ? { ...piece, text: '•' } : piece;

const isOverprint = (last: Fragment, piece: Fragment): boolean =>
  last.text.endsWith(piece.text) &&
  Math.abs(last.right - piece.right) < OVERPRINT * piece.size &&
  Math.abs(last.y - piece.y) < OVERPRINT * piece.size;

function together(last: Fragment, piece: Fragment): Fragment {
  const isLatin = /[!-~\u00c0-\u024f]$/.test(last.text) && /^[!-~\u00c0-\u024f]/.test(piece.text);
  const blank = gapBetween(last, piece) > (isLatin ? BLANK : WIDE_BLANK) ? ' ' : '';
  const long = piece.text.length > last.text.length ? piece : last;
  return {
    text: `${last.text}${blank}${piece.text}`,
    x: last.x,
    right: Math.max(last.right, piece.right),
    y: long.y,
    size: long.size,
    isArtifact: last.isArtifact && piece.isArtifact,
    ...lowestConfidence([last, piece]),
  };
}

/** The lowest confidence of what was recognised among `items`; nothing if none was. */
export function lowestConfidence(items: readonly { readonly confidence?: number | undefined }[]): {
  readonly confidence?: number;
} {
  const known = items.flatMap(({ confidence }) => (confidence === undefined ? [] : [confidence]));
  return known.length === 0 ? {} : { confidence: Math.min(...known) };
}
