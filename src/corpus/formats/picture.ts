// Pictures: what an OCR engine recognises in them, in reading order; by page and line.
import { broken, overwhelming, picture as unreadPicture, unrecognized } from './errors.ts';
import type { Adapter } from './extracted.ts';
import { written } from './pages.ts';
import type { PdfPage } from './pdf-file.ts';
import { recognizedPage } from './recognized-page.ts';
import { MOST_PIXELS, type Picture, PictureTooLarge, type Recognizer } from './recognizer.ts';

export const readPicture: Adapter = async (bytes, source, { recognizer }) => {
  if (!recognizer) throw unreadPicture(source);
  const pages: PdfPage[] = [];
  for await (const picture of picturesIn(bytes, source, recognizer))
    pages.push(await recognizedPage(recognizer, picture, pages.length + 1));
  const { text, locators, scans: part } = written(pages);
  if (text === '') throw unrecognized(source, part);
  return {
    text,
    locators,
    encoding: 'utf-8',
    ...(part === '' ? {} : { unread: { part, error: unrecognized(source, part) } }),
  };
};

async function* picturesIn(
  bytes: Uint8Array,
  source: string,
  recognizer: Recognizer,
): AsyncIterable<Picture> {
  const pictures = recognizer.decode(bytes)[Symbol.asyncIterator]();
  for (;;) {
    const next = await pictures.next().catch((cause: unknown) => {
      throw cause instanceof PictureTooLarge
        ? overwhelming(source, TOO_LARGE)
        : broken(source, NO_PICTURE, cause);
    });
    if (next.done) return;
    yield next.value;
  }
}

const TOO_LARGE = {
  zh: `超过 ${MOST_PIXELS / 1_000_000} 百万像素或 500 页`,
  en: `more than ${MOST_PIXELS / 1_000_000} million pixels or 500 pages`,
};
const NO_PICTURE = { zh: '无法解码这个图像', en: 'the picture cannot be decoded' };
