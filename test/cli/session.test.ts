import { describe, expect, it } from 'vitest';
import { complete } from '../../src/cli/completion.ts';
import { createSession } from '../../src/cli/session.ts';
import { corpus, document, fakePipeline, otherDocument } from './fake-pipeline.ts';
import { zhView } from './fakes.ts';

/** The whole of a conversation, as it would stand on the screen. */
async function transcript(...lines: string[]): Promise<string> {
  const resolve = (text: string) =>
    text === '那綦江呢？'
      ? { text: '綦江区安排了多少资金？', reused: '…区安排了多少资金？' }
      : { text, reused: null };
  const session = createSession(fakePipeline, zhView, 'zh', resolve);
  let screen = '';
  for (const line of lines) {
    const { text, leave } = await session.reply(line);
    screen += `> ${line}\n${text}`;
    if (leave) return `${screen}(leaves)\n`;
  }
  return screen;
}

describe('the conversation', () => {
  it('answers, opens and widens a citation', async () => {
    expect(await transcript('北碚区安排了多少资金？', ':1', '：1 +9')).toMatchInlineSnapshot(`
      "> 北碚区安排了多少资金？
      3928万元
      （确定）

      〔1〕北碚区安排疫情防控专项资金3928万元，全力保障一线。
           000_news.txt 第 3–5 行  《抗疫阻击战》
      > :1
      000_news.txt 第 3–5 行  《抗疫阻击战》
        1 │ 抗疫阻击战
        2 │
      > 3 │ 北碚区安排疫情防控专
      > 4 │ 项资金3928万元，全力
      > 5 │ 保障一线。
        6 │ 綦江区安排了2100万元。
        7 │ 第七行。
      位置（行:列）：3:1–5:5
      编号：ZcNkRuLpBLNc6NHr（以后用 cite 加编号还能打开）
      > ：1 +9
      000_news.txt 第 3–5 行  《抗疫阻击战》
        1 │ 抗疫阻击战
        2 │
      > 3 │ 北碚区安排疫情防控专
      > 4 │ 项资金3928万元，全力
      > 5 │ 保障一线。
        6 │ 綦江区安排了2100万元。
        7 │ 第七行。
        8 │ 第八行。
      位置（行:列）：3:1–5:5
      编号：ZcNkRuLpBLNc6NHr（以后用 cite 加编号还能打开）
      "
    `);
  });

  it('takes up changed documents, and opens what it has cited as it was', async () => {
    const session = createSession(fakePipeline, zhView, 'zh', (text) => ({ text, reused: null }));
    await session.reply('北碚区安排了多少资金？');
    const before = (await session.reply(':1')).text;
    const changed = { ...document, digest: 'another', text: '抗疫阻击战\n无事。\n' };
    session.use({
      ...fakePipeline,
      corpus: { ...corpus, documents: new Map([[changed.docid, changed]]) },
    });
    const news = '资料有变动，下面按更新后的资料回答。\n';
    expect((await session.reply(':1')).text).toBe(news + before);
    expect((await session.reply(':1')).text).toBe(before);
    expect((await session.reply(':doc')).text).not.toContain('〔1〕');
    expect((await session.reply(':doc 000')).text).toContain('无事。');
  });

  it('understands what a follow-up leaves out, and says so', async () => {
    expect(await transcript('北碚区安排了多少资金？', '那綦江呢？')).toMatchInlineSnapshot(`
      "> 北碚区安排了多少资金？
      3928万元
      （确定）

      〔1〕北碚区安排疫情防控专项资金3928万元，全力保障一线。
           000_news.txt 第 3–5 行  《抗疫阻击战》
      > 那綦江呢？
      接着上一问，理解为：綦江区安排了多少资金？
      2100万元
      （确定）

      〔1〕綦江区安排了2100万元。
           000_news.txt 第 6 行  《抗疫阻击战》
      "
    `);
  });

  it('does not answer, and opens what is nearest', async () => {
    expect(await transcript('全区有几个足球场？', ':1', ':2')).toMatchInlineSnapshot(`
      "> 全区有几个足球场？
      资料里没有这个问题的答案。
      找到的内容里没有提到：“足球场”

      最接近的原文（不是答案）：

      〔1〕北碚区安排疫情防控专项资金3928万元，全力保障一线。
           000_news.txt 第 3–5 行  《抗疫阻击战》
      > :1
      000_news.txt 第 3–5 行  《抗疫阻击战》
        1 │ 抗疫阻击战
        2 │
      > 3 │ 北碚区安排疫情防控专
      > 4 │ 项资金3928万元，全力
      > 5 │ 保障一线。
        6 │ 綦江区安排了2100万元。
        7 │ 第七行。
      位置（行:列）：3:1–5:5
      编号：ZcNkRuLpBLNc6NHr（以后用 cite 加编号还能打开）
      > :2
      没有〔2〕。上一个回答的出处是 1 到 1。
      "
    `);
  });

  it('tells why', async () => {
    expect(await transcript('北碚区安排了多少资金？', ':why')).toMatchInlineSnapshot(`
      "> 北碚区安排了多少资金？
      3928万元
      （确定）

      〔1〕北碚区安排疫情防控专项资金3928万元，全力保障一线。
           000_news.txt 第 3–5 行  《抗疫阻击战》
      > :why
      问题      北碚区安排了多少资金？
      分词      北碚/ns 区安排了多少资金？/x
      问的是    金额
      疑问词    区安
      中心词    资金
      量词      无
      必须对上  北碚

      检索词
        北碚  2.00
        资金  1.00  同音：资今
        足球  1.00
        资料里没有的词：足球场

      找到的段落（1）
        1  2.500  doc00001:00001  含 北碚，资金
             北碚区安排疫情防控专项资金3928万元，全力保障一线。綦江区安排了2100万元。

      候选答案（2）
        1  3.250  3928万元
             北碚区安排疫情防控专项资金3928万元，全力保障一线。
             type +2.00  near +1.25
        2  1.000  2100万元
             北碚区安排疫情防控专项资金3928万元，全力保障一线。
             type +2.00  near −1.00
      第一名胜出之处：near +2.25

      可信程度（1）
        90%  3928万元
             margin +2.25  context +1.00
             北碚：对上了

      判定  作答：3928万元
      把握  90% 确定
      用时  解析 0.1 毫秒，检索 0.2 毫秒，阅读 0.3 毫秒，判定 0.0 毫秒
      "
    `);
  });

  it('shows documents', async () => {
    expect(
      await transcript(
        '北碚区安排了多少资金？',
        ':doc',
        ':doc 纪要',
        ':doc 000_news.txt 3',
        ':doc 1 7',
      ),
    ).toMatchInlineSnapshot(`
      "> 北碚区安排了多少资金？
      3928万元
      （确定）

      〔1〕北碚区安排疫情防控专项资金3928万元，全力保障一线。
           000_news.txt 第 3–5 行  《抗疫阻击战》
      > :doc
      000_news.txt   8 行  抗疫阻击战〔1〕
      001_notes.txt  2 行  会议纪要
      > :doc 纪要
      001_notes.txt 会议纪要
        1 │ 会议纪要
        2 │ 无事。
      第 1–2 行，共 2 行
      > :doc 000_news.txt 3
      000_news.txt 抗疫阻击战
      > 3 │ 北碚区安排疫情防控专
      > 4 │ 项资金3928万元，全力
      > 5 │ 保障一线。
        6 │ 綦江区安排了2100万元。
        7 │ 第七行。
        8 │ 第八行。
      第 3–8 行，共 8 行
      > :doc 1 7
      000_news.txt 抗疫阻击战
        7 │ 第七行。
        8 │ 第八行。
      第 7–8 行，共 8 行
      "
    `);
  });

  it('helps with what it cannot do', async () => {
    expect(
      await transcript(
        ':why',
        ':1',
        ':jsno',
        ':xyz',
        ':doc 没有',
        ':doc 0',
        '',
        ':quit',
        '不再理会',
      ),
    ).toMatchInlineSnapshot(`
      "> :why
      还没有提过问题。先问一句，再用这个命令。
      > :1
      还没有提过问题。先问一句，再用这个命令。
      > :jsno
      没有“:jsno”这个命令。
      是不是 :json？
      输入 :help 看全部命令。
      > :xyz
      没有“:xyz”这个命令。
      输入 :help 看全部命令。
      > :doc 没有
      没有名为“没有”的资料。输入 :doc 看全部资料。
      > :doc 0
      有 2 篇资料的名字含“0”，请写得更完整：
      000_news.txt
      001_notes.txt
      > 
      > :quit
      (leaves)
      "
    `);
  });

  it('lists its commands', async () => {
    expect(await transcript(':help')).toMatchInlineSnapshot(`
      "> :help
      问题      直接写，回车
      那……呢？  追问：省去的部分沿用上一问
      :1        看〔1〕的原文；:1 +5 前后再多看 5 行
      :why      为什么这样回答：分词、检索、候选、判定
      :doc      全部资料；:doc 名称 看一篇，:doc 名称 120 从第 120 行看
      :in       只问名字含此的资料：:in 名称；:tag 标签，:from 和 :to 日期；:all 恢复全部
      :json     上一个回答的 JSON
      :help     这张表
      :quit     退出（Ctrl-D 也可以；Ctrl-C 只取消当前这行）
      "
    `);
  });

  it('gives the answer as JSON', async () => {
    const shown = await transcript('北碚区安排了多少资金？', ':json');
    const json = JSON.parse(shown.slice(shown.indexOf('> :json\n') + '> :json\n'.length));
    expect(json).toEqual(await fakePipeline.ask('北碚区安排了多少资金？'));
  });
});

describe('completion', () => {
  const documents = [document, otherDocument];
  it.each([
    [':', [':why', ':doc', ':in', ':from', ':to', ':tag', ':all', ':json', ':help', ':quit'], ':'],
    [':in 纪要', ['001_notes.txt'], '纪要'],
    [':w', [':why'], ':w'],
    ['：j', [':json'], '：j'],
    [':doc ', ['000_news.txt', '001_notes.txt'], ''],
    [':doc 00', ['000_news.txt', '001_notes.txt'], '00'],
    [':doc 纪要', ['001_notes.txt'], '纪要'],
    ['北碚', [], '北碚'],
  ])('of %j', (line, completions, replaced) => {
    expect(complete(line, documents)).toEqual([completions, replaced]);
  });
});
