// Persons: names that jieba splits, tags x or joins to a neighbour, put together from surname and context.
import { type Mention, plainMention, type Reading } from './mention.ts';
import type { Token } from './segment.ts';
import { isDoubtfulSurname, isSureSurname, looksLikeName, surnameLength } from './surnames.ts';
import { isSound, SOUNDS } from './transliteration.ts';

/** Titles before a name: 记者X, 院长X. */
const TITLE =
  /(?:记者|书记|主任|院长|校长|局长|区长|县长|市长|省长|部长|镇长|乡长|村长|处长|科长|所长|队长|组长|会长|厂长|行长|站长|社长|馆长|团长|师长|军长|班长|董事长|理事长|秘书长|护士长|总经理|经理|总裁|总监|总统|总理|主席|首相|委员|代表|教授|博士|医生|医师|护士|老师|教师|教练|队员|党员|民警|警官|法官|律师|导演|编剧|演员|主演|歌手|作家|诗人|画家|学者|专家|科学家|作者|翻译|摄影|编辑|评论员|主持人|志愿者|居民|村民|市民|群众|患者|司机|工人|农民|老板|同学|学生|同志|通讯员|妻子|丈夫|儿子|女儿|父亲|母亲|爱人|弟弟|哥哥|姐姐|妹妹|将军|元帅|大将|皇帝|国王|选手|运动员|球员|队友|时任|政委|司令|司令员|参谋长|上将|中将|少将|大使|部长|院士|硕士|负责人|创始人|发言人|联合)$/;

/** … and all others that end as offices and trades do: 审判员X, 技术官X. */
const OFFICE =
  /\p{Script=Han}(?:[员长师官]|(?<![家大国])人|教授|主任|经理|主席|书记|会计|出纳|助理|秘书|编修|知[县府州]|[县太]令|巡抚|总督|尚书|侍郎|太守|刺史)$/u;
const NO_OFFICE =
  /^(?:增长|成长|生长|延长|漫长|身长|特长|全长|加长|器官|五官|感官|工人|个人|本人|众人|行人|主人)$/;

const isOffice = ({ text, tag }: Token): boolean =>
  TITLE.test(text) || (/^[nx]/.test(tag) && OFFICE.test(text) && !NO_OFFICE.test(text));

/** What follows a surname to make a polite name (高先生), or a name (李明老师). */
const HONORIFIC =
  /^(?:先生|女士|小姐|太太|夫人|老师|教授|医生|大夫|同学|同志|师傅|大爷|大妈|大叔|大姐|大哥|大娘|阿姨|叔叔|奶奶|爷爷|婆婆|老板|校长|院长|局长|主任|书记|总|某某?|氏)/;

/** What a person does: a token after an uncertain name that shows it to be one. */
const SAYS =
  /^(?:说|表示|介绍|认为|告诉|指出|称|强调|回忆|透露|坦言|笑|感慨|解释|补充|任|担任|出任|主持|率|率领|带领|带|当选|出生|毕业|创作|创立|创办|写|饰|饰演|执导|获|获得|获奖|去世|逝世|病逝|和|与|同|等|、|的|在|是|从|也|就|被|为|于|,|又|曾|又|向|对|把|将|已)/;

export function personMentions(reading: Reading): Mention[] {
  const found: Mention[] = [];
  const add = (start: number, end: number) =>
    found.push(plainMention(reading, 'person', start, end));
  const { tokens, folded } = reading;
  for (let i = 0; i < tokens.length; i++) {
    const size = nameFrom(tokens, i);
    if (size === 0) continue;
    const start = tokens[i]!.start;
    const last = tokens[i + size - 1]!;
    add(start, last.end - trailing(last));
    i += size - 1;
  }
  for (const { index, 0: name } of folded.matchAll(NUMBERED)) add(index, index + name.length);
  for (const { index } of folded.matchAll(POLITE)) {
    const size = politeSurname(folded, tokens, index);
    if (size > 0) add(index - size, index + POLITE_LENGTH);
  }
  for (const { start, end } of dottedNames(reading))
    for (const hit of folded.slice(start, end).matchAll(ONE_NAME))
      add(start + hit.index, start + hit.index + hit[0].length);
  return found;
}

// 康斯坦丁二世, 路易十四世: a foreign name that is counted.
const NUMBERED = new RegExp(`[${SOUNDS}]{2,7}[一二三四五六七八九十]{1,3}世(?![纪界代])`, 'gu');
// 汉明帝, 显宗: what jieba does not know, or calls a person, and ends as rulers do.
const MONARCH =
  /^(?!皇|上帝|称帝|先帝|五帝|祖宗|教宗|正宗|大宗|同宗|卷宗|禅宗|密宗|天帝|大帝|女帝).{1,3}[帝宗]$/u;

