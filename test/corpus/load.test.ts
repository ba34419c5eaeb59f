// Loading from real folders: what is read, what is left out and why.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listSources, loadDocuments } from '../../src/corpus/load.ts';
import { LARGEST_BYTES } from '../../src/corpus/read-document.ts';

let top: string;
let seeds: string;

beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'chuchu-load-'));
  seeds = join(top, 'seeds');
  mkdirSync(seeds);
});

afterEach(() => rmSync(top, { recursive: true, force: true }));

function put(source: string, content: string | Buffer): void {
  const path = join(seeds, source);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

const skipped = async () =>
  (await loadDocuments(seeds)).skipped.map(({ source, error }) => `${source}: ${error.code}`);

const isRoot = process.getuid?.() === 0;

describe('loadDocuments', () => {
  it('reads text and markdown, sorted by path, hidden and other files left out', async () => {
    put('b.txt', '乙。');
    put('a/z.md', '# 标题\n甲。');
    put('a.TXT', '丙。');
    put('.hidden.txt', '不读。');
    put('.git/x.txt', '不读。');
    put('picture.png', Buffer.from([0x89, 0x50]));
    const { documents, skipped } = await loadDocuments(seeds);
    expect(documents.map(({ source, title, text }) => [source, title, text])).toEqual([
      ['a.TXT', 'a', '丙。'],
      ['a/z.md', '标题', '# 标题\n甲。'],
      ['b.txt', 'b', '乙。'],
    ]);
    expect(skipped).toMatchObject([{ source: 'picture.png', error: { code: 'document-picture' } }]);
  });

  it('takes the marked title, not what looks like a heading above it', async () => {
    put(
      'a.md',
      '[![构建状态](https://a.cn/b.svg)](https://a.cn)\n\n- - -\n\n# 河湾镇志\n\n河湾镇在青石山下。\n',
    );
    const [document] = (await loadDocuments(seeds)).documents;
    expect(document!.title).toBe('河湾镇志');
  });

  it('has docid, digest and encoding', async () => {
    put('a.txt', '\ufeff甲。');
    expect((await loadDocuments(seeds)).documents).toEqual([
      {
        docid: expect.stringMatching(/^[0-9a-hjkmnp-tv-z]{8}$/),
        source: 'a.txt',
        title: 'a',
        text: '甲。',
        digest: expect.stringMatching(/^[0-9a-f]{64}$/),
        encoding: 'utf-8',
      },
    ]);
  });

  it('an empty folder and an empty file are no errors', async () => {
    expect(await loadDocuments(seeds)).toEqual({ documents: [], skipped: [] });
    put('empty.txt', '');
    expect((await loadDocuments(seeds)).documents.map(({ text }) => text)).toEqual(['']);
  });

  it('a bad file is reported and the others are read', async () => {
    put('bad.txt', Buffer.from([0xd6, 0xd0]));
    put('good.txt', '好。');
    expect((await loadDocuments(seeds)).documents.map(({ source }) => source)).toEqual([
      'good.txt',
    ]);
    expect(await skipped()).toEqual(['bad.txt: document-encoding']);
  });

  it('a file of 100 MB is refused before it is read', async () => {
    put('big.txt', '');
    truncateSync(join(seeds, 'big.txt'), 100 * 1024 * 1024);
    expect(LARGEST_BYTES).toBeLessThan(100 * 1024 * 1024);
    expect(await skipped()).toEqual(['big.txt: document-too-large']);
  });

  it('links inside are read; links that leave, lead to folders or to nothing are reported', async () => {
    put('real.txt', '真。');
    writeFileSync(join(top, 'secret.txt'), '外面。');
    symlinkSync('real.txt', join(seeds, 'inside.txt'));
    symlinkSync('../secret.txt', join(seeds, 'outside.txt'));
    symlinkSync('.', join(seeds, 'circle'));
    symlinkSync('missing.txt', join(seeds, 'broken.txt'));
    expect((await loadDocuments(seeds)).documents.map(({ source }) => source)).toEqual([
      'inside.txt',
      'real.txt',
    ]);
    expect(await skipped()).toEqual([
      'broken.txt: seeds-unreadable',
      'circle: seeds-unreadable',
      'outside.txt: seeds-unreadable',
    ]);
  });

  it('a folder named like a text is a folder', async () => {
    put('a.txt/b.txt', '乙。');
    expect((await loadDocuments(seeds)).documents.map(({ source }) => source)).toEqual([
      'a.txt/b.txt',
    ]);
  });

  it('what .chuchuignore names is not read, by the rules of gitignore', async () => {
    put('.chuchuignore', '# 草稿\n草稿/\n*.bak.txt\n!留.bak.txt\n/只在 根.txt\n');
    for (const source of [
      '草稿/a.txt',
      'x/草稿/b.txt',
      'c.bak.txt',
      '留.bak.txt',
      '只在 根.txt',
      'y/只在 根.txt',
    ])
      put(source, '甲。');
    expect((await loadDocuments(seeds)).documents.map(({ source }) => source)).toEqual([
      'y/只在 根.txt',
      '留.bak.txt',
    ]);
  });

  it('.encodings overrides a guess, and is part of the state', async () => {
    put('sub/短.txt', Buffer.from([0xd6, 0xd0]));
    expect(await skipped()).toEqual(['sub/短.txt: document-encoding']);
    put('.encodings', '# 编码\nsub/短.txt\tgbk\n');
    expect((await loadDocuments(seeds)).documents).toMatchObject([
      { text: '中', encoding: 'gb18030', given: '=gbk' },
    ]);
    expect(listSources(seeds).sources[0]!.given).toBe('=gbk');
  });

  it('documents of a format that is not read are reported, and so is a pipe', async () => {
    put('a.pdf', '%PDF');
    put('b.doc', 'x');
    put('d.xls', 'x');
    put('e.pptx', 'x');
    execFileSync('mkfifo', [join(seeds, 'c.txt')]);
    expect(await skipped()).toEqual([
      'a.pdf: document-broken',
      'b.doc: document-format',
      'c.txt: seeds-unreadable',
      'd.xls: document-format',
      'e.pptx: document-format',
    ]);
  });

  it('deep nesting is read', async () => {
    const deep = Array.from({ length: 200 }, () => 'd').join('/');
    put(`${deep}/a.txt`, '深。');
    expect((await loadDocuments(seeds)).documents.map(({ source }) => source)).toEqual([
      `${deep}/a.txt`,
    ]);
  });

  it.skipIf(isRoot)('an unreadable file or folder is reported', async () => {
    put('a.txt', '甲。');
    put('sub/b.txt', '乙。');
    chmodSync(join(seeds, 'a.txt'), 0);
    chmodSync(join(seeds, 'sub'), 0);
    expect(await skipped()).toEqual(['a.txt: seeds-unreadable', 'sub: seeds-unreadable']);
    chmodSync(join(seeds, 'sub'), 0o755);
  });

  it('a missing folder, and a file in its place, say what to do', async () => {
    await expect(loadDocuments(join(top, 'none'))).rejects.toThrow(
      expect.objectContaining({
        code: 'seeds-missing',
        message: expect.stringContaining('--seeds'),
      }),
    );
    writeFileSync(join(top, 'file'), '');
    await expect(loadDocuments(join(top, 'file'))).rejects.toThrow(
      expect.objectContaining({ code: 'seeds-unreadable' }),
    );
  });
});

describe('listSources', () => {
  it('tells what a staleness check needs, reading no file', () => {
    put('a.txt', '甲。');
    expect(listSources(seeds).sources).toEqual([
      {
        source: 'a.txt',
        path: join(seeds, 'a.txt'),
        size: 6,
        mtimeMs: expect.any(Number),
        given: '',
        recognizer: '',
      },
    ]);
  });
});
