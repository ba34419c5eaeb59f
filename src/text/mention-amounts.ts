// Amounts: numbers with what they count, money, percentages and ordinals.
import { readAmount } from './amount.ts';
import {
  anyOf,
  CLASSIFIERS,
  CURRENCIES,
  MEASURE,
  TIME_UNITS,
  UNIT_SIGNS,
  UNITS,
} from './measure-words.ts';
import type { Mention, MentionKind, Reading } from './mention.ts';
import type { Span } from './span.ts';

const HAN = '[零〇一二三四五六七八九十百千万亿两]';
/**
 * A figure with its scale and how rough it is: 6000余万, 30万余, 三千多, 数百, 1,500, 3.3万. Repeats are
 * bounded, so that no text takes long.
 */
const FIGURE = `(?:[0-9]{1,3}(?:,[0-9]{3}){1,6}|[0-9]{1,40}(?:\\.[0-9]{1,20})?|[数几好上]?几?[十百千万亿]${HAN}{0,16}|${HAN}{1,20})(?:[余多来几]?[十百千万亿]{1,2}){0,2}[余多来]?`;

const PERCENTAGE = `(?:百分之|千分之)(?:${FIGURE})(?:点${HAN}{1,9})?|[0-9]{1,9}(?:,[0-9]{3}){0,3}(?:\\.[0-9]{1,9})?(?:%|‰)|(?:[0-9]{1,9}(?:\\.[0-9]{1,9})?|${HAN}{1,9})个?百分点|${HAN}{1,9}分之${HAN}{1,9}|[一二两三四五六七八九]成[半五]?(?![为员立功果都长绩本熟语年份就品人群员立不行形双一])`;
const CURRENCY = anyOf(CURRENCIES);
const MONEY = `(?:人民币|美元|港币|港元|rmb|usd|us\\$|hk\\$|nt\\$|\\$|¥|€|£) ?${FIGURE}(?:${CURRENCY})?|${FIGURE}(?:${CURRENCY})`;
const ORDINAL = `第(?:[0-9]{1,9}|${HAN}{1,9})(?:${MEASURE})?|首(?:批|例|次|个|位|届|家|条|座|部|日|期|轮|份|支|款|任|场|战|站|季|笔|艘|架|台|名|颗|枚|本|张|所|天)|头(?:一[回次个批天名位趟]|[批次两三][天个次]?)`;
const MEASURES = anyOf([...UNITS, ...TIME_UNITS, ...CLASSIFIERS]);
const COUNTED = `${FIGURE}(?:${MEASURES})(?:多|半|余)?`;
/** 半个月, 一个半小时, 两年半 counts as COUNTED. */
const HALVES = `(?:${HAN}个)?半(?:${anyOf(TIME_UNITS)})`;
/** One letter behind a digit may begin a name (5g网络, 4s店), two or more hardly do. */
const isLong = (sign: string): boolean => sign.length > 1 || !/[a-z]/.test(sign);
/** 45w, 6.8 kg: behind digits only. */
const MEASURED = `[0-9]{1,40}(?:\\.[0-9]{1,20})?[ ]?(?:(?:${anyOf(UNIT_SIGNS.filter(isLong))})(?![a-z0-9])|[${UNIT_SIGNS.filter((sign) => !isLong(sign)).join('')}](?![a-z0-9]|\\p{Script=Han}(?<![左以的每至到和或及])))`;

/** Begins with a look at the first character, since most positions begin no amount. */
const AMOUNTS = new RegExp(
  `(?=[0-9零〇一二三四五六七八九十百千万亿两半第首头数几好上$¥€£人美港rnuh])(?<![0-9a-z.])(?:(?<percentage>${PERCENTAGE})|(?<money>${MONEY})|(?<ordinal>${ORDINAL})|(?<half>${HALVES})|(?<measured>${MEASURED})|(?<counted>${COUNTED})|(?<bare>${FIGURE}))`,
  'gu',
);

const KINDS: readonly (readonly [string, MentionKind])[] = [
  ['percentage', 'percentage'],
  ['money', 'money'],
  ['ordinal', 'ordinal'],
  ['half', 'number'],
  ['measured', 'number'],
  ['counted', 'number'],
  ['bare', 'number'],
];

