// Times: dates, years, eras, hours of the day, festivals and spans from one to another.
import { type Mention, plainMention, type Reading } from './mention.ts';

const DIGIT = '[0-9]';
const HAN_DIGIT = '[〇零一二三四五六七八九]';

/** Names of eras that count years, folded (乾隆 is 干隆): 嘉靖七年, 天正16年. */
const ERA =
  '(?:建元|元光|元封|太初|建武|永平|建安|黄初|黄武|赤乌|泰始|太康|永嘉|建兴|太和|太元|义熙|元嘉|永明|天监|开皇|大业|武德|贞观|永徽|显庆|仪凤|垂拱|长安|神龙|开元|天宝|至德|大历|贞元|元和|长庆|会昌|大中|咸通|干符|广明|天祐|同光|显德|建隆|干德|太平兴国|雍熙|淳化|至道|咸平|景德|大中祥符|天禧|天圣|景祐|庆历|皇祐|至和|嘉祐|治平|熙宁|元丰|元祐|绍圣|崇宁|大观|政和|宣和|靖康|建炎|绍兴|隆兴|干道|淳熙|绍熙|庆元|嘉泰|开禧|嘉定|宝庆|绍定|端平|淳祐|宝祐|景定|咸淳|德祐|祥兴|中统|至元|元贞|大德|至大|延祐|至治|泰定|天历|至正|洪武|建文|永乐|洪熙|宣德|正统|景泰|天顺|成化|弘治|正德|嘉靖|隆庆|万历|泰昌|天启|崇祯|顺治|康熙|雍正|干隆|嘉庆|道光|咸丰|同治|光绪|宣统|民国|天命|天聪|崇德|大正|昭和|平成|令和|明治|庆应|安政|天保|文政|享保|元禄|宽永|庆长|文禄|天正|永禄|弘历)';
const BEFORE_CHRIST = '(?:公元前?|西元前?|纪元前|前(?=[0-9]{2,4}年))';

const YEAR = [
  `${BEFORE_CHRIST}?${DIGIT}{3,4}年(?:代|度(?!过))?(?:初期?|底|末|年底|年初|春季学期|秋季学期|间)?`,
  `${BEFORE_CHRIST}(?:${DIGIT}{1,2}|[一二三四五六七八九十百千]{1,7})年`,
  `${HAN_DIGIT}{4}年(?:代|度)?(?:初|底|末)?`,
  `${ERA}(?:元|[0-9]{1,2}|[一二三四五六七八九十廿]{1,3})年(?:间)?`,
  '(?:去年|今年|明年|前年|后年|当年(?!的?[事情])|同年|次年|翌年|隔年|本年度?|上年)(?:初|底|末)?',
].join('|');
const MONTH =
  '(?:(?:十[一二]|[一二三四五六七八九十正腊冬])月(?:初[一二三四五六七八九十]|(?:二?十|廿)[一二三四五六七八九]?|三十)(?![日号一二三四五六七八九十百千万亿多余几])|(?:1[0-2]|0?[1-9])月(?:份|中旬|上旬|下旬|初|底|末|中(?=[,，。、]))?|(?:十[一二]|[一二三四五六七八九十正腊冬])月(?:份|中旬|上旬|下旬|初(?![一二三四五六七八九十])|底|末)?)';
const DAY = `(?:(?:[12][0-9]|3[01]|0?[1-9])(?:日|号(?!楼|线|院|馆|门|房|机|厅))|(?:[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])(?:日(?!本)|号(?!楼|线|院|馆|门|房|机|厅))|初[一二三四五六七八九十])`;
const PART_OF_DAY =
  '(?:上午|下午|晚上|凌晨|早上|早晨|清晨|中午|正午|傍晚|黄昏|深夜|半夜|午夜|夜间|夜里|当晚|晚间|午后|晚|早|夜)';