// 高先生, 李某: a surname with what makes it a person.
const POLITE =
  /先生|女士|小姐|太太|某某|大爷|大妈|大叔|大姐|大哥|大娘|婆婆|老师|医生|大夫|师傅|同学/gu;
const POLITE_LENGTH = 2;

/** Length of the surname that stands by itself before `at`. */
function politeSurname(folded: string, tokens: readonly Token[], at: number): number {
  for (const size of [2, 1]) {
    const before = folded.slice(at - size, at);
    if (surnameLength(before) === size && before.length === size && isBoundary(tokens, at - size))
      return size;
  }
  return 0;
}

/** 约翰·冯·诺依曼, J·K·罗琳: runs of name-like tokens joined by dots. */
function* dottedNames({ tokens }: Reading): Generator<{ start: number; end: number }> {
  for (let i = 1; i + 1 < tokens.length; i++) {
    if (!DOT.test(tokens[i]!.text) || !joinsNames(tokens, i)) continue;
    let first = i - 1;
    while (touches(tokens, first - 1) && isForeignTag(tokens[first - 1]!)) first--;
    let last = i;
    while (touches(tokens, last) && goesOn(tokens[last]!, tokens[last + 1]!)) last++;
    if (last === i) continue;
    const end = tokens[last]!.end - trailing(tokens[last]!);
    yield { start: tokens[first]!.start, end };
    i = last;
  }
}

/** A dot with a name right before and right behind it, one of them in Han characters. */
const joinsNames = (tokens: readonly Token[], i: number): boolean =>
  touches(tokens, i - 1) &&
  touches(tokens, i) &&
  isNamePart(tokens[i - 1]!) &&
  isNamePart(tokens[i + 1]!) &&
  (tokens[i - 1]!.tag !== 'eng' || tokens[i + 1]!.tag !== 'eng' || tokens[i]!.text !== '.');

const goesOn = (token: Token, next: Token): boolean =>
  DOT.test(next.text) || isForeignTag(next) || (DOT.test(token.text) && isNamePart(next));

/** jieba may join two names with the word between them (沃兹尼亚克和罗·韦恩). */
const ONE_NAME = /[^和与及]+[·•‧・∙.][^和与及]+/gu;
// ．folds to a full stop.
const DOT = /^[·•‧・∙.]$/u;
const isNamePart = ({ text }: Token): boolean => /^[\p{Script=Han}\p{Script=Latin}]/u.test(text);
const isForeignTag = ({ tag, text }: Token): boolean =>
  /^(?:nrt|nr|nrfg|x|eng|nz|ns)$/.test(tag) || (text.length <= 3 && isSound(text));
const touches = (tokens: readonly Token[], i: number): boolean =>
  tokens[i] !== undefined && tokens[i + 1] !== undefined && tokens[i]!.end === tokens[i + 1]!.start;

/** jieba joins a particle or a verb to a name that it does not know (史都华在, 顾维民写). */
const trailing = ({ tag, text }: Token): number => {
  if (tag !== 'x' || text.length < 3) return 0;
  if (/[在的被是于和与将曾]$/u.test(text)) return 1;
  return text.length === 4 && isFirm(text) && VERB_LAST.test(text) ? 1 : 0;
};
const isFirm = (text: string): boolean => surnameLength(text) === 1 && !isDoubtfulSurname(text);
/** Verbs of one character that people are the subject of. */
const VERB_LAST = /[写说做去来住任当叫有获得著演唱画教讲编创赢嫁娶属毕称率带]$/u;

const nameIn = (token: Token): string => token.text.slice(0, token.text.length - trailing(token));

/** True if a token or the text begins at `at`. */
function isBoundary(tokens: readonly Token[], at: number): boolean {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.start < at) low = middle + 1;
    else high = middle;
  }
  return tokens[low]?.start === at;
}

/** How many tokens from `i` on make a name, 0 if none do. */
function nameFrom(tokens: readonly Token[], i: number): number {
  const token = tokens[i]!;
  if (isNameTag(token) && MONARCH.test(token.text)) return 1;
  if (/^[wpcudmfy]/.test(token.tag) || surnameLength(token.text) === 0)
    return isForeign(token, adjacent(tokens, i)) ? 1 : 0;
  const next = adjacent(tokens, i);
  if (token.tag === 'nrt' && token.text.length >= 2) return 1;
  if (isNameTag(token)) return taggedName(tokens, i, next);
  if (token.text.length > 2 || surnameLength(token.text) !== token.text.length) return 0;
  return splitName(tokens, i, next);
}

const isNameTag = ({ tag, text }: Token): boolean =>
  /^(?:nr|nrfg|x|r)$/.test(tag) && text.length >= 2;

/** The next token if it touches this one and is Han. */
function adjacent(tokens: readonly Token[], i: number): Token | undefined {
  const next = tokens[i + 1];
  return next && next.start === tokens[i]!.end && /^\p{Script=Han}/u.test(next.text)
    ? next
    : undefined;
}

