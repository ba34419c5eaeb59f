// PDF files: their pages as pieces of text in place, read in a thread that is stopped when it takes too much.
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { UserError } from '../../errors.ts';
import { broken, encrypted, overwhelming } from './errors.ts';
import type { Picture } from './recognizer.ts';

/** A piece of text as the file places it. */
export interface PlacedPiece {
  readonly text: string;
  /** The PDF matrix: direction and size of the text, then where its baseline begins, in points from the lower left. */
  readonly transform: readonly number[];
  /** In points; of vertical text the height is its length. */
  readonly width: number;
  readonly height: number;
  readonly isVertical: boolean;
  /** The file itself says that this belongs to the page and not to the text. */
  readonly isArtifact: boolean;
  /** How sure an OCR engine is of it, in [0, 1]; absent where the file has the text. */
  readonly confidence?: number;
}

export interface PdfPage {
  /** From 1. */
  readonly number: number;
  readonly pieces: readonly PlacedPiece[];
  /** A picture without any text. */
  readonly isScan: boolean;
}

export interface PdfFile {
  readonly pages: readonly PdfPage[];
  /** Properties as the file has them; empty if it has none. */
  readonly title: string;
  readonly author: string;
  readonly keywords: string;
  readonly date: string;
}

/** Makes a page of the picture of one; the time and memory it takes do not count against the file. */
type Recognize = (picture: Picture, number: number) => Promise<PdfPage>;

export interface PdfReading {
  readonly limits?: PdfLimits;
  /** For pages that are pictures; without it they stay unread. */
  readonly recognize?: Recognize | undefined;
}

/** What reading one file may take. */
export interface PdfLimits {
  readonly pages: number;
  readonly pieces: number;
  /** For one page, and for all. */
  readonly pageMs: number;
  readonly ms: number;
  /** Of objects, in megabytes; and of everything beyond what the process held before, in bytes. */
  readonly heapMb: number;
  readonly memory: number;
}

/**
 * The longest books have about as many pages; more is a store of something else. A page of small print has some hundred
 * pieces, a map some thousand. Most pages take some milliseconds, a book of a thousand pages some ten seconds, and a busy
 * machine may take a hundred times as long. A large scan takes a third of the memory.
 */
const LIMITS: PdfLimits = {
  pages: 3000,
  pieces: 2_000_000,
  pageMs: 60_000,
  ms: 600_000,
  heapMb: 512,
  memory: 1024 * 1024 * 1024,
};

/** How often memory and time are looked at, in milliseconds: a bomb unpacks less than the limit between two looks. */
const WATCH_MS = 25;

/** How long a thread without work is kept: loading pdf.js takes longer than most files do. In milliseconds. */
const KEEP_MS = 2000;

/** From the package's root, where the path is the same for `src/` and for the compiled `dist/`. */
const WORKER = new URL('../../../src/corpus/formats/pdf-worker.mjs', import.meta.url);

const require = createRequire(import.meta.url);

/** The files that decide what is read of a PDF, besides this code: the thread's program, and which pdf.js it is. */
export const PDF_READER: readonly (string | URL)[] = [
  WORKER,
  new URL('pdf-raster.mjs', WORKER),
  require.resolve('pdfjs-dist/package.json'),
];

/** The thread waits for `next` after it. */
interface PictureReply {
  readonly kind: 'picture';
  readonly number: number;
  readonly picture: Picture;
}

type Reply =
  | { readonly kind: 'page'; readonly page: PdfPage }
  | ({ readonly kind: 'done' } & Omit<PdfFile, 'pages'>)
  | { readonly kind: 'too many pages'; readonly pages: number }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string };

/** A thread that has read one file and waits for the next. */
let idle: Worker | undefined;

/**
 * The pages of a PDF file.
 * @throws UserError `document-broken`, `document-encrypted`, `document-expands`; `source` names the file.
 */
export async function readPdfFile(
  bytes: Uint8Array,
  source: string,
  { limits = LIMITS, recognize }: PdfReading = {},
): Promise<PdfFile> {
  const worker =
    idle ?? new Worker(WORKER, { resourceLimits: { maxOldGenerationSizeMb: limits.heapMb } });
  idle = undefined;
  worker.ref();
  let replies: readonly Reply[];
  try {
    replies = await repliesOf(worker, bytes, source, limits, recognize);
  } catch (error) {
    await worker.terminate();
    throw error;
  }
  keep(worker);
  return fileOf(replies, source, limits);
}

