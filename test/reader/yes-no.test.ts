// Yes or no: what turns an answer round, and the words that decide.
import { describe, expect, it } from 'vitest';
import { slice } from '../../src/text/span.ts';
import { hitsOf, marks, readHits } from './hits-of.ts';

/** `{D:…}` marks the words that decide, where that is worth a test. */
const CASES: readonly (readonly [
  turn: string,
  question: string,
  marked: string,
  answer: string,
])[] = [
  ['plain', '大桥通车了吗？', '10月1日，大桥正式通车。', '是'],
  ['没有', '地震造成人员伤亡了吗？', '这次地震{D:没有造成人员伤亡}。', '否'],
  ['未', '专家组在水样中发现污染物了吗？', '专家组在水样中{D:未发现污染物}。', '否'],
  ['尚未', '新校区建成了吗？', '新校区{D:尚未建成}，学生仍在老校区上课。', '否'],
  ['不', '门票包括缆车费用吗？', '门票价格为80元，{D:不包括缆车费用}。', '否'],
  ['并非', '这幅画是真迹吗？', '鉴定认为，这幅画{D:并非真迹}。', '否'],
  ['a word that only begins like one', '两校不断加强合作吗？', '多年来，两校不断加强合作。', '是'],
  ['a negation of something else', '比赛如期举行了吗？', '虽然没有观众，比赛仍如期举行。', '是'],
  ['asked in the negative', '他没有参加会议吗？', '他没有参加会议。', '是'],
  ['是不是 asks', '馆长是不是女性？', '馆长是一位女性。', '是'],
  ['有没有 asks', '工厂有没有停产？', '受停电影响，工厂停产两天。', '是'],
  ['opposites', '她的检测结果是阳性吗？', '她的检测结果为{D:阴性}。', '否'],
  ['opposites', '粮食产量增加了吗？', '今年粮食产量比去年{D:减少}5%。', '否'],
  ['another number', '会议是3月8日召开的吗？', '会议于{D:3月18日}召开。', '否'],
  ['the same number', '会议是三月八日召开的吗？', '会议于3月8日召开。', '是'],
  ['another count', '该校有三个校区吗？', '该校现有{D:四}个校区。', '否'],
  [
    'a predicate in other words',
    '烧毁的戏台后来重新盖过没有？',
    '戏台毁于大火，其后{D:未再复建}。',
    '否',
  ],
  ['not the first', '这是他第一次获奖吗？', '这已经{D:不是他第一次获奖}了。', '否'],
  ['not the first', '他是首次登上珠峰吗？', '去年他{D:再次}登上珠峰。', '否'],
  ['not all', '全部房屋都完成加固了吗？', '截至昨天，{D:大部分}房屋完成加固。', '否'],
  ['one of several', '它是全省唯一的湿地公园吗？', '它是全省规模最大的湿地公园{D:之一}。', '否'],
];

describe('yes and no', () => {
  it.each(CASES)('%s: %s', (_, question, marked, answer) => {
    const expected = hitsOf(marked);
    const [best] = readHits(question, expected.hits);
    expect(best!.text).toBe(answer);
    const [deciding] = marks(expected, 'D');
    if (deciding) expect(slice(expected.text, best!.span)).toBe(deciding);
  });
});
