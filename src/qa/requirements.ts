// Requirements: whether the evidence covers each name, place, date and number that the question gives.
import type { Question, Requirement } from '../question/question.ts';
import type { Query } from '../retriever/hit.ts';
import { type NumberMention, numbers } from '../text/numbers.ts';

/** Folded texts, from the nearest to the evidence outwards. */
export interface Surroundings {
  readonly sentence: string;
  /** Places and organisations that the sentence names. */
  readonly named: readonly string[];
  /** The sentence before, for what it introduces (他…, 会议…). */
  readonly previous: string;
  readonly passage: string;
  /** Headings in force, title and subjects of the document, one a line. */
  readonly above: string;
  readonly document: string;
  /** The numbers of the document; looked for when first asked for. */
  readonly documentNumbers: () => readonly NumberMention[];
  /** The candidate's clause, up to it and from it on. */
  readonly clause: readonly [before: string, from: string];
  /** The candidate is of the form that is asked for: a number, a date, a code. */
  readonly isOfForm: boolean;
}

/**
 * met: the evidence or what stands over it covers the requirement; distant: only the document at large
 * does, so that the fact may be about another; unmet: nothing in the document does, so it is.
 */
export type Coverage = 'met' | 'distant' | 'unmet';

export interface CheckedRequirement {
  readonly requirement: Requirement;
  readonly coverage: Coverage;
}

/** Each requirement of the question, held against the surroundings of a candidate. */
export function checkRequirements(
  question: Question,
  query: Query,
  around: Surroundings,
): CheckedRequirement[] {
  return question.requirements.map((requirement) => ({
    requirement,
    coverage: check(requirement, standInsOf(requirement, query), around),
  }));
}

function check(requirement: Requirement, forms: readonly string[], around: Surroundings): Coverage {
  switch (requirement.kind) {
    case 'time':
      return checkTime(requirement.text, around);
    case 'ordinal':
      return checkOrdinal(requirement.text, around);
    case 'form':
      return around.isOfForm ? 'met' : 'unmet';
    case 'topic':
      return checkTopic(forms, around);
    case 'role':
      return checkRole(forms, around);
    case 'number':
      return checkNumbers(requirement.text, [around.sentence, around.previous, around.passage]);
    default:
      return checkName(forms, around);
  }
}

function checkName(forms: readonly string[], around: Surroundings): Coverage {
  const near = `${around.passage}\n${around.above}`;
  const isHere = forms.some((form) => holdsName(around.sentence, form));
  if (!isHere && forms.some((form) => isDisplaced(form, around))) return 'unmet';
  if (forms.some((form) => holdsName(near, form))) return 'met';
  return forms.some((form) => holdsName(around.document, form)) ? 'distant' : 'unmet';
}

/**
 * True if the sentence, which does not name this one, speaks of another of the same kind: what is said of one hotel
 * (…酒店) is not said of the next, though both stand in the passage.
 */
function isDisplaced(name: string, { named, above }: Surroundings): boolean {
  if (name.length < SHORTEST_NAME) return false;
  // One character (…桥, …科) tells less: where the headings name it, the others are told beside it.
  if (name.length < KIND_LENGTH + 2)
    return (
      !above.includes(name) &&
      named.some((other) => other.length >= SHORTEST_NAME && other.at(-1) === name.at(-1))
    );
  const kind = name.slice(-KIND_LENGTH);
  return named.some((other) => other.length >= name.length - KIND_LENGTH && other.endsWith(kind));
}

const SHORTEST_NAME = 3;

/**
 * A common noun is covered by itself, by what stands for it, and partly by a word that shares a character
 * (汽车: 车辆); what the document knows nothing of, it does not speak about.
 */
function checkTopic(
  forms: readonly string[],
  { sentence, passage, above, document }: Surroundings,
): Coverage {
  const near = `${passage}\n${above}`;
  if (forms.some((form) => holdsName(near, form))) return 'met';
  const isHintedAt = forms.some((form) =>
    [...form].some((character) => sentence.includes(character)),
  );
  return isHintedAt || forms.some((form) => holdsName(document, form)) ? 'distant' : 'unmet';
}

/** Words for the same kin: the last character of each stands for it (其女, 长子). */
const KIN: readonly (readonly string[])[] = [
  ['女婿'],
  ['儿媳', '媳妇'],
  ['儿子', '长子', '次子', '幼子', '独子', '其子', '之子', '生子', '子为'],
  ['女儿', '长女', '次女', '幼女', '独女', '其女', '之女', '爱女', '千金'],
  ['妻子', '夫人', '太太', '爱人', '老婆', '妻', '娶', '嫁', '结婚', '配偶'],
  ['丈夫', '爱人', '老公', '夫', '嫁', '结婚', '配偶'],
  ['父亲', '爸爸', '爸', '父', '爹'],
  ['母亲', '妈妈', '妈', '母', '娘'],
  ['师傅', '老师', '导师', '师从', '拜师', '徒'],
  ['徒弟', '学生', '弟子', '师从', '拜师', '门下'],
];

/** An office or a kinship is told in the passage or above it, in these words or others for the same. */
function checkRole(forms: readonly string[], { clause, passage, above }: Surroundings): Coverage {
  if (isOther(forms, clause)) return 'unmet';
  const near = `${passage}\n${above}`;
  const words = forms.flatMap((form) => [
    form,
    ...(KIN.find((same) => same.some((one) => form.endsWith(one) && one.length > 1)) ?? []),
  ]);
  return words.some((word) => holdsName(near, word)) ? 'met' : 'unmet';
}

/** 主任李明 is not the 班长 who is asked for, unless his own clause says that he is that too. */
const isOther = (forms: readonly string[], [before, from]: Surroundings['clause']): boolean =>
  OFFICE.test(before) && !forms.some((form) => `${before}${from}`.includes(form));

