// Whole conversations, as people and the bot have them: read conversation.txt beside this file.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RunningBot, startBot } from './harness.ts';
import { Peer, type PeerChat } from './peer/peer.ts';
import { Person, until } from './peer/person.ts';
import { showText, Transcript } from './transcript.ts';

describe('a conversation', () => {
  let peer: Peer;
  let bot: RunningBot;
  beforeEach(async () => {
    peer = await Peer.start();
    bot = await startBot(peer);
  });
  afterEach(async () => {
    await bot.stop();
    await peer.stop();
  });

  it('goes from /start to a deep link', async () => {
    const story = new Transcript();
    const wang = new Person(peer, 5001);

    story.did('小王', '/start');
    story.shows('机器人', await wang.ask('/start'));

    story.did('小王', '青溪镇安排了多少防汛专项资金？');
    const answer = await wang.ask('青溪镇安排了多少防汛专项资金？');
    story.shows('机器人', answer);

    story.did('小王', '点〔1〕');
    await wang.press(answer, '〔1〕');
    const card = await until('a card', () => cardUnder(peer, wang.chat, answer.message_id));
    story.shows('机器人在答案下面', card);

    story.did('小王', '点“更多上下文”');
    await wang.press(card, '更多上下文');
    await until('the wider card', () => card.edits === 1);
    story.shows('卡片变成', card);

    story.did('小王', '在答案上点〔2〕');
    await wang.press(answer, '〔2〕');
    await until('the other card', () => card.edits === 2);
    story.shows('同一张卡片变成', card);

    story.did('小王', '点“收起”');
    await wang.press(card, '收起');
    await until('the card to go', () => !cardUnder(peer, wang.chat, answer.message_id));
    story.says('卡片消失。');

    story.did('小王', '那已拨付呢？');
    story.shows('机器人', await wang.ask('那已拨付呢？'));

    story.did('小王', '青溪镇图书馆有多少册书？');
    story.shows('机器人', await wang.ask('青溪镇图书馆有多少册书？'));

    const group: PeerChat = { id: -1001234567890, type: 'supergroup' };
    peer.topics.set(group.id, new Set([7]));
    const member = new Person(peer, 5002, group);
    story.did('小李在群里的 7 号话题', '/ask@chuchu_test_bot 会议由谁主持？');
    const inTopic = await member.ask('/ask@chuchu_test_bot 会议由谁主持？', { thread: 7 });
    story.shows('机器人', inTopic);

    story.did('小李在群里', '大家好（与机器人无关）');
    member.say('大家好');

    story.did('小李在别的聊天里输入', '@chuchu_test_bot 转移了多少群众？');
    const { results } = await member.inline('转移了多少群众？');
    const [article] = results;
    story.says(`可选的结果：${article.title}\n（${article.description}）`);
    const { message_text, entities } = article.input_message_content;
    story.says(
      `选中后发出：\n${showText(message_text, entities)}\n${article.reply_markup.inline_keyboard
        .flat()
        .map(
          ({ text, url }: { text: string; url: string }) =>
            `[${text} → ${url.split('?')[1]!.slice(0, 14)}…]`,
        )
        .join(' ')}`,
    );

    story.did('小王', '防汛资金有多少？');
    const question = wang.say('防汛资金有多少？');
    const first = await until('the answer', () => wang.answerTo(question));
    story.shows('机器人', first);
    story.did('小王把问题改成', '转移了多少人？');
    wang.edit(question, '转移了多少人？');
    await until('the edited answer', () => first.edits === 1);
    story.shows('同一个答案变成', first);

    story.did('小王', '/sources');
    const list = await wang.ask('/sources');
    story.shows('机器人', list);
    story.did('小王', '点“📎 2”');
    await wang.press(list, '📎 2');
    story.shows('机器人', await until('the document', () => latestDocument(peer, wang.chat)));

    for (const said of [
      '/scope',
      '/scope 标签 防汛',
      '/scope 从 去年',
      '/scope 资料 纪要',
      '防汛资金有多少？',
      '/scope 全部',
    ]) {
      story.did('小王', said);
      story.shows('机器人', await wang.ask(said));
    }

    story.did('小李在群里的答案上点标记〔1〕', '打开与机器人的私聊');
    const payload = inTopic.entities!.find(({ url }) => url)!.url!.split('start=')[1]!;
    const alone = new Person(peer, 5002);
    story.shows('机器人在私聊里', await alone.ask(`/start ${payload}`));

    story.did('小王', '/why');
    story.shows('机器人', await wang.ask('/why'));
    story.did('小王', '/help');
    story.shows('机器人', await wang.ask('/help'));

    expect(peer.calls.filter(({ outcome }) => outcome !== 'ok')).toEqual([]);
    expect(peer.written(group)).toHaveLength(1);
    await expect(story.toString()).toMatchFileSnapshot('./conversation.txt');
  });
});

const cardUnder = (peer: Peer, chat: PeerChat, answer: number) =>
  peer.written(chat).find((one) => one.reply_to_message?.message_id === answer);

const latestDocument = (peer: Peer, chat: PeerChat) =>
  peer.written(chat).findLast(({ document }) => document !== undefined);
