import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadSpanModel, SHIPPED_MODEL } from '../../../src/reader/load-span-model.ts';
import { readText } from './read-text.ts';

const MEGABYTES = 2 ** 20;

// Written for this test: nothing the model was trained on.
const LIBRARY =
  '青石镇图书馆建于1987年,由建筑师林岚设计,馆藏图书12.6万册。2014年,图书馆因屋顶漏水闭馆三个月。新馆位于柳河东路18号,2016年5月1日开放。';

describe('the shipped model', () => {
  const model = loadSpanModel();

  it('is small, and the one that its card describes', () => {
    const bytes = readFileSync(SHIPPED_MODEL);
    expect(bytes.length).toBeLessThanOrEqual(4 * MEGABYTES);
    const digest = createHash('sha256').update(bytes).digest('hex');
    expect(model.version).toBe(digest);
    expect(readFileSync(new URL('CARD.md', SHIPPED_MODEL), 'utf8')).toContain(digest);
  });

  it.each([
    ['图书馆是哪一年建成的?', '1987年'],
    ['图书馆的建筑师是谁?', '林岚'],
    ['馆藏图书有多少册?', '12.6万册'],
    ['图书馆为什么闭馆?', '屋顶漏水'],
    ['新馆在哪里?', '柳河东路18号'],
    ['新馆是什么时候开放的?', '2016年5月1日'],
  ])('answers %s with %s', (question, answer) => {
    const { spans } = readText(model, question, LIBRARY);
    expect(LIBRARY.slice(spans[0]!.span.start, spans[0]!.span.end)).toContain(answer);
  });

  it('says by name what made the score, and reads the same twice', () => {
    const read = () => readText(model, '图书馆的建筑师是谁?', LIBRARY);
    const [best] = read().spans;
    const sum = Object.values(best!.contributions()).reduce((a, b) => a + b, 0);
    expect(sum).toBeCloseTo(best!.features().score!, 3);
    expect(read().spans.map(({ span, score }) => ({ span, score }))).toEqual(
      read().spans.map(({ span, score }) => ({ span, score })),
    );
  });

  it.each(['', ' ', '\n', '?', '。', '的'])(
    'reads %j without a span or with one, and does not fail',
    (text) => {
      for (const passage of [text, LIBRARY])
        for (const question of [text, '谁?'])
          expect(readText(model, question, passage).spans.length).toBeGreaterThanOrEqual(0);
    },
  );
});
