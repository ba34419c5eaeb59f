// Sampling pictures: scaled down for the detector, and strips of them straightened for the reader of lines.
import type { Strip } from './ocr-detect.ts';
import type { Picture } from './recognizer.ts';

/** `picture` at another size; each pixel the mean of those that it stands for. */
export function scaled(picture: Picture, width: number, height: number): Picture {
  const across = picture.width / width;
  const down = picture.height / height;
  const grey = new Uint8Array(width * height);
  const taken = samplesIn(Math.max(across, down));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      grey[y * width + x] = mean(taken, (i, j) =>
        at(picture, (x + i) * across - 0.5, (y + j) * down - 0.5),
      );
  return { width, height, grey };
}

/** A strip, straight and `height` high. */
export function straightened(picture: Picture, strip: Strip, height: number): Picture {
  const scale = strip.height / height;
  const width = Math.max(Math.round((strip.right - strip.left) / scale), 1);
  const grey = new Uint8Array(width * height);
  const taken = samplesIn(scale);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      grey[y * width + x] = mean(taken, (i, j) => {
        const along = (x + i) * scale;
        const off = (y + j) * scale - strip.height / 2;
        return at(picture, strip.left + along - 0.5, strip.y + strip.slope * along + off - 0.5);
      });
  return { width, height, grey };
}

/** How many samples a side stand for one pixel at a scale: each source pixel is to be met. */
const samplesIn = (scale: number): number => Math.max(1, Math.ceil(scale - 0.01));

/** The mean over `n` × `n` places within a pixel. */
function mean(n: number, sample: (i: number, j: number) => number): number {
  let sum = 0;
  for (let j = 0; j < n; j++)
    for (let i = 0; i < n; i++) sum += sample((i + 0.5) / n, (j + 0.5) / n);
  return sum / (n * n);
}

/** The shade between pixels, by those around; beyond the edges it is that of the edge. */
function at({ width, height, grey }: Picture, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const [x0, x1] = [clamp(left, width), clamp(left + 1, width)];
  const [y0, y1] = [clamp(top, height) * width, clamp(top + 1, height) * width];
  const [right, down] = [x - left, y - top];
  const upper = grey[y0 + x0]! * (1 - right) + grey[y0 + x1]! * right;
  const lower = grey[y1 + x0]! * (1 - right) + grey[y1 + x1]! * right;
  return upper * (1 - down) + lower * down;
}

const clamp = (value: number, size: number): number => Math.min(Math.max(value, 0), size - 1);
