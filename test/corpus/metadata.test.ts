// Metadata: what is known of a document, by what it says; the mark {D:…} is where the date must be found.
import { describe, expect, it } from 'vitest';
import type { Metadata } from '../../src/corpus/metadata.ts';
import { documentOf } from '../../src/corpus/read-document.ts';
import { markedText } from '../marked-text.ts';
import { docxOf, paragraph } from './saved-as.ts';

const read = async (source: string, text: string | Uint8Array) => {
  const document = await documentOf(source, typeof text === 'string' ? Buffer.from(text) : text);
  return { ...document, metadata: document.metadata ?? {} };
};

const dated = ({ date }: Metadata) =>
  date ? `${date.value} ${date.parts.map(({ origin }) => origin).join('+')}` : null;

const BODY = '新桥全长120米，宽9米，总投资860万元，由县交通局组织施工，历时两年零三个月建成。';

describe('the date', () => {
  it.each([
    ['front matter', '---\ndate: {D:2020-02-14}\n---\n正文。', '2020-02-14 front-matter'],
    [
      'front matter, to the minute',
      '---\ndate: {D:2020-02-14T08:30:00+08:00}\n---\n',
      '2020-02-14 front-matter',
    ],
    ['front matter, in Chinese', '---\n日期：{D:2020年2月}\n---\n正文。', '2020-02 front-matter'],
    ['a masthead', `河湾日报\n{D:2020年2月14日} 星期五 第3版\n\n${BODY}`, '2020-02-14 masthead'],
    [
      'a masthead of one line',
      `河湾日报 {D:2020年2月14日} 星期五 农历庚子年正月廿一 今日8版\n\n${BODY}`,
      '2020-02-14 masthead',
    ],
    [
      'a label',
      `# 新桥通车\n\n发布时间：{D:2020-02-14} 10:20 来源：河湾日报\n\n${BODY}`,
      '2020-02-14 masthead',
    ],
    [
      'a page of the web',
      `# 新桥通车\n\n{D:2020-02-14} 10:20:05 来源：河湾网 编辑：林远\n\n${BODY}`,
      '2020-02-14 masthead',
    ],
    ['Chinese numerals', `# 通知\n\n{D:二〇二〇年二月十四日}\n\n${BODY}`, '2020-02-14 masthead'],
    [
      'the end of a notice',
      `# 关于新桥通车的通知\n\n各村：\n\n${`${BODY}\n\n`.repeat(12)}河湾镇人民政府\n\n{D:2020年2月14日}\n`,
      '2020-02-14 signature',
    ],
    [
      'the end of a long notice',
      `# 关于新桥通车的通知\n\n${`${BODY}\n\n`.repeat(120)}河湾镇人民政府{D:2020年2月14日}\n`,
      '2020-02-14 signature',
    ],
    [
      'a wire',
      `# 新桥通车\n\n新华社北京{D:2020年3月1日}电（记者林远）${BODY}`,
      '2020-03-01 dateline',
    ],
    [
      'two days that a page gives',
      `{D:2020年2月14日}\n\n${BODY}\n\n2020年2月16日\n\n${BODY}`,
      '2020-02 masthead',
    ],
  ])('stands in %s', async (_, marked, expected) => {
    const { text, spans } = markedText(marked);
    const { metadata } = await read('a.md', text);
    expect(dated(metadata)).toBe(expected);
    expect(metadata.date?.parts[0]?.span).toEqual(spans.D?.[0]);
  });

  it.each([
    ['a day without a year', `本报讯（记者 林远）2月14日，新桥通车。${BODY}`],
    ['two years that a page gives', `2019年2月14日\n\n${BODY}\n\n2020年2月16日\n\n${BODY}`],
    ['when a meeting is held', `# 通知\n\n时间：2020年2月14日\n\n地点：会议室\n\n${BODY}`],
    ['a sentence', `2020年2月14日，新桥通车。${BODY}`],
    ['a day that no calendar has', `2020年2月30日 星期五\n\n${BODY}`],
    ['a heading with more in it', `# 2020年2月14日新闻发布会实录\n\n${BODY}`],
    ['a lunar date', `农历2020年2月14日\n\n${BODY}`],
    ['a span of time', `2020年2月14日至2020年3月1日\n\n${BODY}`],
    ['nothing', BODY],
  ])('is not taken from %s', async (_, text) => {
    expect(dated((await read('a.md', text)).metadata)).toBeNull();
  });

  it.each([
    ['2020-02-14.txt', '2020-02-14 file-name'],
    ['河湾日报20200214第3版.txt', '2020-02-14 file-name'],
    ['北碚报_2020年2月.txt', '2020-02 file-name'],
    ['新闻/2020-02/桥.txt', '2020-02 folder'],
    ['2020/2/14/桥.txt', '2020-02-14 folder'],
    ['2020年/桥.txt', '2020 folder'],
    ['2020-02-14.zip/桥.txt', '2020-02-14 folder'],
    ['2020年工作总结.txt', null],
    ['000_e119977065545787.txt', null],
    ['f80a20200214.txt', null],
    ['20201399.txt', null],
    ['2019-12-30_2020-01-05.txt', null],
    ['2020-02-14至2020-02-20.txt', '2020-02 file-name'],
    ['电话13520200214.txt', null],
  ])('of %s is %s', async (source, expected) => {
    expect(dated((await read(source, BODY)).metadata)).toBe(expected);
  });

  it.each([
    [
      'the year of a folder, the day of a report',
      '2020/a.txt',
      '本报讯（记者 林远）2月14日，',
      '2020-02-14 folder+report',
    ],
    [
      'the month of a name, the day of a wire',
      '报_2020年3月.txt',
      '新华社北京3月1日电 ',
      '2020-03-01 file-name+dateline',
    ],
    [
      'a report of another month than its name',
      '报_2020年3月.txt',
      '本报讯（记者 林远）2月29日，',
      '2020-03 file-name',
    ],
    [
      'two reports of a month',
      '2020/a.txt',
      `本报讯（记者 林远）2月14日，${BODY}\n\n本报讯（记者 王一）2月15日，`,
      '2020-02 folder+report',
    ],
    [
      'reports of two months',
      '2020/a.txt',
      `本报讯（记者 林远）1月31日，${BODY}\n\n本报讯（记者 王一）2月1日，`,
      '2020 folder',
    ],
    [
      'a masthead against a name',
      '2020-03-01.txt',
      `2020年2月14日 星期五\n\n`,
      '2020-02-14 masthead',
    ],
    ['29 February of a year that has none', '2019/a.txt', '新华社北京2月29日电 ', '2019 folder'],
  ])('is put together: %s', async (_, source, opening, expected) => {
    expect(dated((await read(source, opening + BODY)).metadata)).toBe(expected);
  });
});

