// Buttons outlive everything: a restart, a lost state, a rebuilt index, an edited document.
import { expect, it } from 'vitest';
import { newStateDir, startBot } from './harness.ts';
import { Peer, type PeerMessage } from './peer/peer.ts';
import { Person, until } from './peer/person.ts';
import { PAPERS, type Papers, townPipeline } from './town.ts';

const NOTICE = '通告/防汛.txt';
const text = PAPERS[NOTICE]!;

/** What became of the documents, and what the card of 〔1〕 then says. */
const CHANGES: readonly (readonly [string, Papers, RegExp])[] = [
  ['nothing', PAPERS, /✓ 原文未变[\s\S]*5│/],
  ['lines added above', { ...PAPERS, [NOTICE]: `一\n二\n三\n${text}` }, /✓ 原文未变[\s\S]*8│/],
  ['renamed', { '新.txt': text }, /原文已移到别处/],
  [
    'edited',
    { ...PAPERS, [NOTICE]: text.replace('360万元', '380万元') },
    /原文已有改动[\s\S]*改动：.*\[-360-\]\{\+380\+\}万元[\s\S]*380万元/,
  ],
  ['removed', { '别的.txt': '与此无关的话。' }, /原文已不在资料中/],
];

it.each(CHANGES)('after a restart with the documents %s', async (_, papers, expected) => {
  const peer = await Peer.start();
  const wang = new Person(peer, 5001);
  const before = await startBot(peer);
  const answer = await wang.ask('防汛资金多少？');
  await before.stop();

  // Another folder of state: nothing is remembered of the answer.
  const after = await startBot(peer, { pipeline: () => townPipeline(papers) });
  await wang.press(answer, '〔1〕');
  const card = await until('the card', () => cardOf(wang, answer));
  expect(card.text).toMatch(expected);
  await after.stop();
  await peer.stop();
});

it('the index is swapped under the running bot', async () => {
  const peer = await Peer.start();
  const wang = new Person(peer, 5001);
  let papers = PAPERS;
  const bot = await startBot(peer, { pipeline: () => townPipeline(papers) });
  const answer = await wang.ask('防汛资金多少？');
  await wang.press(answer, '〔1〕');
  const card = await until('the card', () => cardOf(wang, answer));
  papers = { ...PAPERS, [NOTICE]: text.replace('360万元', '390万元') };
  await bot.reload();
  await wang.press(answer, '〔1〕');
  await until('the card to change', () => card.text?.includes('390万元'));
  await bot.stop();
  await peer.stop();
});

it('a bot that follows opens citations in the changed documents; a question under way ends with its own', async () => {
  const peer = await Peer.start();
  const wang = new Person(peer, 5001);
  const before = townPipeline();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let asked = false;
  const slow: typeof before = {
    ...before,
    ask: async (question, options) => {
      asked = true;
      await held;
      return before.ask(question, options);
    },
  };
  const bot = await startBot(peer, { pipeline: () => slow, env: { TELEGRAM_FOLLOW: '1' } });
  const underWay = wang.say('防汛资金多少？');
  await until('the question to be asked', () => asked);
  bot.follow(townPipeline({ ...PAPERS, [NOTICE]: text.replace('360万元', '390万元') }));
  release();
  const old = await until('the first answer', () => wang.answerTo(underWay));
  expect(old.text).toContain('360万元');
  await wang.press(old, '〔1〕');
  expect((await until('the card', () => cardOf(wang, old))).text).toContain('390万元');
  await bot.stop();
  await peer.stop();
});

it('a follow-up and an edited question find what was before the restart', async () => {
  const peer = await Peer.start();
  const wang = new Person(peer, 5001);
  const stateDir = newStateDir();
  const before = await startBot(peer, { stateDir });
  const question = wang.say('青溪镇安排了多少防汛专项资金？');
  const answer = await until('the answer', () => wang.answerTo(question));
  await wang.press(answer, '〔1〕');
  const card = await until('the card', () => cardOf(wang, answer));
  await before.stop();

  const after = await startBot(peer, { stateDir });
  const followUp = await wang.ask('那已拨付呢？');
  expect(followUp.text).toMatch(/接着上一问，理解为：青溪镇[\s\S]*210万元/);
  await wang.press(answer, '〔2〕');
  await until('the same card to turn', () => card.text?.includes('会议/纪要.txt'));
  wang.edit(question, '谁主持会议？');
  await until('the same answer to change', () => answer.text?.startsWith('林远舟'));
  expect(peer.written(wang.chat)).toHaveLength(3);
  await after.stop();
  await peer.stop();
});

it('a scope is kept over a restart, for its chat alone, until it is lifted', async () => {
  const peer = await Peer.start();
  const [wang, li] = [new Person(peer, 5001), new Person(peer, 5002)];
  const stateDir = newStateDir();
  const before = await startBot(peer, { stateDir });
  await wang.ask('/scope 纪要');
  await before.stop();

  // The document that it names is gone: its chat is told how to go on.
  const without = Object.fromEntries(
    Object.entries(PAPERS).filter(([source]) => !source.includes('纪要')),
  );
  let papers: Papers = PAPERS;
  const after = await startBot(peer, { stateDir, pipeline: () => townPipeline(papers) });
  const narrowed = await wang.ask('防汛资金有多少？');
  expect(narrowed.text).toMatch(/^范围：资料 纪要（1 篇资料）/);
  expect(narrowed.text).not.toContain('通告');
  expect((await wang.ask('/why')).text).toContain('范围：资料 纪要');
  expect((await li.ask('防汛资金有多少？')).text).toContain('通告');
  papers = without;
  await after.reload();
  expect((await wang.ask('转移了多少人？')).text).toMatch(/纪要[\s\S]*\/scope 全部/);
  expect((await wang.ask('/scope all')).text).toBe('范围：全部 1 篇资料');
  expect((await wang.ask('转移了多少人？')).text).toMatch(/^128人/);
  await after.stop();
  await peer.stop();
});

it.each([
  ['forged data', 'o100aAAAAAAAAAAAAAAA'],
  ['a path', '../../../etc/passwd'],
  ['nothing', ''],
  ['a document that is not there', 'fzzzzzzzz'],
])('%s gets an alert and nothing else', async (_, data) => {
  const peer = await Peer.start();
  const wang = new Person(peer, 5001);
  const bot = await startBot(peer);
  const answer = await wang.ask('防汛资金多少？');
  const alert = await wang.send(answer, data);
  expect(alert).toMatchObject({ show_alert: true });
  await wang.ask('谁主持会议？');
  expect(peer.written(wang.chat)).toHaveLength(2);
  await bot.stop();
  await peer.stop();
});

const cardOf = (person: Person, answer: PeerMessage): PeerMessage | undefined =>
  person.peer
    .written(person.chat)
    .find(({ reply_to_message }) => reply_to_message?.message_id === answer.message_id);
