// Signs by which a line is known for a byline, a caption, an enumerated paragraph: what print usually looks like.

const ROLE =
  /^(?:本报|本刊|本社|本台|新华社|中新社|人民网|[\p{Script=Han}]{2,6}(?:日报|晚报|早报|时报|商报))?(?:首席|特约|见习|实习|全媒体|融媒体|特派|驻[\p{Script=Han}]{1,4})*(?:记者|通讯员|评论员|摄影师|撰稿人?|作者|编辑|责编|责任编辑|美编|校对|审核|编审|监制|版式)$/u;

/** Role and name without a space between: only after the name of a paper, for 记者了解到 is running text. */
const ROLE_AND_NAME =
  /^(?:本报|本刊|本社|本台|新华社|中新社)(?:首席|特约|见习|实习)*(?:记者|通讯员)[\p{Script=Han}]{2,4}$/u;

const DEED = /^(?:文图?|图文?|摄|摄影|供图|绘图|制图|整理|撰文|报道|摄影报道)$/u;

const NAME = /^(?:[\p{Script=Han}]{2,4}|[\p{Script=Han}]{2,8}·[\p{Script=Han}·]{1,12}|等)$/u;

const SEPARATOR = /[\s\u3000、，,:：/／丨|&]+/u;

const NOTES: readonly RegExp[] = [
  // (原载2020年2月2日《重庆日报》1版), 来源：新华网
  /^[（(](?:原载|来源|转自|转载|摘自|据|作者|图片来源|资料图)[^。！？]{1,40}[）)]$/u,
  /^(?:来源|稿源|图片来源|作者|摄影|供图)[\s\u3000]*[:：][^。！？；，,]{1,24}$/u,
  // — 12 —, 第 3 页 共 8 页
  /^(?:[-—–·]\s*\d{1,4}\s*[-—–·]|第\s*\d{1,4}\s*页(?:[\s，,]*共\s*\d{1,4}\s*页)?)$/u,
];

/** Longest line that may be a byline, in units. */
const BYLINE_LIMIT = 50;

/** What every byline has in it: looked for first, because most lines are none. */
const BYLINE_SIGN = /[记通评摄撰作编责美校审监版图文供绘制整报原来转摘据稿]|^[-—–·（(第]/u;

/** True for a line that only says who wrote, took, edited or published something, or a page number. */
export const isByline = (text: string): boolean =>
  text.length <= BYLINE_LIMIT &&
  BYLINE_SIGN.test(text) &&
  (isNames(text.replace(/^[（(](.*)[）)]$/u, '$1')) || NOTES.some((note) => note.test(text)));

// Roles, deeds and names, and nothing else: 本报记者 霍吕 文/图, 通讯员 罗文 摄, 张 三/摄.
function isNames(text: string): boolean {
  const pieces = text.split(SEPARATOR).filter((piece) => piece !== '');
  let roles = 0;
  let halves = 0;
  for (const piece of pieces) {
    if (ROLE.test(piece) || ROLE_AND_NAME.test(piece)) roles++;
    else if (DEED.test(piece) || NAME.test(piece)) continue;
    else if (/^\p{Script=Han}$/u.test(piece)) halves++;
    else return false;
  }
  // A name of two characters is often set with a space inside.
  if (halves % 2 !== 0) return false;
  return roles > 0 || (pieces.length > 1 && /[\s\u3000/／](?:摄|摄影|供图)$/u.test(text));
}

/** True for a byline of a picture: what stands before it is the picture's caption. */
export const isPictureCredit = (text: string): boolean =>
  text.length <= BYLINE_LIMIT && /(?:摄|摄影|供图|绘图)$/u.test(text) && isByline(text);

/** Text, then who took the picture: …回到县城。记者 林远 摄 */
function isCredited(text: string): boolean {
  if (!/(?:摄|摄影|供图)[）)]?$/u.test(text)) return false;
  for (const { index } of text.matchAll(
    /(?:本报|新华社|特约)?(?:记者|通讯员|摄影师)|(?<=[。！？])\S/gu,
  ))
    if (index >= 4 && isByline(text.slice(index))) return true;
  return false;
}

