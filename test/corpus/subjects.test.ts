// What a document is about: names it keeps coming back to, and what it calls its own.
import { describe, expect, it } from 'vitest';
import type { Passage } from '../../src/corpus/passage.ts';
import { subjectsOf } from '../../src/corpus/subjects.ts';

const passages = (...texts: string[]): Passage[] =>
  texts.map((text, i) => ({
    pid: `d:${i}`,
    docid: 'd',
    kind: 'body',
    headings: [],
    text,
    runs: [],
    places: [{ docid: 'd', runs: [] }],
  }));

describe('subjects', () => {
  it('a name that comes back', () => {
    const texts = [
      '綦江下了大雨。',
      '綦江的河水涨了。',
      '有人去了上海。',
      '綦江的老人都安全。',
      '水退了。',
    ];
    expect(subjectsOf('水灾', passages(...texts))).toEqual(['綦江']);
  });

  it('what “our district” means', () => {
    const texts = [
      '我区召开会议。',
      '涪陵区的企业都开工了。',
      '全区有三百家企业。',
      '区委书记去了涪陵中学。',
      '我区的学校开学了。',
      '一家上海企业捐了款。',
      '武汉来的专家走了。',
      '天气很好。',
      '大家都高兴。',
      '涪陵的粮食也丰收了。',
      '水退了。',
      '路通了。',
      '电来了。',
      '车开了。',
      '人回来了。',
      '花开了。',
    ];
    expect(subjectsOf('消息', passages(...texts))).toEqual(['涪陵', '涪陵区']);
  });

  it('a passing mention is none, nor is a title’s in a long document', () => {
    const texts = ['有人去了上海。', ...Array.from({ length: 30 }, () => '天气很好，大家都高兴。')];
    expect(subjectsOf('在上海学习讲话精神', passages(...texts))).toEqual([]);
  });

  it('nothing', () => {
    expect(subjectsOf('', [])).toEqual([]);
  });
});
