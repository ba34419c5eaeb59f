import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as metrics from '../../src/eval/metrics.ts';

const text = fc.string({ unit: fc.constantFrom(...'北京市2020年。，A a％') });

describe('properties', () => {
  it('F1 lies in [0,1], is symmetric, and is 1 where EM is and there is anything to compare', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const f1 = metrics.characterF1(a, [b]);
        expect(f1).toBeGreaterThanOrEqual(0);
        expect(f1).toBeLessThanOrEqual(1);
        expect(metrics.characterF1(b, [a])).toBe(f1);
        if (metrics.normalize(a) !== '') expect(f1 === 1).toBe(metrics.exactMatch(a, [b]) === 1);
      }),
    );
  });

  it('another gold answer never lowers a score', () => {
    fc.assert(
      fc.property(text, fc.array(text), text, (said, gold, more) => {
        const wider = [...gold, more];
        expect(metrics.characterF1(said, wider)).toBeGreaterThanOrEqual(
          metrics.characterF1(said, gold),
        );
        if (metrics.accepts(said, gold)) expect(metrics.accepts(said, wider)).toBe(true);
      }),
    );
  });

  it('what is the gold answer is accepted, and holds it', () => {
    fc.assert(
      fc.property(text, (answer) => {
        const some = metrics.normalize(answer) !== '';
        expect(metrics.accepts(answer, [answer])).toBe(some);
        expect(metrics.holds(`前${answer}后`, [answer])).toBe(some);
      }),
    );
  });
});

describe('EM and F1', () => {
  it.each([
    ['《红楼梦》。', ['红楼梦'], 1, 1],
    ['Ｎexon', ['nexon'], 1, 1],
    ['97.1％', ['97.1%'], 1, 1],
    // 4 of 6 and 4 of 4 characters: P = 2/3, R = 1.
    ['曹雪芹先生等', ['曹雪芹先'], 0, 0.8],
    // The longest common run counts, not the scattered characters: 2 of 4 and of 4.
    ['甲乙丙丁', ['甲乙丁丙'], 0, 0.5],
    ['甲', ['乙', '甲乙'], 0, 2 / 3],
    ['', ['甲'], 0, 0],
    ['甲', [], 0, 0],
  ])('%s against %j: %d, %d', (said, gold, em, f1) => {
    expect(metrics.exactMatch(said, gold)).toBe(em);
    expect(metrics.characterF1(said, gold)).toBeCloseTo(f1, 10);
  });
});

describe('an answer is accepted', () => {
  it.each([
    ['with twelve characters more', '一二三四五六甲一二三四五六', ['甲'], true],
    ['not with thirteen', '一二三四五六甲一二三四五六七', ['甲'], false],
    ['as 60 % of an accepted one', '一二三', ['一二三四五'], true],
    ['not as less', '一二', ['一二三四五'], false],
    ['by any alias', '1219人', ['1219名', '1219'], true],
    ['not by other words', '甲', ['乙'], false],
    ['not when empty', '。', ['甲'], false],
  ])('%s', (_, said, gold, accepted) => {
    expect(metrics.accepts(said, gold)).toBe(accepted);
  });
});

describe('a list has every item', () => {
  const items = [['送温暖'], ['送知识', '知识']];
  it.each([
    [['送温暖', '送知识'], true],
    [['送知识、送温暖等'], true],
    [['送温暖', '知识'], true],
    [['送温暖'], false],
    [[], false],
  ])('%j: %s', (said, complete) => {
    expect(metrics.hasEveryItem(said, items)).toBe(complete);
  });
});

describe('yes or no', () => {
  it.each([
    ['否', ['没有', '否'], true],
    ['没有出现一例', ['不是'], true],
    ['是', ['没有', '否'], false],
    ['是', ['是', '有'], true],
    ['有', ['没有'], false],
    // Neither yes nor no: the words decide.
    ['阴性', ['不是', '阴性'], true],
    ['阳性', ['不是', '阴性'], false],
  ])('%s against %j: %s', (said, gold, agrees) => {
    expect(metrics.agrees(said, gold)).toBe(agrees);
  });
});

describe('a quote proves', () => {
  it.each([
    ['北碚区没有\n出现一例。', ['没有出现一例'], true],
    ['出现', ['没有出现一例'], true],
    ['没有出现二例', ['没有出现一例'], false],
    [' \n', ['没有出现一例'], false],
    ['没有出现一例', [], false],
  ])('%j for %j: %s', (quote, evidence, proof) => {
    expect(metrics.proves(quote, evidence)).toBe(proof);
  });
});
