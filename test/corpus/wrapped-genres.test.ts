// Documents of many kinds, their lines broken as print or a terminal breaks them, give the answers that they give whole.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readGold } from '../../src/eval/gold.ts';
import { createPipeline } from '../../src/qa/pipeline.ts';
import { openCorpus } from '../../src/retriever/open-corpus.ts';
import { wrap } from './generated.ts';

const GENRES = 'test/gold/genres/tune';

/** Of the questions, answered alike: a wrap may part a number, or a word of Latin letters, for good. */
const ALIKE = 0.95;

let folder: string;
let whole: readonly string[];
const { questions } = await readGold('test/gold/genres-tune.jsonl');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chuchu-wrapped-'));
  whole = await answersOver(GENRES);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function answersOver(seedsDir: string): Promise<string[]> {
  const indexDir = mkdtempSync(join(folder, 'index-'));
  const pipeline = createPipeline(await openCorpus({ seedsDir, indexDir }));
  const answers: string[] = [];
  for (const { question } of questions) {
    const { kind, text } = await pipeline.ask(question);
    answers.push(`${kind} ${text?.replace(/\s/g, '')}`);
  }
  return answers;
}

/** Every line that is no heading and no row, cut at `width` characters. */
const wrapped = (text: string, width: number): string =>
  text
    .split('\n')
    .flatMap((line) => (/^[#|]|^$/.test(line) ? [line] : wrap(line, width)))
    .join('\n');

it.each([16, 20, 30])('at %i characters', { timeout: 300_000 }, async (width) => {
  const seedsDir = mkdtempSync(join(folder, 'seeds-'));
  cpSync(GENRES, seedsDir, { recursive: true });
  for (const name of readdirSync(seedsDir).filter((name) => name.endsWith('.txt')))
    writeFileSync(join(seedsDir, name), wrapped(readFileSync(join(GENRES, name), 'utf8'), width));
  const others = (await answersOver(seedsDir)).flatMap((answer, i) =>
    answer === whole[i] ? [] : [`${questions[i]!.question}: ${whole[i]}, wrapped ${answer}`],
  );
  expect(others.length, others.join('\n')).toBeLessThanOrEqual((1 - ALIKE) * questions.length);
});
