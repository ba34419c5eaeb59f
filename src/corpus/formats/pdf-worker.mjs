// Reads PDF files in a thread of its own, which can be stopped: the pieces of text of each page and where they stand.
// Plain JavaScript, so that Node can start it from `src/` and from `dist/` alike.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';

// What pdf.js asks a browser for when it draws. Nothing is drawn here; without them it would look for a canvas.
for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) globalThis[name] ??= class {};

const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
const { pictureOf } = await import('./pdf-raster.mjs');
const folder = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));

const OPTIONS = {
  // Which characters the numbers of Chinese fonts mean that are not in the file.
  cMapUrl: `${folder}/cmaps/`,
  cMapPacked: true,
  standardFontDataUrl: `${folder}/standard_fonts/`,
  wasmUrl: `${folder}/wasm/`,
  disableFontFace: true,
  useSystemFonts: false,
  isEvalSupported: false,
  enableXfa: false,
  verbosity: pdfjs.VerbosityLevel.ERRORS,
};

/** Whether a page draws a picture: one without text that does is a scan. */
async function hasPicture(page) {
  const { fnArray } = await page.getOperatorList();
  const { OPS } = pdfjs;
  return fnArray.some(
    (op) =>
      op === OPS.paintImageXObject ||
      op === OPS.paintInlineImageXObject ||
      op === OPS.paintImageMaskXObject,
  );
}

async function piecesOf(page) {
  const { items, styles } = await page.getTextContent({ includeMarkedContent: true });
  const pieces = [];
  // By depth, whether what is marked there belongs to the page and not to the text.
  const artifacts = [];
  for (const item of items) {
    if (item.type === 'endMarkedContent') artifacts.pop();
    else if (item.type) artifacts.push(item.tag === 'Artifact' || artifacts.at(-1) === true);
    else if (item.str.trim() !== '')
      pieces.push({
        text: item.str,
        transform: item.transform,
        width: item.width,
        height: item.height,
        isVertical: styles[item.fontName]?.vertical === true,
        isArtifact: artifacts.at(-1) === true,
      });
  }
  return pieces;
}

/** Called when what was sent last has been dealt with. */
let goOn = () => {};

/** Sends the picture of a scanned page, and waits until it has been read; false if there is none. */
async function sendPicture(page, number) {
  const picture = await pictureOf(page, pdfjs);
  if (!picture) return false;
  const isRead = new Promise((resolve) => {
    goOn = resolve;
  });
  parentPort.postMessage({ kind: 'picture', number, picture }, [picture.grey.buffer]);
  await isRead;
  return true;
}

async function read({ bytes, mostPages, isRecognized }) {
  const task = pdfjs.getDocument({ ...OPTIONS, data: bytes });
  try {
    const file = await task.promise;
    const { info } = await file.getMetadata();
    if (file.numPages > mostPages) return { kind: 'too many pages', pages: file.numPages };
    for (let number = 1; number <= file.numPages; number++) {
      const page = await file.getPage(number);
      const pieces = await piecesOf(page);
      const isScan = pieces.length === 0 && (await hasPicture(page));
      if (!(isScan && isRecognized && (await sendPicture(page, number))))
        parentPort.postMessage({ kind: 'page', page: { number, pieces, isScan } });
      page.cleanup();
    }
    return {
      kind: 'done',
      title: textIn(info.Title),
      author: textIn(info.Author),
      keywords: textIn(info.Keywords),
      date: textIn(info.CreationDate),
    };
  } finally {
    await task.destroy();
  }
}

const textIn = (value) => (typeof value === 'string' ? value : '');

parentPort.on('message', async (request) => {
  if (request.kind === 'next') return goOn();
  try {
    parentPort.postMessage(await read(request));
  } catch (error) {
    parentPort.postMessage({ kind: 'failed', name: error.name, message: String(error.message) });
  }
});
