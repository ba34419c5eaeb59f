// Glyphs printed twice: scans of bold type give 林远山林远山（（左二左二）） for 林远山（左二）.
import type { Span } from '../text/span.ts';
import { isVisible } from './character.ts';
import type { Line } from './lines.ts';

/** Longest line that is looked at, in visible units; a doubled line is a caption or a headline. */
const LIMIT = 80;

/** Shortest such line: 高高兴兴 and 天天向上天天向上 are words. */
const SHORTEST = 8;

/**
 * A line of one or two doubled pieces is believed only if a piece has this many different units (加油加油加油
 * twice is a chant), or beside another doubled line.
 */
const LONG_PIECE = 5;

/**
 * What to delete from each doubled line (spans in document coordinates): the second print of each piece.
 * A line counts as doubled only if all of it is: each piece is followed by itself, up to the line's end.
 */
export function doubledPrints(source: string, lines: readonly Line[]): ReadonlyMap<Line, Span[]> {
  const doubled = new Map<Line, Span[]>();
  const doubtful: {
    line: Line;
    before: Line | undefined;
    after: Line | undefined;
    spans: Span[];
  }[] = [];
  for (const [i, line] of lines.entries()) {
    const pieces = doubledPieces(source, line);
    if (!pieces) continue;
    const spans = pieces.map(({ offsets }) => spanOf(offsets));
    const richest = Math.max(...pieces.map(({ variety }) => variety));
    if ((pieces.length > 2 && richest > 1) || richest >= LONG_PIECE) doubled.set(line, spans);
    else doubtful.push({ line, before: lines[i - 1], after: lines[i + 1], spans });
  }
  for (const { line, before, after, spans } of doubtful)
    if ((before && doubled.has(before)) || (after && doubled.has(after))) doubled.set(line, spans);
  return doubled;
}

const PAUSES = '，。、；：！？,;:!?';

interface Piece {
  /** How many different units it has; 1 if it has a pause in it. */
  readonly variety: number;
  /** Where the units of the second print stand. */
  readonly offsets: readonly number[];
}

const spanOf = (offsets: readonly number[]): Span => ({
  start: offsets[0]!,
  end: offsets.at(-1)! + 1,
});

function doubledPieces(source: string, line: Line): Piece[] | null {
  if (line.visible > LIMIT || line.visible < SHORTEST) return null;
  const offsets: number[] = [];
  let parity = 0;
  for (let i = line.start; i < line.end; i++) {
    const unit = source.charCodeAt(i);
    if (!isVisible(unit)) continue;
    offsets.push(i);
    parity ^= unit;
  }
  // Each unit occurs an even number of times, so all of them together cancel out: most lines end here.
  if (parity !== 0 || offsets.length % 2 !== 0) return null;
  const units = offsets.map((offset) => source[offset]!);
  const sizes = squares(units);
  if (!sizes) return null;
  let at = 0;
  return sizes.map((size) => {
    const second = offsets.slice(at + size, at + 2 * size);
    const piece = units.slice(at, at + size);
    // Who repeats a clause with its comma means to (一定要来，一定要来，).
    const variety = piece.some((unit) => PAUSES.includes(unit)) ? 1 : new Set(piece).size;
    at += 2 * size;
    return { variety, offsets: second };
  });
}

/** The sizes of the pieces if `units` is a row of squares (ww), no two neighbours alike; else null. */
function squares(units: readonly string[]): number[] | null {
  const size = units.length;
  // first[i]: the size of the first piece of a way through units[i..], 0 if there is none.
  const first = new Array<number>(size + 1).fill(0);
  for (let at = size - 2; at >= 0; at -= 2) first[at] = firstPiece(units, at, first);
  if (first[0] === 0) return null;
  const sizes: number[] = [];
  for (let at = 0; at < size; at += 2 * first[at]!) sizes.push(first[at]!);
  return sizes;
}

function firstPiece(units: readonly string[], at: number, first: readonly number[]): number {
  for (let piece = 1; at + 2 * piece <= units.length; piece++) {
    const after = at + 2 * piece;
    const leadsOn = after === units.length || first[after] !== 0;
    if (!leadsOn || !sameUnits(units, at, piece)) continue;
    // 加油加油加油加油 is a chant, not a doubled print.
    const chant = first[after] === piece && sameUnits(units, at + piece, piece);
    if (!chant) return piece;
  }
  return 0;
}

function sameUnits(units: readonly string[], at: number, size: number): boolean {
  for (let i = at; i < at + size; i++) if (units[i] !== units[i + size]) return false;
  return true;
}
