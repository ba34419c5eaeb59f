// Fragments of scans and of typed text, and the blocks that cleaning makes of them.
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/corpus/clean.ts';

/** Blocks as `kind: text`; running text without its kind, a block cut by another with `|` at the cut. */
const show = (source: string): string[] =>
  clean(source).map(({ kind, level, runs }) => {
    const text = runs
      .map((run, i) => (i > 0 && !run.joined ? '|' : '') + source.slice(run.start, run.end))
      .join('');
    return kind === 'body' ? text : `${kind}${level || ''}: ${text}`;
  });

type Row = readonly [what: string, source: string, blocks: readonly string[]];

const table = (rows: readonly Row[]) =>
  it.each(rows)('%s', (_, source, blocks) => {
    expect(show(source)).toEqual(blocks);
  });

describe('spaces and marks', () => {
  table([
    ['a space inside a word', '雨 下 了 三天，河 水涨了。', ['雨下了三天，河水涨了。']],
    ['spaces around numbers', '截至 5 月 12 日，共 251 家。', ['截至5月12日，共251家。']],
    [
      'a number cut by a wrap',
      '全镇共有果树39\n28棵，收成很好。',
      ['全镇共有果树3928棵，收成很好。'],
    ],
    [
      'Latin words keep their spaces',
      '使用 New York 的 open source 软件。',
      ['使用New York的open source软件。'],
    ],
    [
      'a Latin word at the wrap of Chinese text',
      '他们都用\nPCR\n仪器检测。',
      ['他们都用PCR仪器检测。'],
    ],
    ['ideographic spaces', '　　春　天　来了。', ['春天来了。']],
    ['a wide gap between words of a list', '姓名　　职务　　电话号码', ['姓名　职务　电话号码']],
    [
      'names in a dateline',
      '本报讯(记者 李小山 王平)今天下雨。',
      ['本报讯(记者 李小山 王平)今天下雨。'],
    ],
    [
      'controls, soft hyphens, bidirectional marks',
      '\ufeff春\u200b天\u00ad来\u202e了\u0007。',
      ['春天来了。'],
    ],
    [
      'CRLF and hard breaks',
      '第一段话在这里。  \r\n\r\n第二段话在这里。  \r\n',
      ['第一段话在这里。', '第二段话在这里。'],
    ],
    ['bold', '**注意**：不要**大声**说话。', ['注意：不要大声说话。']],
    ['links', '详见[**章程**](https://a.cn/x_1.html "题")与![图](./a.png)。', ['详见章程与图。']],
    ['brackets that are no link', '见[注](见附表)。', ['见[注](见附表)。']],
    ['lines of tags', '<div align="center">\n青石桥。\n</div>\n<!-- 草稿 -->', ['青石桥。']],
    ['stars that do not pair', '面积是5**3平方米。', ['面积是5**3平方米。']],
    ['a pair of surrogates', '𠮷野家开 业了。', ['𠮷野家开业了。']],
    ['nothing at all', ' \n\u3000\r\n\t', []],
  ]);
});

describe('traditional script', () => {
  table([
    [
      'names in a dateline',
      '本報訊(記者 李小山 王平)今天下雨。',
      ['本報訊(記者 李小山 王平)今天下雨。'],
    ],
    [
      'a byline and a credit',
      '# 新橋通車\n通訊員 羅文 攝\n新橋全長一百二十米，昨日通車了。',
      ['heading1: 新橋通車', 'byline: 通訊員 羅文 攝', '新橋全長一百二十米，昨日通車了。'],
    ],
  ]);
});

