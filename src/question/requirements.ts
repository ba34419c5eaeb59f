// Requirements: what the evidence must cover before an answer is believed.
import type { Mention } from '../text/mention.ts';
import { contains, overlaps, type Span } from '../text/span.ts';
import { isOrdinaryWord, looksLikeName, surnameLength } from '../text/surnames.ts';
import type { Asked } from './asked.ts';
import { impliedBy } from './implied.ts';
import type { Requirement } from './question.ts';

/**
 * Every proper name, place, organisation, time, ordinal, number and quoted term of the question, in order,
 * each once. What is asked for is none, nor is what says nothing definite (当时, 一名, 七十来岁).
 */
export function requirementsOf(asked: Asked): Requirement[] {
  const outer = asked.mentions.filter((mention) => isRequired(mention, asked));
  const found = [
    ...outer.flatMap((mention) => partsOf(mention, asked)),
    ...unknownNames(asked),
    ...impliedBy(asked),
  ];
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter(({ text }, i) => found.findIndex((other) => other.text === text) === i);
}

function isRequired(mention: Mention, asked: Asked): boolean {
  const { mentions, gap, phrase, count } = asked;
  if (gap && overlaps(mention, gap)) return false;
  if (contains(phrase, mention) || isAskedFor(mention.value, asked)) return false;
  if (mentions.some((other) => isSwallowed(mention, other) && !isAskedFor(other.value, asked)))
    return false;
  switch (mention.kind) {
    case 'number':
    case 'money':
    case 'percentage':
      return isDefinite(mention, asked) && Number(mention.value) !== count;
    case 'ordinal':
      return !/^(?:首次|头一[次回]|第一次|第一$)/.test(textOf(mention, asked));
    case 'time':
      return /[0-9一二三四五六七八九十]/.test(mention.value);
    case 'quoted':
      return !/[,，。;；!！?？]/u.test(mention.value);
    default:
      return true;
  }
}

/** 江东区的重点中学是哪所: the subject of the question is what the answer is. */
const isAskedFor = (text: string, { focus: { noun, before }, answerType }: Asked): boolean =>
  noun !== null &&
  // A code that is to be explained must be there.
  (answerType !== 'definition' || !/[a-z0-9]/.test(text)) &&
  (text === noun || (before && text.endsWith(noun)));

/** True if `other` says the same and more: a whole date, a quoted term, an organisation with its place. */
function isSwallowed(mention: Mention, other: Mention): boolean {
  if (mention === other || !contains(other, mention)) return false;
  if (other.kind === 'code') return true;
  if (other.kind === 'quoted' || other.kind === 'title')
    return mention.kind !== other.kind || isLonger(other, mention);
  if (mention.kind === 'quoted' || mention.kind === 'title') return false;
  if (NAMES.has(other.kind))
    return isLonger(other, mention) || other.kind === 'person' || mention.kind === 'place';
  return other.kind === mention.kind && isLonger(other, mention);
}

const NAMES: ReadonlySet<string> = new Set(['place', 'organisation', 'person']);
const REGIONS: ReadonlySet<string> = new Set(['place', 'organisation']);
const isLonger = (a: Span, b: Span): boolean => a.end - a.start > b.end - b.start;

/** An amount that the text would repeat: 6000余万元, 十二座, but not 一名 or 两个, whose things it lists. */
const isDefinite = (mention: Mention, asked: Asked): boolean =>
  Number(mention.value) >= 10 ||
  (Number(mention.value) > 1 && /^[0-9]/.test(textOf(mention, asked)));

function partsOf(mention: Mention, asked: Asked): Requirement[] {
  const { kind, value, start, end } = mention;
  switch (kind) {
    case 'person':
    case 'code':
      return [{ start, end, text: value, kind: 'name' }];
    case 'title':
    case 'quoted':
      return [{ start, end, text: value, kind: 'quoted' }];
    case 'place':
    case 'organisation':
      return nameParts(mention, asked);
    case 'time':
    case 'ordinal':
      return [{ start, end, text: textOf(mention, asked), kind }];
    default:
      return isRough(mention, asked)
        ? []
        : [{ start, end, text: textOf(mention, asked), kind: 'number' }];
  }
}

