import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseGold, readGold } from '../../src/eval/gold.ts';

const folder = await mkdtemp(join(tmpdir(), 'chuchu-gold-'));
afterAll(() => rm(folder, { recursive: true }));

const line = (fields: object) => JSON.stringify({ id: 'a', question: '谁？', ...fields });

const squad = (paragraphs: object[]) => JSON.stringify({ version: '1', data: [{ paragraphs }] });

describe('JSON lines', () => {
  it('reads questions, blank lines aside', () => {
    const text = `${line({ answerable: true, answers: ['甲'], doc: 'd.txt', evidence: ['是甲'] })}\n\n${line({ id: 'b', answerable: false, type: 'who', doc: '' })}\n`;
    expect(parseGold(text, 'g.jsonl')).toEqual({
      paragraphs: [],
      questions: [
        {
          id: 'a',
          question: '谁？',
          answerable: true,
          type: null,
          style: null,
          answers: ['甲'],
          items: [],
          source: 'd.txt',
          evidence: ['是甲'],
        },
        {
          id: 'b',
          question: '谁？',
          answerable: false,
          type: 'who',
          style: null,
          answers: [],
          items: [],
          source: null,
          evidence: [],
        },
      ],
    });
  });

  it('reads our own questions', async () => {
    const { questions, paragraphs } = await readGold('test/gold/seeds-dev.jsonl');
    expect(paragraphs).toEqual([]);
    expect(questions).toHaveLength(130);
    expect(questions.filter(({ answerable }) => answerable)).toHaveLength(95);
    expect(questions.filter(({ items }) => items.length > 0)).toHaveLength(10);
  });

  it.each([
    ['not JSON', `${line({ answerable: false })}\n{"id":`, '第 2 行'],
    ['a field of the wrong kind', line({ answerable: 'yes' }), 'answerable'],
    ['an answerable question without answers', line({ answerable: true }), '第 1 行'],
    ['answers to an unanswerable one', line({ answerable: false, answers: ['甲'] }), '第 1 行'],
    ['an empty accepted answer', line({ answerable: true, answers: [''] }), 'answers.0'],
    ['nothing', '\n\n', '没有任何问题'],
  ])('%s is named with its line', (_, text, hint) => {
    expect(() => parseGold(text, 'g.jsonl')).toThrowError(
      expect.objectContaining({ code: 'gold-malformed', message: expect.stringContaining(hint) }),
    );
  });

  it('a file that is not there is named', async () => {
    await expect(readGold(join(folder, 'none.jsonl'))).rejects.toMatchObject({
      code: 'gold-malformed',
      message: expect.stringContaining('none.jsonl'),
    });
  });
});

describe('SQuAD-style JSON', () => {
  const two = squad([
    {
      id: 'x',
      context: '甲生于乙地。',
      qas: [
        { id: 'q1', question: '甲生于哪里？', answers: [{ text: '乙地' }, { text: '乙地' }] },
        { id: 2, question: '甲死于哪里？', is_impossible: true, answers: [] },
      ],
    },
    { context: '丙。', qas: [] },
  ]);

  it('brings its paragraphs, each question knowing its own', () => {
    const { questions, paragraphs } = parseGold(two, 'folder/dev.json');
    expect(paragraphs.map(({ text }) => text)).toEqual(['甲生于乙地。', '丙。']);
    expect(questions.map(({ id, answerable, answers }) => [id, answerable, answers])).toEqual([
      ['q1', true, ['乙地']],
      ['2', false, []],
    ]);
    expect(questions.every(({ source }) => source === paragraphs[0]?.source)).toBe(true);
  });

  it('names paragraphs alike wherever the file stands', async () => {
    const path = join(folder, 'dev.json');
    await writeFile(path, two);
    expect(await readGold(path)).toEqual(parseGold(two, 'dev.json'));
  });

  it('a question without a word is one, as published sets have them', () => {
    const text = squad([
      { context: '丙。', qas: [{ id: 'q', question: '', answers: [{ text: '丙' }] }] },
    ]);
    expect(parseGold(text, 'dev.json').questions).toMatchObject([
      { question: '', answerable: true },
    ]);
  });

  it('a wrong field is named', () => {
    expect(() => parseGold(squad([{ context: 1, qas: [] }]), 'dev.json')).toThrowError(
      /data\.0\.paragraphs\.0\.context/,
    );
  });
});
