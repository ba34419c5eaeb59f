// Suggestions: names and terms that the segmenter cuts, in a fixed order, and nothing that the keeper has already.
import { expect, it } from 'vitest';
import { documentOf } from '../../src/corpus/read-document.ts';
import { splitCorpus } from '../../src/corpus/split-corpus.ts';
import { suggestWords } from '../../src/corpus/suggest-words.ts';
import { makeLexicon, NO_LEXICON } from '../../src/text/lexicon.ts';

/** What else is said there, so that chance can be told from habit. */
const OTHERS = Array.from(
  { length: 30 },
  (_, i) => `第${i + 1}号楼的住户反映电梯与水管问题，物业公司安排工人修理，费用为${i + 3}百元。`,
);
const TEXT = [
  '海棠苑简报',
  '楼院哨兵每晚巡查。居民都说楼院哨兵辛苦，希望楼院哨兵多休息。',
  '昨天楼院哨兵换岗。镇里表扬楼院哨兵，书记何国梁出席会议。',
  '这次活动由居民自发组织，大家对活动表示欢迎，活动持续三天。',
  ...OTHERS,
].join('\n\n');

async function wordsIn(text: string, lexicon = NO_LEXICON) {
  const document = await documentOf('a.txt', Buffer.from(text));
  const { passages } = splitCorpus([document], lexicon);
  return suggestWords(passages, lexicon);
}

it('proposes what is said often, holds together and is used freely, and names behind titles', async () => {
  const found = await wordsIn(TEXT);
  const words = found.map(({ word }) => word);
  expect(words).toContain('楼院哨兵');
  expect(words).toContain('何国梁');
  expect(found.find(({ word }) => word === '何国梁')).toMatchObject({ tag: 'nr', count: 1 });
  expect(found.find(({ word }) => word === '楼院哨兵')).toMatchObject({ tag: '', count: 5 });
  // A word of the dictionary is none, however often it is said, nor a part of a longer one.
  for (const word of ['活动', '居民', '楼院', '院哨兵']) expect(words).not.toContain(word);
  for (const { example, word } of found)
    expect(example.passage.text.slice(example.span.start, example.span.end)).toBe(word);
});

it('is the same each time, and does not propose what was added', async () => {
  expect(await wordsIn(TEXT)).toEqual(await wordsIn(TEXT));
  const lexicon = makeLexicon({
    words: [
      ['楼院哨兵', 'nz'],
      ['何国梁', 'nr'],
    ],
  });
  const words = (await wordsIn(TEXT, lexicon)).map(({ word }) => word);
  expect(words).not.toContain('楼院哨兵');
  expect(words).not.toContain('何国梁');
});
