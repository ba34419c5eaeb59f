// OCR from files to faces: switched on and off, cited with its confidence, verified; only what needs it is read anew.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { renderAnswer } from '../../src/cli/render-answer.ts';
import { rereader } from '../../src/cli/reread.ts';
import { readConfig } from '../../src/config.ts';
import { messagesIn } from '../../src/messages/messages.ts';
import { answerSchema } from '../../src/qa/answer.ts';
import { createPipeline } from '../../src/qa/pipeline.ts';
import { verifyCitations, verifyPassages } from '../../src/qa/verify.ts';
import { buildIndex } from '../../src/retriever/build-index.ts';
import { indexStatus, openCorpus } from '../../src/retriever/open-corpus.ts';
import { remembering } from '../../src/retriever/recognized-pages.ts';
import { fakeRecognizer, lineAt, pictureFile } from '../corpus/fake-recognizer.ts';
import { isInstalled } from '../corpus/ocr-installed.ts';
import { printed } from '../corpus/pdf-writer.ts';
import { zipOf } from '../corpus/saved-as.ts';
import { zhView } from './fakes.ts';
import { Place } from './program.ts';

const LINES = {
  5: [
    lineAt('青石桥位于河湾镇东头，全长120米，由', 0, 0, 0.99),
    lineAt('工程师沈若谷设计。', 0, 30, 0.912),
  ],
  6: [lineAt('河湾镇图书馆的第一任馆长是梁素秋。', 0, 0, 0.97)],
};
const on = fakeRecognizer(LINES);

let folder: string;
let place: { seedsDir: string; indexDir: string };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chuchu-ocr-'));
  place = { seedsDir: join(folder, 'seeds'), indexDir: join(folder, 'index') };
  mkdirSync(place.seedsDir);
  const put = (source: string, content: string | Uint8Array) =>
    writeFileSync(join(place.seedsDir, source), content);
  put('桥.png', pictureFile(5));
  put('包.zip', zipOf({ '馆.jpg': pictureFile(6) }));
  put('报告.pdf', printed('云溪水库的大坝高58米。'));
  put('茶厂.txt', '柳溪茶厂的厂长叫韩青山。\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('switching it on or off reads pictures, PDFs and archives anew, and nothing else', async () => {
  await buildIndex(place);
  const skipped = indexStatus(place).manifest!.skipped.map(({ source, code }) => [source, code]);
  expect(skipped).toEqual([
    ['包.zip/馆.jpg', 'document-picture'],
    ['桥.png', 'document-picture'],
  ]);
  expect(indexStatus({ ...place, recognizer: on }).stale?.changes).toMatchObject({
    updated: ['包.zip', '报告.pdf', '桥.png'],
    unchanged: ['茶厂.txt'],
  });
  expect(await buildIndex({ ...place, recognizer: on })).toMatchObject({ updated: 3, skipped: 0 });
  expect(indexStatus({ ...place, recognizer: on }).stale).toBeNull();
  const other = fakeRecognizer(LINES, 'fake 2');
  expect(indexStatus({ ...place, recognizer: other }).stale?.changes.updated).toHaveLength(3);
  expect(await buildIndex(place)).toMatchObject({ updated: 3, unchanged: 1, skipped: 2 });
});

it('an index that follows is the same as one made anew', async () => {
  await buildIndex(place);
  const followed = await openCorpus({ ...place, recognizer: on });
  const anew = { ...place, indexDir: join(folder, 'anew'), recognizer: on };
  expect((await openCorpus(anew)).version).toBe(followed.version);
});

it('a citation carries the lowest confidence of its lines, in JSON and in every face', async () => {
  const corpus = await openCorpus({ ...place, recognizer: on });
  const answer = await createPipeline(corpus, () => 0).ask('青石桥是谁设计的？');
  expect(answer).toMatchObject({ kind: 'answered', text: expect.stringContaining('沈若谷') });
  const [citation] = answerSchema.parse(JSON.parse(JSON.stringify(answer))).citations;
  expect(citation).toMatchObject({
    source: '桥.png',
    place: { page: 1, line: 1, confidence: 0.91 },
  });
  expect(renderAnswer(answer, zhView, () => null)).toContain('第 1 页第 1 行 · 识别可信度 0.91');
  // What Telegram's messages and cards are made with.
  expect(messagesIn('en').answer.where(citation!)).toBe('page 1 line 1, recognised at 0.91');
});

