// Law 7: the gold questions through the bot and through `ask --jsonl` have the same answers and citations.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, answerSchema } from '../../src/qa/answer.ts';
import { createPipeline } from '../../src/qa/pipeline.ts';
import { openCorpus } from '../../src/retriever/open-corpus.ts';
import { answerMessage } from '../../src/telegram/render/answer-message.ts';
import { decodePress } from '../../src/telegram/render/callback-data.ts';
import { Place } from '../cli/program.ts';
import { type RunningBot, startBot } from './harness.ts';
import { Peer, type PeerMessage } from './peer/peer.ts';
import { Person, until } from './peer/person.ts';

const root = join(import.meta.dirname, '../..');
const questions = readFileSync(join(root, 'test/gold/seeds-dev.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { question: string }).question);

describe('the gold questions', () => {
  const place = new Place({});
  const seedsDir = join(root, 'seeds');
  let peer: Peer;
  let bot: RunningBot;
  let fromTerminal: readonly Answer[];
  beforeAll(async () => {
    const pipeline = createPipeline(await openCorpus({ seedsDir, indexDir: place.index }));
    const env = { CHUCHU_SEEDS: seedsDir };
    const { out } = place.run(['ask', '--jsonl'], { input: `${questions.join('\n')}\n`, env });
    fromTerminal = out
      .trim()
      .split('\n')
      .map((line) => answerSchema.parse(JSON.parse(line)));
    peer = await Peer.start();
    bot = await startBot(peer, { pipeline: () => pipeline });
  }, 120_000);
  afterAll(async () => {
    await bot.stop();
    await peer.stop();
    place.remove();
  });

  it('are answered alike in the chat and at the terminal', { timeout: 120_000 }, async () => {
    const asked = questions.map((question, i) => {
      // A person for each: no question is a follow-up of another.
      const person = new Person(peer, 5000 + i);
      return { person, message: person.say(question) };
    });
    await until(
      'every answer',
      () => asked.every(({ person, message }) => person.answerTo(message)),
      100_000,
    );
    expect(fromTerminal).toHaveLength(questions.length);
    for (const [i, { person, message }] of asked.entries()) {
      const answer = fromTerminal[i]!;
      const sent = person.answerTo(message)!;
      const { body } = answerMessage(answer, { language: 'zh', understoodAs: null });
      expect(sent.text).toBe(body.text);
      expect(cidsOf(sent)).toEqual(
        (answer.kind === 'answered' ? answer.citations : answer.nearest).map(({ cid }) => cid),
      );
    }
  });
});

/** What the markers open, in their order. */
const cidsOf = (message: PeerMessage): (string | undefined)[] =>
  (message.reply_markup?.inline_keyboard ?? []).flat().flatMap(({ callback_data }) => {
    const press = callback_data === undefined ? null : decodePress(callback_data);
    return press?.op === 'open' ? [press.cids[press.index]] : [];
  });
