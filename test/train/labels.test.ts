import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { characterF1 } from '../../src/eval/metrics.ts';
import { parse } from '../../src/question/parse.ts';
import { analyse } from '../../src/reader/analysis.ts';
import { extract } from '../../src/reader/span-model/extract.ts';
import { viewPassage } from '../../src/reader/span-model/passage-view.ts';
import { viewQuestion } from '../../src/reader/span-model/question-view.ts';
import { layOver } from '../../src/reader/span-model/reading.ts';
import { bestF1, comparable, rightSpans, spanTexts } from '../../src/train/labels.ts';
import { passageOf } from '../reader/hits-of.ts';

const PASSAGE = '《红楼夢》的作者是“曹雪芹”。他卒于1763年2月12日。';

function rightTexts(answers: readonly string[]): string[] {
  const passage = viewPassage(PASSAGE, analyse(passageOf(PASSAGE)));
  const question = viewQuestion(parse('作者是谁?'), () => 1);
  const extraction = extract(layOver(passage, question));
  return rightSpans(extraction, spanTexts(passage), comparable(answers)).map((k) =>
    PASSAGE.slice(passage.start[extraction.first[k]!]!, passage.end[extraction.last[k]!]!),
  );
}

describe('right spans', () => {
  it.each([
    ['the answer, with or without its quotation marks', ['曹雪芹'], ['“曹雪芹”', '曹雪芹']],
    ['any of the answers, in either script', ['红楼梦'], ['《红楼夢》', '红楼夢']],
    ['nothing, for an answer that is not there', ['施耐庵'], []],
  ])('are %s', (_, answers, texts) => {
    expect(rightTexts(answers).sort()).toEqual([...texts].sort());
  });

  it('are the nearest ones where no span is the answer', () => {
    expect(rightTexts(['在1763年2月12日'])).toContain('1763年2月12日');
  });
});

describe('bestF1', () => {
  it('is the F1 of the evaluation', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'天地玄黄'.split('')),
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(letters, fc.array(letters, { minLength: 1, maxLength: 3 }), (said, gold) => {
        expect(bestF1(said, gold)).toBeCloseTo(characterF1(said, gold), 9);
      }),
    );
  });
});
