// PDF: what stands where on a page, in the order in which it is read; what is bad is refused by name.
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { placeAt } from '../../src/corpus/formats/locator.ts';
import { readPdfFile } from '../../src/corpus/formats/pdf-file.ts';
import { documentOf, documentsOf } from '../../src/corpus/read-document.ts';
import { bombOf, locked, scanOf } from './bad-pdf.ts';
import { fileOf, type PlacedText, pdfOf, printed } from './pdf-writer.ts';

const read = (bytes: Uint8Array) => documentOf('文.pdf', bytes);
const textOf = async (...pages: PlacedText[][]) => (await read(pdfOf(pages))).text;
const refusal = (code: string) => expect.objectContaining({ code });

/** Lines one below the other, their beginnings at `x`. */
const column = (lines: readonly string[], x: number, y: number, size = 10): PlacedText[] =>
  lines.map((text, i) => ({ text, x, y: y + i * size * 1.5, size }));

const LEFT = [
  '　　河湾镇位于青石江中游，东邻柳溪村',
  '，西接云台山，全镇面积八十二平方公里',
  '，下辖十二个村和三个社区，二〇一九年',
  '末总人口两万六千人。',
  '　　镇上有一座石桥，建于清代。桥长一',
];
const RIGHT = [
  '百二十米，是全县最长的石桥，二〇一一',
  '年重修，花费四百六十万元，由工程师沈',
  '若谷设计。桥头立有石碑，上刻建桥人的',
  '姓名，碑文由镇图书馆馆长梁素秋抄录，',
  '现存馆中。',
];