/** A token that jieba calls a person or does not know: 刘建军/nr, 何国/r 梁/nr. */
function taggedName(tokens: readonly Token[], i: number, next: Token | undefined): number {
  const { tag } = tokens[i]!;
  const text = nameIn(tokens[i]!);
  const titled = isTitleBefore(tokens, i);
  if (next && isCutInTwo(text, next))
    if (titled || !isDoubtfulSurname(text) || saysSomething(tokens[i + 2])) return 2;
  if (tag === 'r') return 0;
  if (!looksLikeName(text)) return isForeign(tokens[i]!, next) ? 1 : 0;
  const known = titled || isSureSurname(text) || HONORIFIC.test(next?.text ?? '');
  return known || isUnsureName(text, tag, saysSomething(tokens[i + 1])) ? 1 : 0;
}

/** 何国|梁: surname and half of the given name in one token, the other half in the next. */
const isCutInTwo = (text: string, next: Token): boolean =>
  text.length === 2 &&
  surnameLength(text) === 1 &&
  isGivenCharacter(next) &&
  looksLikeName(text + next.text);

/** Without a title: three characters, or two that jieba does not know and that do something. */
const isUnsureName = (text: string, tag: string, says: boolean): boolean => {
  if (text.length === 2) return tag === 'x' && says && !isDoubtfulSurname(text);
  return says || !isDoubtfulSurname(text);
};

const saysSomething = (token: Token | undefined): boolean =>
  token !== undefined && SAYS.test(token.text);

/** A single character that can only be the end of a given name here: tagged as one, or unknown. */
const isGivenCharacter = ({ text, tag }: Token): boolean =>
  text.length === 1 && /^(?:nr|nz|x|zg|g|yg|ng|ag|vg)$/.test(tag);

/** A surname by itself: 王/nr 小明/nr, 李/nr 德/j 华/j after a title. */
function splitName(tokens: readonly Token[], i: number, next: Token | undefined): number {
  const surname = tokens[i]!.text;
  if (!next || next.text.length > 2 || !looksLikeName(surname + next.text)) return 0;
  // 技术官|慕容|哲: the surname is the next one.
  if (surnameLength(next.text) === 2) return 0;
  const titled = isTitleBefore(tokens, i);
  if (next.text.length === 2) return isGivenName(next, titled || isTitleBehind(tokens, i)) ? 2 : 0;
  const third = adjacent(tokens, i + 1);
  if (third && isLastCharacter(third, titled) && looksLikeName(surname + next.text + third.text))
    return 3;
  if (titled) return /^(?:n|x|a|g|z|t|v|j|b)/.test(next.tag) ? 2 : 0;
  return isGivenAlone(surname, next) ? 2 : 0;
}

/** One character behind a surname that hardly begins anything else (欧阳, 慕容, 王). */
const isGivenAlone = (surname: string, next: Token): boolean =>
  surname.length === 2
    ? /^[nagx]/.test(next.tag)
    : isGivenCharacter(next) && isSureSurname(surname);

/** Behind a title, any word may be a given name (记者 王 建国). */
const isGivenName = ({ text, tag }: Token, titled: boolean): boolean =>
  !HONORIFIC.test(text) &&
  (/^(?:nr|nrfg|x|nz)$/.test(tag) || (titled && /^[nazjtv]/.test(tag) && !SAYS.test(text)));

const isLastCharacter = (token: Token, titled: boolean): boolean =>
  token.text.length === 1 && (isGivenCharacter(token) || (titled && /^[najtg]/.test(token.tag)));

/** 漆|明远|教授. */
const isTitleBehind = (tokens: readonly Token[], i: number): boolean =>
  isFirm(tokens[i]!.text) && HONORIFIC.test(adjacent(tokens, i + 1)?.text ?? '');

function isTitleBefore(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  if (!before) return false;
  return (
    isOffice(before) ||
    (before.text === '、' &&
      i > 1 &&
      isNameTag(tokens[i - 2]!) &&
      looksLikeName(tokens[i - 2]!.text))
  );
}

/** Foreign names: jieba knows them, or nearly all characters are those used to write sounds. */
function isForeign({ text, tag }: Token, next: Token | undefined): boolean {
  if (text.length < 2 || (text.length > 2 && PLACE_SUFFIX.test(text))) return false;
  if (tag === 'nrt') return !/世$/.test(text);
  if (text.length < 3 || tag !== 'x') return false;
  if (next && PLACE_SUFFIX.test(next.text)) return false;
  return isSound(text, text.length > 4 ? 1 : 0);
}

const PLACE_SUFFIX =
  /(?:州|省|市|县|郡|河|湖|山|岛|海|湾|港|城|镇|区|国|族|语|人|大学|学院|公司|派|教|宫|湖|半岛|共和国|王朝|帝国)$/;