const OFFICE = /\p{Script=Han}(?:长|书记|主任|经理|总监|主席|教练|会计|出纳|总裁)$/u;

/** 酒店, 医院, 大学: what something is stands in the last two characters of its name. */
const KIND_LENGTH = 2;

/**
 * True if the text holds the name itself or a longer one that it abbreviates: the characters of 县一院 stand
 * in order, close together, in 云阳县第一人民医院.
 */
export function holdsName(text: string, name: string): boolean {
  if (text.includes(name)) return true;
  if (!/^\p{Script=Han}{3,6}$/u.test(name)) return false;
  return abbreviation(name).test(text);
}

// At most this many characters between two of an abbreviation: 一(人民医)院 leaves out three.
const SKIPPED = 3;

const abbreviation = (name: string): RegExp =>
  new RegExp([...name].join(`\\p{Script=Han}{0,${SKIPPED}}`), 'u');

/** A time is covered by its parts; a year that the document never gives is taken to be its own. */
function checkTime(text: string, around: Surroundings): Coverage {
  const part = checkPart(text, around);
  return part ?? checkDate(text, around);
}

/** Parts of a year, and how often: 第三季度, 上半年, 每周. A text that gives another does not speak of this one. */
const PARTS: readonly RegExp[] = [
  /(?:第?[一二三四1-4]|前三|全部?)季度?(?!节)/gu,
  /[上下]半年|全年/gu,
  /(?:每|一|隔)(?:个)?(?:年|月|周|日|天|季度?|小时|星期|晚)(?!前|后|内|底|初)/gu,
];

/** null where the text names no such part, or where nothing contradicts and the date decides. */
function checkPart(
  text: string,
  { sentence, previous, passage, above, document }: Surroundings,
): Coverage | null {
  for (const pattern of PARTS) {
    const asked = text.match(pattern)?.map(plainPart);
    if (!asked) continue;
    const given = (where: string) => where.match(pattern)?.map(plainPart) ?? [];
    const covers = (where: string) => asked.every((part) => given(where).includes(part));
    if (covers(sentence)) return null;
    if (given(sentence).length > 0) return 'unmet';
    if (covers(`${previous}\n${above}`)) return null;
    if (covers(passage)) return null;
    return covers(document) ? 'distant' : 'unmet';
  }
  return null;
}

/** 第三季度 and 3季度, 每星期 and 每周, 每日 and 每天 are one. */
const plainPart = (part: string): string =>
  part
    .replace(/^第/u, '')
    .replace(/[1-4]/u, (digit) => '一二三四'[Number(digit) - 1]!)
    .replace(/^(?:每|一|隔)个?/u, '每')
    .replace('星期', '周')
    .replace('日', '天')
    .replace(/季$/u, '季度');

/** A date part by part. */
function checkDate(text: string, around: Surroundings): Coverage {
  const asked = numbers(text).filter(({ kind }) => kind === 'year' || kind === 'date');
  const near = new Set(valuesIn([around.previous, around.sentence, around.passage, around.above]));
  let coverage: Coverage = 'met';
  for (const { kind, value } of asked) {
    if (near.has(value) || (kind === 'date' && [...near].some((other) => narrows(other, value))))
      continue;
    const inDocument = around.documentNumbers();
    if (inDocument.some((mention) => mention.value === value)) coverage = 'distant';
    else if (kind === 'date' || inDocument.some((mention) => mention.kind === 'year'))
      return 'unmet';
  }
  return coverage;
}

/** 2月14日 answers for 2月. */
const narrows = (exact: string, month: string): boolean =>
  month.endsWith('月') && exact.startsWith(month);

/** 首批, 头一批 and 第一批 are one; an ordinal that is only elsewhere counts something else. */
function checkOrdinal(text: string, { sentence, previous, above }: Surroundings): Coverage {
  const plain = (said: string) => said.replace(/首(?=[一-鿿])|头一/g, '第一');
  const asked = numbers(plain(text)).map(({ value }) => value);
  const near = new Set(valuesIn([plain(sentence), plain(previous), plain(above)]));
  return asked.every((value) => near.has(value)) ? 'met' : 'unmet';
}

/** A number that is not repeated may be said in another way (七年: 1610年至1617年), so it is never unmet. */
function checkNumbers(text: string, near: readonly string[]): Coverage {
  const asked = numbers(text);
  if (asked.length === 0) return near.some((part) => part.includes(text)) ? 'met' : 'distant';
  const values = new Set(valuesIn(near));
  if (asked.every(({ value, bare }) => values.has(value) || (bare !== null && values.has(bare))))
    return 'met';
  return 'distant';
}

const valuesIn = (texts: readonly string[]): string[] =>
  texts.flatMap((text) =>
    numbers(text).flatMap(({ value, bare }) => (bare === null ? [value] : [value, bare])),
  );

/**
 * Where a segmenter may have taken a name too far: without a preposition before it, and of a transliterated
 * name (约翰·史密斯出生) only the characters about its dots.
 */
function loosely(name: string): string[] {
  const dotted = /\p{L}{1,2}(?:[·•・]\p{L}+)*[·•・]\p{L}{1,2}/u.exec(name);
  if (dotted) return [dotted[0]];
  const bare = name.replace(/^[由于在从与和对向给被把是]/, '');
  return bare !== name && bare.length >= 2 ? [bare] : [];
}

/** The requirement's own text, and with each word replaced by what the retriever found in its stead. */
function standInsOf({ text }: Requirement, query: Query): string[] {
  const forms = [text, ...loosely(text)];
  for (const { from, term, origin } of query.terms)
    if (origin !== 'exact' && text.includes(from)) forms.push(text.replace(from, term));
  return forms;
}