describe('a page', () => {
  it('lines from the top, indents and room between them kept', async () => {
    const lines = column(['　　青石桥长120米。', '第二行。'], 56, 100);
    expect(await textOf([{ text: '尾声。', x: 56, y: 145 }, ...lines])).toBe(
      '　　青石桥长120米。\n第二行。\n\n尾声。\n',
    );
  });

  it('places are pages and their lines', async () => {
    const document = await read(
      pdfOf([column(['甲。', '乙。'], 56, 100), column(['丙。', '丁。'], 56, 100)]),
    );
    expect(document).toMatchObject({ format: 'pdf', encoding: 'utf-8' });
    const at = (piece: string) => placeAt(document.locators!, document.text.indexOf(piece));
    expect(at('乙')).toEqual({ page: 1, line: 2 });
    expect(at('丁')).toEqual({ page: 2, line: 2 });
  });

  it('two columns below a title that stands across them, one after the other', async () => {
    const title = { text: '河湾镇概况', x: 230, y: 60, size: 20 };
    const text = await textOf([title, ...column(LEFT, 56, 110), ...column(RIGHT, 300, 110)]);
    expect(text).toBe(`# 河湾镇概况\n\n${LEFT.join('\n')}\n${RIGHT.join('\n')}\n`);
  });

  it('three columns', async () => {
    const three = [LEFT, RIGHT, LEFT.toReversed()].flatMap((lines, i) =>
      column(lines, 20 + i * 192, 110),
    );
    const text = await textOf(three);
    expect(text.replace(/\s/g, '')).toBe(
      [...LEFT, ...RIGHT, ...LEFT.toReversed()].join('').replace(/\s/g, ''),
    );
  });

  it('larger type is a heading, ranked by its size; two lines of it are one', async () => {
    const text = await textOf([
      ...column(['河湾镇人民政府关于', '修桥的通知'], 100, 60, 20),
      { text: '一、总则', x: 56, y: 130, size: 14 },
      ...column(LEFT, 56, 160),
    ]);
    expect(text).toMatch(/^# 河湾镇人民政府关于修桥的通知\n\n## 一、总则\n\n　　河湾镇/);
  });

  it('a table is rows, cells without text keep their column, a cell of two lines is one', async () => {
    const rows = [
      ['姓名', '职务', '电话'],
      ['张三', '', '55512'],
      ['李四', '会计兼', '55513'],
      ['', '出纳', ''],
    ];
    const cells = rows.flatMap((row, i) =>
      row.flatMap((text, k) => (text === '' ? [] : [{ text, x: 60 + k * 90, y: 100 + i * 16 }])),
    );
    expect(await textOf([...cells, { text: '附：以上为名单。', x: 60, y: 180 }])).toBe(
      '| 姓名 | 职务 | 电话 |\n| 张三 |  | 55512 |\n| 李四 | 会计兼出纳 | 55513 |\n\n附：以上为名单。\n',
    );
  });

  it('a bullet stays with its item', async () => {
    const list = ['甲项', '乙项'].flatMap((text, i) => [
      { text: '•', x: 56, y: 100 + i * 15 },
      { text, x: 80, y: 100 + i * 15 },
    ]);
    expect(await textOf(list)).toBe('• 甲项\n• 乙项\n');
  });

  it('heads and numbers that run over the pages are left out, and the text goes on', async () => {
    const pages = [0, 1, 2].map((n) => [
      { text: '河湾镇志', x: 270, y: 36, size: 8 },
      { text: `${'甲乙丙'[n]}村的一句话。`, x: 56, y: 100 },
      { text: `${'甲乙丙'[n]}村的话没有说完`, x: 56, y: 115 },
      { text: `第 ${n + 1} 页 共 3 页`, x: 270, y: 810, size: 8 },
    ]);
    const text = await textOf(...pages);
    expect(text).not.toMatch(/河湾镇志|页/);
    expect(text).toContain('甲村的话没有说完\n乙村的一句话。\n');
  });

  it('text on its side is read, a slanted stamp is not', async () => {
    const turned = column(LEFT, 0, 0).map(({ text, y }) => ({
      text,
      x: 100 + y,
      y: 700,
      turn: 90,
    }));
    expect(await textOf(turned)).toBe(`${LEFT.join('\n')}\n`);
    expect(
      await textOf([
        { text: '正文。', x: 56, y: 100 },
        { text: '机密', x: 200, y: 400, turn: 45 },
      ]),
    ).toBe('正文。\n');
  });

  it('vertical lines follow each other from the right', async () => {
    const pages = [LEFT.map((text, i) => ({ text, x: 500 - i * 20, y: 80 }))];
    expect((await read(pdfOf(pages, { isVertical: true }))).text).toBe(`${LEFT.join('\n')}\n`);
  });

  it('print made bold by printing twice is read once', async () => {
    expect(
      await textOf([
        { text: '通知', x: 56, y: 100 },
        { text: '通知', x: 56.3, y: 100 },
      ]),
    ).toBe('通知\n');
  });
});

describe('characters', () => {
  it.each([
    ['GBK-EUC-H', (text: string) => iconv.encode(text, 'gbk')],
    ['UniGB-UCS2-H', (text: string) => iconv.encode(text, 'utf-16be')],
    ['UniGB-UTF16-H', (text: string) => iconv.encode(text, 'utf-16be')],
  ])('of the encoding %s, whose table comes with the program', async (cMap, bytes) => {
    const file = pdfOf([[{ text: '青石桥长120米。', x: 56, y: 100 }]], {
      encoding: { cMap, bytes },
    });
    expect((await read(file)).text).toBe('青石桥长120米。\n');
  });

  it('radicals are put right', async () => {
    expect(await textOf([{ text: '⼈⺠⻓⼤', x: 56, y: 100 }])).toBe('人民长大\n');
  });

  it('a font that does not say what its glyphs mean is refused', async () => {
    const file = pdfOf([column(['\ue001\ue002\ue003', '石桥\ue004'], 56, 100)]);
    await expect(read(file)).rejects.toThrow(refusal('document-scanned'));
  });
});

describe('properties', () => {
  it('title, author and date are the file’s', async () => {
    const info = { Title: '河湾镇公报', Author: '沈若谷', CreationDate: 'D:20240131120000Z' };
    const { readPdf } = await import('../../src/corpus/formats/pdf.ts');
    const file = pdfOf([[{ text: '正文。', x: 56, y: 100 }]], { info });
    const { properties } = await readPdf(file, '文.pdf', {});
    expect(properties).toEqual({ title: '河湾镇公报', author: '沈若谷', created: '2024-01-31' });
    expect((await read(file)).title).toBe('河湾镇公报');
  });
});

describe('what cannot be read', () => {
  it('a scan says that it needs OCR', async () => {
    await expect(read(scanOf(['scan', 'scan']))).rejects.toThrow(
      expect.objectContaining({
        code: 'document-scanned',
        message: expect.stringMatching(/第 1-2 页.*OCR/),
      }),
    );
  });

  it('scanned pages among others are reported, the others read', async () => {
    const { documents, skipped } = await documentsOf(
      '文.pdf',
      scanOf(['text', 'scan', 'text', 'scan']),
      new Map(),
    );
    expect(documents[0]!.text.match(/有字/g)).toHaveLength(2);
    expect(skipped).toMatchObject([
      { source: '文.pdf#2,4', archive: '文.pdf', error: { code: 'document-scanned' } },
    ]);
  });

  it('an empty page is no scan', async () => {
    expect(await textOf([])).toBe('');
  });

  it.each([
    ['a text', Buffer.from('不是 PDF'), 'document-broken'],
    ['nothing', Buffer.alloc(0), 'document-broken'],
    ['its first line', Buffer.from('%PDF-1.7\n'), 'document-broken'],
    ['a file with a password', locked(), 'document-encrypted'],
    ['its first half', printed('甲。').subarray(0, 300), 'document-broken'],
  ])('%s', async (_, bytes, code) => {
    await expect(read(bytes)).rejects.toThrow(refusal(code));
  });

  it('pages in a circle', async () => {
    const file = fileOf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 9 /Kids [2 0 R] >>',
    ]);
    await expect(read(file)).rejects.toThrow(refusal('document-broken'));
  });
});

describe('limits', () => {
  const limits = {
    pages: 3,
    pieces: 1000,
    pageMs: 20_000,
    ms: 20_000,
    heapMb: 64,
    memory: 400 * 1024 * 1024,
  };
  const text = 'BT /F 9 Tf 1 0 0 1 9 9 Tm (a) Tj ET\n';

  it.each([
    ['pages', pdfOf(Array.from({ length: 4 }, () => [])), limits],
    ['pieces', bombOf(text, 1), { ...limits, heapMb: 512 }],
    ['objects', bombOf(text, 20), { ...limits, heapMb: 24 }],
    ['memory', bombOf(' ', 200), { ...limits, memory: 100 * 1024 * 1024 }],
    ['time', bombOf(text, 20), { ...limits, heapMb: 512, pageMs: 50 }],
  ])(
    'too much of %s is refused, and the next file is read',
    { timeout: 60_000 },
    async (_, bytes, least) => {
      await expect(readPdfFile(bytes, '弹.pdf', { limits: least })).rejects.toThrow(
        refusal('document-expands'),
      );
      expect((await read(printed('甲。'))).text).toBe('甲。\n');
    },
  );
});
