// The gold itself: each question of ours can be answered from the documents it names, and from nothing else.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadDocuments } from '../../src/corpus/load.ts';
import { splitCorpus } from '../../src/corpus/split-corpus.ts';
import { type GoldQuestion, readGold } from '../../src/eval/gold.ts';
import { goldFinder } from '../../src/eval/gold-passages.ts';
import { corpusInMemory } from '../../src/retriever/load-corpus.ts';
import { fold } from '../../src/text/fold.ts';

const SETS = [
  { gold: 'test/gold/seeds-dev.jsonl', documents: 'seeds' },
  { gold: 'test/gold/genres-tune.jsonl', documents: 'test/gold/genres/tune' },
  { gold: 'test/gold/genres-second.jsonl', documents: 'test/gold/genres/second' },
  { gold: 'test/gold/genres-held.jsonl', documents: 'test/gold/genres/held' },
] as const;

/** Types whose answers the gold words itself. */
const FREE_TYPES: ReadonlySet<string> = new Set(['yesno']);

const bare = (text: string): string => fold(text).replace(/\s+/gu, '');

describe.each(SETS)('$gold', async (set) => {
  const { questions } = await readGold(set.gold);
  const { documents } = await loadDocuments(set.documents);
  const texts = new Map(documents.map(({ source, text }) => [source, bare(text)]));
  const answerable = questions.filter((question) => question.answerable);

  it('gives every question an id and a wording of its own', () => {
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    expect(new Set(questions.map(({ question }) => question)).size).toBe(questions.length);
  });

  it('names a document for every answerable question and none for the others', () => {
    expect(answerable.filter(({ source }) => !texts.has(source ?? '')).map(({ id }) => id)).toEqual(
      [],
    );
    expect(
      questions
        .filter(({ answerable, source }) => !answerable && source !== null)
        .map(({ id }) => id),
    ).toEqual([]);
  });

  it('gives evidence that stands in the document, word for word', () => {
    const lost = answerable.flatMap(({ id, source, evidence }) =>
      [...(evidence.length === 0 ? [''] : evidence)]
        .filter((piece) => piece === '' || !texts.get(source!)!.includes(bare(piece)))
        .map((piece) => `${id}: ${piece}`),
    );
    expect(lost).toEqual([]);
  });

  it('gives evidence that the program has in its passages', async () => {
    const split = splitCorpus(documents);
    const find = goldFinder(await corpusInMemory(split.documents, split.passages));
    const lost = answerable.flatMap((question) =>
      question.evidence
        .filter((piece) => find({ ...question, evidence: [piece] }).size === 0)
        .map((piece) => `${question.id}: ${piece}`),
    );
    expect(lost).toEqual([]);
  });

  it('has each answer in its evidence, by one of its names', () => {
    const lost = answerable
      .filter(({ type }) => !FREE_TYPES.has(type ?? ''))
      .flatMap((question) => unproven(question).map((name) => `${question.id}: ${name}`));
    expect(lost).toEqual([]);
  });
});

/** The best names of the answers that the evidence does not hold. */
function unproven({ answers, items, evidence }: GoldQuestion): readonly string[] {
  const proof = bare(evidence.join(''));
  const wanted = items.length > 0 ? items : [answers];
  return wanted
    .filter((names) => !names.some((name) => proof.includes(bare(name))))
    .map(([n]) => n!);
}

describe.each(SETS.slice(1))('the unanswerable questions of $gold', ({ gold }) => {
  const lines = readFileSync(gold, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const unanswerable = lines.filter(({ answerable }) => !answerable);

  it('say why, and two thirds of them are near misses', () => {
    expect(unanswerable.filter(({ why }) => !why)).toEqual([]);
    const near = unanswerable.filter(({ note }) => note === 'hard').length;
    expect(near / unanswerable.length).toBeGreaterThanOrEqual(2 / 3);
  });
});