/** Its folded text, from the tokens: an amount's `value` is its number. */
const textOf = (mention: Mention, { tokens }: Asked): string =>
  tokens
    .filter((token) => overlaps(token, mention))
    .map(({ text, start }) => text.slice(Math.max(0, mention.start - start), mention.end - start))
    .join('');

/** 七十来岁, 十几个, 三千多人: the text gives the exact number. */
const isRough = (mention: Mention, asked: Asked): boolean =>
  /[来几数多]/.test(textOf(mention, asked));

/**
 * A name by its levels, each a requirement: 长宁区中心医院 → 长宁, 中心医院, since documents name the region once
 * and leave it out afterwards. Organs that every region has (政府, 卫生健康委) are none.
 */
function nameParts(mention: Mention, asked: Asked): Requirement[] {
  const region = asked.mentions
    .filter(
      (inner) =>
        inner.start === mention.start && inner.end < mention.end && REGIONS.has(inner.kind),
    )
    .filter((inner) => !BARE_END.test(mention.value.slice(inner.end - inner.start)))
    .at(0);
  if (!region) return wholeName(mention);
  const { end, kind, value } = mention;
  const rest = value.slice(region.end - region.start);
  return [...nameParts(region, asked), ...wholeName({ start: region.end, end, kind, value: rest })];
}

function wholeName({ start, end, kind, value }: Omit<Mention, 'unit'>): Requirement[] {
  if (kind !== 'organisation') return [placeOf({ start, end, value })];
  return ORGAN.test(value) ? [] : [{ start, end, text: value, kind }];
}

/** An end that names nothing by itself, so that it stays with what stands before it: 东海|大学, 太平|路社区. */
const BARE_END =
  /^(?:大?(?:省|市|县|区|州|镇|乡|村|街道|社区|小区|新居|路|街|道|山|河|江|湖|岛|桥|[东南西北]?站|火车站|机场|大学|学院|中学|小学|学校|医院|酒店|宾馆|饭店|公司|集团|银行|日报|晚报|报|电视台|出版社|广场|公园|大厦|寺|庙|宫|队|军|党))+$/;

const ORGAN =
  /^[省市区县镇乡]?(?:人民)?(?:政府|党委|区委|县委|市委|省委|镇委|委员会|常委会|委|卫生健康委(?:员会)?|卫健委|发改委|委?常委会|.{0,4}局|办公室|指挥部|领导小组|工作组|机关|部门|单位|.{0,3}队|中心|政协|人大)$/;

/** 长宁区 and 长宁 are one requirement. */
function placeOf({ start, end, value }: Span & { readonly value: string }): Requirement {
  const bare = value.replace(REGION, '');
  return { start, end, text: bare.length >= 2 ? bare : value, kind: 'place' };
}

const REGION = /(?:特别行政区|自治[区州县]|街道|社区|(?<![小园校院景社开新])区|[省市县镇乡村])$/;

/** 嘉义, 项羽: the dictionary calls it a person, and nothing speaks against it. */
const mayBeName = (text: string): boolean => surnameLength(text) === 0 || looksLikeName(text);

/** Names that no mention found: jieba calls them persons though no surname begins them (嘉义). */
function unknownNames(asked: Asked): Requirement[] {
  const { tokens, mentions, gap, phrase } = asked;
  return tokens
    .filter(
      (token) =>
        (token.tag === 'nrt' || (token.tag === 'nr' && mayBeName(token.text))) &&
        token.text.length >= 2 &&
        !isOrdinaryWord(token.text) &&
        !isAskedFor(token.text, asked) &&
        !contains(phrase, token) &&
        !(gap && overlaps(token, gap)) &&
        !mentions.some((mention) => overlaps(mention, token)),
    )
    .map(({ start, end, text }) => ({ start, end, text, kind: 'name' as const }));
}
