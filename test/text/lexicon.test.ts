// The lexicon: the keeper's words are tokens and terms wherever they stand, and all else is as it was.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/text/fold.ts';
import { makeLexicon, NO_LEXICON, occurrences } from '../../src/text/lexicon.ts';
import { mentions } from '../../src/text/mentions.ts';
import { segment } from '../../src/text/segment.ts';
import { terms } from '../../src/text/terms.ts';

const lexiconOf = (...words: string[]) =>
  makeLexicon({
    words: words
      .map((word) => word.split('/') as [string, string?])
      .map(([w, t]) => [w, t ?? 'nz']),
  });

const tokensOf = (text: string, ...words: string[]) =>
  segment(text, lexiconOf(...words)).map((token) => token.text);

describe('words', () => {
  it.each([
    ['记者涵崧报道', ['涵崧'], '记者 涵崧 报道'],
    ['楼院哨兵报道', ['楼院', '楼院哨兵'], '楼院哨兵 报道'],
    // Traditional script and width fold on either side.
    ['記者涵崧報道', ['涵崧'], '记者 涵崧 报道'],
    ['住二七广场', ['二七廣場'], '住 二七广场'],
    ['用ＡＩ识别', ['ai识别'], '用 ai识别'],
    // Not inside a run of letters or digits.
    ['AIR与AI', ['AI'], 'air 与 ai'],
    ['2010年10年', ['10'], '2010 年 10 年'],
    ['Leonardo da Vinci画', ['Leonardo da Vinci'], 'leonardo da vinci 画'],
  ])('%s with %j: %s', (text, words, expected) =>
    expect(tokensOf(text, ...words)).toEqual(
      expected === 'leonardo da vinci 画' ? ['leonardo da vinci', '画'] : expected.split(' '),
    ),
  );

  it('carry the tag that the keeper gave, into mentions too', () => {
    const lexicon = lexiconOf('涵崧/nr', '海棠苑/ns', '三江汇/nt');
    const text = '涵崧从海棠苑来到三江汇';
    expect(segment(text, lexicon).map(({ tag }) => tag)).toEqual(
      expect.arrayContaining(['nr', 'ns', 'nt']),
    );
    expect(mentions(text, segment(text, lexicon), lexicon)).toMatchObject([
      { kind: 'person', value: '涵崧' },
      { kind: 'place', value: '海棠苑' },
      { kind: 'organisation', value: '三江汇' },
    ]);
  });

  it('are never cut by a mention', () => {
    const lexicon = lexiconOf('万达广场/ns');
    const text = '三万达广场';
    expect(mentions(text).map(({ kind }) => kind)).toContain('number');
    expect(mentions(text, segment(text, lexicon), lexicon)).toMatchObject([
      { kind: 'place', value: '万达广场' },
    ]);
  });

  it.each([
    ['涵崧报道', ['涵崧'], ['涵崧'], ['涵', '崧']],
    ['楼院哨兵', ['楼院哨兵'], ['楼院哨兵', '哨兵'], ['楼', '院']],
    ['张大桥说', ['张大桥/nr'], ['张大桥'], ['大桥']],
    ['二七广场', ['二七广场'], ['二七广场', '广场'], ['27']],
    ['350名涵崧', ['涵崧'], ['350', '涵崧'], []],
  ])('%s with %j is found by %j, not by %j', (text, words, found, not) => {
    const all = terms(text, lexiconOf(...words));
    expect(all).toEqual(expect.arrayContaining(found));
    for (const term of not) expect(all).not.toContain(term);
  });

  it('that are stop words of every corpus are words here; stop words of the keeper give no term', () => {
    expect(terms('名叫之所')).not.toContain('之所');
    expect(terms('名叫之所', lexiconOf('之所'))).toContain('之所');
    expect(terms('本报讯防控', makeLexicon({ stopWords: ['防控', '本报讯'] }))).not.toContain(
      '防控',
    );
  });
});

describe('synonyms', () => {
  it('that share a name are one group, whatever the order of lines', () => {
    const { synonyms } = makeLexicon({
      synonyms: [
        ['甲方', '乙方'],
        ['丙方', '丁方'],
        ['乙方', '丁方'],
        ['戊方', '戊方'],
      ],
    });
    expect(synonyms.map((names) => [...names].sort())).toEqual([['丁方', '丙方', '乙方', '甲方']]);
  });
});

const piece = fc.constantFrom(
  ...[
    '重慶',
    '医院',
    '第九',
    '涵崧',
    '的',
    '3',
    'A',
    ' ',
    '，',
    '。',
    '\ud800',
    '𠮷',
    '\n',
    '大桥',
  ],
);
const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
const words = fc.uniqueArray(
  fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join('').trim()),
  { maxLength: 4 },
);
const usable = words.map((list) => list.filter((word) => /^[\p{L}\p{N}]{2,}$/u.test(word)));

describe('laws', () => {
  it('tokens still tile the text, each a slice of it, and no word of the keeper is cut', () => {
    fc.assert(
      fc.property(text, usable, (source, list) => {
        const lexicon = lexiconOf(...list);
        const tokens = segment(source, lexicon);
        const folded = fold(source);
        let at = 0;
        for (const { start, end, text: own } of tokens) {
          expect(source.slice(at, start).trim()).toBe('');
          expect(own).toBe(folded.slice(start, end));
          at = end;
        }
        expect(source.slice(at).trim()).toBe('');
        for (const { start, end } of occurrences(folded, lexicon.byFirst))
          expect(tokens.filter((token) => token.start < end && start < token.end)).toHaveLength(1);
      }),
    );
  });

  it('mentions have the same span laws, and none cuts a word of the keeper', () => {
    fc.assert(
      fc.property(text, usable, (source, list) => {
        const lexicon = lexiconOf(...list);
        const tokens = segment(source, lexicon);
        for (const { start, end } of mentions(source, tokens, lexicon)) {
          expect(0 <= start && start < end && end <= source.length).toBe(true);
          for (const word of tokens.filter((token) => lexicon.words.has(token.text)))
            for (const edge of [start, end])
              expect(word.start < edge && edge < word.end).toBe(false);
        }
      }),
    );
  });

  it('words that do not occur change nothing; nor does an empty lexicon', () => {
    fc.assert(
      fc.property(text, usable, (source, list) => {
        const absent = list.filter((word) => !fold(source).includes(fold(word)));
        const lexicon = lexiconOf(...absent);
        expect(segment(source, lexicon)).toEqual(segment(source));
        expect(terms(source, lexicon)).toEqual(terms(source));
        expect(terms(source, NO_LEXICON)).toEqual(terms(source));
      }),
    );
  });
});
