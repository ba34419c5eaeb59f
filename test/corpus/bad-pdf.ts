// PDF files that cannot be read or should not be: scans, a locked one, one that unpacks to very much.
import { deflateSync } from 'node:zlib';
import { fileOf, PAGE, pdfOf } from './pdf-writer.ts';

/** Pages that are nothing but a picture of one grey point, and pages of text, by what stands in `kinds`. */
export function scanOf(kinds: readonly ('scan' | 'text')[]): Buffer {
  const pages = kinds.map(() => [{ text: '有字的一页。', x: 56, y: 100 }]);
  const picture = '/Contents 900 0 R /Resources << /XObject << /I 901 0 R >> >>';
  let file = pdfOf(pages).toString('latin1');
  const contents = kinds.flatMap((kind, i) => (kind === 'scan' ? [9 + 2 * i] : []));
  for (const number of contents)
    file = file.replace(`/Resources << /Font << /F 3 0 R >> >> /Contents ${number} 0 R`, picture);
  const objects =
    '900 0 obj\n<< /Length 20 >>\nstream\n500 0 0 700 0 0 cm /I Do\nendstream\nendobj\n' +
    '901 0 obj\n<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\x80\nendstream\nendobj\n';
  // Without its table, so that the file is searched for its objects.
  const body = file.slice(0, file.indexOf('xref\n'));
  return Buffer.from(`${body}${objects}trailer\n<< /Root 1 0 R >>\n%%EOF\n`, 'latin1');
}

/** Without the password nothing of it can be read. */
export const locked = (): Buffer =>
  pdfOf([[{ text: '密', x: 56, y: 100 }]], {
    trailer: `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`,
  });

/** A page whose content unpacks to `megabytes` of `text` over and over. */
export function bombOf(text: string, megabytes: number): Buffer {
  const unit = Buffer.from(text.repeat(Math.ceil((1024 * 1024) / text.length)));
  const content = Array.from({ length: megabytes }, () => unit);
  const packed = deflateSync(deflateSync(Buffer.concat(content), { level: 9 }), { level: 9 });
  const stream = `<< /Length ${packed.length} /Filter [/FlateDecode /FlateDecode] >>\nstream\n${packed.toString('latin1')}\nendstream`;
  return fileOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Contents 4 0 R /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>`,
    stream,
  ]);
}
