import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/corpus/clean.ts';
import { frontMatterOf } from '../../src/corpus/front-matter.ts';

const valuesOf = (text: string) =>
  Object.fromEntries(
    [...(frontMatterOf(text)?.entries ?? [])].map(([key, values]) => [
      key,
      values.map((value) => value.text),
    ]),
  );

describe('front matter', () => {
  it('is read key by key, as people write it', () => {
    const text = `---
# 由编辑部整理
title: "河湾镇: 新桥通车"
date: 2020-02-14 # 见报日
作者：林远、王一
来源: 河湾日报
tags: [交通, '桥 梁']
categories:
  - 要闻
- 民生
summary: >-
  分两行写的
  摘要
url: https://example.org/a:b
---
正文。`;
    expect(valuesOf(text)).toEqual({
      title: ['河湾镇: 新桥通车'],
      date: ['2020-02-14'],
      作者: ['林远、王一'],
      来源: ['河湾日报'],
      tags: ['交通', '桥 梁'],
      categories: ['要闻', '民生'],
      summary: ['分两行写的', '摘要'],
      url: ['https://example.org/a:b'],
    });
    expect(text.slice(frontMatterOf(text)!.end)).toBe('正文。');
  });

  it.each([
    ['no dashes', 'title: 甲\n正文。'],
    ['never closed', '---\ntitle: 甲\n正文。\n'],
    ['text between rules', '---\n这里是一段正文。\n---\n'],
    ['keys that say nothing of a document', '---\n地点：会议室\n人数：12\n---\n'],
    ['text among the keys', '---\ntitle: 甲\n这里是一段正文。\n---\n'],
    ['not at the top', '\n---\ntitle: 甲\n---\n'],
  ])('is none: %s', (_, text) => {
    expect(frontMatterOf(text)).toBeNull();
  });

  it('ends lines with CR LF, closes with dots', () => {
    expect(valuesOf('---\r\ntitle: 甲\r\ndate: 2020\r\n...\r\n正文。')).toEqual({
      title: ['甲'],
      date: ['2020'],
    });
  });

  it('is no content: nothing of it is in a block, and all that follows is', () => {
    const text = '---\ntitle: 旧桥\nauthor: 林远\n---\n# 新桥通车\n\n新桥今天通车。\n';
    expect(clean(text).map((block) => block.text)).toEqual(['新桥通车', '新桥今天通车。']);
  });

  it('gives each value the place where it stands', () => {
    const written = fc.stringMatching(/^[一-龟a-z0-9]{1,8}$/);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('title', '日期', 'x'), written), { minLength: 1 }),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom(': ', '：', ':   '),
        (pairs, line, colon) => {
          const rows = pairs.map(([key, value]) => `${key}${colon}${value}`);
          const text = ['---', ...rows, 'tags: [甲乙, "丙"]', '---', '正文'].join(line);
          const found = frontMatterOf(text)!;
          for (const value of [...found.entries.values()].flat())
            expect(text.slice(value.start, value.end)).toBe(value.text);
          expect(text.slice(found.end)).toBe('正文');
        },
      ),
    );
  });

  it('takes no time on long texts of dashes', () => {
    const started = performance.now();
    frontMatterOf(`---\n${'- - - - -\n'.repeat(200_000)}`);
    frontMatterOf(`---\ntitle: ${'"'.repeat(1_000_000)}\n---\n`);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
