import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rereader } from '../../src/cli/reread.ts';
import { readCited, renderReport } from '../../src/cli/verify.ts';
import { verifyCitations, verifyPassages } from '../../src/qa/verify.ts';
import { cited, corpus, document, fakePipeline } from './fake-pipeline.ts';
import { zhView } from './fakes.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chuchu-'));
  writeFileSync(join(folder, document.source), document.text);
});
afterEach(() => rmSync(folder, { recursive: true }));

const report = async () => {
  const reread = rereader(folder);
  return renderReport(
    {
      passages: await verifyPassages(corpus, reread),
      citations: await verifyCitations([cited(1, '3928万元')], reread),
      badLines: [],
    },
    zhView,
  );
};

describe('verify', () => {
  it('finds files equal', async () => {
    expect(await report()).toBe(
      '段落：核对 1 处，与文件逐字相同。\n引文：核对 1 条，与文件逐字相同。\n',
    );
  });

  it('says what a changed file holds now', async () => {
    writeFileSync(join(folder, document.source), document.text.replace('3928', '3929'));
    const { cid } = cited(1, '3928万元');
    expect(await report()).toBe(
      [
        '段落：核对 1 处，1 处与文件不同：',
        '  000_news.txt  doc00001:00001  文字不同',
        '    文件里现在是：北碚区安排疫情防控专项资金3929万元，全力保障一线。綦江区安排了2100万元。',
        '引文：核对 1 条，1 条与文件不同：',
        `  000_news.txt  ${cid}  文字不同`,
        '    文件里现在是：北碚区安排疫情防控专␊项资金3929万元，全力␊保障一线。',
        '',
      ].join('\n'),
    );
  });

  it('says that a file is gone', async () => {
    rmSync(join(folder, document.source));
    expect(await report()).toContain('文件不在了');
  });
});

describe('a source read anew', () => {
  it.each(['../secret.txt', '/etc/hostname', '.', '', 'no\0name', 'missing/x.txt', 'folder'])(
    '%j is not there',
    async (source) => {
      mkdirSync(join(folder, 'folder'));
      expect(await rereader(folder)(source)).toBeNull();
    },
  );

  it('a link to itself is not there', async () => {
    symlinkSync('loop', join(folder, 'loop'));
    expect(await rereader(folder)('loop')).toBeNull();
  });
});

describe('a line of answers', () => {
  it('gives what it cites and what is nearest', async () => {
    const answer = await fakePipeline.ask('北碚区安排了多少资金？');
    const nothing = await fakePipeline.ask('几个足球场？');
    expect(readCited(JSON.stringify(answer))).toHaveLength(1);
    expect(readCited(JSON.stringify(nothing))).toHaveLength(1);
  });

  it.each([
    ['', []],
    ['{"v":1,"error":{"line":2}}', []],
    ['{"v":1}', null],
    ['没有', null],
    ['{"citations":[{"cid":1}]}', null],
    ['[]', null],
  ])('%j gives %j', (line, cited) => {
    expect(readCited(line)).toEqual(cited);
  });
});