const CLOCK = [
  `${PART_OF_DAY}?(?:[01]?[0-9]|2[0-4])[:](?:[0-5][0-9])(?::[0-5][0-9])?`,
  `${PART_OF_DAY}?(?:1?[0-9]|2[0-4])(?:时(?![代期候速间])|点钟?(?![0-9]|要求|建议|意见|内容|原因|措施|五))(?:[0-5]?[0-9]分|半|整|许|多|左右)?`,
  `${PART_OF_DAY}(?:[一二三四五六七八九十]{1,3})(?:时|点钟?)(?:[一二三四五六七八九十]{1,3}分|半|整|许|一刻|三刻|多|左右)?`,
  '[一二三四五六七八九十]{1,3}点(?:钟|半|整|许|一刻|三刻)',
  // 五时至九时, 十八时三十分, 二十二时以后; 一时 is mostly no hour.
  '(?:[二三四五六七八九]|二?十[一二三四五六七八九]?|(?<=[至到日])一)时(?![代期候速间刻常尚空而])(?:[一二三四五六七八九十]{1,3}分|半|整|许)?(?:以[前后]|[前后](?!台|半))?',
].join('|');

const CENTURY = `(?:${BEFORE_CHRIST}|上个?|本|下个?)?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})?世纪(?:(?:[0-9]|[一二三四五六七八九])[0十]年代)?(?:初期?|中叶|中期|末期?|末叶|晚期|早期|后期|前期|后半叶|前半叶|后半期)?`;
const DECADE = '(?:上世纪)?(?:[0-9]0|[一二三四五六七八九]十)年代(?:初期?|中期|末期?|后期|前期)?';
const FESTIVAL =
  '(?:大年三十|年三十|大年初[一二三四五六七]|除夕夜?|(?<!迎)春节|元宵节|清明节|端午节?|七夕|中秋节?|重阳节|国庆节|元旦|圣诞节|平安夜|感恩节|劳动节|妇女节|儿童节|教师节|腊八|小年夜|冬至|夏至|立春|立夏|立秋|立冬|春分|秋分|寒假|暑假|五一假期|国庆假期|黄金周)(?:前夕?|后|期间)?';
const DYNASTY =
  '(?:夏朝|商朝|商代|西周|东周|周朝|周代|春秋(?:战国)?时[期代]|春秋战国|战国时[期代]|秦朝|秦代|西汉|东汉|汉朝|汉代|三国时[期代]|西晋|东晋|晋朝|晋代|南北朝(?:时期)?|南朝|北朝|北魏|北齐|北周|隋朝|隋代|唐朝|唐代|盛唐|晚唐|五代十国|五代|北宋|南宋|宋朝|宋代|辽代|金代|西夏|元朝|元代|明朝|明代|清朝|清代|晚清|清末(?:民初)?|明末(?:清初)?|元末(?:明初)?|唐末|宋末|汉末|清初|明初|民国(?:初年|时期|初期)?|抗战(?:时期|期间)|抗日战争(?:时期|期间)|文革(?:时期|期间)?|改革开放(?:初期|以来)|(?:第[一二]次世界大战|[一二]战|冷战)(?:时期|期间|后|前|结束后|之后|爆发前)?|中世纪|江户时代|明治时代|昭和时代|平安时代|战国时代|白垩纪|侏罗纪|三叠纪|寒武纪|石炭纪|旧石器时代|新石器时代|青铜时代)(?:初年?|末年?|中叶|中期|初期|末期|晚期|早期|后期|前期)?';
const RELATIVE =
  '(?:昨天|今天|明天|前天|后天|大前天|今晚|昨晚|明晚|前晚|今晨|昨日|今日(?!头条)|明日|当天|当日|当晚|同日|次日|翌日|隔天|上周|本周|下周|上个?月|下个?月|本月|当月|次月|同月|上半年|下半年|年初|年底|年末|月初|月底|月末|前三季度|第?[一二三四]季度)(?:末|初|底)?';
const WEEKDAY = '(?:星期|礼拜|周)[一二三四五六日天](?!人|家|次|期|岁|号)';
const SEASON =
  '(?:春|夏|秋|冬)(?:季学期|季|天)(?:初|末)?|(?:初|仲|暮|深|盛|隆|早|晚)(?:春|夏|秋|冬)';