describe('who and where', () => {
  it.each([
    ['a bracket', '本报讯（记者 邓公平 霍吕）2月14日，', ['邓公平', '霍吕']],
    ['a bracket with an office', '本报讯（河湾区融媒体中心 记者 王 一）近日，', ['王一']],
    ['a byline', '# 新桥通车\n\n本报记者 霍吕 文/图\n\n', ['霍吕']],
    ['roles', '# 新桥通车\n\n记者 林远 通讯员 欧阳春\n\n', ['林远', '欧阳春']],
    ['a label', '# 新桥通车\n\n作者：玛丽·居里\n\n', ['玛丽·居里']],
    ['front matter', '---\nauthor: 河湾镇宣传办\n---\n本报讯（记者 林远）', ['河湾镇宣传办']],
    ['traditional script', '# 新橋通車\n\n本報記者 霍呂 羅文 文/圖\n\n', ['霍呂', '羅文']],
    ['a photographer', '# 新桥通车\n\n记者 林远 摄\n\n', undefined],
    ['a sentence', '记者林远了解到，', undefined],
  ])('authors from %s', async (_, opening, expected) => {
    const { text, metadata } = await read('a.md', opening + BODY);
    expect(metadata.authors?.map(({ value }) => value)).toEqual(expected);
    for (const { span, value, origin } of metadata.authors ?? []) {
      expect(text.slice(span!.start, span!.end).replace(/\s/g, '')).toBe(value);
      expect(['dateline', 'byline', 'front-matter']).toContain(origin);
    }
  });

  it.each([
    ['a.md', '河湾日报\n2020年2月14日 星期五\n\n', '河湾日报 masthead'],
    ['a.md', '# 新桥通车\n\n来源：河湾发布 2020-02-14\n\n', '河湾发布 masthead'],
    ['a.md', '2020-02-14 10:20 来源：河湾网 编辑：林远\n\n', '河湾网 masthead'],
    ['a.md', '新华社北京3月1日电 ', '新华社 dateline'],
    ['a.md', '---\nsource: https://example.org/1\n---\n', undefined],
    ['a.md', '本报讯（记者 林远）', undefined],
    ['北碚报_2020年2月.txt', '', '北碚报 file-name'],
    ['重庆日报/3.txt', '', '重庆日报 folder'],
    ['工作汇报.txt', '', undefined],
    ['疫情日报.txt', '', undefined],
    ['关于海报的通报.txt', '', undefined],
  ])('%s beginning %j is published by %s', async (source, opening, expected) => {
    const { publication } = (await read(source, opening + BODY)).metadata;
    expect(publication && `${publication.value} ${publication.origin}`).toBe(expected);
  });

  it('folders are tags, and so are those that front matter gives; dates and places in years are none', async () => {
    const text = '---\ntags: [桥, 交通]\n---\n正文。';
    const { tags } = (await read('交通/2020/02/河湾.zip/桥.md', text)).metadata;
    expect(tags?.map(({ value, origin }) => `${value} ${origin}`)).toEqual([
      '桥 front-matter',
      '交通 front-matter',
      '河湾 folder',
    ]);
  });

  it('front matter names the document before its headings do', async () => {
    expect((await read('a.md', '---\ntitle: 通车记\n---\n# 新桥\n\n正文。')).title).toBe('通车记');
    expect((await read('a.md', '# 新桥\n\n正文。')).title).toBe('新桥');
    expect((await read('a.md', '正文。')).title).toBe('a');
  });
});

