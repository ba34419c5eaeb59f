// The keeper's lexicon at the terminal, as whole transcripts: added with its effect, listed, suggested, undone.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Place } from './program.ts';

const DOCUMENTS = {
  'stock.txt': '物资通报\n\n青禾市统一采购口罩220万个、测温仪3500个、防护服9200套，分发到各镇。\n',
  'guards.txt': [
    '楼院哨兵的故事',
    '楼院哨兵每晚巡查。居民都说楼院哨兵辛苦，希望楼院哨兵多休息。',
    '昨天楼院哨兵换岗，书记何国梁到场。镇里表扬楼院哨兵。',
    ...Array.from(
      { length: 30 },
      (_, i) =>
        `第${i + 1}号楼的住户反映电梯与水管问题，物业公司安排工人修理，费用为${i + 3}百元。`,
    ),
  ].join('\n\n'),
};

const GOLD = [
  {
    id: 'q1',
    question: '青禾市采购的量体温设备有多少个？',
    answers: ['3500个'],
    doc: 'stock.txt',
    evidence: ['测温仪3500个'],
    answerable: true,
  },
  {
    id: 'q2',
    question: '青禾市采购的口罩有多少个？',
    answers: ['220万个'],
    doc: 'stock.txt',
    evidence: ['口罩220万个'],
    answerable: true,
  },
];

/** Each command is a process that loads the dictionary; on a busy machine that adds up. */
const PATIENCE = { timeout: 300_000 };

let place: Place;
let gold: string;
const file = (name: string) => join(place.seeds, '.lexicon', name);

beforeAll(() => {
  place = new Place(DOCUMENTS);
  gold = join(place.folder, 'gold.jsonl');
  writeFileSync(gold, GOLD.map((question) => JSON.stringify(question)).join('\n'));
  place.run(['build']);
}, PATIENCE.timeout);
afterAll(() => place.remove());

it('an empty lexicon says how to fill it', PATIENCE, () => {
  expect(place.run(['lexicon'])).toEqual({
    code: 0,
    err: '',
    out: '词典是空的。用 lexicon add 加词，或在 .lexicon 里建 words.txt、synonyms.txt、stopwords.txt，每行一个。\n',
  });
});

it(
  'synonyms show what they do to a gold file, work at once, and are undone to the byte',
  PATIENCE,
  () => {
    const written = '# 别名\r\n口罩 = 面罩\r\n';
    place.write('.lexicon/synonyms.txt', written);
    const added = place.run(['lexicon', 'add', '量体温设备', '=', '测温仪', '--eval', gold]);
    expect(added.out).toContain(
      [
        '已加入“量体温设备 = 测温仪”（.lexicon/synonyms.txt）',
        '2 篇资料中有 1 篇含有它',
        '撤销：chuchu lexicon undo',
        '',
        'gold.jsonl，2 题',
      ].join('\n'),
    );
    expect(added.out).toMatch(/答案正确（拒答算错） +50\.0 +100\.0\n/);
    expect(added.out).toContain(
      '答得不同的题（1）\n  q1  青禾市采购的量体温设备有多少个？\n      ✗ ',
    );
    expect(added.out).toContain(' → ✓ 3500个\n');
    // Synonyms are no part of the index.
    expect(added.err).toBe('');
    expect(readFileSync(file('synonyms.txt'), 'utf8')).toBe(`${written}量体温设备 = 测温仪\r\n`);
    const asked = place.run(['ask', GOLD[0]!.question]).out;
    expect(asked).toContain('3500个\n');
    expect(asked).toContain('注：“量体温设备”按词典里的同义词“测温仪”查找\n');
    const explained = place.run(['explain', GOLD[0]!.question, '--lang', 'en']).out;
    expect(explained).toContain('Other wordings\n');
    expect(explained).toContain('量体温设备 = 测温仪 (lexicon)');
    const undone = place.run(['lexicon', 'undo']);
    expect(undone.out).toBe(
      '已撤销对“量体温设备 = 测温仪”的改动（.lexicon/synonyms.txt 恢复原样）\n2 篇资料中有 1 篇含有它\n',
    );
    expect(readFileSync(file('synonyms.txt'), 'utf8')).toBe(written);
    expect(place.run(['lexicon', 'undo'])).toMatchObject({ code: 1, out: '' });
  },
);

it('words are suggested, added, listed and removed; the index follows', PATIENCE, () => {
  const suggested = place.run(['lexicon', 'suggest', '--limit', '2']);
  expect(suggested).toMatchObject({ code: 0, err: '' });
  expect(suggested.out).toContain('何国梁    1 次  人名\n');
  expect(suggested.out).toContain('guards.txt 第 ');
  expect(suggested.out).toContain('加入：chuchu lexicon add 何国梁 人名\n');
  const { suggestions } = JSON.parse(place.run(['lexicon', 'suggest', '--json']).out);
  expect(suggestions.map(({ word }: { word: string }) => word)).toContain('楼院哨兵');

  const added = place.run(['lexicon', 'add', '何国梁', '人名']);
  expect(added).toMatchObject({ code: 0, err: '词典有变动，正在更新索引……\n' });
  expect(place.run(['lexicon', 'list']).out).toContain(
    '词（1）  .lexicon/words.txt\n  何国梁 nr  :1\n',
  );
  const removed = place.run(['lexicon', 'remove', '何国梁']);
  expect(removed.out).toContain('已删去“何国梁”（.lexicon/words.txt）\n');
  expect(readFileSync(file('words.txt'), 'utf8')).toBe('');
  place.run(['lexicon', 'undo']);
  place.run(['lexicon', 'undo']);
  expect(existsSync(file('words.txt'))).toBe(false);
});

it.each([
  [['lexicon', 'eat'], 2, '不是“eat”'],
  [['lexicon', 'add'], 2, 'lexicon add 后面要写词'],
  [['lexicon', 'add', '崧'], 1, '“崧”只有一个字'],
  [['lexicon', 'add', '口罩', '='], 1, '要写成“名称 = 另一名称”'],
  [['lexicon', 'add', '口罩', '=', '面罩'], 1, '词典里已经有“口罩 = 面罩”'],
  [['lexicon', 'remove', '无此词'], 1, '词典里没有“无此词”'],
] as const)('%j is refused with the way out', PATIENCE, (args, code, message) => {
  const refused = place.run(args);
  expect(refused).toMatchObject({ code, out: '' });
  expect(refused.err).toContain(message);
});

it('what was edited since is not undone, and a bad line is told of', PATIENCE, () => {
  place.run(['lexicon', 'add', '楼院哨兵']);
  place.write('.lexicon/words.txt', '楼院哨兵\n崧\n');
  const { code, err } = place.run(['lexicon', 'undo']);
  expect(code).toBe(1);
  expect(err).toContain('.lexicon/words.txt 在那次改动之后又被改过，不能撤销');
  expect(place.run(['lexicon', 'list', '--lang', 'en']).err).toBe(
    '.lexicon/words.txt, line 2: has one character; a word needs two; skipped. Mend the line or delete it.\n',
  );
});