describe('prints that are doubled', () => {
  table([
    [
      'piece by piece',
      '李大山李大山（（左一左一））查看灾情查看灾情',
      ['caption: 李大山（左一）查看灾情'],
    ],
    [
      'over two lines',
      '李大山李大山（（左一左一））在村口在村口\n查看受灾情况查看受灾情况',
      ['caption: 李大山（左一）在村口查看受灾情况'],
    ],
    ['reduplication is language', '高高兴兴上学，平平安安回家。', ['高高兴兴上学，平平安安回家。']],
    ['a word of doubled characters', '开开心心快快乐乐', ['开开心心快快乐乐']],
    ['a chant', '加油加油加油加油', ['加油加油加油加油']],
    ['天天', '他天天天天都来。', ['他天天天天都来。']],
    ['a clause said twice', '一定要来啊，一定要来啊，', ['一定要来啊，一定要来啊，']],
  ]);
});

describe('paragraphs', () => {
  table([
    [
      'wrapped with blank lines everywhere, also inside sentences',
      '春天的时候山上开\n\n满了花，村里的孩\n\n子都跑去看。\n\n到了夏天，花谢了\n\n，果子长了出来。',
      ['春天的时候山上开满了花，村里的孩子都跑去看。', '到了夏天，花谢了，果子长了出来。'],
    ],
    [
      'one paragraph a line, cut by the end of a column',
      '全村共有果树三千多棵，去年收成很好，村民们都很高兴，打算今年再多种一些柑橘和桃\n\n树。\n\n明年还要修路。',
      [
        '全村共有果树三千多棵，去年收成很好，村民们都很高兴，打算今年再多种一些柑橘和桃树。',
        '明年还要修路。',
      ],
    ],
    [
      'flowing around a picture',
      '大水过后，全村的人都出\n来了，人\n\n人都\n\n是 战\n\n士\n\n，没有一个人\n愿意留在家里等待。',
      ['大水过后，全村的人都出来了，人人都是战士，没有一个人愿意留在家里等待。'],
    ],
    [
      'indents of first lines',
      '　　春天来了，河边的柳树绿了，\n孩子们都出来放风筝。\n　　夏天来了。',
      ['春天来了，河边的柳树绿了，孩子们都出来放风筝。', '夏天来了。'],
    ],
    [
      'dialogue',
      '  “你是谁？”他问。\n  那人抬起头来：\n  “我是你弟弟。”\n  他愣住了。',
      ['“你是谁？”他问。', '那人抬起头来：', '“我是你弟弟。”', '他愣住了。'],
    ],
    [
      'labels and values',
      '时间：9月14日下午\n地点：三楼会议室\n主持人：刘建国\n会议讨论了采购的事情。',
      ['时间：9月14日下午', '地点：三楼会议室', '主持人：刘建国', '会议讨论了采购的事情。'],
    ],
    [
      'a list without full stops',
      '参加单位：\n教育局\n农业农村委\n公安分局\n城管局\n水利局',
      ['参加单位：', '教育局', '农业农村委', '公安分局', '城管局', '水利局'],
    ],
    [
      'a signature and its date',
      '特此通知。\n\n　　　　　　东湖区教育局办公室\n　　　　　　2023年5月4日',
      ['特此通知。', '东湖区教育局办公室', '2023年5月4日'],
    ],
  ]);
});

describe('markdown', () => {
  table([
    [
      'headings',
      '# 一级 #\n正文在这里。\n### 三级\n正文。',
      ['heading1: 一级', '正文在这里。', 'heading3: 三级', '正文。'],
    ],
    ['underlined headings', '总则\n====\n正文在这里。', ['heading1: 总则', '正文在这里。']],
    [
      'items and their wraps',
      '- 第一项内容很\n  长要换行\n- 第二项',
      ['第一项内容很长要换行', '第二项'],
    ],
    [
      'a quotation',
      '> 引用的话分成\n> 两行写。\n后面是正文。',
      ['引用的话分成两行写。', '后面是正文。'],
    ],
    ['a table', '| 甲 | 乙 |\n|---|---|\n| 一 | 二 |', ['| 甲 | 乙 |', '| 一 | 二 |']],
    [
      'a rule',
      '上文还没有写完\n\n---\n\n下文从这里开始。',
      ['heading: 上文还没有写完', '下文从这里开始。'],
    ],
    ['code', '```js\nlet a  = 1\n---\n```\n正文。', ['let a = 1', '---', '正文。']],
    ['a hashtag', '#话题# 大家都在说。', ['#话题#大家都在说。']],
  ]);
});

