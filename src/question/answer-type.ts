// The answer type: what kind of thing would answer, from the question word and its head noun.

import { readAmount } from '../text/amount.ts';
import { anyOf, CLASSIFIERS, isCurrency, isTimeUnit } from '../text/measure-words.ts';
import type { Focus } from './focus.ts';
import type { Gap } from './gap.ts';
import { nounClass } from './noun-classes.ts';
import type { AnswerType } from './question.ts';

/** Everything the type is inferred from; all text is folded. */
interface Clues {
  readonly folded: string;
  readonly gap: Gap | null;
  readonly focus: Focus;
}

export function answerType(clues: Clues): AnswerType {
  const { gap, focus } = clues;
  if (!gap) return withoutQuestionWord(clues);
  if (gap.asks === 'several' || asksForSeveral(clues)) return 'list';
  switch (gap.asks) {
    case 'who':
      return 'person';
    case 'when':
      return 'time';
    case 'where':
      return 'place';
    case 'why':
      return 'reason';
    case 'whether':
      return 'yesno';
    case 'meaning':
      return 'definition';
    case 'money':
      return 'money';
    case 'share':
      return 'percentage';
    case 'duration':
      return duration(clues, gap);
    case 'amount':
      return amount(gap, focus);
    case 'how':
      return manner(clues, gap);
    default:
      return thing(clues, gap);
  }
}

/** Keywords say it with their last words (… 复工率, … 年龄); a request, with its verb. */
function withoutQuestionWord({ folded, focus }: Clues): AnswerType {
  if (/^(?:请|麻烦|帮|给|能)?.{0,4}(?:介绍|说明|解释)/.test(folded)) return 'definition';
  return (focus.noun && nounClass(focus.noun)) || 'what';
}

/** 分别是什么, 两大难点是什么, 两兄弟叫什么名字: more than one thing in one question word. */
function asksForSeveral({ folded, gap }: Clues): boolean {
  if (gap === null || SINGLE.has(gap.asks)) return false;
  const left = folded.slice(0, gap.start);
  if (THE_OTHER.test(left)) return false;
  return /(?:分别|各自|各是|依次|包括|包含|涵盖|组成部分)/.test(left) || countBefore(left) !== null;
}

/** 以及哪一个, 另一个是: the rest is told, one is asked for. */
const THE_OTHER =
  /(?:以及|还有|和|与|及|或|跟|、|另外?(?:一?[个种位项条座])?(?:则|就)?(?:是|为)?|除了[^,，]{1,20}[,，]?)(?:在|于)?$/;

const SINGLE: ReadonlySet<string> = new Set([
  'why',
  'how',
  'whether',
  'amount',
  'duration',
  'money',
  'share',
  'when',
  'meaning',
]);

/** How many items a list question asks for: 哪三处 → 3, “四访”是哪四访 → 4, 两兄弟叫什么 → 2. */
export function itemCount(folded: string, gap: Gap | null): number | null {
  if (!gap) return null;
  const own = /^哪([0-9]+|[二两三四五六七八九十百]+)/.exec(gap.word);
  if (own) return atLeastTwo(own[1]!);
  return countBefore(folded.slice(0, gap.start));
}

/** Measure words with which a number names things to be listed; 3号, 第2期, 8岁, 九院 tell which one. */
const PLURAL = anyOf([
  ...CLASSIFIERS.filter((word) => !/^[号期届级代世岁分路线版席年月日天院]$/.test(word)),
  '大',
  '兄弟',
  '姐妹',
  '姊妹',
  '夫妻',
  '者',
  '方面',
]);
const PLURAL_SUBJECT = new RegExp(
  `(?<!第|[0-9])([0-9]+|[二两三四五六七八九十]+)(?:${PLURAL})[^,，。;；是为叫]{0,12}?(?:分别|各|都|又|具体)?(?:是指|指的是|是|为|叫做?|名叫|称为|指|有)(?:哪些|做)?$`,
);
const PAIR =
  /(?:兄弟俩|姐妹俩|夫妻俩|母女俩|父子俩|母子俩|父女俩|俩兄弟|俩人|他们俩|她们俩|夫妇|双方|双胞胎)[^,，。;；是为叫]{0,6}(?:分别|各|都)?(?:是|为|叫做?|名叫)$/;

function countBefore(left: string): number | null {
  if (PAIR.test(left)) return 2;
  const hit = PLURAL_SUBJECT.exec(left);
  return hit ? atLeastTwo(hit[1]!) : null;
}

