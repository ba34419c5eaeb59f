import { describe, expect, it } from 'vitest';
import { indexingReporter, progressBar } from '../../src/cli/indexing.ts';
import { renderStatus } from '../../src/cli/status.ts';
import type { BuildEvent } from '../../src/retriever/build-index.ts';
import type { Manifest } from '../../src/retriever/manifest.ts';
import { zhView } from './fakes.ts';

const NO_CHANGES = { added: [], updated: [], removed: [], unchanged: [] };
const building: BuildEvent = {
  kind: 'building',
  reason: 'missing',
  file: null,
  changes: NO_CHANGES,
};
const built = (skipped: number): BuildEvent => ({
  kind: 'built',
  report: { added: 1, updated: 0, unchanged: 0, removed: 0, skipped, passages: 9, ms: 5 },
});

/** What stands on standard error when events come at these milliseconds. */
function told(drawsProgress: boolean, ...events: readonly (readonly [number, BuildEvent])[]) {
  let clock = 0;
  let said = '';
  const say = (text: string) => {
    said += text;
  };
  const report = indexingReporter({ say, drawsProgress }, zhView, () => clock);
  for (const [at, event] of events) {
    clock = at;
    report(event);
  }
  return said;
}

describe('while an index is made', () => {
  const progress = (done: number): BuildEvent => ({ kind: 'progress', done, total: 4 });

  it('one line is said', () => {
    const events = [
      [0, building],
      [1, progress(4)],
      [900, built(0)],
    ] as const;
    expect(told(true, ...events)).toBe('还没有索引，正在建立……\n');
  });

  it('a bar is drawn where it takes longer than a second, and wiped', () => {
    const events = [
      [0, building],
      [1500, progress(1)],
      [1600, progress(3)],
      [1700, built(0)],
    ] as const;
    expect(told(true, ...events)).toBe(
      '还没有索引，正在建立……\n' +
        '\r\u001b[K建立索引 ██████░░░░░░░░░░░░░░░░░░ 25%' +
        '\r\u001b[K建立索引 ██████████████████░░░░░░ 75%' +
        '\r\u001b[K',
    );
    expect(told(false, ...events)).toBe('还没有索引，正在建立……\n');
  });

  it('files left out are counted, with the way to see which', () => {
    expect(told(false, [0, building], [1, built(2)])).toBe(
      '还没有索引，正在建立……\n有 2 个文件没有读入，详见：chuchu status\n',
    );
  });

  it('another program that builds is waited for aloud', () => {
    expect(told(false, [0, { kind: 'waiting' }])).toBe('另一个程序正在建索引，等它完成……\n');
  });
});

it.each([
  [0, '░░░░░░░░░░░░░░░░░░░░░░░░ 0%'],
  [0.999, '████████████████████████ 99%'],
  [1, '████████████████████████ 100%'],
])('a bar of %s is %s', (share, bar) => {
  expect(progressBar('建立索引', share)).toBe(`建立索引 ${bar}`);
});

describe('status', () => {
  const folders = { seedsDir: '/town/seeds', indexDir: '/town/index', language: 'zh' } as const;
  const manifest: Manifest = {
    format: 2,
    analyzer: { segmenter: 'nodejieba@3', stopWords: '', code: '' },
    documents: [
      {
        docid: 'd',
        source: 'a.txt',
        title: '公告\u001b',
        digest: '',
        encoding: 'utf-8',
        length: 120,
        passages: 2,
      },
    ],
    skipped: [
      {
        source: 'b.txt',
        state: '',
        code: 'document-encoding',
        why: { zh: 'b.txt 的编码认不出。', en: 'The encoding of b.txt is unknown.' },
      },
    ],
    passages: 2,
    lexicon: { words: [], stopWords: [] },
    shards: [
      { prefix: '0', name: 'x', sha256: '', bytes: 1024 },
      { prefix: '1', name: 'y', sha256: '', bytes: 3072 },
    ],
  };

  it('tells what is indexed and what was left out', () => {
    expect(renderStatus({ manifest, terms: 30, stale: null }, folders, zhView)).toBe(
      [
        '资料目录  /town/seeds',
        '索引目录  /town/index',
        '状态      索引与资料一致',
        '内容      1 篇资料，2 段，30 个检索词',
        '大小      4 KB',
        '版本      索引格式 2，分词 nodejieba@3',
        '  a.txt  2 段，120 字，utf-8  公告␛',
        '没有读入的文件（1）：',
        '  b.txt 的编码认不出。',
        '',
      ].join('\n'),
    );
  });

  it('tells that there is no index yet', () => {
    const stale = { reason: 'missing', file: null, changes: NO_CHANGES } as const;
    expect(renderStatus({ manifest: null, terms: 0, stale }, folders, zhView)).toBe(
      '资料目录  /town/seeds\n索引目录  /town/index\n状态      还没有索引\n',
    );
  });
});
