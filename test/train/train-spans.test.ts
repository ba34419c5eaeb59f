import { describe, expect, it } from 'vitest';
import { BOOST } from '../../src/train/boost.ts';
import { makeExamples } from '../../src/train/examples.ts';
import type { Paragraph } from '../../src/train/squad.ts';
import { trainSpans } from '../../src/train/train-spans.ts';

const PEOPLE = ['张三', '李四', '王五', '赵六', '陈七', '周八', '吴九', '郑十'];

const corpus: Paragraph[] = PEOPLE.map((name, i) => ({
  text: `${name}生于19${10 + i}年。他是第${i + 1}任馆长,后来去了${i}号山。`,
  article: i,
  questions: [
    { text: `${name}生于哪一年?`, answers: [`19${10 + i}年`] },
    { text: `第${i + 1}任馆长是谁?`, answers: [name] },
  ],
}));

describe('trainSpans', () => {
  it('learns the same from the same, byte for byte', () => {
    const train = () =>
      trainSpans(makeExamples([corpus, corpus.slice(0, 2)]), () => {}, { ...BOOST, trees: 3 });
    const [one, two] = [train(), train()];
    expect(Buffer.compare(Buffer.from(one.weights), Buffer.from(two.weights))).toBe(0);
    expect(one.trees).toEqual(two.trees);
    expect(one.weights.some((weight) => weight !== 0)).toBe(true);
  });
});