/** The amounts of the text that are no part of one of its `times`. */
export function amountMentions(reading: Reading, times: readonly Mention[]): Mention[] {
  const found: Mention[] = [];
  let time = 0;
  let token = 0;
  for (const hit of reading.folded.matchAll(AMOUNTS)) {
    const start = hit.index;
    while (time < times.length && times[time]!.end <= start) time++;
    if (times[time] && times[time]!.start <= start) continue;
    while (token < reading.tokens.length && reading.tokens[token]!.end <= start) token++;
    const mention = mentionAt(hit, reading, token);
    if (mention) found.push(mention);
  }
  return [...found, ...ranges(reading.folded, found)];
}

/** What joins two amounts to a range (3~5天, 30%至50%, 二十元以上五十元以下), and how a range may end. */
const TO = /^(?:至|到|~|-|–|—{1,2}|以上|以上至|以上,)$/;
const AT_MOST = /^以[下内]/;
/** A numeral without unit before the amount that it ranges to: 三至五天. */
const FROM = new RegExp(
  `(?<![0-9.第]|${HAN})(?:[0-9]{1,9}(?:\\.[0-9]{1,9})?|${HAN}{1,3})(?:[至到~–]|—{1,2}|-)$`,
  'u',
);

/** The ranges that the amounts make; each has the number and the unit of its upper end. */
function ranges(folded: string, found: readonly Mention[]): Mention[] {
  return found.flatMap((upper, i) => {
    if (upper.kind === 'ordinal') return [];
    const lower = found[i - 1];
    const joint = lower ? folded.slice(lower.end, upper.start) : '';
    if (lower && TO.test(joint) && isLike(lower, upper)) {
      const tail = joint.startsWith('以上')
        ? (AT_MOST.exec(folded.slice(upper.end))?.[0] ?? '')
        : '';
      return [{ ...upper, start: lower.start, end: upper.end + tail.length }];
    }
    if (upper.unit === null) return [];
    const from = FROM.exec(folded.slice(Math.max(0, upper.start - LONGEST_FROM), upper.start));
    return from ? [{ ...upper, start: upper.start - from[0].length }] : [];
  });
}

const LONGEST_FROM = 24;

const isLike = (lower: Mention, upper: Mention): boolean =>
  lower.unit === upper.unit
    ? lower.kind === upper.kind
    : lower.unit === null && lower.kind === 'number';

/** Groups of which nothing is cut off. */
const WHOLE: ReadonlySet<string> = new Set(['percentage', 'half', 'measured']);

function mentionAt(hit: RegExpExecArray, reading: Reading, token: number): Mention | null {
  const [group, named] = KINDS.find(([name]) => hit.groups![name] !== undefined)!;
  const whole = hit.index + hit[0].length;
  const { unit, end } = WHOLE.has(group)
    ? {
        unit:
          group === 'percentage' ? null : /[^0-9.一二两三四五六七八九十个半 ].*$/u.exec(hit[0])![0],
        end: whole,
      }
    : unitOf(hit, reading, token);
  const span = { start: hit.index, end };
  const text = reading.folded.slice(span.start, span.end);
  if (text === '' || !isAmount(text, span, unit, reading, token)) return null;
  if (unit === null && named === 'number' && isCode(reading.folded, span)) return null;
  if (unit === null && named === 'number' && isEnumerator(reading.folded, span)) return null;
  const value = numberOf(text);
  // Without its unit (五百元|户) money is but a number.
  const kind = named === 'money' && unit === null && !/^[^0-9]/.test(text) ? 'number' : named;
  return value === null ? null : { ...span, kind, value, unit };
}

/** 5G, 010-62345678, 13800138000: figures of a name, not of an amount. */
const isCode = (folded: string, { start, end }: Span): boolean =>
  (/^[0-9]+$/.test(folded.slice(start, end)) && end - start >= SHORTEST_CODE) ||
  /^(?:[a-z]|-[0-9])/.test(folded.slice(end, end + 2)) ||
  /[0-9a-z]-$/.test(folded.slice(Math.max(0, start - 2), start));

/** 2.整园清除, (3)其他: the number of an item counts nothing. */
const isEnumerator = (folded: string, { start, end }: Span): boolean =>
  /(?:^|[\n;:。|])[(]?$/.test(folded.slice(Math.max(0, start - 2), start).trimEnd()) &&
  /^(?:[.、](?![0-9])|[)])/.test(folded.slice(end, end + 2));