function keep(worker: Worker): void {
  worker.unref();
  if (idle) void worker.terminate();
  else {
    idle = worker;
    setTimeout(() => {
      if (idle !== worker) return;
      idle = undefined;
      void worker.terminate();
    }, KEEP_MS).unref();
  }
}

/** All that the thread says of a file; rejects if it dies of it or had to be stopped. */
function repliesOf(
  worker: Worker,
  bytes: Uint8Array,
  source: string,
  limits: PdfLimits,
  recognize: Recognize | undefined,
): Promise<readonly Reply[]> {
  const replies: Reply[] = [];
  let started = performance.now();
  let before = process.memoryUsage.rss();
  let heard = started;
  let isRecognizing = false;
  let pieces = 0;
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      clearInterval(watch);
      worker.off('message', onReply).off('error', onError).off('exit', onExit);
      finish();
    };
    const refuse = (why: UserError) => settle(() => reject(why));
    const onError = (cause: Error) => refuse(deathOf(source, cause));
    const onExit = () => refuse(deathOf(source));
    const onReply = (reply: Reply | PictureReply) => {
      heard = performance.now();
      if (reply.kind === 'picture') void recognized(reply);
      else received(reply);
    };
    const received = (reply: Reply) => {
      replies.push(reply);
      if (reply.kind === 'page') pieces += reply.page.pieces.length;
      else settle(() => resolve(replies));
      if (pieces > limits.pieces) refuse(overwhelming(source, TOO_MANY_PIECES));
    };
    /** The thread waits meanwhile: no more than one picture is ever held. */
    const recognized = async ({ picture, number }: PictureReply) => {
      const [since, memory] = [performance.now(), process.memoryUsage.rss()];
      isRecognizing = true;
      try {
        const page = await recognize!(picture, number);
        started += performance.now() - since;
        before += Math.max(0, process.memoryUsage.rss() - memory);
        isRecognizing = false;
        received({ kind: 'page', page });
        worker.postMessage({ kind: 'next' });
      } catch (error) {
        settle(() => reject(error));
      }
    };
    const watch = setInterval(() => {
      if (isRecognizing) return;
      if (process.memoryUsage.rss() - before > limits.memory)
        refuse(overwhelming(source, TOO_MUCH_MEMORY));
      else if (performance.now() > Math.min(started + limits.ms, heard + limits.pageMs))
        refuse(overwhelming(source, tooLong(limits)));
    }, WATCH_MS);
    worker.on('message', onReply).on('error', onError).on('exit', onExit);
    const copy = new Uint8Array(bytes);
    const request = { bytes: copy, mostPages: limits.pages, isRecognized: !!recognize };
    worker.postMessage({ kind: 'read', ...request }, [copy.buffer]);
  });
}

const TOO_MUCH_MEMORY = { zh: '读它要用太多内存', en: 'reading it takes too much memory' };
const tooLong = ({ pageMs, ms }: PdfLimits) => ({
  zh: `一页要读 ${pageMs / 1000} 秒以上，或全文要读 ${ms / 1000} 秒以上`,
  en: `a page takes more than ${pageMs / 1000} seconds, or all of it more than ${ms / 1000}`,
});
const TOO_MANY_PIECES = { zh: '文字碎片太多', en: 'it has too many pieces of text' };

const deathOf = (source: string, cause?: Error) =>
  cause && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? overwhelming(source, TOO_MUCH_MEMORY)
    : broken(source, NOT_READ, cause);

const NOT_READ = { zh: '无法解析这个 PDF', en: 'its PDF cannot be parsed' };

function fileOf(replies: readonly Reply[], source: string, limits: PdfLimits): PdfFile {
  const last = replies.at(-1)!;
  if (last.kind === 'done') {
    const pages = replies.flatMap((reply) => (reply.kind === 'page' ? [reply.page] : []));
    const { kind: _, ...properties } = last;
    return { pages, ...properties };
  }
  if (last.kind === 'too many pages')
    throw overwhelming(source, {
      zh: `有 ${last.pages} 页，超过 ${limits.pages} 页`,
      en: `it has ${last.pages} pages, more than ${limits.pages}`,
    });
  if (last.kind === 'failed' && last.name === 'PasswordException') throw encrypted(source);
  throw broken(source, NOT_READ, last);
}
