// The recogniser: the port behind which an OCR engine stands. Pictures in, lines of text with their places out.

/** A picture in shades of grey. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** A byte for each pixel, row after row from the top; 0 is black. */
  readonly grey: Uint8Array<ArrayBuffer>;
}

/** A line of text as it stands in a picture; places in pixels from the upper left. */
export interface RecognizedLine {
  readonly text: string;
  /** How sure the engine is of its characters, in [0, 1]. */
  readonly confidence: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** How far it goes down for each pixel to the right. */
  readonly slope: number;
}

export interface Recognizer {
  /**
   * The engine with its version and all else that decides what it reads: what was read by another is read anew.
   * @throws UserError `ocr-missing` if it is not installed.
   */
  readonly engine: string;
  /** The pages of a picture file, upright; throws `PictureTooLarge`, or anything else if the file is broken. */
  decode(bytes: Uint8Array): AsyncIterable<Picture>;
  /** Lines in any order; the same picture always gives the same. The picture is given away. Throws `TooSlow`. */
  recognize(picture: Picture): Promise<readonly RecognizedLine[]>;
  /** The same recogniser, told whose pages it is going to see: the digest of the file's bytes. */
  readonly forFile?: (file: string) => Recognizer;
}

/** A picture of more than `MOST_PIXELS` is not unpacked: a large newspaper page at 400 dots an inch. */
export const MOST_PIXELS = 120_000_000;

export class PictureTooLarge extends Error {}

export class TooSlow extends Error {}
