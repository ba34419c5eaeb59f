import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/question/parse.ts';
import { analyse } from '../../../src/reader/analysis.ts';
import { reasonsOf } from '../../../src/reader/reasons.ts';
import { denseFeatures } from '../../../src/reader/span-model/dense.ts';
import {
  DENSE,
  denseNames,
  namedRow,
  REASONS_FROM,
} from '../../../src/reader/span-model/dense-names.ts';
import { extract } from '../../../src/reader/span-model/extract.ts';
import { templateOf } from '../../../src/reader/span-model/feature-rows.ts';
import { contributions, SLOTS, scoreSpans } from '../../../src/reader/span-model/linear.ts';
import { viewPassage } from '../../../src/reader/span-model/passage-view.ts';
import { viewQuestion } from '../../../src/reader/span-model/question-view.ts';
import { countFrequencies, rarityOf } from '../../../src/reader/span-model/rarity.ts';
import { layOver } from '../../../src/reader/span-model/reading.ts';
import { reasonNames } from '../../../src/reader/span-model/reason-names.ts';
import { templateNames } from '../../../src/reader/span-model/templates.ts';
import { passageOf } from '../hits-of.ts';

const PASSAGE =
  '王进喜1923年10月8日出生于甘肃玉门。1960年,他率领1205钻井队(简称“1205队”)从玉门到大庆,被称为“铁人”。';

const rarity = rarityOf(countFrequencies([['的'], ['的']]));

function lay(text: string, asked: string) {
  const question = parse(asked);
  const analysis = analyse(passageOf(text));
  const reading = layOver(viewPassage(text, analysis), viewQuestion(question, rarity));
  const reasons = reasonsOf(question, analysis, rarity);
  return { reading, extraction: extract(reading), reasons };
}

/** Weights without a meaning, so that every feature counts. */
const noise = Int8Array.from(
  { length: SLOTS },
  (_, slot) => (Math.imul(slot, 2654435761) >>> 24) - 128,
);

const text = fc
  .array(
    fc.constantFrom(...'王进喜在大庆油田的队员,。!“”(《》)12年月日abc 、被称为于了\n'.split('')),
    { maxLength: 60 },
  )
  .map((units) => units.join(''));

describe('extraction', () => {
  it('keeps every candidate inside one sentence, and every row closed', () => {
    fc.assert(
      fc.property(text, text, (passage, asked) => {
        const { reading, extraction } = lay(passage, asked);
        const { sentence, first, last, size, spans } = extraction;
        expect(spans.rows).toBe(size);
        for (let k = 0; k < size; k++) {
          const range = reading.passage.sentences[sentence[k]!]!;
          expect(first[k]).toBeGreaterThanOrEqual(range.from);
          expect(last[k]).toBeGreaterThanOrEqual(first[k]!);
          expect(last[k]).toBeLessThan(range.to);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('says the same of the same', () => {
    const rows = () => lay(PASSAGE, '王进喜是哪年出生的?').extraction.spans;
    expect(rows().ids).toEqual(rows().ids);
  });

  it('fires templates that have a name', () => {
    const { spans, starts, ends, sentences } = lay(PASSAGE, '铁人是谁?').extraction;
    for (const { ids, bounds, rows } of [spans, starts, ends, sentences])
      for (const id of ids.subarray(0, bounds[rows]))
        expect(templateNames.has(templateOf(id))).toBe(true);
  });

  it('has dates, amounts and quoted names among the candidates', () => {
    const { reading, extraction } = lay(PASSAGE, '王进喜是什么时候出生的?');
    const { passage } = reading;
    const texts = Array.from(extraction.first, (first, k) =>
      PASSAGE.slice(passage.start[first]!, passage.end[extraction.last[k]!]!),
    );
    for (const answer of ['1923年10月8日', '1923年', '甘肃玉门', '铁人', '1205钻井队'])
      expect(texts).toContain(answer);
  });

  it('does not start with punctuation nor end with an open bracket', () => {
    const { reading, extraction } = lay(PASSAGE, '谁?');
    for (let k = 0; k < extraction.size; k++) {
      expect(reading.passage.tokens[extraction.first[k]!]!.text).not.toMatch(/[,。)”的]/);
      expect(reading.passage.tokens[extraction.last[k]!]!.text).not.toMatch(/[,。(“的]/);
    }
  });
});

describe('scores', () => {
  it('are the sums of their contributions', () => {
    const { extraction } = lay(PASSAGE, '王进喜是哪年出生的?');
    const { total } = scoreSpans(noise, extraction);
    for (const k of [0, 7, extraction.size - 1]) {
      const sum = Object.values(contributions(noise, extraction, k)).reduce((a, b) => a + b, 0);
      expect(sum).toBeCloseTo(total[k]!, 3);
    }
  });
});

describe('dense features', () => {
  const { reading, extraction, reasons } = lay(PASSAGE, '王进喜是哪年出生的?');
  const spans = denseFeatures(reading, extraction, scoreSpans(noise, extraction), reasons);

  it('stand in rows that have a place for every name', () => {
    expect([...Object.values(DENSE), ...reasonNames.map((_, i) => REASONS_FROM + i)]).toEqual([
      ...denseNames.keys(),
    ]);
    expect(Object.keys(namedRow(spans[0]!.row))).toEqual(denseNames);
  });

  it('are finite numbers, best span first', () => {
    for (const { row } of spans) for (const value of row) expect(value).toSatisfy(Number.isFinite);
    expect(spans.map(({ row }) => row[DENSE.rank])).toEqual([...spans.keys()]);
    const scores = spans.map(({ row }) => row[DENSE.score]!);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });
});
