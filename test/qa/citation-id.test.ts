import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  citationId,
  contentKey,
  parseCitationId,
  sketchAgreement,
  sketchKey,
} from '../../src/qa/citation-id.ts';

const SENTENCE = '运河在三月一日全线通航，首批四十二艘货船当天抵达下游的河口码头。';

describe('a citation id', () => {
  it('is sixteen characters that a link and a button can carry', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (source, text) => {
        const cid = citationId(source, text);
        expect(cid).toMatch(/^[A-Za-z][A-Za-z0-9_-]{15}$/);
        expect(parseCitationId(cid)).not.toBeNull();
      }),
    );
  });

  it('does not change when the file is wrapped otherwise', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(SENTENCE.length), { maxLength: 6 }), (breaks) => {
        let wrapped = SENTENCE;
        for (const at of breaks) wrapped = `${wrapped.slice(0, at)}\n  ${wrapped.slice(at)}`;
        expect(citationId('a.txt', wrapped)).toBe(citationId('a.txt', SENTENCE));
      }),
    );
  });

  it('differs for different sentences', () => {
    const sentences = fc.uniqueArray(
      fc.string({ minLength: 1, unit: fc.constantFrom(...SENTENCE) }),
      {
        minLength: 2,
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(sentences, (all) => {
        expect(new Set(all.map(contentKey)).size).toBe(all.length);
      }),
    );
  });

  it.each([
    ['', null],
    ['short', null],
    ['../../etc/passwd', null],
    ['AAAAAAAAAAAAAAAA\n', null],
    ['ＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡＡ', null],
  ])('%j is none', (text, parsed) => {
    expect(parseCitationId(text)).toBe(parsed);
  });
});

describe('the sketch', () => {
  it.each([
    ['a number changed', '运河在三月一日全线通航，首批四十八艘货船当天抵达下游的河口码头。', 5],
    ['words put in', '据报道，运河在三月一日全线通航，首批四十二艘货船当天抵达下游的河口码头。', 5],
    [
      'width and script changed',
      '運河在三月一日全綫通航,首批四十二艘貨船當天抵達下游的河口碼頭。',
      8,
    ],
  ])('knows the sentence again with %s', (_, edited, least) => {
    expect(sketchAgreement(sketchKey(SENTENCE), sketchKey(edited))).toBeGreaterThanOrEqual(
      least / 8,
    );
  });

  it('does not take another sentence for it', () => {
    const other = '下游的渔民协会表示，希望码头能够尽快修好，货船不要再停在航道中间。';
    expect(sketchAgreement(sketchKey(SENTENCE), sketchKey(other))).toBeLessThan(5 / 8);
  });
});
