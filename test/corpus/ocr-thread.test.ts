// The thread of OCR: pictures go there one after the other, what it says comes back, and one that dies is followed by another.
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { recognizesIn } from '../../src/corpus/formats/ocr-thread.ts';
import { TooSlow } from '../../src/corpus/formats/recognizer.ts';
import { lineAt } from './fake-recognizer.ts';

/** Answers by the width of a picture: how many it has seen, or what can go wrong. */
const PROGRAM = `
  const { parentPort } = require('node:worker_threads');
  let seen = 0, busy = 0;
  parentPort.on('message', async ({ width, height, grey }) => {
    seen++;
    if (++busy > 1 || grey.length !== width * height) throw new Error('two at once');
    await new Promise((resolve) => setTimeout(resolve, 5));
    busy--;
    if (width === 2) return parentPort.postMessage({ kind: 'too slow' });
    if (width === 3) return parentPort.postMessage({ kind: 'missing', message: 'no runtime' });
    if (width === 4) return parentPort.postMessage({ kind: 'failed', message: 'grief' });
    if (width === 5) process.exit();
    if (width === 6) throw new Error('died of it');
    parentPort.postMessage({ kind: 'lines', lines: [{ ...${JSON.stringify(lineAt('', 0, 0))}, text: String(seen) }] });
  });
`;

let started = 0;
const recognize = recognizesIn(() => {
  started++;
  return new Worker(PROGRAM, { eval: true });
});
const seen = async (width: number): Promise<string | undefined> =>
  (await recognize({ width, height: 1, grey: new Uint8Array(width) }))[0]?.text;

it('pictures are read one after the other, in one thread', async () => {
  expect(await Promise.all([1, 1, 1].map(seen))).toEqual(['1', '2', '3']);
  expect(started).toBe(1);
});

it('what the thread says comes back as the port has it', async () => {
  await expect(seen(2)).rejects.toBeInstanceOf(TooSlow);
  await expect(seen(3)).rejects.toMatchObject({ code: 'ocr-missing' });
  await expect(seen(4)).rejects.toThrow('grief');
  expect(await seen(1)).toBe('7');
});

it.each([
  [5, 'ended'],
  [6, 'died of it'],
])('a thread that dies is followed by another', async (width, message) => {
  const before = started;
  await seen(1);
  const [dead, next] = await Promise.allSettled([seen(width), seen(1)]);
  expect(dead).toMatchObject({
    status: 'rejected',
    reason: { message: expect.stringContaining(message) },
  });
  expect(next).toEqual({ status: 'fulfilled', value: '1' });
  expect(started - before).toBeLessThanOrEqual(2);
});

it('a picture in memory that is shared with others is copied', async () => {
  const grey = Buffer.from('a') as Uint8Array<ArrayBuffer>;
  await recognize({ width: 1, height: 1, grey });
  expect(String(grey)).toBe('a');
});
