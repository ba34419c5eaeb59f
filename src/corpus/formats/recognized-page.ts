// A recognised page: the lines of a picture as pieces of text in place, so that its columns, tables and headings are found as those of a PDF are.
import { UserError } from '../../errors.ts';
import type { PdfPage, PlacedPiece } from './pdf-file.ts';
import type { Picture, RecognizedLine, Recognizer } from './recognizer.ts';

/** What most lines are set in, whatever the resolution: what is near or far is told in points. */
const BODY = 10;

/** How high a line comes out depends on its characters; what differs by less than this is one size. */
const SAME_SIZE = 0.3;

/** Where the baseline is below the middle of a line, in sizes. */
const BASELINE = 0.35;

/** One page of a picture file or a PDF; it stays a scan if nothing is recognised in it, or the engine fails. */
export async function recognizedPage(
  recognizer: Recognizer,
  picture: Picture,
  number: number,
): Promise<PdfPage> {
  try {
    const pieces = piecesOf(await recognizer.recognize(picture));
    return { number, pieces, isScan: pieces.length === 0 };
  } catch (error) {
    // An engine that is not there concerns all pages; whatever else it comes to grief over, this one.
    if (error instanceof UserError) throw error;
    return { number, pieces: [], isScan: true };
  }
}

/** The lines, turned level, in a coordinate system in which most of them are 10 high. */
export function piecesOf(lines: readonly RecognizedLine[]): PlacedPiece[] {
  if (lines.length === 0) return [];
  const usual = middle(lines.map(({ top, bottom }) => bottom - top));
  const slope = middle(lines.map((line) => line.slope));
  const scale = BODY / usual;
  return lines.map(({ text, confidence, left, right, top, bottom }) => {
    const height = bottom - top;
    const size = (Math.abs(height / usual - 1) <= SAME_SIZE ? usual : height) * scale;
    const y = (top + bottom) / 2 - (slope * (left + right)) / 2;
    const x = left + slope * y;
    return {
      text,
      transform: [size, 0, 0, size, x * scale, -(y * scale + BASELINE * size)],
      width: (right - left) * scale,
      height: size,
      isVertical: false,
      isArtifact: false,
      confidence: Math.floor(confidence * 100) / 100,
    };
  });
}

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1]!;