/** A longer run of digits without a unit is a telephone, a postcode or a serial number. */
const SHORTEST_CODE = 6;

const UNIT = new RegExp(
  `(?:${anyOf([...CURRENCIES, ...UNITS, ...TIME_UNITS, ...CLASSIFIERS])})(?=(?:多|半|余)?$)`,
  'u',
);

/** The measure word at the end of a hit, unless it is the head of a longer word (三【家】庭). */
function unitOf(
  hit: RegExpExecArray,
  { tokens }: Reading,
  token: number,
): { unit: string | null; end: number } {
  const end = hit.index + hit[0].length;
  const found = UNIT.exec(hit[0]);
  if (!found) return { unit: null, end };
  if (found.index === 0) return { unit: null, end: hit.index }; // 千米 is a unit by itself
  const at = hit.index + found.index;
  let i = token;
  while (i < tokens.length && tokens[i]!.end <= at) i++;
  const word = tokens[i];
  const runsOn =
    word &&
    word.start >= at &&
    word.end > end &&
    !/^(?:[xmqt]|nr)/.test(word.tag) &&
    !LOCATED.test(word.text.slice(end - word.start));
  if (runsOn && found[0].length < word.text.length && word.start === at)
    return { unit: null, end: at };
  return { unit: found[0], end };
}

/** What jieba joins to a unit and is no part of a word: 90|天内. */
const LOCATED = /^(?:以?[内外上下前后]|之[内前后间]|里|中|间)$/;

/** Chinese numerals stand in many words (九寨沟, 万一, 十分): they count only where they begin a token. */
function isAmount(
  text: string,
  { start, end }: Span,
  unit: string | null,
  { tokens }: Reading,
  at: number,
): boolean {
  if (/^[0-9$¥€£a-z]/.test(text)) return true;
  const token = tokens[at];
  if (!token || (token.start < start && !/^[mt]/.test(token.tag))) return false;
  if (token.start === start && token.end > end && !/^[mqxt]/.test(token.tag)) return false;
  if (token.start === start && token.end === end && !/^(?:[mqxtj]|.$)/.test(token.tag))
    return unit !== null;
  if (/^第/.test(text)) return !/^第一(?:手)?$/.test(text) || end - start > 2;
  if (/^(?:首|头)/.test(text) || /分|成/.test(text)) return true;
  if (unit === null)
    return (
      /[十百千万亿]/.test(text) &&
      text.length > 1 &&
      !/^(?:千万|万一|百万|亿万|万千|千百|十多|十几|百十)$/.test(text)
    );
  return !VAGUE.test(text);
}

/** Numerals that mean no number: 一下, 一些, 一点, 一直; 万里, 千里. */
const VAGUE =
  /^(?:一(?:下|些|点|种|面|手|道|步|身|带|路|样|度|代|号|派|系|起|味|方|把|行|角|类|片|番|般|线|网|组|段|边|时|辈|单|卡|口|头|气|顿|致|世|环|集|顺|双|次性|回|款|束)|[千万百](?:里|米|家|人|年|元|户|名|分|种|代|众|般|世|顷|军|斤|一)|两(?:手|面|边|头|岸|口|会|地|极|旁|侧|江)|[三四五六七八九](?:级|角|面|星|线|环|方|季|行|门|代|卡|步|轮)|十分|半)$/;

/** Its number in plain digits, or null; a rough one counts as if exact, 首 and 头 as one, a part as 1/3. */
function numberOf(text: string): string | null {
  if (/^[首头]/.test(text)) return '1';
  const half = /^(?:(.)个)?半/u.exec(text);
  if (half) return `${half[1] ? readAmount(half[1], 0)!.value : '0'}.5`;
  const tenths = /^([一二两三四五六七八九])成([半五])?/.exec(text);
  if (tenths) return `${readAmount(tenths[1]!, 0)!.value}${tenths[2] ? '5' : '0'}`;
  const part = /^([^百千].*?)分之(.+)$/.exec(text);
  if (part) return `${numberOf(part[2]!)}/${numberOf(part[1]!)}`;
  const from = /^[百千]分之/.test(text)
    ? 3
    : text.search(/[0-9零〇一二三四五六七八九十百千万亿两]/);
  return readAmount(text, Math.max(0, from))?.value ?? null;
}
