// Formats: bytes in, text and places out; what is bad is refused by name.
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { FilePlace, Locator } from '../../src/corpus/formats/locator.ts';
import { placeAt } from '../../src/corpus/formats/locator.ts';
import { documentOf, documentsOf, textsOf } from '../../src/corpus/read-document.ts';
import { docxOf, paragraph, partOf, zipOf } from './saved-as.ts';

const read = (source: string, bytes: string | Uint8Array) =>
  documentOf(source, typeof bytes === 'string' ? Buffer.from(bytes) : bytes);

/** The place of the piece that begins with `text`. */
function placeOf(
  { text, locators }: { text: string; locators?: readonly Locator[] },
  piece: string,
) {
  const at = text.indexOf(piece);
  expect(at, `${piece} in ${text}`).toBeGreaterThanOrEqual(0);
  return placeAt(locators ?? [], at);
}

const refusal = (code: string) => expect.objectContaining({ code });

describe('HTML', () => {
  const page = `<!DOCTYPE html><html><head><title>河湾镇 - 网站</title><style>p{}</style></head><body>
    <nav><a href="/">首页</a></nav><script>alert('坏')</script>
    <h1>河湾镇 公告</h1><p>河湾镇修了
    一座<b>新桥</b>。<br>桥长 120 米。</p>
    <table><tr><th>姓名</th><th>职务</th></tr><tr><td>张三</td><td>镇长</td></tr></table>
    <ul><li>甲项</li><li>乙项</li></ul><p hidden>看不见</p><div>尾声。</div>
    <footer>版权所有</footer></body></html>`;

  it('main text, headings, lists and tables; no menus, scripts, hidden text', async () => {
    const document = await read('页.html', page);
    expect(document).toMatchObject({ format: 'html', encoding: 'utf-8', title: '河湾镇 公告' });
    expect(document.text).toBe(
      '# 河湾镇 公告\n\n河湾镇修了 一座新桥。\n桥长 120 米。\n\n| 姓名 | 职务 |\n| 张三 | 镇长 |\n\n- 甲项\n- 乙项\n\n尾声。\n',
    );
    expect(placeOf(document, '| 张三')).toEqual({ table: 1, row: 2 });
    expect(placeOf(document, '河湾镇修了')).toEqual({ paragraph: 2 });
  });

  it('tables that lay out a page are read as text', async () => {
    const { text } = await read(
      'a.htm',
      '<table><tr><td><h2>左</h2><p>左栏的话。</p></td><td><table><tr><td>右栏的话。</td></tr></table></td></tr></table>',
    );
    expect(text).toBe('## 左\n\n左栏的话。\n\n右栏的话。\n');
  });

  it('only the main part where a page says which that is', async () => {
    expect((await read('a.html', '<div>旁边</div><main><p>正文。</p></main>')).text).toBe(
      '正文。\n',
    );
  });

  it('a declared encoding is believed where the bytes are no Unicode', async () => {
    const bytes = iconv.encode('<meta charset="gb2312"><p>短。</p>', 'gbk');
    expect(await read('a.html', bytes)).toMatchObject({ text: '短。\n', encoding: 'gb18030' });
    expect((await read('a.html', bytes)).certainty).toBeUndefined();
  });

  it('a page of many elements in a row is read', async () => {
    expect((await read('a.html', '<p>话。'.repeat(200_000))).text.length).toBe(799_999);
  });

  it('entities that swell stay text, deep nesting is refused', async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;">]><p>&b;</p>';
    expect((await read('a.html', bomb)).text).not.toContain('哈哈哈哈');
    await expect(read('a.html', '<div>'.repeat(100_000))).rejects.toThrow(
      refusal('document-broken'),
    );
  });
});

