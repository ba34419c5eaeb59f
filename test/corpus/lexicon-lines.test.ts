// The keeper's three files: each line read as people write it, each bad one named and skipped.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseLexiconFile } from '../../src/corpus/lexicon-lines.ts';
import { loadLexicon } from '../../src/corpus/load-lexicon.ts';

const namesOf = (...given: Parameters<typeof parseLexiconFile>) =>
  parseLexiconFile(...given).lines.map(({ line, names, tag }) => [line, names.join('='), tag]);

describe('lines', () => {
  it('words, with a kind in Chinese or as jieba writes it, or with none', () => {
    const text = '\ufeff# 名单\r\n涵崧\r\n\r\n涵松 人名\n海棠苑\tns\n楼院哨兵 5 nz\nC# 语言 # 注\n';
    expect(namesOf('words', text)).toEqual([
      [2, '涵崧', 'nz'],
      [4, '涵松', 'nr'],
      [5, '海棠苑', 'ns'],
      [6, '楼院哨兵', 'nz'],
    ]);
    expect(namesOf('words', 'Leonardo da Vinci nr\nC#')).toEqual([
      [1, 'Leonardo da Vinci', 'nr'],
      [2, 'C#', 'nz'],
    ]);
  });

  it('synonyms, several on a line', () => {
    expect(namesOf('synonyms', '市九院 = 重庆市第九人民医院＝九院 # 旧称\n')).toEqual([
      [1, '市九院=重庆市第九人民医院=九院', ''],
    ]);
  });

  it('stop words, one character too', () => {
    expect(namesOf('stopWords', '本报讯\n#\n我\n')).toEqual([
      [1, '本报讯', ''],
      [3, '我', ''],
    ]);
  });

  it.each([
    ['words', '好词\n涵崧 人民\n', '.lexicon/words.txt 第 2 行词后面不是认识的词性', 'line 2'],
    ['words', '崧', '.lexicon/words.txt 第 1 行只有一个字', 'one character'],
    ['words', '————', '没有字', 'no letter'],
    ['words', '他来了。走了', '里面有句末标点', 'ends a sentence'],
    ['words', '涵崧\n涵崧 nr', '第 2 行与前面的一行重复', 'repeats'],
    ['words', '涵崧'.repeat(40), '超过 60 字', '60 characters'],
    ['synonyms', '市九院', '要写成“名称 = 另一名称”', 'name = other name'],
    ['synonyms', '市九院 = ', '要写成', 'neither side empty'],
    ['stopWords', '……', '没有字', 'no letter'],
  ] as const)('%s: %j is reported, in both languages', (role, text, zh, en) => {
    const { problems } = parseLexiconFile(role, text);
    expect(problems).toHaveLength(1);
    expect(problems[0]!.localized.zh).toContain(zh);
    expect(problems[0]!.localized.en).toContain(en);
  });
});

describe('a folder', () => {
  const folderOf = (files: Readonly<Record<string, Uint8Array | string | null>>): string => {
    const folder = mkdtempSync(join(tmpdir(), 'chuchu-lexicon-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    mkdirSync(join(folder, '.lexicon'));
    for (const [name, content] of Object.entries(files))
      if (content === null) mkdirSync(join(folder, '.lexicon', name));
      else writeFileSync(join(folder, '.lexicon', name), content);
    return folder;
  };

  it.each(['utf8', 'gbk', 'utf16le'])('in %s', (encoding) => {
    const bom = encoding === 'utf16le';
    const { lexicon, problems } = loadLexicon(
      folderOf({
        'words.txt': iconv.encode('# 人名\n涵崧 人名\n', encoding, { addBOM: bom }),
        'synonyms.txt': iconv.encode('市九院 = 重庆市第九人民医院\n', encoding, { addBOM: bom }),
      }),
    );
    expect(problems).toEqual([]);
    expect([...lexicon.words]).toEqual([['涵崧', 'nr']]);
    expect(lexicon.synonyms).toEqual([['市九院', '重庆市第九人民医院']]);
    expect(lexicon.stopWords.size).toBe(0);
  });

  it('without one has an empty lexicon and no problem', () => {
    const folder = folderOf({});
    rmSync(join(folder, '.lexicon'), { recursive: true });
    expect(loadLexicon(folder).problems).toEqual([]);
    writeFileSync(join(folder, '.lexicon'), '');
    expect(loadLexicon(folder).problems).toHaveLength(3);
  });

  it('keeps what can be read when a file cannot', () => {
    const { lexicon, problems } = loadLexicon(
      folderOf({ 'words.txt': null, 'stopwords.txt': '本报讯', 'synonyms.txt': '\0\0' }),
    );
    expect(lexicon.stopWords).toEqual(new Set(['本报讯']));
    expect(problems.map(({ localized }) => localized.zh.slice(0, 24))).toEqual([
      expect.stringContaining('words.txt'),
      expect.stringContaining('synonyms.txt'),
    ]);
  });
});