describe('what files note of themselves', () => {
  const core = (inside: string) =>
    docxOf(paragraph(BODY), {
      'docProps/core.xml': `<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t">${inside}</cp:coreProperties>`,
    });

  it('DOCX: core properties', async () => {
    const bytes = core(
      '<dc:title>通车记</dc:title><dc:creator>林远</dc:creator><cp:keywords>桥，交通</cp:keywords><dcterms:created>2020-02-14T08:00:00Z</dcterms:created>',
    );
    const { title, metadata } = await read('a.docx', bytes);
    expect(title).toBe('通车记');
    expect(metadata).toEqual({
      title: { value: '通车记', origin: 'properties' },
      date: { value: '2020-02-14', parts: [{ value: '2020-02-14', origin: 'properties' }] },
      authors: [{ value: '林远', origin: 'properties' }],
      tags: [
        { value: '桥', origin: 'properties' },
        { value: '交通', origin: 'properties' },
      ],
    });
  });

  it('DOCX: nobody is not an author, and a date is none against what the text says', async () => {
    const made =
      '<dc:creator>python-docx</dc:creator><dcterms:created>2013-12-23T23:15:00Z</dcterms:created>';
    expect((await read('a.docx', core(made))).metadata.authors).toBeUndefined();
    const report = docxOf(paragraph(`本报讯（记者 林远）2月14日，${BODY}`), {
      'docProps/core.xml': `<c xmlns:dc="d" xmlns:dcterms="t">${made}</c>`,
    });
    expect(dated((await read('a.docx', report)).metadata)).toBeNull();
  });

  it('HTML: meta tags, before what the text says', async () => {
    const page = `<html><head><title>通车记</title>
      <meta name="PubDate" content="2020-02-14 10:00"><meta name="ContentSource" content="河湾日报">
      <meta name="Author" content="林远、王一"><meta name="keywords" content="桥;交通"></head>
      <body><p>2020年2月16日 星期日</p><p>${BODY}</p></body></html>`;
    const { metadata } = await read('a.html', page);
    expect(dated(metadata)).toBe('2020-02-14 published');
    expect(metadata.publication).toEqual({ value: '河湾日报', origin: 'published' });
    expect(metadata.authors?.map(({ value }) => value)).toEqual(['林远', '王一']);
    expect(metadata.tags?.map(({ value }) => value)).toEqual(['桥', '交通']);
  });

  it.each([
    ['<time datetime="2020-02-14">昨天</time>', '2020-02-14 published'],
    [
      '<time datetime="2020-02-14" pubdate></time><time datetime="2021-01-01"></time>',
      '2020-02-14 published',
    ],
    ['<time datetime="2020-02-14"></time><time datetime="2021-01-01"></time>', null],
    ['<time datetime="PT2H"></time>', null],
  ])('HTML: %s', async (inside, expected) => {
    const { metadata } = await read('a.html', `<body>${inside}<p>${BODY}</p></body>`);
    expect(dated(metadata)).toBe(expected);
  });
});
