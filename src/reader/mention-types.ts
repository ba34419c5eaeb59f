// Mention types: which typed mentions can answer which questions.
import type { AnswerType, Question } from '../question/question.ts';
import { isCurrency, isTimeUnit } from '../text/measure-words.ts';
import type { Mention, MentionKind } from '../text/mentions.ts';
import type { Token } from '../text/segment.ts';

/** Answer types that a typed mention answers; the others are answered by phrases and clauses. */
const TYPED: ReadonlySet<string> = new Set<AnswerType>([
  'person',
  'place',
  'organisation',
  'time',
  'number',
  'money',
  'percentage',
]);

/** True if answers of this type are mentions. */
export const isTyped = (type: AnswerType): boolean => TYPED.has(type);

/** True if an answer of this type always has a number in it. */
export const isNumeric = (type: AnswerType): boolean =>
  type === 'number' || type === 'money' || type === 'percentage';

/** True for a mention that answers some typed question. */
export const isTypedMention = (mention: Mention | null): boolean =>
  mention !== null && TYPED.has(mention.kind);

/** 谁 may be a company, 哪里 a house; these are the second choice. */
const SECOND_CHOICE = 0.5;

/** The kinds of mention that answer a type, with how well they do. */
const ANSWERED_BY: Readonly<
  Partial<Record<AnswerType, Readonly<Partial<Record<MentionKind, number>>>>>
> = {
  person: { person: 1, organisation: SECOND_CHOICE },
  place: { place: 1, organisation: SECOND_CHOICE },
  organisation: { organisation: 1 },
  time: { time: 1 },
  money: { money: 1 },
  percentage: { percentage: 1 },
};

/** How well the mention is the kind of thing that is asked for, in [0, 1]. */
export function typeFit(mention: Mention, question: Question): number {
  const { answerType } = question;
  if (answerType === 'number') return numberFit(mention, question);
  if (answerType === 'time' && mention.kind === 'time') return timeFit(mention, question);
  if (answerType === 'what') return Number(mention.kind === 'title' && asksForTitle(question));
  return ANSWERED_BY[answerType]?.[mention.kind] ?? 0;
}

/** How exact a time is asked for, and what a time so exact looks like. */
const EXACTNESS: readonly (readonly [asked: RegExp, given: RegExp])[] = [
  [
    /哪一?[天日]|几[号日]|何日|什么日子|哪个日子/,
    /[0-9一二三四五六七八九十]+[日号]|初[一二三四五六七八九十]|除夕|元旦|[天日节]$/,
  ],
  [/几点|几时|什么钟点/, /[0-9一二三四五六七八九十]+[点时:]/],
  [/星期几|周几|礼拜几/, /星期|周|礼拜/],
  [/哪一?个?月|几月/, /月/],
  [/哪一?个?年(?!代)|何年|几几年|年份/, /年|[0-9]{4}|世纪|朝|代/],
];

/** A year does not say on which day; a day says in which year where it is whole. */
function timeFit({ value }: Mention, question: Question): number {
  if (FROM_TO.test(question.text) && !RANGE.test(value)) return INEXACT;
  const exactness = EXACTNESS.find(([asked]) => asked.test(gapText(question)));
  return exactness && !exactness[1].test(value) ? INEXACT : 1;
}

/** 从哪天到哪天, 几点到几点: from one time to another. */
const FROM_TO =
  /[几哪什](?:么时候|一?[天日年月]|[号点时])[^,，?？]{0,4}[到至][^,，?？]{0,3}[几哪什]/;
const RANGE = /[至到~—–-]/;

const INEXACT = 0.3;

/** A length of time wants a unit of time; 第几 an ordinal. */
function numberFit({ kind, unit }: Mention, question: Question): number {
  const asked = gapText(question);
  if (asked.startsWith('第')) return kind === 'ordinal' ? 1 : 0;
  if (kind === 'money' || kind === 'percentage') return Number(isCountedIn(kind, unit, question));
  if (kind !== 'number') return 0;
  if (DURATION.test(asked)) return unit !== null && isTimeUnit(unit) ? 1 : 0;
  if (dimensionClashes(unit, question)) return 0;
  return unit === null && dimensionOf(question) ? SECOND_CHOICE : 1;
}

/** True if a sum or a share answers a question for a number: 多少元, 增长了多少, 花了多少. */
function isCountedIn(
  kind: 'money' | 'percentage',
  unit: string | null,
  question: Question,
): boolean {
  if (unit !== null && unit === question.measure) return true;
  return kind === 'money' ? isBare(question) : CHANGE.test(question.text);
}

/** What a share or a difference may answer: 增长了多少. */
const CHANGE = /增长|增加|下降|减少|提高|降低|上升|上涨|下跌|回落|提升|占|率|比例/;

/** 补了多少, 花了多少: a quantity of what the question does not say. */
const isBare = (question: Question): boolean =>
  question.measure === null && question.focus === null && /^(?:多少|几多)$/.test(gapText(question));

const DURATION = /久|时间|时日/;

const gapText = ({ text, gap }: Question): string => (gap ? text.slice(gap.start, gap.end) : '');

