// The example documents saved by other programs give the answers that they give as text, each checked against its file.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { Converter } from 'opencc-js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rereader } from '../../src/cli/reread.ts';
import { readGold } from '../../src/eval/gold.ts';
import type { Answer, Citation } from '../../src/qa/answer.ts';
import { createPipeline, type Pipeline } from '../../src/qa/pipeline.ts';
import { verifyCitations, verifyPassages } from '../../src/qa/verify.ts';
import { openCorpus } from '../../src/retriever/open-corpus.ts';
import { fold } from '../../src/text/fold.ts';
import { savedAs } from './saved-as.ts';

/** Of the questions, answered alike, in the same words of evidence; Big5 holds traditional script only: its texts are converted. */
const ALIKE = 0.97;

const traditional = Converter({ from: 'cn', to: 'tw' });

const FORMATS: Readonly<Record<string, (text: string) => Uint8Array>> = {
  ...savedAs,
  'big5.txt': (text) => iconv.encode(traditional(text), 'big5'),
  md: (text) => Buffer.from(text),
};

let folder: string;
let asText: readonly string[];
const { questions } = await readGold('test/gold/seeds-dev.jsonl');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chuchu-saved-'));
  asText = (await answersTo(await pipelineOver('seeds'))).map(shown);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pipelineOver = async (seedsDir: string): Promise<Pipeline> =>
  createPipeline(await openCorpus({ seedsDir, indexDir: mkdtempSync(join(folder, 'index-')) }));

async function answersTo(pipeline: Pipeline): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const { question } of questions) answers.push(await pipeline.ask(question));
  return answers;
}

/** What is answered and by which words, whatever their script and white space. */
function shown(answer: Answer): string {
  const [first] = citedBy(answer);
  const text = answer.kind === 'answered' ? answer.text : '';
  return fold([answer.kind, text, first?.evidence].join('|').replace(/\s/g, ''));
}

const citedBy = ({ citations, nearest }: Answer): readonly Citation[] => [...citations, ...nearest];

it.each(Object.entries(FORMATS))('as %s', { timeout: 300_000 }, async (ending, save) => {
  const seedsDir = mkdtempSync(join(folder, 'seeds-'));
  for (const name of readdirSync('seeds'))
    writeFileSync(
      join(seedsDir, name.replace('.txt', `.${ending}`)),
      save(readFileSync(join('seeds', name), 'utf8')),
    );
  const pipeline = await pipelineOver(seedsDir);
  const answers = await answersTo(pipeline);
  const others = answers.flatMap((answer, i) =>
    shown(answer) === asText[i]
      ? []
      : [`${questions[i]!.question}\n  ${asText[i]}\n  ${shown(answer)}`],
  );
  expect(others.length, others.join('\n')).toBeLessThanOrEqual((1 - ALIKE) * answers.length);
  const reread = rereader(seedsDir);
  const passages = await verifyPassages(pipeline.corpus, reread);
  expect(passages.checked).toBeGreaterThan(50);
  expect(passages.failures).toEqual([]);
  const cited = answers.flatMap(citedBy);
  expect(cited.length).toBeGreaterThan(questions.length);
  expect((await verifyCitations(cited, reread)).failures).toEqual([]);
});
