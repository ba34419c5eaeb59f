// Markdown by its parser: what each construct leaves of the text, the laws over any of it, and bounds.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/corpus/clean.ts';
import { markdownOf, readMarkdown } from '../../src/corpus/formats/markdown.ts';
import { cleanDocument, splitDocument } from '../../src/corpus/split-document.ts';

/** Blocks as `kind: text`; running text without its kind. */
const show = (source: string): string[] =>
  clean(source, markdownOf(source)).map(({ kind, level, text }) =>
    kind === 'body' ? text : `${kind}${level || ''}: ${text}`,
  );

type Row = readonly [what: string, source: string, blocks: readonly string[]];

const table = (rows: readonly Row[]) =>
  it.each(rows)('%s', (_, source, blocks) => {
    expect(show(source)).toEqual(blocks);
  });

describe('inside a line', () => {
  table([
    ['emphasis', '这是*很*重要的_ 话 _，**务必**记住。', ['这是很重要的_话_，务必记住。']],
    ['strike', '价格~~三百元~~二百元，3~5天。', ['价格三百元二百元，3~5天。']],
    ['a mark before punctuation', '**注意：**请走左边。', ['注意：请走左边。']],
    ['inline code', '输入`npm run build`再按``a`b``。', ['输入npm run build再按a`b。']],
    ['marks inside code', '用`a**b`与`c**d`计算。', ['用a**b与c**d计算。']],
    ['escapes', '面积\\*为\\[5\\]，价\\$9。', ['面积*为[5]，价$9。']],
    ['a link', '详见[**章程**](https://a.cn/x_1.html "题")。', ['详见章程。']],
    ['a target in Chinese', '详见[章程](./章程（新）.md)。', ['详见章程。']],
    ['a picture in a link', '图：[![小桥](a.png)](b.html)在此。', ['图：小桥在此。']],
    [
      'a link by reference',
      '详见[章程][一]与[办法]。\n\n[一]: https://a.cn\n[办法]: <b.md> "题"',
      ['详见章程与办法。'],
    ],
    ['brackets that are no link', '见[注](见附表)。', ['见[注](见附表)。']],
    ['notes', '见[^1]。\n\n[^1]: 本表数据。', ['见[^1]。', '[^1]:本表数据。']],
    ['a text that looks like a definition', '[注]: 数据来自年报', ['[注]:数据来自年报']],
    ['an autolink', '网址是<https://a.cn/b>。', ['网址是https://a.cn/b。']],
    ['tags', '要<b>点</b>在<!-- 草稿 -->此。', ['要点在此。']],
    ['tags between cells', '<td>甲</td><td>乙</td>', ['甲</td><td>乙']],
    ['references to characters', '甲&amp;乙&#20320;。', ['甲&amp;乙&#20320;。']],
    [
      'numbers stay apart',
      '5*3*2与10<sup>5</sup>与2023[1](#a)年。',
      ['5*3*2与10<sup>5</sup>与2023[1](#a)年。'],
    ],
    ['hard breaks', '第一行，\\\n第二行。', ['第一行，第二行。']],
  ]);
});

describe('blocks', () => {
  table([
    [
      'headings',
      '# 章程 #\n\n正文在这里。\n\n##\t总则\n\n又一段。',
      ['heading1: 章程', '正文在这里。', 'heading2: 总则', '又一段。'],
    ],
    [
      'underlined headings',
      '章程\n===\n正文在这里。\n\n总则\n---\n又一段。',
      ['heading1: 章程', '正文在这里。', 'heading2: 总则', '又一段。'],
    ],
    [
      'an underlined heading of two lines',
      '青石县\n水利志\n===\n正文在这里。',
      ['heading1: 青石县水利志', '正文在这里。'],
    ],
    ['a rule right below a paragraph', '河水涨了。\n---\n又落了。', ['河水涨了。', '又落了。']],
    ['a heading in a quotation', '> # 章程\n> 正文在这里。', ['heading1: 章程', '正文在这里。']],
    ['a heading in a list', '- # 章程\n  正文在这里。', ['heading1: 章程', '正文在这里。']],
    [
      'an item in a quotation',
      '> - 第一件事办好了。\n> - 第二件事也办好了。',
      ['第一件事办好了。', '第二件事也办好了。'],
    ],
    [
      'fenced code',
      '~~~python title="x"\n# 注释\n---\n- **x**\n~~~\n正文在这里。',
      ['# 注释', '---', '- **x**', '正文在这里。'],
    ],
    ['code in a list', '- 如下：\n\n  ```sh\n  # 安装\n  ```\n', ['如下：', '# 安装']],
    [
      'a fence in a longer fence',
      '````\n```\n# 注释\n```\n````\n正文在这里。',
      ['```', '# 注释', '```', '正文在这里。'],
    ],
    [
      'indented code',
      '正文在这里。\n\n    # 注释\n    rm -r x\n',
      ['正文在这里。', '# 注释', 'rm -r x'],
    ],
    [
      'an indented paragraph',
      '正文在这里。\n\n    第二段也在这里，\n还没完。',
      ['正文在这里。', '第二段也在这里，还没完。'],
    ],
    ['a table', '|姓名|**职务**|\n|:--|--:|\n|张三|a\\|b|', ['|姓名|职务|', '|张三|a\\|b|']],
    [
      'a table without outer bars',
      '姓名 | 职务\n--- | ---\n张三 | 镇长',
      ['姓名 | 职务', '张三 | 镇长'],
    ],
    [
      'a comment over lines',
      '正文。\n\n<!-- 草稿\n\n不要\n-->\n\n又一段。',
      ['正文。', '又一段。'],
    ],
    ['a block of HTML', '<div align="center">\n\n正文在这里。\n\n</div>', ['正文在这里。']],
    ['front matter', '---\ntitle: 章程\n---\n正文在这里。', ['正文在这里。']],
    ['a byte order mark inside', '\ufeff**甲**乙丙。', ['甲乙丙。']],
    [
      'wrapped lines',
      '河水涨了三天三夜，\n\n堤上站满了人，\n\n谁也没有**说话**。',
      ['河水涨了三天三夜，堤上站满了人，谁也没有说话。'],
    ],
    ['a bullet before marks alone', '• <b>', ['•']],
    ['nothing but marks', '> \n- \n```\n```\n[a]: b.md\n', []],
  ]);
});