/** What is measured, and its units: a depth is not counted in kilograms. */
const DIMENSIONS: readonly (readonly [asked: RegExp, units: RegExp])[] = [
  [/面积|多广|房间|屋子|场地/, /平方|亩|顷|坪|平米|m2|m²|km²/],
  [/体重|重量|多重|质量|净重|毛重/, /克|斤|吨|磅|盎司|两|石|担|^(?:k?g|mg|t|lb|oz)$/],
  [
    /高度|身高|海拔|多高|长度|多长|全长|宽度|多宽|深度|多深|直径|距离|多远|多厚|里程|[坝塔楼层桥]高$/,
    /米|里|尺|寸|公分|丈|光年|英|^(?:[kdcmnμu]?m)$/,
  ],
  [/年龄|年纪|多大|几岁|岁数|享年/, /岁|年|月/],
  [/温度|气温|体温/, /度|℃|°/],
  [/速度|时速|多快/, /里|米|节|码|m\/s|km/],
  [/功率/, /瓦|马力|^[kmg]?w$/],
  [/电压/, /伏|^[km]?v$/],
  [/噪[声音]|音量/, /分贝|db/],
  [/库容|容积|容量|体积/, /立方|升|m3|m³|^[mcd]?l$|字节|[kmgt]b|毫安|mah|ah/],
];

/** The units of what is asked to be measured, unless the question names its own. */
function dimensionOf(question: Question): RegExp | null {
  if (question.measure) return null;
  const { focus } = question;
  const unitsOf = (asked: string) => DIMENSIONS.find(([words]) => words.test(asked))?.[1] ?? null;
  // 多大【库容】: what is measured says more than how it is asked.
  return (focus === null ? null : unitsOf(focus)) ?? unitsOf(gapText(question));
}

function dimensionClashes(unit: string | null, question: Question): boolean {
  const units = dimensionOf(question);
  return unit !== null && units !== null && !units.test(unit);
}

/** Works whose names stand in 《》. */
const asksForTitle = ({ focus }: Question): boolean =>
  focus !== null &&
  /(?:书|书名|小说|作品|电影|影片|电视剧|剧|文章|歌|歌曲|专辑|杂志|报|报纸|期刊|节目|游戏|动画|漫画|法律|法规|条例|文件|论文|诗|诗集|曲|片|著作|规定|意见|通知|办法|方案)$/.test(
    focus,
  );

/** Tags that what answers may have where no mention was found; for places and organisations, of its last word. */
const TAGS: Readonly<Partial<Record<AnswerType, RegExp>>> = {
  person: /^(?:nr|nz|x|eng|w)/,
  place: /^(?:n[stz]|s|j|x|eng|n$)/,
  organisation: /^(?:n[stz]|s|j|x|eng|n$)/,
  time: /^(?:t|m|f)/,
  number: /^(?:m|q)/,
  money: /^(?:m|q)/,
  percentage: /^(?:m|q)/,
};
const LONGEST_NAME = 3;

/** True if `tokens[from]` up to `tokens[to]` could be a mention of the type that was not recognised. */
export function looksLike(
  type: AnswerType,
  tokens: readonly Token[],
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  const tags = TAGS[type];
  if (!tags) return false;
  if (type === 'place' || type === 'organisation') return tags.test(tokens[to - 1]!.tag);
  if (type === 'person' && to - from > LONGEST_NAME) return false;
  for (let i = from; i < to; i++) if (!tags.test(tokens[i]!.tag)) return false;
  return true;
}

const ATOMIC: ReadonlySet<MentionKind> = new Set([
  'number',
  'money',
  'percentage',
  'ordinal',
  'person',
  'code',
]);

/** True for mentions that no answer cuts in two. */
export const isAtomic = ({ kind }: Mention): boolean => ATOMIC.has(kind);

/** Measure words that count the same things. */
const SAME_MEASURE: readonly (readonly string[])[] = [
  ['人', '名', '位', '个', '口', '员'],
  ['家', '个', '户', '间', '所'],
  ['所', '个', '家', '座'],
  ['次', '场', '届', '回', '轮', '趟'],
  ['台', '个', '辆', '架', '部', '套'],
  ['件', '套', '个', '只', '副'],
  ['项', '个', '条'],
  ['例', '个', '名', '人'],
  ['栋', '幢', '座'],
  ['首', '曲'],
  ['本', '部', '册', '种'],
  ['棵', '株'],
  ['头', '只', '匹'],
  ['艘', '条', '只'],
  ['公分', '厘米'],
  ['公尺', '米'],
  ['人', '名', '位', '人次'],
  ['岁', '周岁'],
  ['元', '块', '块钱', '元钱'],
  ['天', '日', '个昼夜', '个日夜', '个工作日', '工作日'],
  ['月', '个月'],
  ['年', '周年', '年度', '个年头'],
  ['小时', '个小时', '个钟头', '钟头'],
];

export function agreesWithMeasure({ unit }: Mention, measure: string): boolean {
  if (!unit) return false;
  return (
    (measure === '钱' && isCurrency(unit)) ||
    unit === measure ||
    unit.endsWith(measure) ||
    measure.endsWith(unit) ||
    SAME_MEASURE.some((same) => same.includes(unit) && same.includes(measure))
  );
}

/** True if a number counts something else than the question's measure word does. */
export const unitClashes = ({ unit, ...mention }: Mention, measure: string): boolean =>
  unit !== null &&
  !agreesWithMeasure({ unit, ...mention }, measure) &&
  !isConvertible(unit, measure);

/** Units of one dimension: how many days may be told in months, how many metres in kilometres. */
const CONVERTIBLE: readonly RegExp[] = [
  /^(?!平方|立方).*(?:米|里|尺|寸|丈|公分)$|^[kdcmnμ]?m$/,
  /(?:克|斤|吨|磅|担)$|^(?:k?g|mg|t)$/,
  /^平方|亩$|顷$|^坪$|²$|2$/,
  /升$|^立方|^[mcd]?l$|³$|3$/,
];

const isConvertible = (a: string, b: string): boolean =>
  (isTimeUnit(a) && isTimeUnit(b)) || CONVERTIBLE.some((units) => units.test(a) && units.test(b));
