// A small writer of PDF: text placed on pages, its characters named by UTF-16 or by one of the old Chinese encodings.

/** In points; `y` from the top of the page to the baseline. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  /** Degrees to the left. */
  readonly turn?: number;
}

export interface PdfOptions {
  /** A CMap of Adobe with the bytes of a text in it; else each character is its UTF-16 unit. */
  readonly encoding?: { readonly cMap: string; readonly bytes: (text: string) => Uint8Array };
  /** Lines run downwards. */
  readonly isVertical?: boolean;
  readonly info?: Readonly<Record<string, string>>;
  /** Further entries of the trailer. */
  readonly trailer?: string;
}

export const PAGE = { width: 595, height: 842 };

const hex = (bytes: Uint8Array): string => `<${Buffer.from(bytes).toString('hex')}>`;

const utf16 = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16();

const streamOf = (content: string, entries = ''): string =>
  `<< /Length ${Buffer.byteLength(content, 'latin1')} ${entries} >>\nstream\n${content}\nendstream`;

/** Each code is the character of the same number. */
const IDENTITY = streamOf(
  `/CIDInit /ProcSet findresource begin begincmap /CMapName /X def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap end`,
);

/** A PDF file with these pages; no font is embedded. All full-width characters are as wide as they are high. */
export function pdfOf(pages: readonly (readonly PlacedText[])[], options: PdfOptions = {}): Buffer {
  const { encoding, isVertical = false, info = {} } = options;
  const bytes = encoding?.bytes ?? utf16;
  const cMap = encoding?.cMap ?? (isVertical ? 'Identity-V' : 'Identity-H');
  const ordering = encoding ? 'GB1' : 'Identity';
  // Half-width characters are half as wide: codes or, in GB1, CIDs of ASCII.
  const widths = encoding ? '1 95 500' : '32 126 500';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${8 + 2 * i} 0 R`).join(' ')}] >>`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /${cMap} /DescendantFonts [4 0 R] ${encoding ? '' : '/ToUnicode 6 0 R'} >>`,
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Song /FontDescriptor 5 0 R /DW 1000 /W [${widths}] /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 0 >> >>`,
    '<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>',
    IDENTITY,
    `<< ${Object.entries(info)
      .map(
        ([name, value]) =>
          `/${name} ${hex(Buffer.concat([Buffer.from([0xfe, 0xff]), utf16(value)]))}`,
      )
      .join(' ')} >>`,
    ...pages.flatMap((texts, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Resources << /Font << /F 3 0 R >> >> /Contents ${9 + 2 * i} 0 R >>`,
      streamOf(texts.map((text) => operatorsOf(text, bytes)).join('\n')),
    ]),
  ];
  return fileOf(objects, options.trailer ?? '');
}

function operatorsOf(
  { text, x, y, size = 10, turn = 0 }: PlacedText,
  bytes: (text: string) => Uint8Array,
): string {
  const [cos, sin] = [Math.cos, Math.sin].map((of) => of((turn * Math.PI) / 180).toFixed(5));
  return `BT /F ${size} Tf ${cos} ${sin} ${-Number(sin)} ${cos} ${x} ${PAGE.height - y} Tm ${hex(bytes(text))} Tj ET`;
}

/** Objects from 1, with their table. */
export function fileOf(objects: readonly string[], trailer = ''): Buffer {
  let file = '%PDF-1.7\n';
  const offsets = objects.map((object, i) => {
    const offset = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = file.length;
  const row = (offset: number) => `${String(offset).padStart(10, '0')} 00000 n \n`;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map(row).join('')}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 7 0 R ${trailer} >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

const MARGIN = 56;
const PITCH = 15;
const LINES = 45;
/** Of 10 points each. */
const CHARACTERS = 48;

/** A text as a program would print it: line by line, long ones wrapped, several pages with a heading and a number. */
export function printed(text: string): Buffer {
  const lines = text.split('\n').flatMap(wrapped);
  const count = Math.ceil(lines.length / LINES);
  const running = (i: number) => [
    { text: '资料汇编', x: 270, y: 36, size: 8 },
    { text: `— ${i + 1} —`, x: 280, y: 806, size: 8 },
  ];
  const pages = Array.from({ length: count }, (_, i) => [
    ...(count > 1 ? running(i) : []),
    ...lines
      .slice(i * LINES, (i + 1) * LINES)
      .map((line, k) => ({ text: line, x: MARGIN, y: 80 + k * PITCH }))
      .filter((line) => line.text.trim() !== ''),
  ]);
  return pdfOf(pages);
}

/** No line begins with what closes: it stays with the character before it. */
function wrapped(line: string): string[] {
  const rows: string[] = [];
  for (let from = 0; from < line.length || from === 0; ) {
    let to = from;
    for (let width = 0; to < line.length && width < CHARACTERS; to++)
      width += line[to]! <= '~' ? 0.5 : 1;
    if (to < line.length && /[，。、；：！？）》”’]/.test(line[to]!)) to--;
    rows.push(line.slice(from, to));
    from = Math.max(to, from + 1);
  }
  return rows;
}
