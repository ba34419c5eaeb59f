// Names of places and organisations: runs of tokens that end as such names end (…区, …医院, …委员会).
import { type Mention, type MentionKind, plainMention, type Reading } from './mention.ts';
import type { Token } from './segment.ts';
import { looksLikeName, looksLikePlace } from './surnames.ts';

const PLACE_END =
  /(?:省|市|县|区|州|郡|镇|乡|村|屯|寨|街道|社区|小区|新村|新居|花园|路|街|巷|胡同|大道|高速|公路|铁路|广场|公园|景区|度假区|保护区|开发区|经开区|高新区|工业园|产业园|园区|机场|车站|火车站|[东南西北]站|地铁站|码头|港口|港|桥|隧道|路口|山|山脉|峰|岭|河|江|湖|海|海峡|湾|岛|群岛|半岛|平原|高原|盆地|沙漠|峡|峡谷|瀑布|水库|酒店|宾馆|饭店|大厦|大楼|广场|寺|庙|宫|塔|陵|墓|遗址|故居|教堂|清真寺|体育馆|体育场|球场|影院|剧院|王国|帝国|共和国|联邦|自治区|自治州|直辖市|特别行政区|半球|大陆|地区|流域|校区|院区|城|城堡|要塞|国家公园)$/;
const ORGANISATION_END =
  /(?:医院|卫生院|诊所|卫生服务中心|大学|学院|中学|小学|学校|高中|幼儿园|公司|集团|工厂|厂|银行|委员会|委|协会|学会|联合会|基金会|商会|联盟|联合国|联队|研究所|研究院|研究中心|中心|实验室|法院|检察院|派出所|分局|总局|局|厅|部|司令部|总部|署|司|院|所|日报|晚报|时报|周报|早报|报|报社|杂志|杂志社|通讯社|出版社|电视台|电台|广播公司|唱片|俱乐部|球队|乐队|乐团|合唱团|剧团|政府|党委|区委|市委|县委|省委|镇委|常委会|卫健委|发改委|指挥部|领导小组|工作组|办公室|科室|科|支部|党支部|总支|工会|总会|分会|党|军|集团军|大队|支队|中队|小分队|分队|总队|志愿队|医疗队|工作队|突击队|先锋队|服务队|巡逻队|救援队|代表队|国家队|队|专家组|专班|店|超市|商场|药房|博物馆|图书馆|美术馆|纪念馆|档案馆|科技馆|文化馆|教会|组织|议会|国会|内阁|法庭|兵团|舰队|合作社|联社|交易所|事务所|监狱|基地|部队|舰|号)$/;

/** Ends that also end ordinary words (全部, 一号): these need a name before them. */
const WEAK_END =
  /^(?:号|部|所|院|司|科|队|党|军|店|报|委|舰|路|城|海|山|江|河|站|港|塔|宫|组织|部队|中心|基地|地区|大陆|办公室|政府|学校|区|市|县|村|镇|乡|省|州|桥|区委|市委|小区|社区|街道|医院|酒店|广场|公园|路口|高速|公路|科室|专班|大楼)$/;

/** Ends of two characters that are a token of their own. */
const LONG_END =
  /^(?:医院|诊所|大学|学院|中学|小学|学校|高中|公司|集团|工厂|银行|协会|学会|商会|联盟|中心|法院|分局|总局|总部|日报|晚报|时报|周报|早报|报社|杂志|电台|唱片|球队|乐队|乐团|剧团|政府|党委|区委|市委|县委|省委|镇委|科室|支部|工会|总会|分会|大队|支队|中队|分队|总队|超市|商场|药房|教会|组织|议会|国会|内阁|法庭|兵团|舰队|联社|监狱|基地|部队|街道|社区|小区|新村|新居|花园|胡同|大道|高速|公路|铁路|广场|公园|景区|园区|机场|车站|[东南西北]站|码头|港口|隧道|路口|山脉|海峡|群岛|半岛|平原|高原|盆地|沙漠|峡谷|瀑布|水库|酒店|宾馆|饭店|大厦|大楼|遗址|故居|教堂|球场|影院|剧院|王国|帝国|联邦|半球|大陆|地区|流域|校区|院区|城堡|要塞)$/;

/** Tokens of a name before its end. */
const LONGEST = 8;

