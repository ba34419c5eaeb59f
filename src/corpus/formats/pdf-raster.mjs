// A scanned page as one picture: what it paints, laid together as it is seen, in shades of grey. Runs in the PDF thread.

/** Finer than this no engine reads better, in dots a point (300 an inch); coarser pictures are taken as they are. */
const FINEST = 300 / 72;

/** A whole newspaper page at 200 dots an inch; larger pages are taken more coarsely. */
const MOST_PIXELS = 16_000_000;

/** A painted picture of more pixels is not touched. */
const MOST_SOURCE_PIXELS = 200_000_000;

/** The kinds of picture data of pdf.js: a bit, three bytes or four bytes for each pixel. */
const BITS = 1;
const RGB = 2;

const multiply = ([a, b, c, d, e, f], [g, h, i, j, k, l]) => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
];

/** The picture of `page`; null if it paints none that can be used. */
export async function pictureOf(page, pdfjs) {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const paintings = await paintingsOf(page, pdfjs.OPS, transform);
  if (paintings.length === 0) return null;
  const finest = Math.max(...paintings.map(densityOf));
  const most = Math.sqrt(MOST_PIXELS / (width * height));
  const scale = Math.min(finest, FINEST, most);
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
  if (!(size.width > 0 && size.height > 0)) return null;
  const grey = new Uint8Array(size.width * size.height).fill(255);
  for (const painting of paintings) paint(grey, size, scale, painting);
  return { ...size, grey };
}

/** What a page paints with the way each is laid on it (from the unit square), in order. */
async function paintingsOf(page, OPS, transform) {
  const { fnArray, argsArray } = await page.getOperatorList();
  const paintings = [];
  const saved = [];
  let matrix = transform;
  const add = async (image, isMask, placed = matrix) => {
    const found = typeof image === 'string' ? await objectOf(page, image) : image;
    if (found?.data && found.width * found.height <= MOST_SOURCE_PIXELS)
      paintings.push({ image: found, isMask, matrix: placed });
  };
  for (let i = 0; i < fnArray.length; i++) {
    const args = argsArray[i];
    switch (fnArray[i]) {
      case OPS.save:
        saved.push(matrix);
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        matrix = saved.pop() ?? matrix;
        break;
      case OPS.transform:
        matrix = multiply(matrix, args);
        break;
      case OPS.paintFormXObjectBegin:
        saved.push(matrix);
        if (args[0]) matrix = multiply(matrix, args[0]);
        break;
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
        await add(args[0], false);
        break;
      case OPS.paintImageXObjectRepeat:
        for (let k = 0; k < args[3].length; k += 2)
          await add(
            args[0],
            false,
            multiply(matrix, [args[1], 0, 0, args[2], args[3][k], args[3][k + 1]]),
          );
        break;
      case OPS.paintImageMaskXObject:
        await add(
          args[0].data?.buffer ? args[0] : { ...args[0], ...(await maskOf(page, args[0])) },
          true,
        );
        break;
    }
  }
  return paintings;
}

/** The data of a mask may stand apart under a name. */
const maskOf = async (page, { data }) =>
  typeof data === 'string' ? ((await objectOf(page, data)) ?? { data: null }) : { data };

/** What pdf.js keeps under a name, when it has it; of the whole file or of the page. */
const objectOf = (page, name) =>
  new Promise((resolve) =>
    (name.startsWith('g_') ? page.commonObjs : page.objs).get(name, resolve),
  );

/** Dots a point. */
const densityOf = ({ image, matrix: [a, b, c, d] }) =>
  Math.max(image.width / Math.hypot(a, b), image.height / Math.hypot(c, d)) || 0;

/** Paints one picture: each dot of the page is the mean of those of the picture that it stands for. */
function paint(grey, { width, height }, scale, { image, isMask, matrix }) {
  const [a, b, c, d, e, f] = matrix.map((value) => value * scale);
  const xs = [e, e + a, e + c, e + a + c].map((x) => Math.min(Math.max(x, 0), width));
  const ys = [f, f + b, f + d, f + b + d].map((y) => Math.min(Math.max(y, 0), height));
  const sample = samplerOf(isMask ? inkOf(image) : shadesOf(image), [a, b, c, d, e, f]);
  for (let y = Math.floor(Math.min(...ys)); y < Math.max(...ys); y++)
    for (let x = Math.floor(Math.min(...xs)); x < Math.max(...xs); x++) {
      const at = y * width + x;
      grey[at] = Math.round(sample(x, y, grey[at]));
    }
}

/** The most samples a side for one dot: of a picture much finer than the page is taken, every few are enough. */
const MOST_SAMPLES = 8;

/** Which shade a dot has when a picture is laid over `ground` by `matrix`. */
function samplerOf({ width, height, shade, alpha }, [a, b, c, d, e, f]) {
  const area = a * d - b * c;
  const finer = Math.max(width / Math.hypot(a, b), height / Math.hypot(c, d));
  const n = Math.min(Math.max(Math.round(finer), 1), MOST_SAMPLES);
  const shadeAt = (dx, dy, ground) => {
    const u = Math.floor(((d * dx - c * dy) / area) * width);
    const v = Math.floor((1 - (a * dy - b * dx) / area) * height);
    // A picture that is laid on a line has no area.
    if (!(u >= 0 && v >= 0 && u < width && v < height)) return ground;
    const cover = alpha(u, v);
    return cover * shade(u, v) + (1 - cover) * ground;
  };
  return (x, y, ground) => {
    let sum = 0;
    for (let k = 0; k < n * n; k++)
      sum += shadeAt(x + ((k % n) + 0.5) / n - e, y + (Math.floor(k / n) + 0.5) / n - f, ground);
    return sum / (n * n);
  };
}

const bitOf = ({ data, width }, x, y) =>
  (data[y * ((width + 7) >> 3) + (x >> 3)] >> (7 - (x & 7))) & 1;

/** A mask lets ink through where its bits are 0; whatever the ink, it is taken for black. */
const inkOf = (image) => ({
  ...image,
  shade: () => 0,
  alpha: (x, y) => 1 - bitOf(image, x, y),
});

function shadesOf(image) {
  const { data, width, kind } = image;
  if (kind === BITS) return { ...image, shade: (x, y) => 255 * bitOf(image, x, y), alpha: () => 1 };
  const bytes = kind === RGB ? 3 : 4;
  const shade = (x, y) => {
    const at = (y * width + x) * bytes;
    return 0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2];
  };
  const alpha = bytes === 3 ? () => 1 : (x, y) => data[(y * width + x) * 4 + 3] / 255;
  return { ...image, shade, alpha };
}