function atLeastTwo(numeral: string): number | null {
  const value = Number(readAmount(numeral, 0)?.value ?? 0);
  return value >= 2 ? value : null;
}

/** 等了好久 is a length of time, 好久开学 (dialect) a time. */
function duration({ folded }: Clues, gap: Gap): AnswerType {
  if (gap.word !== '好久') return 'number';
  const after = folded.slice(gap.end);
  return /^[了过\s?？。嘛哦啊呢呀]*$/.test(after) ? 'number' : 'time';
}

function amount({ measure, word }: Gap, { noun }: Focus): AnswerType {
  if (measure && isTimeUnit(measure)) return 'number';
  if (measure && isCurrency(measure)) return 'money';
  if (measure && measure !== '个') return 'number';
  if (!noun || word.startsWith('第') || /^[多好][^少多]/.test(word)) return 'number';
  const kind = nounClass(noun);
  // 招商引资完成多少亿: a great amount of no unit, of what is not counted, is money.
  if (word.endsWith('亿') && kind === null) return 'money';
  return kind === 'money' || kind === 'percentage' || kind === 'what' ? kind : 'number';
}

/** 天气怎么样, 地位如何 ask what something is like; 怎么不去 asks why. */
function manner({ folded }: Clues, { start, end, word }: Gap): AnswerType {
  const after = folded.slice(end);
  if (/^的[\p{Script=Han}]/u.test(after)) return 'what';
  if (/^(?:怎么|咋个?)$/.test(word) && REASON_AFTER.test(after)) return 'reason';
  if (/^[的啊呀呢哦嘛\s?？!。]*$/.test(after) && /样|如何|怎么着/.test(word))
    return /[得着]$/.test(folded.slice(0, start)) ? 'manner' : 'what';
  return 'manner';
}

/** What turns a “how” into a “why”: 咋个天天都吃面. */
const REASON_AFTER =
  /^[^,，。?？]{0,8}?(?:都|总是?|老是?|还|就|又|会|不|没|这么|那么|突然|只)(?![是要能可])/;

function thing(clues: Clues, gap: Gap): AnswerType {
  const { noun } = clues.focus;
  if (isDefinition(clues, gap)) return 'definition';
  const { measure } = gap;
  const kind = (noun ? nounClass(noun) : null) ?? (measure ? nounClass(measure) : null);
  if (kind === 'number' && gap.asks === 'which') return 'what';
  if (gap.word === '哪个' && !noun && SPEAKS.test(clues.folded.slice(gap.end))) return 'person';
  const left = clues.folded.slice(0, gap.start);
  if (!noun && /(?:因为?|由于)$/.test(left)) return 'reason';
  if (kind === 'organisation' && BUILDINGS.test(noun!) && WHEREABOUTS.test(left)) return 'place';
  if (!noun && gap.asks === 'what' && MEANS.test(left)) return 'manner';
  return kind ?? 'what';
}

/** 星火计划是一项什么服务, 指的是什么: asks to be told what something is. */
function isDefinition({ folded, focus }: Clues, gap: Gap): boolean {
  if (gap.asks !== 'what') return false;
  const left = folded.slice(0, gap.start);
  if (
    /(?:是指|指的是?|[是]?一[个项种支家座类款本部门场名位条份台套次])(?:[一-鿿]{0,2})$/.test(left)
  )
    return true;
  if (!/是$/.test(left)) return false;
  const subject = left
    .slice(0, -1)
    .split(/[,，。]/)
    .at(-1)!;
  return focus.before
    ? /^\s*[“《]?[^的在被由]{1,12}[”》]?$/.test(subject) && !nounClass(subject)
    : /[”》]$/.test(subject);
}

/** 在哪家医院, 送到哪家医院: a house to be in is a place. */
const WHEREABOUTS = /(?:[在到去往至向进回]|位于|落于|设于)$/;
const BUILDINGS = /(?:医院|诊所|店|超市|馆|中心|站|厂|办公室|院)$/;
/** 哪个说的: who, as dialects ask it. */
const SPEAKS = /^(?:说|讲|来|去|在|做|弄|搞|喊|叫|拿|给|负责|主持|当|发现|知道)/;
/** 借助什么给学生讲课, 靠什么谋生. */
const MEANS = /(?:用|靠|借助|通过|透过|凭|凭借|依靠|利用|拿)$/;