/** The names of the text that are no part of its `amounts` and times, nor its `persons` (刘建军 is no army). */
export function nameMentions(
  reading: Reading,
  amounts: readonly Mention[],
  persons: readonly Mention[],
): Mention[] {
  const found: Mention[] = [];
  const tokens = withoutOthers(reading.tokens, amounts);
  const people = new Set(persons.map(({ end }) => end));
  for (const [i, token] of tokens.entries()) {
    if (isPlaceName(token)) found.push(plainMention(reading, 'place', token.start, token.end));
    const kind = people.has(token.end) ? null : endKind(token);
    if (!kind) continue;
    for (const start of startsOf(tokens, i, kind))
      found.push(plainMention(reading, kind, start + leading(reading.folded, start), token.end));
    const region = firstRegion(tokens, i, kind);
    if (region) found.push(plainMention(reading, 'place', region.start, region.end));
  }
  return found;
}

/** jieba may join a preposition to a region (就医|于市|第三|医院). */
const leading = (folded: string, start: number): number =>
  /^[于在到至从由][市区县省]/.test(folded.slice(start, start + 2)) ? 1 : 0;

/** The tokens, those that share a character with another mention marked as such. */
function withoutOthers(tokens: readonly Token[], others: readonly Mention[]): readonly Token[] {
  const spans = [...others].sort((a, b) => a.start - b.start);
  let next = 0;
  let reach = 0;
  return tokens.map((token) => {
    while (next < spans.length && spans[next]!.start < token.end)
      reach = Math.max(reach, spans[next++]!.end);
    return reach > token.start && !/^第/.test(token.text) ? { ...token, tag: OTHER } : token;
  });
}

const OTHER = 'other';

const isPlaceName = ({ tag, text }: Token): boolean =>
  (tag === 'ns' && text.length >= 2 && !NOT_A_PLACE.has(text)) ||
  (tag === 'nr' && looksLikePlace(text));

/** Ordinary words that jieba's dictionary calls places. */
const NOT_A_PLACE = new Set(
  [
    '城市 城乡 城镇 城里 市区 城区 都市 都城 大都 大城 新城 乡下 山区 山村 山城 山上 山下 山脚 山林 山水 山口 山脉 高山 大山 高原 平原 湖泊 大河 大海 海上 海边 海峡 海洋 海岸',
    '海岛 海港 海关 海马 港口 港湾 河边 江边 大洋 大岛 池塘 大街 街上 街头 大桥 天桥 大门 校门 国门 厂区 园区 社区 老区 新区 村子 新村 平房 公寓 城堡 王国 外国 两国 多国 立国 开国',
    '建国 回国 爱国 南方 北方 东方 西方 南北 东西 中西 万里 关口 边境 口岸 入口 出口 天上 地上 上路 道路 马路 出路 走路 销路 后路 半路 上门 上市 新建 香 巴士 加盟 太阳 英雄 长度 长达 朝廷 古典 美丽 普及 关联 伦理 英里',
    '青春 礼拜 庆典 欢庆 朝圣 山羊 登山 吉他 台风 哥哥 相国 环海 高明 宁静 上水 上游 下游 中游 内地 当地 本地 外地 各地 全国 国内 国外 海内 海外 境内 境外 室内 室外',
  ].flatMap((line) => line.split(' ')),
);

function endKind({ text, tag }: Token): MentionKind | null {
  if (/^(?:[wpmcuyorfv]|e$)/.test(tag) || /^[本该全各某我此每]/.test(text)) return null;
  // 入党, 干部: two characters are a word of their own unless both make the end (日报).
  if (/^[ns]$/.test(tag) && text.length === 2 && !LONG_END.test(text)) return null;
  if (NOT_A_PLACE.has(text)) return null;
  // 率军: what jieba does not know in two characters is seldom the name of a body.
  if (tag === 'x' && text.length === 2 && !PLACE_END.test(text)) return null;
  if (tag === 'nt' || ORGANISATION_END.test(text)) return 'organisation';
  return PLACE_END.test(text) ? 'place' : null;
}

/** Where names that end with token `i` begin: at the first name in the run, and after the region it opens with. */
function startsOf(tokens: readonly Token[], i: number, kind: MentionKind): number[] {
  const end = tokens[i]!;
  const alone = standsAlone(end, kind);
  const first = runStart(tokens, i, kind);
  const named = firstName(tokens, first, i);
  if (named === null && BROKEN.test(end.tag) && first < i) return [tokens[i - 1]!.start];
  const isVague = named === null && (first === i || WEAK_END.test(end.text));
  if (isVague) return alone ? [end.start] : [];
  const whole = named ?? first;
  let rest = isRegion(tokens[whole]!) ? whole + 1 : whole;
  while (rest < i && tokens[rest]!.tag === 'ns') rest++;
  const starts = [tokens[whole]!.start];
  if (rest > whole && (rest < i || alone)) starts.push(tokens[rest]!.start);
  return starts;
}