/** One part of a date after another: year, month, day, hour. */
const DATE = `(?:(?:${YEAR})(?:的?(?:${SEASON}|${RELATIVE}|${FESTIVAL}))?[ ]?(?:(?:农历|阴历|旧历)?${MONTH})?(?:${DAY})?|(?:农历|阴历|旧历)?${MONTH}(?:${DAY})?|${DAY}|${FESTIVAL}|${RELATIVE}|${WEEKDAY})(?:的?(?:${CLOCK}|${PART_OF_DAY}))?`;
const ISO =
  '(?:1[0-9]{3}|20[0-9]{2})[-/.](?:1[0-2]|0?[1-9])[-/.](?:[12][0-9]|3[01]|0?[1-9])(?![0-9])';

const TIMES = new RegExp(
  `(?<![0-9a-z.]|〔[0-9]{4}〕|\\[[0-9]{4}\\])(?:${ISO}|${CENTURY}|${DECADE}|${DATE}|${CLOCK}|${DYNASTY}|${SEASON})`,
  'gu',
);

/** The times of the text: the longest, then their parts (2020年3月20日 → 2020年, 3月20日) and whole spans. */
export function timeMentions(reading: Reading): Mention[] {
  const { folded } = reading;
  const found: Mention[] = [];
  let previous: Mention | null = null;
  for (const hit of folded.matchAll(TIMES)) {
    const start = hit.index;
    const end = start + hit[0].replace(/[ ,，]+$/, '').length;
    if (!isTime(reading, start, end)) continue;
    const mention = plainMention(reading, 'time', start, end);
    found.push(mention);
    for (const [from, to] of partsOf(mention.value))
      found.push(plainMention(reading, 'time', start + from, start + to));
    if (previous && TO.test(folded.slice(previous.end, start)))
      found.push(plainMention(reading, 'time', previous.start, end));
    previous = mention;
  }
  return found;
}

/** What joins two times to one span of time. */
const TO = /^(?:至|到|—+|-|~|－|–|─|直到)$/;

/** Hits that need a second look: 三日 may end a word, 9时 a number of times; 世纪 alone is none. */
function isTime({ folded, tokens }: Reading, start: number, end: number): boolean {
  const text = folded.slice(start, end);
  if (/^(?:[上本下]个?)?世纪/.test(text)) return /^[上本下]|代|[初中末叶期]$/.test(text);
  if (/[0-9]/.test(text[0]!)) return true;
  if (/[一二三四五六七八九十百千廿]/.test(text[0]!)) return !startsInsideWord(tokens, start);
  return !startsInsideWord(tokens, start) || text.length > 2;
}

function startsInsideWord(tokens: Reading['tokens'], at: number): boolean {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.end <= at) low = middle + 1;
    else high = middle;
  }
  const token = tokens[low];
  return (
    token !== undefined &&
    token.start < at &&
    token.tag !== 'm' &&
    token.tag !== 't' &&
    token.tag !== 'x'
  );
}

const PARTS = new RegExp(`^((?:${YEAR}))?((?:农历|阴历|旧历)?(?:${MONTH})?(?:${DAY})?)(.*)$`, 'u');

/** The parts of a date that may answer by themselves, as ranges of `text`. */
function partsOf(text: string): readonly (readonly [number, number])[] {
  const rough = ROUGH.exec(text);
  const [, year = '', day = ''] = PARTS.exec(text) ?? [];
  const ends = [0, year.length, year.length + day.length, text.length];
  const month = day.indexOf('月') + 1;
  const parts: (readonly [number, number])[] = [
    [0, rough?.index ?? 0],
    [ends[1]!, ends[1]! + month],
    [0, ends[1]!],
    [0, ends[2]!],
    [ends[1]!, ends[2]!],
    [ends[2]!, ends[3]!],
  ];
  return parts.filter(([from, to]) => to - from > 1 && to - from < text.length);
}

/** 19世纪末 → 19世纪, 1980年代初 → 1980年代. */
const ROUGH = /(?<=世纪|年代?|月)(?:初期?|末期?|底|中叶|中期|末叶|[晚早后前]期|[上中下]旬)$/u;
