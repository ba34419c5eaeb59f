// A folder of many formats, from files to answers: each is read, cited by its own places, verified, kept current.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rereader } from '../../src/cli/reread.ts';
import { renderStatus } from '../../src/cli/status.ts';
import { createPipeline, type Pipeline } from '../../src/qa/pipeline.ts';
import { verifyCitations, verifyPassages } from '../../src/qa/verify.ts';
import { indexStatus, openCorpus } from '../../src/retriever/open-corpus.ts';
import { printed } from '../corpus/pdf-writer.ts';
import { docxOf, paragraph, savedAs, zipOf } from '../corpus/saved-as.ts';
import { zhView } from './fakes.ts';

const BRIDGE = [
  '青石桥重修记',
  '',
  '青石桥位于河湾镇东头，全长120米，由工程师沈若谷设计。',
  '重修工程于2011年6月8日完工，一共花费460万元。',
].join('\n');
const LIBRARY = [
  '镇图书馆简介',
  '',
  '河湾镇图书馆的第一任馆长是梁素秋，她在任十二年。',
  '图书馆现有藏书8.6万册，每周一闭馆。',
].join('\n');
const SCHOOL = [
  '云台小学校史',
  '',
  '雲臺小學創辦於1926年，首任校長是鄭懷遠先生。',
  '學校現有學生732人，分為十八個班。',
].join('\n');
const FACTORY = '柳溪茶厂去年生产茶叶35吨，厂长叫韩青山。茶厂位于柳溪村，有工人64人。';

const DAM =
  '云溪水库大坝\n\n云溪水库的大坝高58米，由总工程师鲁承志主持修建。\n水库蓄水1.2亿立方米。';

let folder: string;
let options: { seedsDir: string; indexDir: string };
let pipeline: Pipeline;

const put = (source: string, content: string | Uint8Array) =>
  writeFileSync(join(options.seedsDir, source), content);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chuchu-formats-'));
  options = { seedsDir: join(folder, 'seeds'), indexDir: join(folder, 'index') };
  mkdirSync(join(options.seedsDir, '学校 资料'), { recursive: true });
  put('桥.txt', savedAs['gbk.txt']!(BRIDGE));
  put(
    '馆.docx',
    docxOf(
      LIBRARY.split('\n')
        .map((line) => paragraph(line))
        .join(''),
    ),
  );
  put('学校 资料/校史.txt', iconv.encode(SCHOOL.replace('云台小学校史', '雲臺小學校史'), 'big5'));
  put('包.zip', zipOf({ '厂/茶厂.html': `<h1>柳溪茶厂</h1><p>${FACTORY}</p>`, '坏.docx': '坏' }));
  put(
    '名单.csv',
    iconv.encode('姓名,职务,电话\n罗一鸣,河湾镇镇长,55512\n方小雨,会计,55513\n', 'gbk'),
  );
  put('短.txt', iconv.encode('魑魅', 'gbk'));
  put('报告.pdf', printed(DAM));
  put('旧稿.doc', 'x');
  pipeline = createPipeline(await openCorpus(options), () => 0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  ['青石桥是谁设计的？', '沈若谷', '桥.txt', undefined],
  ['重修青石桥花了多少钱？', '460万元', '桥.txt', undefined],
  ['河湾镇图书馆的第一任馆长是谁？', '梁素秋', '馆.docx', { paragraph: 2 }],
  ['云台小学的首任校长是谁？', '鄭懷遠', '学校 资料/校史.txt', undefined],
  ['云溪水库的大坝由谁主持修建？', '鲁承志', '报告.pdf', { page: 1, line: 2 }],
  ['柳溪茶厂的厂长是谁？', '韩青山', '包.zip/厂/茶厂.html', { paragraph: 2 }],
])('%s %s', async (question, text, source, place) => {
  const { kind, citations } = await pipeline.ask(question);
  expect(kind).toBe('answered');
  expect(citations[0]).toMatchObject({ source });
  expect(citations[0]!.evidence).toContain(text);
  expect(citations[0]!.place).toEqual(place);
});

it('a row of a table is found with the names of its columns', async () => {
  const { citations, nearest } = await pipeline.ask('罗一鸣的电话是多少？');
  const [first] = [...citations, ...nearest];
  expect(first).toMatchObject({
    source: '名单.csv',
    place: { row: 2 },
    evidence: '| 姓名：罗一鸣 | 职务：河湾镇镇长 | 电话：55512 |',
  });
});

it('every passage and citation is verified against the files read anew', async () => {
  const reread = rereader(options.seedsDir);
  const passages = await verifyPassages(pipeline.corpus, reread);
  expect(passages.checked).toBeGreaterThanOrEqual(5);
  expect(passages.failures).toEqual([]);
  const answers = await Promise.all(
    ['柳溪茶厂有多少工人？', '镇长是谁？'].map((q) => pipeline.ask(q)),
  );
  const cited = answers.flatMap(({ citations, nearest }) => [...citations, ...nearest]);
  expect(cited.length).toBeGreaterThan(0);
  expect((await verifyCitations(cited, reread)).failures).toEqual([]);
});

it('status tells how each was read, and what was not', () => {
  const shown = renderStatus(indexStatus(options), { ...options, language: 'zh' }, zhView).replace(
    /\s+/g,
    ' ',
  );
  for (const words of [
    '桥.txt',
    'gb18030（猜测，把握 99%',
    'big5（猜测，把握 ',
    'docx utf-8',
    '包.zip/坏.docx 已损坏',
    '短.txt 不是 UTF-8、UTF-16、GB18030',
    '旧稿.doc 的格式读不了',
    'pdf utf-8',
  ])
    expect(shown).toContain(words);
});

it('the index is current until a file, an archive or the word on an encoding changes', async () => {
  expect(indexStatus(options).stale).toBeNull();
  put('.encodings', '短.txt\tgbk\n');
  expect(indexStatus(options).stale?.changes.updated).toEqual(['短.txt']);
  const { documents } = await openCorpus(options);
  expect([...documents.values()].find(({ source }) => source === '短.txt')?.text).toBe('魑魅');
  expect(await rereader(options.seedsDir)('短.txt')).toBe('魑魅');
  put('包.zip', zipOf({ '厂/茶厂.html': `<p>${FACTORY}</p>` }));
  expect(indexStatus(options).stale?.changes.updated).toEqual(['包.zip']);
  put('.chuchuignore', '*.csv\n');
  expect(indexStatus(options).stale?.changes.removed).toEqual(['名单.csv']);
});