/** The region that the name ending with token `i` opens with, if no tag says that it is a place. */
function firstRegion(tokens: readonly Token[], i: number, kind: MentionKind): Token | null {
  const first = tokens[runStart(tokens, i, kind)]!;
  return first !== tokens[i] && first.tag === 'nr' && isRegion(first) ? first : null;
}

/** A name cut in two by jieba, its end left unknown: its last token ends like a place (…/n 峡镇/x). */
const BROKEN = /^x$/;

/** A place that a name may open with; small ones jieba calls persons (嘉义). */
const isRegion = ({ tag, text }: Token): boolean =>
  tag === 'ns' || (tag === 'nr' && text.length >= 2 && !looksLikeName(text));

/** The first token of the run of tokens that may stand in one name with token `i`. */
function runStart(tokens: readonly Token[], i: number, kind: MentionKind): number {
  let first = i;
  while (first > 0 && i - first < LONGEST && isInside(tokens, first - 1, kind)) first--;
  while (first < i && !opens(tokens[first]!, kind)) first++;
  return first;
}

/** A token that holds a name and its end at once: 七星洞村, 中医院. */
const standsAlone = ({ text, tag }: Token, kind: MentionKind): boolean =>
  (tag === 'nt' ||
    tag === 'ns' ||
    tag === 'nz' ||
    (/^(?:x|nrt?)$/.test(tag) && text.length >= 3)) &&
  text.replace(kind === 'place' ? PLACE_END : ORGANISATION_END, '') !== '';

/** The first token from `first` that is a name by its tag, or numbers one of several (第九|人民|医院). */
function firstName(tokens: readonly Token[], first: number, last: number): number | null {
  for (let i = first; i < last; i++) {
    const { tag, text } = tokens[i]!;
    if (/^(?:ns|nr|nrt|nz|x|eng|j|nt)$/.test(tag) && text.length > 0) return i;
    if (/^第/.test(text) || /^[市区县省国镇]$/.test(text)) return i;
  }
  return null;
}

function isInside(tokens: readonly Token[], i: number, kind: MentionKind): boolean {
  const { tag, text, end } = tokens[i]!;
  if (end !== tokens[i + 1]!.start || BREAKS.test(text)) return false;
  if (kind === 'place')
    return (
      /^(?:ns|nr|nrt|nz|x|j|s|zg|g|eng)$/.test(tag) ||
      (/^(?:n|a|f|b|m)$/.test(tag) &&
        text.length <= 2 &&
        !/^[一-鿿]*(?:人|员|者)$/.test(text) &&
        tokens[i + 1]!.tag !== 'w')
    );
  return (
    /^(?:n|ns|nr|nrt|nz|nt|x|j|s|vn|an|a|b|zg|g|eng|l)$/.test(tag) ||
    /^第/.test(text) ||
    MODIFIER.test(text)
  );
}

/** Verbs and others that stand in names of organisations. */
const MODIFIER =
  /^(?:度假|商务|快捷|国际|研究|管理|服务|控制|预防|开发|建设|设计|保障|发展|投资|贸易|进出口|体检|急救|防控|应急|监督|监管|检验|检测|救援|执法|宣传|统战|组织|规划|审计|统计|招商|运输|物流|航空|广播|制造|出租|经济|全国|健康|中国)$/;

/** Words that part a name from what stands before it. */
const BREAKS =
  /^(?:时任|现任|前任|原任|中|上|下|里|内|外|前|后|时|大|小|老|新|全|各|本|该|某|其他|有关|相关|所有|主要|部分|重点|记者|党员|干部|职工|患者|医生|护士|主任|书记|院长|校长|局长|群众|居民|市民|同志|人员|志愿者|专家|学生|老师|情况|工作|时间|疫情|期间|附近|周边|当地|领导|代表|亿|万|元)$/;

const opens = ({ tag, text }: Token, kind: MentionKind): boolean =>
  !/^(?:f|zg|g|l|b|a|an)$/.test(tag) ||
  (kind === 'organisation' && /^(?:a|an|b)$/.test(tag) && text.length > 1);