describe('headings, captions and bylines', () => {
  table([
    [
      'a heading led by a dash',
      '他们回家了。\n\n同心协力——\n修渠引水三十里\n\n去年冬天，全村人一起动手，从山上\n修了一条水渠，把水引到了田里。',
      [
        '他们回家了。',
        'heading: 同心协力——修渠引水三十里',
        '去年冬天，全村人一起动手，从山上修了一条水渠，把水引到了田里。',
      ],
    ],
    [
      'enumerated headings, and items of a list',
      '一、总体要求\n各单位要高度重视，认真落实。\n二、时间安排\n（一）准备阶段\n（二）实施阶段\n请按时完成。',
      [
        'heading: 一、总体要求',
        '各单位要高度重视，认真落实。',
        'heading: 二、时间安排',
        '（一）准备阶段',
        '（二）实施阶段',
        '请按时完成。',
      ],
    ],
    [
      'chapters',
      '第一章　归人\n　　他回来了。\n第二章　马帮\n　　雪停了。',
      ['heading: 第一章　归人', '他回来了。', 'heading: 第二章　马帮', '雪停了。'],
    ],
    [
      'a name set wide in a byline',
      '他走了。\n\n本报记者 周 敏 通讯员 何立\n\n他又回来了。',
      ['他走了。', 'byline: 本报记者 周敏 通讯员 何立', '他又回来了。'],
    ],
    [
      'what bylines look like',
      '记者 王平 文/图\n\n文/记者 李小山\n\n责任编辑：张宁\n\n新湖日报评论员\n\n（原载2020年3月1日《新湖日报》2版）',
      [
        'byline: 记者 王平 文/图',
        'byline: 文/记者 李小山',
        'byline: 责任编辑：张宁',
        'byline: 新湖日报评论员',
        'byline: （原载2020年3月1日《新湖日报》2版）',
      ],
    ],
    [
      'a reporter in running text',
      '记者了解到\n，今年的收成很好。',
      ['记者了解到，今年的收成很好。'],
    ],
    [
      'a caption and its credit',
      '村民在果园里除草。  \n通讯员 何立 摄',
      ['caption: 村民在果园里除草。', 'byline: 通讯员 何立 摄'],
    ],
    [
      'a caption with its credit on the line',
      '村民在果园里除草。通讯员 何立 摄',
      ['caption: 村民在果园里除草。通讯员 何立 摄'],
    ],
    [
      'a caption inside a sentence',
      '三年来，全镇的柑橘从无到有，从少到多，带动一千三百多户农户增收，还办起了合作社，建立了\n\n\n\n5月2日，村民正在果园里除草。\n\n销售、运输等八个小组。',
      [
        '三年来，全镇的柑橘从无到有，从少到多，带动一千三百多户农户增收，还办起了合作社，建立了|销售、运输等八个小组。',
        'caption: 5月2日，村民正在果园里除草。',
      ],
    ],
    [
      'a markdown heading inside a sentence',
      '三年来，全镇的柑橘从无到有，从少到多，带动一千三百多户农户增\n\n## 引水上山\n\n收，家家都盖了新房。',
      [
        '三年来，全镇的柑橘从无到有，从少到多，带动一千三百多户农户增|收，家家都盖了新房。',
        'heading2: 引水上山',
      ],
    ],
    [
      'a report after a heading is new',
      '三年来，全镇的柑橘从无到有，从少到多，带动一千三百多户农户增\n\n## 引水上山\n\n本报讯(记者 王平)水渠修通了。',
      [
        '三年来，全镇的柑橘从无到有，从少到多，带动一千三百多户农户增',
        'heading2: 引水上山',
        '本报讯(记者 王平)水渠修通了。',
      ],
    ],
  ]);
});
