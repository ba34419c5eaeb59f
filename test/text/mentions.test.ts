import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fold } from '../../src/text/fold.ts';
import { mentions } from '../../src/text/mentions.ts';

const PIECES = [
  '2020年',
  '3月',
  '20日',
  '三成',
  '5万余名',
  '元',
  '第',
  '张三',
  '北碚区',
  '医院',
  '“',
  '”',
  '《',
  '》',
  '·',
  '，',
  '\ud83d',
  '區',
  'G93',
  '百分之',
  ' ',
];
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }).map((pieces) => pieces.join('')),
);

it('finds only stretches of the text, by start, the longer first, none twice', () => {
  fc.assert(
    fc.property(text, (given) => {
      const found = mentions(given);
      const seen = new Set<string>();
      for (const [i, { start, end, kind, value }] of found.entries()) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(given.length);
        expect(value).not.toBe('');
        expect(fold(value)).toBe(value);
        const key = `${start} ${end} ${kind}`;
        expect(seen.has(key)).toBe(false);
        seen.add(key);
        const next = found[i + 1];
        if (next)
          expect(start < next.start || (start === next.start && end >= next.end)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
