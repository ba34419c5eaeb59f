// Finding lines: from the map of a detector (how probably each pixel is text) to strips of a picture, by DBNet's rules.

/** A strip that may be slightly slanted; in pixels. */
export interface Strip {
  readonly left: number;
  readonly right: number;
  /** Of its middle at `left`. */
  readonly y: number;
  /** Down for each pixel to the right. */
  readonly slope: number;
  readonly height: number;
}

/** A map of `width` × `height` probabilities, row after row. */
export interface TextMap {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

// As PP-OCR has them: what counts as text, how sure a whole strip must be, and by how much the map shrinks lines.
const TEXT = 0.3;
const SURE = 0.6;
const SHRUNK = 1.5;

/** Smaller things than this are specks. */
const SPECK = 3;

/** How slanted a scan may lie; a steeper strip is a drawing. */
const STEEPEST = 0.12;

/** The strips of a map, from the top. */
export function stripsOf(map: TextMap): Strip[] {
  const seen = new Uint8Array(map.values.length);
  const strips: Strip[] = [];
  for (let at = 0; at < seen.length; at++) {
    if (seen[at] || map.values[at]! <= TEXT) continue;
    const strip = stripOf(map, componentAt(map, at, seen));
    if (strip) strips.push(strip);
  }
  return strips;
}

/** The pixels of text that hang together with that at `start`; they are marked in `seen`. */
function componentAt({ width, values }: TextMap, start: number, seen: Uint8Array): number[] {
  const found = [start];
  seen[start] = 1;
  const visit = (at: number) => {
    if (!(values[at]! > TEXT) || seen[at]) return;
    seen[at] = 1;
    found.push(at);
  };
  // The list grows while it is gone through.
  for (const at of found) {
    const x = at % width;
    for (const row of [at - width, at, at + width]) {
      if (x > 0) visit(row - 1);
      visit(row);
      if (x < width - 1) visit(row + 1);
    }
  }
  return found;
}

function stripOf({ width, values }: TextMap, pixels: readonly number[]): Strip | null {
  const { left, right, top, bottom, score, slope, y } = measured(pixels, width, values);
  const length = right - left;
  if (Math.min(length, bottom - top) < SPECK || score < SURE) return null;
  const isFlat = length > 2 * (bottom - top) && Math.abs(slope) <= STEEPEST;
  const tilt = isFlat ? slope : 0;
  let above = 0;
  let below = 0;
  for (const at of pixels) {
    const off = Math.floor(at / width) - (y + tilt * (at % width));
    above = Math.min(above, off);
    below = Math.max(below, off);
  }
  const height = below - above + 1;
  const grown = (SHRUNK * length * height) / (2 * (length + height));
  return {
    left: left - grown,
    right: right + grown,
    y: y + tilt * (left - grown) + (above + below + 1) / 2,
    slope: tilt,
    height: height + 2 * grown,
  };
}

/** Bounds, middle score and line of regression of some pixels; `y` is the line's height at x = 0. */
function measured(pixels: readonly number[], width: number, values: Float32Array) {
  let [left, right, top, bottom] = [width, 0, Number.POSITIVE_INFINITY, 0];
  let [sumX, sumY, sumXX, sumXY, sum] = [0, 0, 0, 0, 0];
  for (const at of pixels) {
    const x = at % width;
    const y = (at - x) / width;
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
    sumX += x;
    sumY += y;
    sumXX += x * x;
    sumXY += x * y;
    sum += values[at]!;
  }
  const n = pixels.length;
  const spread = sumXX - (sumX * sumX) / n;
  const slope = spread > 0 ? (sumXY - (sumX * sumY) / n) / spread : 0;
  const isFlat = right - left > 2 * (bottom - top) && Math.abs(slope) <= STEEPEST;
  const y = sumY / n - (isFlat ? slope * (sumX / n) : 0);
  return { left, right, top, bottom, score: sum / n, slope: isFlat ? slope : 0, y };
}
