// Reasons: the numbers that the trees are given, in their order, for any span of any text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/question/parse.ts';
import { analyse } from '../../src/reader/analysis.ts';
import { reasonsOf } from '../../src/reader/reasons.ts';
import { reasonNames } from '../../src/reader/span-model/reason-names.ts';
import { markedText } from '../marked-text.ts';
import { passageOf } from './hits-of.ts';

function reasonsIn(question: string, marked: string): Readonly<Record<string, number>> {
  const { text, spans } = markedText(marked);
  const reasons = reasonsOf(parse(question), analyse(passageOf(text)), () => 1);
  return Object.fromEntries(reasons(spans.A![0]!).map((value, i) => [reasonNames[i]!, value]));
}

describe('reasons', () => {
  it('tell a mention of the asked kind in the clause of the question', () => {
    const found = reasonsIn('新图书馆哪年建成？', '老馆建于1987年，新图书馆{A:2014年}建成。');
    expect(found).toMatchObject({ typed: 1, said: 0, ownClause: 1, holdsType: 1, clauseLead: 0 });
  });

  it('tell what is cut from a series or off its brackets', () => {
    const found = reasonsIn('公司经营什么？', '公司经营{A:旅游}、旅馆和餐饮（连锁）。');
    expect(found).toMatchObject({ seriesBefore: 0, seriesAfter: 1, bracketAfter: 0 });
    expect(reasonsIn('公司经营什么？', '公司经营旅游和{A:餐饮}（连锁）。')).toMatchObject({
      seriesBefore: 1,
      seriesAfter: 0,
      bracketAfter: 1,
    });
  });

  it('tell what the question says itself, unless it offers a choice', () => {
    expect(reasonsIn('青山二中是什么的简称？', '青山市第二中学，简称{A:青山二中}。').said).toBe(1);
    expect(reasonsIn('比赛设在南馆还是北馆？', '比赛设在{A:北馆}。').said).toBe(0);
  });

  it('are finite numbers, one for each name', () => {
    const units = '青山市第二中学简称“南馆”(北馆),、和1987年三层!。'.split('');
    const text = fc.array(fc.constantFrom(...units), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(text, text, (passage, asked) => {
        const analysis = analyse(passageOf(passage.join('')));
        const reasons = reasonsOf(parse(asked.join('')), analysis, () => 1);
        for (const { start, end } of analysis.tokens)
          if (analysis.sentences.some((own) => own.start <= start && end <= own.end))
            expect(reasons({ start, end }).filter(Number.isFinite)).toHaveLength(
              reasonNames.length,
            );
      }),
      { numRuns: 60 },
    );
  });
});