describe('DOCX', () => {
  const styles = partOf(
    'styles',
    '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="a"><w:name w:val="my"/><w:basedOn w:val="1"/></w:style>',
  );
  const row = (...cells: string[]) =>
    `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`;
  const body = [
    paragraph('第一章 总则', '<w:pStyle w:val="a"/>'),
    '<w:p><w:r><w:t>本办法由镇政府</w:t></w:r><w:r><w:t>制定</w:t><w:footnoteReference w:id="2"/><w:t>。</w:t></w:r><w:r><w:endnoteReference w:id="2"/></w:r><w:del><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>',
    `<w:tbl>${row('姓名', '职务')}${row('李四', '会计')}</w:tbl>`,
    paragraph('附则。'),
    paragraph('第一项', '<w:numPr><w:numId w:val="3"/></w:numPr>'),
    paragraph('第二项', '<w:numPr><w:numId w:val="3"/></w:numPr>'),
  ].join('');
  const footnotes = partOf(
    'footnotes',
    `<w:footnote w:id="2">${paragraph('二月通过。')}</w:footnote>`,
  );
  const endnotes = partOf('endnotes', `<w:endnote w:id="2">${paragraph('三月修订。')}</w:endnote>`);
  const parts = {
    'word/styles.xml': styles,
    'word/footnotes.xml': footnotes,
    'word/endnotes.xml': endnotes,
  };

  it('headings, paragraphs, tables and footnotes with their places', async () => {
    const document = await read('办法.docx', docxOf(body, parts));
    expect(document.text).toBe(
      '# 第一章 总则\n\n本办法由镇政府制定。\n\n二月通过。\n\n三月修订。\n\n| 姓名 | 职务 |\n| 李四 | 会计 |\n\n附则。\n\n- 第一项\n- 第二项\n',
    );
    const places: [string, FilePlace][] = [
      ['本办法', { paragraph: 2 }],
      ['二月', { footnote: 1 }],
      ['三月', { endnote: 1 }],
      ['| 李四', { table: 1, row: 2 }],
      ['附则', { paragraph: 3 }],
    ];
    for (const [piece, place] of places) expect(placeOf(document, piece), piece).toEqual(place);
    expect(document).toMatchObject({ format: 'docx', title: '第一章 总则' });
  });

  it('a note in a paragraph without text is read', async () => {
    const empty = '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>';
    expect((await read('注.docx', docxOf(empty, parts))).text).toBe('二月通过。\n');
  });

  it.each([
    ['a text', '不是压缩包', 'document-broken'],
    ['half a file', docxOf(body).subarray(0, 200), 'document-broken'],
    ['no body', zipOf({ 'a.txt': '甲' }), 'document-broken'],
    ['a compound file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'document-encrypted'],
    ['malformed XML', docxOf('<w:p>'), 'document-broken'],
    [
      'entities from outside',
      zipOf({
        'word/document.xml':
          '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>',
      }),
      'document-broken',
    ],
    [
      'entities that swell',
      zipOf({
        'word/document.xml': '<!DOCTYPE d [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><d>&b;</d>',
      }),
      'document-broken',
    ],
    [
      'a body that unpacks to 60 MB of one letter',
      zipOf({ 'word/document.xml': new Uint8Array(60 * 1024 * 1024).fill(97) }),
      'document-expands',
    ],
  ])('%s is refused', async (_, bytes, code) => {
    await expect(read('坏.docx', bytes)).rejects.toThrow(refusal(code));
  });
});

describe('CSV, TSV and JSON Lines', () => {
  it.each([
    [
      'a.csv',
      '姓名,职务\n张三,"镇长,兼书记"\n李四,会计\n',
      '| 姓名：张三 | 职务：镇长,兼书记 |\n| 姓名：李四 | 职务：会计 |\n',
    ],
    ['a.tsv', '姓名\t职务\r\n张三\t\r\n', '| 姓名：张三 |\n'],
    ['数字.csv', '1,2\n3,4', '| 1 | 2 |\n| 3 | 4 |\n'],
    ['引号.csv', '甲,乙\n"说""好""\n吧",二', '| 甲：说"好" 吧 | 乙：二 |\n'],
    ['没有结尾.csv', '甲,乙\n"一,二\n三,四\n', '| 甲："一 | 乙：二 |\n| 甲：三 | 乙：四 |\n'],
    [
      'a.jsonl',
      '{"名":"桥","尺寸":{"长":120},"别名":["甲","乙"]}\n\n{"名":null}',
      '| 名：桥 | 尺寸.长：120 | 别名：甲、乙 |\n',
    ],
  ])('%s', async (source, content, text) => {
    expect((await read(source, content)).text).toBe(text);
  });

  it('places are rows as the file counts them', async () => {
    expect(
      placeOf(await read('a.csv', '姓名,职务\n张三,镇长\n李四,会计\n'), '| 姓名：李四'),
    ).toEqual({
      row: 3,
    });
    expect(placeOf(await read('a.jsonl', '{"a":"甲"}\n\n{"a":"乙"}'), '| a：乙')).toEqual({
      row: 3,
    });
  });

  it('a long value is text of its own', async () => {
    const text = `${'长句子。'.repeat(30)}`;
    expect((await read('a.jsonl', JSON.stringify({ 题: '名', 文: text }))).text).toBe(
      `| 题：名 |\n\n${text}\n`,
    );
  });

  it('a line that is no JSON is named', async () => {
    await expect(read('a.jsonl', '{}\n{')).rejects.toThrow(
      expect.objectContaining({ message: expect.stringContaining('第 2 行') }),
    );
  });

  it('an endless line costs no more than its length', async () => {
    expect((await read('a.csv', '甲,'.repeat(500_000))).text.length).toBeGreaterThan(500_000);
  });
});

describe('ZIP', () => {
  const open = (bytes: Uint8Array) => documentsOf('包.zip', bytes, new Map());
  const summary = async (bytes: Uint8Array) => {
    const { documents, skipped } = await open(bytes);
    return [
      ...documents.map(({ source, text }) => `${source}: ${text}`),
      ...skipped.map(({ source, error }) => `${source}: ${error.code}`),
    ];
  };

  it('each entry is a document; what cannot be read is reported', async () => {
    expect(
      await summary(
        zipOf({
          '中文 名/甲.txt': '甲。',
          'b.md': '# 乙\n乙。',
          'c.docx': docxOf(paragraph('丙。')),
          'picture.png': 'x',
          '__MACOSX/._b.md': 'x',
          'inner.zip': zipOf({ 'd.txt': '丁。' }),
          'bad.docx': '坏',
          '../out.txt': '外。',
          'C:/out.txt': '外。',
        }),
      ),
    ).toEqual([
      '包.zip/中文 名/甲.txt: 甲。',
      '包.zip/b.md: # 乙\n乙。',
      '包.zip/c.docx: 丙。\n',
      '包.zip/picture.png: document-picture',
      '包.zip/inner.zip: document-format',
      '包.zip/bad.docx: document-broken',
      '包.zip/../out.txt: document-broken',
      '包.zip/C:/out.txt: document-broken',
    ]);
  });

  it('entries know their archive, and share its digest', async () => {
    const { documents } = await open(zipOf({ 'a.txt': '甲。', 'b.txt': '乙。' }));
    expect(documents.map(({ archive }) => archive)).toEqual(['包.zip', '包.zip']);
    expect(new Set(documents.map(({ digest }) => digest)).size).toBe(1);
  });

  it.each([
    ['an empty archive', zipOf({}), 'document-broken'],
    ['no archive', Buffer.from('不是'), 'document-broken'],
    ['a bomb', zipOf({ 'a.txt': new Uint8Array(30 * 1024 * 1024) }), 'document-expands'],
    [
      'too many entries',
      zipOf(Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`${i}.txt`, '']))),
      'document-expands',
    ],
  ])('%s is refused', async (_, bytes, code) => {
    await expect(textsOf('包.zip', bytes, new Map())).rejects.toThrow(refusal(code));
  });

  it('an entry that is encrypted, damaged or larger than it says is reported', async () => {
    const bytes = zipOf({ 'a.txt': '甲乙丙丁。'.repeat(50) });
    const central = Buffer.from(bytes).indexOf(Buffer.from('PK\x01\x02', 'latin1'));
    const changed = (offset: number, value: number) => {
      const copy = bytes.slice();
      copy[central + offset] = value;
      return copy;
    };
    expect(await summary(changed(8, bytes[central + 8]! | 1))).toEqual([
      '包.zip/a.txt: document-encrypted',
    ]);
    expect(await summary(changed(16, bytes[central + 16]! ^ 1))).toEqual([
      '包.zip/a.txt: document-broken',
    ]);
    expect(await summary(changed(24, 1))).toEqual(['包.zip/a.txt: document-broken']);
  });

  it('a name in GBK is read', async () => {
    const bytes = Buffer.from(zipOf({ 'xxxx.txt': '甲。' }));
    const name = iconv.encode('公告', 'gbk');
    for (let at = bytes.indexOf('xxxx'); at >= 0; at = bytes.indexOf('xxxx', at))
      name.copy(bytes, at);
    expect(await summary(bytes)).toEqual(['包.zip/公告.txt: 甲。']);
  });
});
