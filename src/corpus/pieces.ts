// Pieces: blocks cut at sentence ends, where they are longer than a passage should be.
import { sentences } from '../text/sentences.ts';
import type { Block } from './clean.ts';
import type { Run } from './clean-text.ts';

/**
 * Sizes of a passage in units of clean text. A fact and what it is about stand within a paragraph; longer
 * passages blur several facts, shorter ones lack the words that a question brings along.
 */
export const SHORTEST = 120;
export const LONGEST = 350;

/**
 * A paragraph up to this long stays whole: what it is about stands in its first sentence, and cut in two it must be
 * chosen twice. Of 350, 650 and 900 (CMRC trial, own paragraph given: F1 53.1, 54.1, 54.5) this is the best to find, too.
 */
const LONGEST_WHOLE = 900;

/** A sentence longer than this is cut at a comma, or where it must. */
const LONGEST_SENTENCE = 600;

/** A part of a block: all of it, or some of its sentences. */
export interface Piece {
  readonly block: Block;
  readonly runs: readonly Run[];
  readonly size: number;
}

/** The whole block as one piece. */
export const wholePiece = (block: Block): Piece => ({
  block,
  runs: block.runs,
  size: block.text.length,
});

/** The block's pieces in order; together they are the block. */
export function piecesOf(block: Block): Piece[] {
  const cuts = cutsOf(block.text);
  if (cuts.length === 1) return [wholePiece(block)];
  const pieces: Piece[] = [];
  let start = 0;
  let index = 0;
  let used = 0;
  for (const end of cuts) {
    const runs: Run[] = [];
    for (let left = end - start; left > 0; ) {
      const run = block.runs[index]!;
      const size = Math.min(left, run.end - run.start - used);
      const from = run.start + used;
      runs.push({ start: from, end: from + size, joined: used > 0 || run.joined });
      left -= size;
      used += size;
      if (run.start + used === run.end) {
        index++;
        used = 0;
      }
    }
    pieces.push({ block, runs, size: end - start });
    start = end;
  }
  return pieces;
}

/** Where to cut a text into parts of a passage's size, as even as its sentences allow; ends with its length. */
function cutsOf(text: string): number[] {
  if (text.length <= LONGEST_WHOLE) return [text.length];
  const target = text.length / Math.ceil(text.length / LONGEST);
  const ends = endsOf(text);
  const cuts: number[] = [];
  let last = 0;
  for (const [i, end] of ends.entries()) {
    const next = ends[i + 1];
    if (next === undefined) break;
    const full = end - last >= target || next - last > LONGEST;
    // What is left at the end must make a passage of its own.
    if (full && text.length - end >= Math.min(SHORTEST, target / 2)) {
      cuts.push(end);
      last = end;
    }
  }
  return [...cuts, text.length];
}

/** Ends of sentences (white space after them included), and cuts inside overlong ones. */
function endsOf(text: string): number[] {
  const ends: number[] = [];
  const spans = sentences(text);
  for (const [i, { start }] of spans.entries()) {
    const end = spans[i + 1]?.start ?? text.length;
    if (end - start > LONGEST_SENTENCE) ends.push(...cutsInside(text, start, end));
    ends.push(end);
  }
  return ends;
}

function cutsInside(text: string, start: number, end: number): number[] {
  const cuts: number[] = [];
  for (let at = start; end - at > LONGEST; ) {
    let cut = at + LONGEST;
    const comma = text.slice(at + SHORTEST, cut).search(/[，、；：,](?=[^，、；：,]*$)/u);
    if (comma >= 0) cut = at + SHORTEST + comma + 1;
    // Never between the halves of a surrogate pair.
    else if (/[\udc00-\udfff]/.test(text[cut]!) && /[\ud800-\udbff]/.test(text[cut - 1]!)) cut--;
    cuts.push(cut);
    at = cut;
  }
  return cuts;
}
