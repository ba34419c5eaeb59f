// A recogniser without an engine: what it reads stands in a table, by the width of the picture.
import {
  type Picture,
  PictureTooLarge,
  type RecognizedLine,
  type Recognizer,
  TooSlow,
} from '../../src/corpus/formats/recognizer.ts';

/** Where a line stands: characters are 20 pixels square. */
export const lineAt = (
  text: string,
  left: number,
  top: number,
  confidence = 0.98,
): RecognizedLine => ({
  text,
  confidence,
  left,
  right: left + 20 * text.length,
  top,
  bottom: top + 20,
  slope: 0,
});

/** Bytes of a picture file whose pages have these widths. */
export const pictureFile = (...widths: number[]): Uint8Array => Uint8Array.from(widths);

export const TOO_LARGE = 255;
export const BROKEN = 254;
export const SLOW = 253;

/** Reads `lines` by the width of a picture; keeps what it was shown in `seen`. */
export function fakeRecognizer(
  lines: Readonly<Record<number, readonly RecognizedLine[]>>,
  engine = 'fake 1',
): Recognizer & { readonly seen: Picture[] } {
  const seen: Picture[] = [];
  return {
    engine,
    seen,
    async *decode(bytes) {
      for (const width of bytes) {
        if (width === TOO_LARGE) throw new PictureTooLarge();
        if (width === BROKEN) throw new Error('unsupported image format');
        yield { width, height: 1, grey: new Uint8Array(width) };
      }
    },
    async recognize(picture) {
      seen.push(picture);
      if (picture.width === SLOW) throw new TooSlow();
      return lines[picture.width] ?? [];
    },
  };
}

/** An image-only PDF: each page paints its rows of shades (0–255) over all of a square of 72 points. */
export function imagePdf(pages: readonly (readonly string[])[], rotate = 0): Buffer {
  const parts: string[] = ['%PDF-1.7\n'];
  const object = (number: number, body: string) => parts.push(`${number} 0 obj\n${body}\nendobj\n`);
  const kids = pages.map((_, i) => `${3 + 3 * i} 0 R`).join(' ');
  object(1, '<< /Type /Catalog /Pages 2 0 R >>');
  object(2, `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`);
  for (const [i, rows] of pages.entries()) {
    const content = 'q 72 0 0 72 0 0 cm /I Do Q';
    const data = rows.join('');
    object(
      3 + 3 * i,
      `<< /Type /Page /Parent 2 0 R /Rotate ${rotate} /MediaBox [0 0 72 72] /Resources << /XObject << /I ${5 + 3 * i} 0 R >> >> /Contents ${4 + 3 * i} 0 R >>`,
    );
    object(4 + 3 * i, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    object(
      5 + 3 * i,
      `<< /Type /XObject /Subtype /Image /Width ${data.length / 2 / rows.length} /Height ${rows.length} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /ASCIIHexDecode /Length ${data.length + 1} >>\nstream\n${data}>\nendstream`,
    );
  }
  return Buffer.from(`${parts.join('')}trailer\n<< /Root 1 0 R >>\n%%EOF\n`, 'latin1');
}
