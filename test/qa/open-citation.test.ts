import { beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { citationOpener, type OpenedCitation } from '../../src/qa/open-citation.ts';
import { createPipeline } from '../../src/qa/pipeline.ts';
import { corpusOf } from './corpus-of.ts';

const CANAL = `运河通航

三月一日，清水运河全线通航。首批四十二艘货船当天抵达下游的河口码头。

码头主任沈青说，航道今年投入维护资金860万元。
`;
const LIBRARY = `图书馆新馆开放

市图书馆新馆六月开放，藏书一百二十万册，设座位2300个。
`;

/** Opens, after `edit`, the citation that was made before it. */
async function openAfter(edited: Record<string, string>): Promise<OpenedCitation> {
  return citationOpener(await corpusOf(edited))(cid);
}

let cid = '';

beforeAll(async () => {
  const pipeline = createPipeline(await corpusOf({ 'canal.txt': CANAL, 'library.txt': LIBRARY }));
  const answer = await pipeline.ask('清水运河航道今年投入多少维护资金？');
  expect(answer.text).toBe('860万元');
  cid = answer.citations[0]!.cid;
});

describe('a citation outlives its index', () => {
  it('is the same after a rebuild', async () => {
    const { verdict, places } = await openAfter({ 'canal.txt': CANAL, 'library.txt': LIBRARY });
    expect(verdict).toBe('same');
    expect(places).toHaveLength(1);
    expect(places[0]).toMatchObject({ source: 'canal.txt', lines: { from: 5, to: 5 } });
  });

  it('is the same after an edit elsewhere in the file, at its new lines', async () => {
    const edited = `（更正版）\n\n${CANAL.replace('四十二', '四十三')}`;
    const { verdict, places } = await openAfter({ 'canal.txt': edited });
    expect(verdict).toBe('same');
    expect(places[0]!.lines).toEqual({ from: 7, to: 7 });
  });

  it('is the same after the file was wrapped otherwise', async () => {
    const wrapped = CANAL.replace('航道今年投', '航道今\n年投');
    const { verdict, places } = await openAfter({ 'canal.txt': wrapped });
    expect(verdict).toBe('same');
    expect(places[0]!.quotes[0]).toContain('航道今\n年投');
  });

  it('has moved when the file was renamed', async () => {
    const { verdict, places } = await openAfter({ '2021/运河.txt': CANAL, 'library.txt': LIBRARY });
    expect(verdict).toBe('moved');
    expect(places[0]!.source).toBe('2021/运河.txt');
  });

  it('lists every place where the sentence stands, its own document first', async () => {
    const { verdict, places } = await openAfter({ 'a-copy.txt': CANAL, 'canal.txt': CANAL });
    expect(verdict).toBe('same');
    expect(places.map(({ source }) => source)).toEqual(['canal.txt', 'a-copy.txt']);
  });

  it('has changed when the sentence was edited, and shows what stands there now', async () => {
    const edited = CANAL.replace('860万元', '960万元');
    const { verdict, places } = await openAfter({ 'canal.txt': edited });
    expect(verdict).toBe('changed');
    expect(places[0]!.evidence).toContain('960万元');
  });

  it('is gone when the sentence or the file was deleted', async () => {
    const shortened = CANAL.replace(/码头主任.*\n/, '');
    expect(await openAfter({ 'canal.txt': shortened })).toMatchObject({
      verdict: 'gone',
      places: [],
    });
    expect(await openAfter({ 'library.txt': LIBRARY })).toMatchObject({
      verdict: 'gone',
      places: [],
    });
  });

  it.each(['', 'x', '../../etc/passwd', 'AAAAAAAAAAAAAAAAA', '３４５６７８９０１２３４５６７８'])(
    'is refused with a word to the person when it is forged: %j',
    async (forged) => {
      const open = citationOpener(await corpusOf({ 'canal.txt': CANAL }));
      expect(() => open(forged)).toThrow(UserError);
    },
  );
});
