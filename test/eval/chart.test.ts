import { expect, it } from 'vitest';
import { evaluationChart } from '../../src/eval/chart.ts';
import type { Judgement } from '../../src/eval/judgement.ts';
import { summarize } from '../../src/eval/summary.ts';

const judgements = Array.from({ length: 20 }, (_, i): Judgement => {
  const confidence = (i + 1) / 20;
  return {
    id: `q${i}`,
    question: '谁？',
    type: 'who',
    style: null,
    asked: 'open',
    answerable: true,
    abstained: confidence < 0.5,
    said: '甲',
    expected: ['甲'],
    sentence: '是甲。',
    confidence,
    ms: 1,
    right: i % 5 !== 0,
    scores: null,
  };
});

const chart = evaluationChart(summarize(judgements), 'gold <dev> & more');

it('is one picture that needs nothing from outside', () => {
  expect(chart).toMatch(/^<svg xmlns="[^"]+".*<\/svg>\n$/s);
  expect(chart.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
    /https?:|<script|NaN|undefined/,
  );
});

it('escapes its title', () => {
  expect(chart).toContain('gold &lt;dev&gt; &amp; more, 20 questions');
});

it('draws every point of the curve and every band, inside the plots', () => {
  expect(chart.match(/[ML]\d+(?:\.\d+)? \d+(?:\.\d+)?(?=[L"])/g)?.length).toBeGreaterThanOrEqual(
    20,
  );
  expect(chart.match(/<circle /g)).toHaveLength(10);
  for (const [, at] of chart.matchAll(/c[xy]="([\d.]+)"/g)) {
    expect(Number(at)).toBeGreaterThanOrEqual(0);
    expect(Number(at)).toBeLessThanOrEqual(280);
  }
});

it('is drawn even where there is nothing to draw', () => {
  expect(evaluationChart(summarize([]), 'none')).not.toMatch(/NaN|undefined|null/);
});
