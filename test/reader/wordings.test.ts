// Answers that their wording or their place marks: labels, cells, definitions, causes, respective series.
import { expect, it } from 'vitest';
import { readMarked } from './hits-of.ts';

it.each([
  [
    'a label',
    '读书会在哪里举行？',
    '读书会通知\n时间：5月6日\n地点：东楼二层阅览室',
    '东楼二层阅览室',
  ],
  [
    'a cell under its column',
    'B3 型的油箱容量是多少？',
    '| 型号 | B2 | B3 |\n| 油箱容量 | 4.5 L | 6 L |\n| 净重 | 31 kg | 36 kg |',
    '6 L',
  ],
  [
    'a cell with the name of its column',
    '西湾线的末班车是几点？',
    '| 线路：东湾线 | 首班：06:10 | 末班：20:30 |\n| 线路：西湾线 | 首班：07:00 | 末班：18:40 |',
    '18:40',
  ],
  [
    'a definition',
    '什么是共享雨伞？',
    '第二条 本办法所称共享雨伞，是指设在公共场所、供公众自行取还的雨伞。',
    '设在公共场所、供公众自行取还的雨伞',
  ],
  ['a cause', '周文斌为什么辞职？', '厂长周文斌因健康原因辞职，由副厂长接任。', '健康原因'],
  [
    'the same place in another series',
    '第三支医疗队是什么时候出发的？',
    '县里又于4月2日、4月9日和4月15日，相继派出第二支、第三支、第四支医疗队。',
    '4月9日',
  ],
  [
    'the clause that holds the predicate',
    '灯塔是哪一年建成的？',
    '灯塔1911年3月动工，1913年5月建成，塔高28米。',
    '1913年',
  ],
  [
    'a whole range',
    '未登记上路罚多少钱？',
    '未登记上路的，处二十元以上五十元以下罚款。',
    '二十元以上五十元以下',
  ],
])('%s: %s', (_, question, marked, expected) => {
  expect(readMarked(question, marked)[0]!.text).toContain(expected);
});
