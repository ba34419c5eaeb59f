// Question words: the one table of how Chinese asks, and what each way asks for.
import { MEASURE } from '../text/measure-words.ts';

/** What a question word by itself asks for; its context makes an answer type of it. */
export type Asks =
  | 'who'
  | 'when'
  | 'where'
  | 'duration'
  | 'amount'
  | 'money'
  | 'share'
  | 'why'
  | 'how'
  | 'what'
  | 'meaning'
  | 'which'
  | 'several'
  | 'whether'
  /** No question word: the question breaks off where the answer would stand (…更名为？). */
  | 'rest';

/**
 * One row: what it asks, how surely it asks, its forms as a source of regular expressions over folded text.
 * Where several stand in one question, the last of the surest is the one that is asked. 3: always asks.
 * 2: also means something else (几 “a few”, 好多 “many”, 如何 “how to”). 1: asks where nothing else does (吗).
 */
export type QuestionWord = readonly [asks: Asks, sure: 1 | 2 | 3, ...forms: string[]];

/** Particles and punctuation, then the end. */
const TAIL = '[啊呀哦哟喔呢哈啦诶嘞的\\s?!。.~…]*$';
const END = `(?=${TAIL})`;

const NUMERAL = '(?:[0-9]+|[二两三四五六七八九十百]+)';
const WHAT = '(?:什么|甚么|什幺|啥子|啥)';
const HOW_MANY = '(?:多少|几多)';
/** A question word and its measure word are one place: 多少万元, 几个, 哪三处. */
const COUNTED = `[十百千万亿]{0,3}(?:${MEASURE})?`;
/** What 几 follows where it means “a few”: 近几年, 十几, 那几处. */
const A_FEW = '(?<!近|十|百|千|好|这|那|前|后|头|最近|过去|未来|仅|数|无|茶|上|下|每|隔|寥寥)';
/** Nouns that a bare 哪 or 何 stands before without measure word. */
const BARE =
  '(?:国|州|省|市|县|区|镇|乡|村|校|院|队|族|派|教|部|岛|山|河|湖|江|海|城|洲|朝|代|科|属|系)';

/** In 称为什么, 追封为什么, 因为什么 the 为 belongs to the word before; in 称自己的话为什么？ to 称. */
const NOT_BECOMING =
  '(?<![称名作成认分变改译视以因誉定更转化列归封谥尊评])(?<!称[^,;:]{1,12}(?=为什么\\s*[?？]?\\s*$))';

