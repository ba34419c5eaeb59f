// What follow-ups become after the question before them: one row a pair.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveFollowUp } from '../../src/question/follow-up.ts';
import { parse } from '../../src/question/parse.ts';

// previous question | follow-up | the whole question | what was reused; `-` where nothing was.
const ROWS = `
长沙市安排了多少扶贫资金？ | 那武汉呢？ | 武汉安排了多少扶贫资金？ | …安排了多少扶贫资金？
长沙市安排了多少扶贫资金？ | 武汉市呢 | 武汉市安排了多少扶贫资金？ | …安排了多少扶贫资金？
长沙市安排了多少扶贫资金？ | 株洲的呢？ | 株洲安排了多少扶贫资金？ | …安排了多少扶贫资金？
周志远是哪天到任的？ | 他获得了什么奖项？ | 周志远获得了什么奖项？ | 周志远
周志远是哪天到任的？ | 那他在哪家医院工作？ | 周志远在哪家医院工作？ | 周志远
周志远是哪天到任的？ | 为什么？ | 周志远为什么到任？ | 周志远到任
陈小红的妈妈叫什么名字？ | 她多大了？ | 陈小红的妈妈多大了？ | 陈小红的妈妈
《西游记》的作者是谁？ | 他是哪里人？ | 《西游记》的作者是哪里人？ | 《西游记》的作者
李白的出生地是哪里？ | 杜甫呢？ | 杜甫的出生地是哪里？ | …的出生地是哪里？
2019年北京的人口是多少？ | 2020年呢？ | 2020年北京的人口是多少？ | …北京的人口是多少？
2019年北京的人口是多少？ | 上海呢？ | 2019年上海的人口是多少？ | 2019年…的人口是多少？
3月1日的会议由谁主持？ | 什么时候？ | 3月1日的会议什么时候主持？ | 3月1日的会议主持
3月1日的会议由谁主持？ | 在哪里？ | 3月1日的会议在哪里主持？ | 3月1日的会议主持
东海大学有多少学生？ | 其中有多少是研究生？ | 东海大学有多少是研究生？ | 东海大学
东海大学有多少学生？ | 那里有几个食堂？ | 东海大学有几个食堂？ | 东海大学
第二批救援队有多少人？ | 第三批呢？ | 第三批救援队有多少人？ | …救援队有多少人？
《西游记》的作者是谁？ | 《水浒传》呢？ | 《水浒传》的作者是谁？ | …的作者是谁？
《西游记》的作者是谁？ | 它有多少回？ | 《西游记》有多少回？ | 《西游记》
《西游记》的作者是谁？ | 巴西的首都是哪里？ | 巴西的首都是哪里？ | -
《西游记》的作者是谁？ | 张老师教什么课？ | 张老师教什么课？ | -
昆明有哪些大学？ | 还有呢？ | 昆明有哪些大学？ | 昆明有哪些大学？
昆明有哪些大学？ | 还有哪些？ | 昆明有哪些大学？ | 昆明有哪些大学？
周志远获得了什么奖项？ | 什么时候？ | 周志远什么时候获得了奖项？ | 周志远获得了奖项
猫有几条腿？ | 那狗呢？ | 狗有几条腿？ | …有几条腿？
谁发明了电话？ | 什么时候发明的？ | 电话什么时候发明的？ | 电话
臺北有多少人口？ | 高雄呢？ | 高雄有多少人口？ | …有多少人口？
昆明 入学率 | 大理呢 | 大理 入学率 | … 入学率
长宁区中心医院有多少张床位？ | 当地有多少人？ | 长宁区中心医院有多少人？ | 长宁区中心医院
这座桥有多长？ | 多宽？ | 这座桥多宽？ | 这座桥
王丽和李明谁跑得快？ | 她们在哪里训练？ | 王丽和李明在哪里训练？ | 王丽和李明
火灾发生在什么时候？ | 那是怎么回事？ | 那是怎么回事？ | -
`
  .trim()
  .split('\n')
  .map((row) => row.split(' | '));

describe('resolveFollowUp', () => {
  it.each(ROWS)('%s → %s', (previous, own, text, reused) => {
    expect(resolveFollowUp(own!, parse(previous!))).toEqual({
      text,
      reused: reused === '-' ? null : reused,
    });
  });

  it('leaves the first question as it is', () => {
    expect(resolveFollowUp(' 那长沙呢？ ', null)).toEqual({ text: '那长沙呢？', reused: null });
  });

  it('never throws, and reuses only what the question before said', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc
        .array(
          fc.constantFrom('那', '长沙', '他', '呢', '谁', '其中', '有多少', '？', '《', '》'),
          {
            maxLength: 8,
          },
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, text, (previous, own) => {
        const found = resolveFollowUp(own, parse(previous));
        if (found.reused === null) expect(found.text).toBe(own.trim());
        else for (const character of found.text) expect(`${previous}${own}？`).toContain(character);
      }),
      { numRuns: 300 },
    );
  });
});
