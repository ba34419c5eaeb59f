// Recognition in a thread: a picture goes there, its lines come back, and this thread stays free meanwhile.
import type { Worker } from 'node:worker_threads';
import { ocrMissing } from './errors.ts';
import { type Picture, type RecognizedLine, type Recognizer, TooSlow } from './recognizer.ts';

/** What the thread says of a picture. */
export type Reply =
  | { readonly kind: 'lines'; readonly lines: readonly RecognizedLine[] }
  | { readonly kind: 'too slow' }
  /** `missing`: the engine cannot be loaded; `failed`: it came to grief over this picture. */
  | { readonly kind: 'missing' | 'failed'; readonly message: string };

/**
 * Recognises in the thread that `start` starts, one picture after the other: more at once would only share the same
 * cores. One that has died is followed by another. It keeps no process alive that has nothing else to do.
 */
export function recognizesIn(start: () => Worker): Recognizer['recognize'] {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const recognize = async (picture: Picture) => {
    worker ??= started(start, () => {
      worker = undefined;
    });
    return linesFrom(await replyOf(worker, picture));
  };
  return (picture) => {
    const next = last.then(() => recognize(picture));
    last = next.catch(() => {});
    return next;
  };
}

function started(start: () => Worker, onDeath: () => void): Worker {
  const worker = start();
  // It may also die while nobody waits for it; an error that nobody listens to would end the program.
  worker.on('error', onDeath).on('exit', onDeath);
  return worker;
}

/** Rejects if the thread dies of it. */
function replyOf(worker: Worker, picture: Picture): Promise<Reply> {
  return new Promise((resolve, reject) => {
    // Given away: copying a large one takes longer than others should wait.
    worker.postMessage(picture, [picture.grey.buffer]);
    const settle = (finish: () => void) => {
      worker.off('message', onReply).off('error', onError).off('exit', onExit);
      worker.unref();
      finish();
    };
    const onReply = (reply: Reply) => settle(() => resolve(reply));
    const onError = (error: unknown) => settle(() => reject(error));
    const onExit = () => settle(() => reject(new Error('the thread of the OCR engine ended')));
    worker.on('message', onReply).on('error', onError).on('exit', onExit);
    worker.ref();
  });
}

function linesFrom(reply: Reply): readonly RecognizedLine[] {
  switch (reply.kind) {
    case 'lines':
      return reply.lines;
    case 'too slow':
      throw new TooSlow();
    case 'missing':
      throw ocrMissing(new Error(reply.message));
    case 'failed':
      throw new Error(reply.message);
  }
}