it('verify recognises again and finds every quote', async () => {
  const corpus = await openCorpus({ ...place, recognizer: on });
  const reread = rereader(place.seedsDir, on);
  const passages = await verifyPassages(corpus, reread);
  expect(passages.checked).toBe(4);
  expect(passages.failures).toEqual([]);
  const { citations } = await createPipeline(corpus).ask('河湾镇图书馆的第一任馆长是谁？');
  expect((await verifyCitations(citations, reread)).failures).toEqual([]);
  const changed = rereader(place.seedsDir, fakeRecognizer({ 6: LINES[6] }));
  expect((await verifyPassages(corpus, changed)).failures).toMatchObject([{ source: '桥.png' }]);
});

/** Kept pages, by name. */
const kept = () => readdirSync(join(place.indexDir, 'recognized'));

/** The index as a program of other code made it: all of it is made anew. */
const loseIndex = () => {
  for (const name of readdirSync(place.indexDir))
    if (name !== 'recognized') rmSync(join(place.indexDir, name), { recursive: true });
};

it('a picture is recognised once, whatever is built or verified after', async () => {
  const first = fakeRecognizer(LINES);
  const { version } = await openCorpus({ ...place, recognizer: first });
  expect(first.seen).toHaveLength(2);
  expect(kept()).toHaveLength(2);
  loseIndex();
  const again = fakeRecognizer(LINES);
  const corpus = await openCorpus({ ...place, recognizer: again });
  expect(corpus.version).toBe(version);
  const reread = rereader(place.seedsDir, remembering(again, place.indexDir));
  expect(await verifyPassages(corpus, reread)).toMatchObject({ checked: 4, failures: [] });
  expect(again.seen).toEqual([]);
});

it('what is remembered does not hide that a file has changed', async () => {
  const corpus = await openCorpus({ ...place, recognizer: on });
  writeFileSync(join(place.seedsDir, '桥.png'), pictureFile(6));
  const reread = rereader(place.seedsDir, remembering(on, place.indexDir));
  expect((await verifyPassages(corpus, reread)).failures).toMatchObject([{ source: '桥.png' }]);
});

it('pages that nothing uses any longer are removed, but not by a build without OCR', async () => {
  await buildIndex({ ...place, recognizer: on });
  const before = kept();
  writeFileSync(join(place.seedsDir, '新.png'), pictureFile(5, 6));
  rmSync(join(place.seedsDir, '桥.png'));
  writeFileSync(join(place.indexDir, 'recognized', `${before[0]}.4711`), '{');
  await buildIndex(place);
  expect(kept()).toHaveLength(3);
  await buildIndex({ ...place, recognizer: on });
  expect(kept()).toHaveLength(3);
  expect(kept().filter((name) => before.includes(name))).toHaveLength(1);
  const other = fakeRecognizer(LINES, 'fake 2');
  await buildIndex({ ...place, recognizer: other });
  expect(other.seen).toHaveLength(3);
  expect(kept()).toHaveLength(3);
});

it('a damaged page is recognised anew, and written whole again', async () => {
  await buildIndex({ ...place, recognizer: on });
  const [first, second] = kept().map((name) => join(place.indexDir, 'recognized', name));
  const [whole, long] = [readFileSync(first!, 'utf8'), readFileSync(second!, 'utf8')];
  writeFileSync(first!, whole.replace('河', '江'));
  writeFileSync(second!, long.slice(0, 90));
  loseIndex();
  const again = fakeRecognizer(LINES);
  await buildIndex({ ...place, recognizer: again });
  expect(again.seen).toHaveLength(2);
  expect(readFileSync(first!, 'utf8')).toBe(whole);
  expect(readFileSync(second!, 'utf8')).toBe(long);
});

it('where pages cannot be kept, they are still recognised', async () => {
  const corpus = await openCorpus({ ...place, recognizer: on });
  const nowhere = join(folder, 'file');
  writeFileSync(nowhere, '');
  const reread = rereader(place.seedsDir, remembering(on, nowhere));
  expect(await verifyPassages(corpus, reread)).toMatchObject({ checked: 4, failures: [] });
});

it.each([
  [undefined, false],
  ['', false],
  ['0', false],
  ['1', true],
])('CHUCHU_OCR=%s', (value, isOn) => {
  expect(readConfig({}, { CHUCHU_OCR: value }, folder).recognizer !== undefined).toBe(isOn);
});

it('CHUCHU_OCR is 0 or 1', () => {
  expect(() => readConfig({}, { CHUCHU_OCR: 'yes' }, folder)).toThrow(
    expect.objectContaining({ code: 'config-invalid' }),
  );
});

it.skipIf(isInstalled)('switched on without its packages, it says what to install', () => {
  const program = new Place({ 'a.txt': '甲。' });
  const { code, err } = program.run(['build', '--lang', 'en'], { env: { CHUCHU_OCR: '1' } });
  program.remove();
  expect(code).toBe(1);
  expect(err).toContain('npm install --no-save');
  expect(err.trim().split('\n')).toHaveLength(1);
});