const piece = fc.constantFrom(
  ...'\n|\n\n|# |## |> |- |1. |**|*|_|~~|`|```|~~~|[|](|)|](a.md)|[a]: b.md|![|<b>|</b>|<!--|-->|<td>|\\|====|---|    |\t|&amp;|河水|涨了。|第三天，|5|20|x y|\r\n|\u3000|\ufeff|\u2028|𠮷'.split(
    '|',
  ),
  '|',
  '|-|-|',
);
const markdown = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

describe('laws over generated Markdown', () => {
  it('cleaning only deletes, and blocks do not overlap', () => {
    fc.assert(
      fc.property(fc.oneof(markdown, fc.string({ unit: 'binary' })), (source) => {
        const blocks = clean(source, markdownOf(source));
        for (const { text, runs } of blocks) {
          expect(text.trim()).not.toBe('');
          expect(runs.map(({ start, end }) => source.slice(start, end)).join('')).toBe(text);
        }
        const runs = blocks.flatMap((block) => block.runs).sort((a, b) => a.start - b.start);
        for (const [i, { start, end }] of runs.entries()) {
          expect(start).toBeGreaterThanOrEqual(runs[i - 1]?.end ?? 0);
          expect(end).toBeGreaterThan(start);
        }
      }),
      { numRuns: Number(process.env.RUNS ?? 1000) },
    );
  });

  it('passages tile what is shown', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const source = 'a.md';
        const document = { docid: 'd', source, title: 'd', text, digest: '', encoding: 'utf-8' };
        const cleaned = cleanDocument(document);
        const shown = (runs: readonly { start: number; end: number }[]) =>
          runs.flatMap(({ start, end }) =>
            Array.from({ length: end - start }, (_, i) => start + i),
          );
        const inBlocks = cleaned.blocks.flatMap(({ runs }) => shown(runs));
        const passages = splitDocument(cleaned, new Set()).passages;
        const inPassages = passages.flatMap(({ runs }) => shown(runs));
        expect(new Set(inPassages).size).toBe(inPassages.length);
        expect(inBlocks.filter((at) => !inPassages.includes(at))).toEqual([]);
      }),
    );
  });

  it('text without marks is what the reader of lines makes of it', () => {
    const line = fc.constantFrom(
      '河水涨了三天，',
      '堤上站满了人。',
      '春耕',
      '',
      '　　第二天，雨停了。',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const source = lines.join('\n');
        expect(clean(source, markdownOf(source))).toEqual(clean(source));
      }),
    );
  });
});

describe('texts made to overwhelm', () => {
  const many = 100_000;
  it.each([
    ['quotations', '>'.repeat(many)],
    ['brackets', '['.repeat(many)],
    ['links', '[a]('.repeat(many / 4)],
    ['pictures', '!['.repeat(many)],
    ['stars', '*a _b'.repeat(many / 5)],
    ['underlines', 'a\n=\n'.repeat(many / 4)],
    ['lists', '- '.repeat(many / 2)],
    ['cells', `${'|a'.repeat(many / 2)}\n${'|-'.repeat(many / 2)}`],
    ['blanks', `# a${' '.repeat(many)}b`],
    ['a line without an end', '河'.repeat(20 * many)],
    ['a line with marks', `**甲**${'河'.repeat(20 * many)}`],
    ['comments', '<!-- \n\n'.repeat(many / 7)],
    ['fences', '```\n\n~~~\n\n'.repeat(many / 10)],
  ])('%s', { timeout: 20_000 }, (_, source) => {
    const started = performance.now();
    expect(() => clean(source, markdownOf(source))).not.toThrow();
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('leaves only the part that is too intricate to the reader of lines', () => {
    const intricate = `${'['.repeat(3000)}\n\n`;
    const text = '又`落`了。\n\n'.repeat(200);
    const { parsed } = markdownOf(text + intricate + text);
    const inside = (at: number) => parsed.some(({ start, end }) => start <= at && at < end);
    expect([0, text.length, 2 * text.length + intricate.length - 1].map(inside)).toEqual([
      true,
      false,
      true,
    ]);
    expect(show(intricate + text)[1]).toBe('又落了。');
    const read = (written: string) => readMarkdown(Buffer.from(written), 'a.md', {});
    expect(read(intricate + text)).toMatchObject({ unparsed: true });
    expect(read(text)).toEqual({ text, encoding: 'utf-8' });
  });
});
