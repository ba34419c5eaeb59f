// The keeper's lexicon in the index and in retrieval: a word is found as a whole, and the index follows it.
import { describe, expect, it } from 'vitest';
import { type BuildEvent, buildIndex } from '../../src/retriever/build-index.ts';
import { indexStatus, openCorpus } from '../../src/retriever/open-corpus.ts';
import { makePlace, TOWN, write } from './temporary-folder.ts';

const FILES = {
  ...TOWN,
  'estate.txt': '海棠苑记\n\n楼院哨兵每晚八点巡查海棠苑，由涵崧带队，共十二人。\n',
};

describe('an index follows the lexicon', () => {
  it('when words or stop words change, and not when their order, comments or synonyms do', async () => {
    const place = makePlace(FILES);
    await buildIndex(place);
    const state = () => indexStatus(place).stale?.reason ?? null;
    write(place, '.lexicon/words.txt', '涵崧 人名\n楼院哨兵\n');
    expect(state()).toBe('lexicon');
    expect((await openCorpus(place)).vocabulary.documentFrequency('涵崧')).toBe(1);
    expect(state()).toBe(null);
    write(place, '.lexicon/words.txt', '# 名单\n楼院哨兵\n涵崧 nr\n');
    write(place, '.lexicon/synonyms.txt', '海棠苑 = 海棠小区\n');
    expect(state()).toBe(null);
    write(place, '.lexicon/stopwords.txt', '巡查\n');
    expect(state()).toBe('lexicon');
    const { vocabulary, lexicon } = await openCorpus(place);
    expect(vocabulary.documentFrequency('巡查')).toBe(0);
    expect(lexicon.synonyms).toEqual([['海棠苑', '海棠小区']]);
  });

  it('and only the documents that a changed word stands in are segmented', async () => {
    const place = makePlace(FILES);
    await buildIndex(place);
    const segmented = async () => {
      let total = 0;
      const onEvent = (event: BuildEvent) => {
        if (event.kind === 'progress') ({ total } = event);
      };
      await buildIndex({ ...place, onEvent });
      return total;
    };
    write(place, '.lexicon/words.txt', '涵崧\n');
    const one = await segmented();
    write(place, '.lexicon/words.txt', '涵崧 人名\n绝无此词\n');
    expect(await segmented()).toBe(one);
    write(place, '.lexicon/words.txt', '涵崧 人名\n');
    expect(await segmented()).toBe(0);
    write(place, '.lexicon/stopwords.txt', '图书馆\n海棠苑\n');
    expect(await segmented()).toBeGreaterThan(one);
    expect(one).toBeGreaterThan(0);
  });

  it('and two corpora of one process keep theirs apart', async () => {
    const [one, two] = [makePlace(FILES), makePlace(FILES)];
    write(one, '.lexicon/words.txt', '涵崧\n');
    const [with_, without] = [await openCorpus(one), await openCorpus(two)];
    expect(with_.vocabulary.documentFrequency('涵崧')).toBe(1);
    expect(without.vocabulary.documentFrequency('涵崧')).toBe(0);
    expect(without.version).not.toBe(with_.version);
  });

  it('a bad line is told of at every opening, and the others are used', async () => {
    const place = makePlace(FILES);
    write(place, '.lexicon/words.txt', '崧\n涵崧\n');
    const told: string[] = [];
    const onEvent = (event: BuildEvent) => {
      if (event.kind === 'lexicon') told.push(event.error.message);
    };
    const { lexicon } = await openCorpus({ ...place, onEvent });
    expect([...lexicon.words.keys()]).toEqual(['涵崧']);
    expect(told).toEqual([expect.stringContaining('.lexicon/words.txt 第 1 行')]);
    await openCorpus({ ...place, onEvent });
    expect(told).toHaveLength(2);
  });
});
