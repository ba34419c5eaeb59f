// PP-OCR's models: from a picture to its lines by a detector and a reader of lines; the one door to onnxruntime.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { decodeLine } from './ocr-decode.ts';
import { type Strip, stripsOf } from './ocr-detect.ts';
import { scaled, straightened } from './ocr-sample.ts';
import { type Picture, type RecognizedLine, TooSlow } from './recognizer.ts';

const require = createRequire(import.meta.url);

/** What of the package is used; it is not installed with this program, so its types are not here either. */
interface OnnxRuntime {
  readonly InferenceSession: { create(model: string): Promise<Session> };
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => Tensor;
}
interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(inputs: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
}
interface Tensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}
export interface Models {
  readonly runtime: OnnxRuntime;
  readonly detector: Session;
  readonly reader: Session;
  readonly characters: readonly string[];
}

/** Installed the runtime may be, and yet not for this kind of machine. */
export class RuntimeMissing extends Error {}

/** The models that stand in the folder `assets`. Throws `RuntimeMissing`. */
export async function loadModels(assets: string): Promise<Models> {
  const runtime = loadRuntime();
  const session = (name: string) => runtime.InferenceSession.create(join(assets, name));
  const listed = readFileSync(join(assets, 'ppocr_keys_v1.txt'), 'utf8');
  return {
    runtime,
    detector: await session('ch_PP-OCRv4_det_infer.onnx'),
    reader: await session('ch_PP-OCRv4_rec_infer.onnx'),
    // The last class is the blank.
    characters: [...listed.split(/\r?\n/), ' '],
  };
}

function loadRuntime(): OnnxRuntime {
  try {
    return require('onnxruntime-node') as OnnxRuntime;
  } catch (cause) {
    throw new RuntimeMissing(String(cause));
  }
}

/** The detector sees a picture at most so large; small print of a whole newspaper page needs as much. In pixels a side. */
const LONGEST_SIDE = 2048;

/** Sides of what the detector is given are multiples of this. */
const STEP = 32;

/** The height that the reader of lines wants, and the longest line in such heights. */
const LINE_HEIGHT = 48;
const LONGEST_LINE = 80;

/** Lines of which the engine is less sure are none: PP-OCR's own threshold. */
const LEAST_CONFIDENCE = 0.5;

/** Longest time for one picture, in milliseconds; a full page takes some seconds. */
const LONGEST_MS = 120_000;

/** The lines of a picture. Nothing else runs meanwhile, for seconds: the runtime holds the thread that calls it. */
export async function recognizeWith(models: Models, picture: Picture): Promise<RecognizedLine[]> {
  const started = performance.now();
  const lines: RecognizedLine[] = [];
  for (const strip of await detect(models, picture)) {
    if (performance.now() - started > LONGEST_MS) throw new TooSlow();
    const line = await readStrip(models, picture, strip);
    if (line.confidence >= LEAST_CONFIDENCE && line.text.trim() !== '')
      lines.push({ ...line, ...boundsOf(strip) });
  }
  return lines;
}

async function detect(models: Models, picture: Picture): Promise<Strip[]> {
  const { runtime, detector } = models;
  const shrink = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const [width, height] = [picture.width, picture.height].map((side) =>
    Math.max(STEP, Math.round((side * shrink) / STEP) * STEP),
  ) as [number, number];
  const small = scaled(picture, width, height);
  const values = await run(runtime, detector, tensorOf(small, DETECTOR_COLOURS));
  const [across, down] = [picture.width / width, picture.height / height];
  return stripsOf({ width, height, values }).map((strip) => ({
    left: strip.left * across,
    right: strip.right * across,
    y: strip.y * down,
    slope: (strip.slope * down) / across,
    height: strip.height * down,
  }));
}

async function readStrip({ runtime, reader, characters }: Models, picture: Picture, strip: Strip) {
  const width = Math.min(strip.right - strip.left, strip.height * LONGEST_LINE);
  const line = straightened(picture, { ...strip, right: strip.left + width }, LINE_HEIGHT);
  return decodeLine(await run(runtime, reader, tensorOf(line, READER_COLOURS)), characters);
}

function boundsOf({ left, right, y, slope, height }: Strip) {
  const middle = y + (slope * (right - left)) / 2;
  return { left, right, top: middle - height / 2, bottom: middle + height / 2, slope };
}

/** Means and deviations of blue, green and red that the models were trained with. */
const DETECTOR_COLOURS = [
  [0.485, 0.229],
  [0.456, 0.224],
  [0.406, 0.225],
] as const;
const READER_COLOURS = [
  [0.5, 0.5],
  [0.5, 0.5],
  [0.5, 0.5],
] as const;

function tensorOf(
  { width, height, grey }: Picture,
  colours: typeof DETECTOR_COLOURS | typeof READER_COLOURS,
) {
  const data = new Float32Array(3 * grey.length);
  for (const [i, [mean, deviation]] of colours.entries())
    for (let at = 0; at < grey.length; at++)
      data[i * grey.length + at] = (grey[at]! / 255 - mean) / deviation;
  return { data, dims: [1, 3, height, width] };
}

async function run(
  runtime: OnnxRuntime,
  session: Session,
  { data, dims }: Tensor,
): Promise<Float32Array> {
  const input = new runtime.Tensor('float32', data, dims);
  const outputs = await session.run({ [session.inputNames[0]!]: input });
  return outputs[session.outputNames[0]!]!.data;
}