const CAPTION_SIGN =
  /^(?:图为|图[①-⑳一二三四五六七八九十\d]{1,2}\s*[:：、]?|上图|下图|左图|右图|[▲△▼▽◀◁►▷▶↑↓←→])|[（(](?:前排|后排|中排)?(?:[左右][一二三四五六\d]|[左右中上下前后]|左起|右起|从左至右)[^）)]{0,6}[）)]|资料(?:图片?|照片)[）)]?[。.]?$/u;

/** What captions say and running text seldom begins or ends with: weaker signs, for a sentence that stands apart. */
const CAPTION_HINT =
  /正在|图为|合影|留影|一角[。.]?$|现场[。.]?$|^(?:\d{1,4}年)?\d{1,2}月\d{1,2}日[,，]|^(?:近日|昨日|日前)[,，]/u;

/** Longest caption, in units. */
export const CAPTION_LIMIT = 80;

/** True for a line that is a picture's caption wherever it stands. */
export const isCaption = (text: string): boolean =>
  text.length <= CAPTION_LIMIT && (CAPTION_SIGN.test(text) || isCredited(text));

/** True for a line that reads like a caption, if it stands where a caption may. */
export const mayBeCaption = (text: string): boolean =>
  text.length <= CAPTION_LIMIT && (CAPTION_HINT.test(text) || isCaption(text));

/** Patterns of enumerated lines, outermost first: their order is the order of levels. */
const ENUMERATORS: readonly RegExp[] = [
  /^第[一二三四五六七八九十百千零〇两\d]+[编卷部篇集]/u,
  /^第[一二三四五六七八九十百千零〇两\d]+[章回]/u,
  /^第[一二三四五六七八九十百千零〇两\d]+节/u,
  /^第[一二三四五六七八九十百千零〇两\d]+条/u,
  /^[一二三四五六七八九十]{1,3}[、.．]/u,
  /^[（(][一二三四五六七八九十]{1,3}[）)]/u,
  /^\d{1,2}(?:[、．]|\.(?!\d))/u,
  /^(?:[（(]\d{1,2}[）)]|\d{1,2}[）)]|[①-⑳])/u,
];

/** Which kind of enumerator a line begins with, outermost 0; -1 if none. */
export const enumeratorOf = (text: string): number =>
  '第（(①②③④⑤⑥⑦⑧⑨⑩一二三四五六七八九十0123456789'.includes(text[0] ?? ' ')
    ? ENUMERATORS.findIndex((pattern) => pattern.test(text))
    : -1;

/** Enumerators up to this one (第…节) are headings' own; later ones also number paragraphs. */
export const LAST_HEADING_ENUMERATOR = 2;

/** A dateline: the first words of a newspaper's report, never in the middle of a sentence. */
export const beginsReport = (text: string): boolean =>
  /^(?:本报|本刊|新华社|中新社|中新网|央视网|人民网)[^。，,]{0,14}(?:讯|电|消息)/u.test(text);

/** A line that is nothing but a date: it closes a letter or a notice, and heads nothing. */
export const isDate = (text: string): boolean =>
  /^(?:[\d〇零一二三四五六七八九十]{2,4}\s*年)?\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日$/u.test(
    text,
  );

/** 时间：…, 联系人：…: a label and its value; 李明说：… is speech. */
const FIELD =
  /^[\p{Script=Han}\s\u3000]{2,10}(?<![说道称问答喊表示告诉强调指出认为了解介绍])[：:]\s*\S/u;

/** Longest line that may be a label and its value, in units. */
const FIELD_LIMIT = 60;

/** True for a line that is a label and its value. */
export const isField = (text: string): boolean =>
  text.length <= FIELD_LIMIT && /[：:]/.test(text) && FIELD.test(text);

const MASTHEAD =
  /第\s*[\dA-Z一二三四五六七八九十]{1,4}\s*版|星期[一二三四五六日天]|总第\s*\d+\s*期|国内统一(?:连续出版物号|刊号)|^[\p{Script=Han}\s]{2,8}(?:日报|晚报|早报|晨报|时报|周报|商报|快报|都市报)$/u;

/** True for a heading that names a page or a paper instead of what stands on it. */
export const isMasthead = (text: string): boolean =>
  text.length <= BYLINE_LIMIT && MASTHEAD.test(text);