/** Rows with longer forms stand before those whose forms they contain. */
export const QUESTION_WORDS: readonly QuestionWord[] = [
  // 为何 at the end asks “is what” (首都为何？) and is left to 何.
  [
    'why',
    3,
    `${NOT_BECOMING}为${WHAT}`,
    '为嘛',
    `为何(?!${TAIL})`,
    '因何',
    '何故',
    '何以(?!见)',
    '缘何',
    `凭${WHAT}`,
  ],
  ['why', 2, '(?:怎么|咋个?|怎)(?:会|不|没|这么|那么|恁个?)', '(?:干嘛|干啥子?)(?!的)'],
  [
    'when',
    3,
    `(?:${WHAT}|何|哪个)(?:时候|时间点?|时期|年代|时段|时代|年月|日子|日期|朝代|年份|月份|时刻|时分|季节)`,
  ],
  ['when', 3, '何时', '啥时', '几时', '何年(?:何月)?(?:何[日天])?', '何月(?:何[日天])?', '何日'],
  [
    'when',
    3,
    '几月份?(?:几[号日])?',
    '几点钟?(?!建议|要求|意见|原因|内容|措施)',
    '(?:星期|周|礼拜)几',
  ],
  ['when', 3, '几[号日](?!楼|线|馆|门|院|房|机|厅)', '(?<=公元前?|西元前?|民国|于)几年'],
  ['when', 3, '第?几个?世纪'],
  ['when', 3, '哪一?(?:年代?|天|日|月|晚|周|季度|世纪|会儿|阵子?|时候|时)(?:哪一?(?:月|天|日))?'],
  [
    'when',
    3,
    '哪一?个(?:时候|时期|年代|朝代|世纪|月份?|季度|季节|星期|年份|日子|时间段?|阶段|年头)',
  ],
  [
    'where',
    3,
    `(?:${WHAT}|何)(?:地方|位置|地点)`,
    '何处',
    '何地',
    '哪里',
    '哪儿',
    '哪哈儿',
    '哪方',
    '哪边',
    '哪头',
  ],
  ['where', 3, `(?<=在|去|到|于|往)哪${END}`],
  ['where', 2, '哪点', `哪块${END}`],
  [
    'share',
    3,
    '百分之(?:几|多少|好多)',
    '(?:多少|几)个?百分点',
    '几分之几',
    '几成',
    `${HOW_MANY}%`,
  ],
  ['share', 3, '(?:多少|多大|多高)的?(?:比例|比重|百分比|占比)'],
  // 占全镇用电量的多少
  ['share', 3, `(?<=占(?:了|到|据)?[^,，。;；]{0,20})(?:多少|几多)${END}`],
  [
    'money',
    3,
    '(?:多少|几多|好多|几)[十百千万亿]{0,3}(?:块钱|钱|文钱)',
    '几块',
    '几毛',
    // 最多罚多少, 赔了多少: what is paid is money.
    `(?<=(?:罚款?|赔偿?|花费?|支付|缴纳?|奖励?|补[贴助偿]?|捐款?|欠款?|赚|收费)(?:了|过)?)(?:多少|几多|好多)${END}`,
    `(?:${WHAT}|何)价(?:格|钱)?`,
  ],
  ['duration', 3, '多长的?时间', '(?:多少|几多|好多)(?:时间|时日)', '好长时间', '多久(?:时间)?'],
  ['amount', 3, `${HOW_MANY}${COUNTED}`, `第几(?:${MEASURE})?`, '多大(?:年纪|年龄|岁数|面积|规模)'],
  [
    'amount',
    3,
    '(?<!许|很|最|更|太|众|诸|差不)多(?:大|高|长|远|重|深|宽|快|厚|粗|强|广|老)(?![的地])',
  ],
  // 多大的房间, 多高的楼: as surely as what else asks.
  ['amount', 2, '(?<!许|很|最|更|太|众|诸|差不|没|不|再)多(?:大|高|长|远|重|深|宽|快|厚|粗)(?=的)'],
  ['duration', 2, '好久'],
  ['amount', 2, `好多${COUNTED}`, `${A_FEW}几${COUNTED}`, `几何${END}`],
  ['amount', 2, `好(?:大|长|高|远|重|宽|深)(?:年纪|岁数|${END})`],
  // 哪四访: the number belongs to the question word even where no measure word follows.
  ['several', 3, '哪些个?', `哪几(?:${MEASURE})?`, `哪${NUMERAL}(?:${MEASURE})?`],
  ['several', 3, `(?<=都|各|分别|都有|都是)(?:${WHAT}|谁)`, `些${WHAT}`],
  [
    'who',
    3,
    '哪一?(?:个|位|名)?人(?![物群类种口士才民])',
    '谁个?',
    '何人',
    '何许人也?',
    `${WHAT}人(?!物|群|类|种|口|士|才|生|工|文)`,
  ],
  ['which', 3, `哪一?(?:${MEASURE})`, '哪一', '哪'],
  [
    'meaning',
    3,
    `${WHAT}(?:意思|含义)`,
    '何意',
    '何谓',
    `(?<=^|[,，。?:：\\s“])${WHAT}(?:叫做?|是)`,
  ],
  ['how', 3, '怎么样', '怎么着', '怎样', '咋个?样', '怎么办', '咋个?办', '怎么弄'],
  ['how', 2, '怎么', '如何', '咋个', '咋', '怎(?!奈)'],
  ['what', 3, `(?<!没)${WHAT}(?:样子?|类型|种类?)?`, '何者', `(?<=为|是)何${END}`],
  [
    'what',
    3,
    '何(?=罪|原因|目的|意义|作用|用途|因素|关系|影响|特色|特点|职务|官职|称号|名称|疾病|语言)',
    '何[种类物事]',
  ],
  ['which', 2, `(?<=[于在是由从到属自至])何(?=${BARE}(?:[的之所?,，]|$))`],
  [
    'whether',
    3,
    '是否',
    '[能可会有]否',
    '有无',
    '可不可以',
    '愿不愿意',
    '应不应该',
    '(?<verb>\\p{Script=Han})[不没]\\k<verb>',
  ],
  ['whether', 1, `(?:没得|没有|没|不)${END}`, `(?:吗|嘛|么|吧|不成)${END}`, '吗(?=[,，])'],
];
