// Terms: the same for texts that say the same, and nothing but what can be searched for.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/text/fold.ts';
import { isStopWord, STOP_WORDS } from '../../src/text/stopwords.ts';
import { bigrams, terms } from '../../src/text/terms.ts';

describe('terms', () => {
  it.each([
    ['重庆市人民医院', '重庆 重庆市 人民 医院'],
    ['累计救治350名新冠肺炎患者', '350 累计 救治 名 新冠 肺炎 患者'],
    ['319国道G93和5G网QQ群', '319 5 国道 g93 5g 网 qq 群'],
    ['住在五指山大酒店', '五指 五指山 酒店 大酒店'],
    ['投入３９２８万元', '39280000 3928 投入 元'],
    ['这是什么？', ''],
    ['……！', ''],
  ])('%s → %s', (text, expected) => {
    const found = new Set(terms(text));
    for (const term of expected.split(' ').filter(Boolean)) expect(found).toContain(term);
    if (expected === '') expect(found.size).toBe(0);
  });

  it.each([
    ['一月二十一日', '1月21号'],
    ['三千九百二十八万元', '3,928万元'],
    ['二〇二〇年', '２０２０年'],
    ['97.1％', '百分之九十七点一'],
    ['臺北的衛生所', '台北的卫生所'],
  ])('%s and %s share every term', (one, other) =>
    expect(new Set(terms(one))).toEqual(new Set(terms(other))),
  );

  it('does not tell folded text from its source, and holds no stop word', () => {
    const piece = fc.constantFrom(
      '區',
      '的',
      '三',
      '百',
      '1',
      'Ａ',
      '，',
      ' ',
      '医院',
      '是',
      '\ud800',
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (text) => {
          const found = terms(text);
          expect(terms(fold(text))).toEqual(found);
          expect(found.filter(isStopWord)).toEqual([]);
          expect(found.filter((term) => /[\s,，]/.test(term))).toEqual([]);
        },
      ),
    );
  });

  it('takes any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => void [terms(text), bigrams(text)]),
    );
  });
});

describe('bigrams', () => {
  it('pairs neighbouring characters but stop words', () =>
    expect(bigrams('疫情防控，是的Ａ区')).toEqual(['疫情', '情防', '防控']));
});

describe('stop words', () => {
  it('are folded, sorted, each once', () => {
    expect(STOP_WORDS).toEqual([...new Set(STOP_WORDS.map(fold))].sort());
  });
});
