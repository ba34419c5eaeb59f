// Reading: the right sentence and the right words for each type of question; laws on any text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains, slice } from '../../src/text/span.ts';
import { hitsOf, marks, readHits, readMarked } from './hits-of.ts';

const CASES: readonly (readonly [type: string, question: string, marked: string])[] = [
  [
    'person',
    '《红楼梦》的作者是谁？',
    '{S:《红楼梦》的作者是{A:曹雪芹}。}《水浒传》的作者是施耐庵。',
  ],
  [
    'person',
    '谁主持了开工仪式？',
    '{S:上周五，开工仪式由{A:副县长刘志远}主持。}工程总投资两亿元。',
  ],
  [
    'place',
    '运动会在哪里举行？',
    '{S:全市中学生运动会4月12日在{A:滨河体育场}举行。}共有两千人参加。',
  ],
  ['time', '新图书馆什么时候开馆？', '{S:新图书馆将于{A:2021年5月1日}开馆。}老馆建于1987年。'],
  ['number', '仓库里有多少台发电机？', '{S:仓库里存有帐篷800顶、发电机{A:35台}、棉被2万床。}'],
  ['number', '志愿者有多少名？', '{S:活动当天来了{A:126名}志愿者，发出传单3000份。}'],
  ['money', '修桥花了多少钱？', '这座桥长120米。{S:修桥共花了{A:480万元}。}'],
  ['percentage', '今年的就业率是多少？', '{S:今年毕业生就业率为{A:96.5%}，比去年高2个百分点。}'],
  ['organisation', '哪家公司承建了地铁三号线？', '{S:地铁三号线由{A:华兴建设有限公司}承建。}'],
  [
    'number of its own noun',
    '全厂有多少名保安？',
    '{S:全厂配备医务人员84名、保安{A:30名}、保洁员12名。}',
  ],
  ['person in apposition', '救援队的队长是谁？', '{S:救援队队长{A:周建国}带领队员连夜赶到现场。}'],
  ['a length of time', '医疗队工作了多久？', '{S:医疗队2月3日出发，工作了{A:42天}。}'],
  ['manner', '镇里怎么帮助农户卖菜？', '{S:镇里通过{A:开设网店}，帮助农户卖菜5万斤。}'],
  ['title', '他写的第一部小说是什么？', '{S:他的第一部小说是《{A:远山}》，写于1985年。}'],
  [
    'not the reporter',
    '防汛会议由谁主持？',
    '{S:本报讯（记者 林小雨）6月9日，防汛会议在县政府召开，县长{A:罗建平}主持会议。}',
  ],
  [
    'the reporter',
    '这篇报道是哪位记者写的？',
    '{S:本报讯（记者 {A:林小雨}）6月9日，县里召开防汛会议。}',
  ],
  [
    'a name in the sentence before',
    '谁照顾邻居十年？',
    '{S:{A:孙玉梅}是退休护士。她照顾邻居十年。}社区送来锦旗。',
  ],
  [
    'a speaker after the quotation',
    '谁说要把老手艺传下去？',
    '{S:“我要把老手艺传下去。”{A:马德才}说。}他今年七十岁。',
  ],
  [
    'a speaker before the quotation',
    '“桥要修得牢”这句话是谁说的？',
    '{S:{A:漆明远}教授看过图纸，提醒大家：“桥要修得牢，也要修得省。”}座谈会开了两个小时。',
  ],
  [
    'of the second, not of the first',
    '新市场的二层卖什么？',
    '{S:新市场上下两层，一层卖蔬菜和水产，二层卖{A:熟食和干货}。}',
  ],
  [
    'whose short name it is',
    '南宁二中是什么的简称？',
    '{S:{A:广西壮族自治区南宁市第二中学}，简称南宁二中，始建于1897年。}',
  ],
  ['reason', '演出为什么取消？', '票已经售完。{S:因为{A:台风来袭}，演出取消。}'],
];

describe('short answers', () => {
  it.each(CASES)('%s: %s', (_, question, marked) => {
    const expected = hitsOf(marked);
    const [best] = readHits(question, expected.hits);
    expect(slice(expected.text, best!.sentence)).toBe(marks(expected, 'S')[0]);
    expect(best!.text).toBe(marks(expected, 'A')[0]);
  });
});

describe('evidence', () => {
  const EVIDENCE: readonly (readonly [why: string, question: string, marked: string])[] = [
    [
      'shared characters stand for a synonym',
      '购置电脑用了多少钱？',
      '学校去年修缮校舍花了30万元。{S:采购电脑用去12万元。}绿化校园花了5万元。',
    ],
    [
      'the sentence before names whom the pronoun means',
      '陈秀英捐了多少钱？',
      '王大海捐了500元。{P:陈秀英今年78岁，独自生活。{S:她捐了2万元。}}',
    ],
  ];
  it.each(EVIDENCE)('%s: %s', (_, question, marked) => {
    const expected = hitsOf(marked.includes('{P:') ? marked : `{P:${marked}}`);
    const [best] = readHits(question, expected.hits);
    expect(best!.hit.passage.text.slice(best!.sentence.start, best!.sentence.end)).toBe(
      marks(expected, 'S')[0],
    );
  });
});

describe('laws', () => {
  const words = fc.constantFrom(
    ...[
      '北京',
      '2020年',
      '3月5日',
      '张三',
      '说',
      '。',
      '，',
      '、',
      '“',
      '”',
      '《',
      '》',
      '没有',
      '第一',
    ],
    ...[
      '100万元',
      '97%',
      '因为',
      '是',
      '谁',
      '多少',
      '？',
      '\n',
      '一是',
      '二是',
      '\ud800',
      'GDP',
      '（',
      '）',
      ' ',
    ],
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(words, { maxLength: 40 }).map((all) => all.join('')),
  );

  it('every span lies in its sentence, in its passage; features sum to the score; best first', () => {
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 3 }), (question, passages) => {
        const { hits } = hitsOf(
          passages.map((passage) => `{P:${passage.replace(/[{}]/g, '')}}`).join(''),
        );
        const found = readHits(question, hits);
        for (const [i, { hit, sentence, span, text, items, score, features }] of found.entries()) {
          const whole = { start: 0, end: hit.passage.text.length };
          expect(contains(whole, sentence) && contains(sentence, span)).toBe(true);
          expect(span.end).toBeGreaterThan(span.start);
          expect([hit.passage.text.slice(span.start, span.end), '是', '否']).toContain(text);
          for (const item of items ?? []) expect(contains(item.sentence, item.span)).toBe(true);
          const sum = Object.values(features).reduce((total, part) => total + part, 0);
          expect(sum).toBeCloseTo(score, 6);
          if (i > 0) expect(score).toBeLessThanOrEqual(found[i - 1]!.score);
        }
        expect(readHits(question, hits)).toEqual(found);
      }),
      { numRuns: 300 },
    );
  });

  it('reads nothing from nothing', () => {
    expect(readHits('谁？', [])).toEqual([]);
    expect(readMarked('', '')).toEqual([]);
  });
});
