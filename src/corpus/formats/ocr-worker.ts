// Reads pictures in a thread of its own: the models take seconds a page, in which nobody else would be heard.
import { parentPort, workerData } from 'node:worker_threads';
import { loadModels, type Models, RuntimeMissing, recognizeWith } from './ocr-models.ts';
import type { Reply } from './ocr-thread.ts';
import { type Picture, TooSlow } from './recognizer.ts';

let loaded: Promise<Models> | undefined;

parentPort!.on('message', async (picture: Picture) => {
  parentPort!.postMessage(await replyTo(picture));
});

async function replyTo(picture: Picture): Promise<Reply> {
  try {
    loaded ??= loadModels(workerData as string);
    return { kind: 'lines', lines: await recognizeWith(await loaded, picture) };
  } catch (error) {
    if (error instanceof TooSlow) return { kind: 'too slow' };
    return { kind: error instanceof RuntimeMissing ? 'missing' : 'failed', message: String(error) };
  }
}
