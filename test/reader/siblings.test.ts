// Siblings: whose clause a span stands in, where a sentence speaks of several of a kind.
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/question/parse.ts';
import { analyse } from '../../src/reader/analysis.ts';
import { siblingsIn } from '../../src/reader/siblings.ts';
import { markedText } from '../marked-text.ts';
import { marks, passageOf } from './hits-of.ts';

/** `{O:…}` marks what belongs to what is asked about, `{X:…}` what belongs to a sibling. */
const CASES: readonly (readonly [question: string, marked: string])[] = [
  ['二层卖什么？', '一层卖{X:蔬菜}，二层卖{O:干货}。'],
  ['一层卖什么？', '一层卖{O:蔬菜}，也卖{O:水产}，二层卖{X:干货}。'],
  ['第三期投资多少？', '第一期投资{X:2亿元}，第三期投资{O:5亿元}。'],
  ['2021年产量多少？', '2020年产量{X:30吨}，2021年产量{O:45吨}。'],
  ['二层卖什么？', '一层卖{O:蔬菜}。'],
  ['仓库里有什么？', '一层卖{O:蔬菜}，二层卖{O:干货}。'],
];

describe('siblings', () => {
  it.each(CASES)('%s %s', (question, marked) => {
    const { text, spans } = markedText(marked);
    const analysis = analyse(passageOf(text));
    const [sentence] = analysis.sentences;
    const isOfSibling = siblingsIn(
      { question: parse(question), terms: [] },
      { analysis, sentence: sentence! },
    );
    expect((spans.O ?? []).map(isOfSibling)).toEqual(marks({ text, spans }, 'O').map(() => false));
    expect((spans.X ?? []).map(isOfSibling)).toEqual(marks({ text, spans }, 'X').map(() => true));
  });
});
