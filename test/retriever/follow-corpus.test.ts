// Following: every change is taken up, no half-written document ever, and questions go on meanwhile.
import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { createPipeline } from '../../src/qa/pipeline.ts';
import type { Corpus } from '../../src/retriever/corpus.ts';
import { followCorpus } from '../../src/retriever/follow-corpus.ts';
import { openCorpus } from '../../src/retriever/open-corpus.ts';
import { terms } from '../../src/text/terms.ts';
import { makePlace, type Place, TOWN, write } from './temporary-folder.ts';

// A tenth of the usual waiting; nothing is looked for that no event told of.
const PACE = { quiet: 100, patience: 3000, look: 3_600_000, retry: 200 };

interface Followed {
  readonly place: Place;
  /** Every corpus that came, the first included. */
  readonly corpora: Corpus[];
  readonly errors: unknown[];
  /** Waits for a corpus in which this holds. */
  until(holds: (corpus: Corpus) => boolean): Promise<Corpus>;
}

function follow(place = makePlace()): Followed {
  const corpora: Corpus[] = [];
  const errors: unknown[] = [];
  const following = followCorpus({
    ...place,
    onCorpus: (corpus) => corpora.push(corpus),
    onError: (error) => errors.push(error),
    pace: PACE,
  });
  onTestFinished(() => following.close());
  return {
    place,
    corpora,
    errors,
    until: async (holds) => {
      for (let waited = 0; waited < 45_000; waited += 20) {
        const last = corpora.at(-1);
        if (last && holds(last)) return last;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error(`not seen in ${corpora.length} corpora; ${String(errors)}`);
    },
  };
}

const sourcesOf = ({ documents }: Corpus): string[] =>
  [...documents.values()].map(({ source }) => source);

const textOf = ({ documents }: Corpus, name: string): string | undefined =>
  [...documents.values()].find(({ source }) => source === name)?.text;

// The dictionary is loaded once; no test is to wait for it.
beforeAll(() => void terms('出处'));

describe('a corpus that is followed', () => {
  it('takes up what is added, changed, renamed and deleted', async () => {
    const { place, until } = follow();
    await until((corpus) => sourcesOf(corpus).length === 3);
    write(place, '新/公园.md', '# 公园\n\n公园里有三百棵银杏。');
    await until((corpus) => sourcesOf(corpus).includes('新/公园.md'));
    write(place, 'bridge.txt', '青石桥推迟到明年通车。');
    await until((corpus) => textOf(corpus, 'bridge.txt') === '青石桥推迟到明年通车。');
    renameSync(join(place.seedsDir, 'water.txt'), join(place.seedsDir, '水厂.txt'));
    await until((corpus) => sourcesOf(corpus).includes('水厂.txt'));
    rmSync(join(place.seedsDir, '新'), { recursive: true });
    const last = await until((corpus) => !sourcesOf(corpus).includes('新/公园.md'));
    expect(sourcesOf(last)).toEqual(['bridge.txt', 'library.txt', '水厂.txt']);
  });

  it('is what opening the folder gives', async () => {
    const { place, until } = follow();
    write(place, 'bridge.txt', '青石桥推迟到明年通车。');
    const followed = await until((corpus) => textOf(corpus, 'bridge.txt')!.includes('推迟'));
    const opened = await openCorpus(place);
    expect(followed.version).toBe(opened.version);
    expect([...followed.passages]).toEqual([...opened.passages]);
  });

  it('never holds half a document', async () => {
    const { place, corpora, until } = follow();
    await until(() => true);
    const sentences = Array.from({ length: 20 }, (_, i) => `第${i}条，桥面每天清扫${i}次。\n`);
    for (const sentence of sentences) {
      appendFileSync(join(place.seedsDir, 'rules.txt'), sentence);
      await new Promise((resolve) => setTimeout(resolve, PACE.quiet / 4));
    }
    await until((corpus) => textOf(corpus, 'rules.txt') !== undefined);
    const seen = new Set(corpora.map((corpus) => textOf(corpus, 'rules.txt')));
    expect([...seen]).toEqual([undefined, sentences.join('')]);
  });

  it('takes up a document that is replaced again and again, the last one in the end', async () => {
    const { place, errors, until } = follow();
    await until(() => true);
    const path = join(place.seedsDir, 'bridge.txt');
    for (let i = 0; i < 30; i++) {
      writeFileSync(`${path}.new`, `青石桥推迟${i}天通车。${'桥面。'.repeat(i)}`);
      renameSync(`${path}.new`, path);
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    await until((corpus) => textOf(corpus, 'bridge.txt')!.startsWith('青石桥推迟29天'));
    expect(errors).toEqual([]);
  });

  it('lets a question end on the corpus it began with', async () => {
    const { place, until } = follow();
    const before = createPipeline(await until(() => true));
    const underWay = before.explain('青石桥总投资多少？');
    write(place, 'bridge.txt', TOWN['bridge.txt']!.replace('4,600', '5,200'));
    const after = createPipeline(
      await until((corpus) => textOf(corpus, 'bridge.txt')!.includes('5,200')),
    );
    const { answer, hits } = await underWay;
    expect(answer).toMatchObject({ kind: 'answered', text: '4,600万元' });
    for (const { passage } of hits) expect(before.corpus.passages.get(passage.pid)).toBe(passage);
    // The old one can still be asked, though its files are gone.
    expect(await before.ask('青石桥总投资多少？')).toMatchObject({ text: '4,600万元' });
    expect(await after.ask('青石桥总投资多少？')).toMatchObject({ text: '5,200万元' });
  });

  it('outlives its folder: the trouble is told once, and over when the folder is back', async () => {
    const { place, corpora, errors, until } = follow();
    await until(() => true);
    rmSync(place.seedsDir, { recursive: true });
    for (let waited = 0; errors.length === 0 && waited < 20_000; waited += 50)
      await new Promise((resolve) => setTimeout(resolve, 50));
    await new Promise((resolve) => setTimeout(resolve, 5 * PACE.retry));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toBeInstanceOf(UserError);
    expect(errors[0]).toMatchObject({ code: 'seeds-missing' });
    expect(sourcesOf(corpora.at(-1)!)).toHaveLength(3);
    mkdirSync(place.seedsDir);
    write(place, 'park.txt', '公园里有三百棵银杏。');
    await until((corpus) => sourcesOf(corpus).join() === 'park.txt');
    write(place, 'pond.txt', '池塘里有五百尾鲤鱼。');
    await until((corpus) => sourcesOf(corpus).join() === 'park.txt,pond.txt');
  });
});
