// What a text says of itself: mastheads, datelines, bylines, lines that name a source, the date that closes a notice.
import { type DateMention, dateMentions, dateOf } from '../text/calendar.ts';
import type { Span } from '../text/span.ts';
import { surnameLength } from '../text/surnames.ts';
import type { Block } from './clean.ts';
import { toSource } from './clean-text.ts';
import type { Fact, FactOrigin, Facts, SaidDate } from './metadata.ts';
import { isNewspaper } from './metadata-path.ts';
import { beginsReport, isDate } from './signs.ts';

/** Longest line that may be nothing but a date or a source, with what usually stands beside them. */
const LINE_UNITS = 90;

/** How many blocks from the top a line that gives a date or a source may stand, and from the end a signature. */
const TOP_BLOCKS = 10;
const LAST_BLOCKS = 4;

export interface TextParts {
  /** The blocks that a document opens with, and those it closes with. */
  readonly opening: readonly Block[];
  readonly closing: readonly Block[];
  /** Its most prominent heading. */
  readonly heading: Block | null;
}

export function factsOfText({ opening, closing, heading }: TextParts): Facts {
  const top = opening.slice(0, TOP_BLOCKS).filter(({ text }) => text.length <= LINE_UNITS);
  const last = closing.slice(-LAST_BLOCKS).filter(({ text }) => text.length <= LINE_UNITS);
  const reports = opening.filter(({ simple }) => beginsReport(simple));
  return {
    titles: heading ? [factAt(heading, whole(heading), 'heading')] : [],
    dates: [
      ...top.flatMap(mastheadDates),
      ...last.flatMap(signatureDates),
      ...reports.flatMap(reportDates),
    ],
    publications: [...top.flatMap(sources), ...reports.flatMap(agencies)],
    authors: [...opening.flatMap(bylineNames), ...reports.flatMap(reporters)],
    tags: [],
  };
}

const whole = ({ text }: Block): Span => ({ start: 0, end: text.length });

function factAt(
  block: Block,
  at: Span,
  origin: FactOrigin,
  value = block.text.slice(at.start, at.end),
): Fact {
  const spans = toSource(block, at);
  const span = { start: spans[0]!.start, end: spans.at(-1)!.end };
  return { value, origin, span };
}

const saidDate = (block: Block, mention: DateMention, origin: FactOrigin): SaidDate[] => {
  const value = dateOf(mention) ?? yearless(mention);
  return value === null ? [] : [factAt(block, mention, origin, value)];
};

/** The year is left to others to tell; 2000 has every day that there is. */
function yearless(mention: DateMention): string | null {
  if (mention.year !== undefined || mention.month === undefined) return null;
  return dateOf({ ...mention, year: 2000 })?.replace(/^2000/, '-') ?? null;
}

/** What stands beside the date in a masthead: weekday, page, number, lunar date, who edited, and in pages of the web the hour. */
const BESIDE =
  /(?:星期|周)[一二三四五六日天]|第?\s*[\dA-Z一二三四五六七八九十]{1,4}\s*版|(?:总?第|今日)\s*\d+\s*[期号版]|[农阴]历\S{0,14}|(?:本版)?(?:责任?编辑?|美编|校对|编辑|审核|记者|作者|浏览(?:次数|量)?|阅读(?:量|次数)?|点击(?:量|数)?|字号|来源|稿源|信息来源)[：:]?\s*[\p{Script=Han}\w]{0,16}|\d{1,2}:\d{2}(?::\d{2})?|国内统一[\p{L}\d\-/号： ]*|[\p{Script=Han}]{2,6}报/gu;

/** Labels that say of what the date is: of the text, not of what it tells. */
const DATE_LABEL =
  /^[（(【[]?(?:发布|发表|刊发|出版|印发|发文|成文|签发|更新|上传|公开|信息发布)?(?:日期|时间)[：:]|(?:发布|发表|刊发|出版|印发|发文|成文|签发|更新|上传|公开)(?:日期|时间|于)[：:]?/u;

/** 时间 alone is when a meeting was held or will be. */
const HELD = /^[（(【[]?时间[：:]/u;

/** Letters that may be left beside a date for the line to be about nothing else. */
const LEFT = 2;

function mastheadDates(block: Block): SaidDate[] {
  const { simple: text } = block;
  const found = dateMentions(text).filter(({ year, month }) => year && month);
  const [mention] = found;
  if (!mention || found.length > 1 || HELD.test(text) || beginsReport(text)) return [];
  const left = text.slice(0, mention.start) + text.slice(mention.end);
  const letters = left.replace(BESIDE, '').replace(/[^\p{L}]/gu, '').length;
  const isLabelled = DATE_LABEL.test(text);
  return isLabelled || letters <= LEFT ? saidDate(block, mention, 'masthead') : [];
}

/** 2020年2月14日 by itself, or in brackets, or behind who signed. */
function signatureDates(block: Block): SaidDate[] {
  const lines = block.simple.split('\n');
  const line = lines.at(-1)!;
  const [mention, ...others] = dateMentions(line);
  if (!mention?.year || !mention.day || others.length > 0) return [];
  const alone = line.replace(/^[（(]|[）)。]$/g, '').trim();
  const before = line.slice(0, mention.start).trim();
  const signed = mention.end === line.trimEnd().length && SIGNER.test(before);
  if (!isDate(alone) && !signed) return [];
  const offset = block.simple.length - line.length;
  const { start, end } = mention;
  return saidDate(block, { ...mention, start: start + offset, end: end + offset }, 'signature');
}

/** 某某区人民政府办公室 2020年2月14日: an office, and no sentence. */
const SIGNER =
  /^\p{Script=Han}{2,20}(?:政府|办公室|委员会|局|部|厅|院|会|公司|中心|学校|大学|指挥部|小组)$/u;

/** 新华社北京3月1日电, 本报3月1日讯. */
const DATELINE = /^[^（()）。]{2,24}(?:电|讯|消息)/u;
/** 本报讯（记者 曾晓隆）2月14日: the day of what is told. */
const REPORT =
  /^[^（()）。]{2,24}(?:电|讯|消息)\s*(?:[（(][^（()）]{1,40}[）)])?\s*(?=[\d〇零一二三四五六七八九十])/u;

function reportDates(block: Block): SaidDate[] {
  const line = DATELINE.exec(block.simple)?.[0] ?? '';
  const [inside] = dateMentions(line);
  if (inside) return saidDate(block, inside, 'dateline');
  const before = REPORT.exec(block.simple)?.[0].length;
  if (before === undefined) return [];
  const behind = dateMentions(block.simple.slice(0, before + DATE_UNITS)).find(
    ({ start }) => start === before,
  );
  return behind ? saidDate(block, behind, 'report') : [];
}

/** Longest date in words: 二〇二〇年十二月三十一日. */
const DATE_UNITS = 12;

/** Cleaning may have closed the gap between what is named and the next label. */
const SOURCE =
  /(?:文章来源|信息来源|稿件来源|来源|稿源|转自|原载)\s*[：:]\s*[《“"]?(\d{0,3}[\p{L}·]{2,20}?)(?=[^\p{L}·]|$|责任?编|编辑|作者|记者|发布(?:时间|日期|人)|时间|日期|浏览|阅读|字号|点击)/u;

function sources(block: Block): Fact[] {
  const { simple: text } = block;
  const named = SOURCE.exec(text);
  if (named) {
    const start = named.index + named[0].length - named[1]!.length;
    return [factAt(block, { start, end: start + named[1]!.length }, 'masthead')];
  }
  const paper = /^\p{Script=Han}{2,8}报(?=$|[\s\d第星])/u.exec(text.replace(/^[\s《]+/u, ''));
  if (!paper || !isNewspaper(paper[0])) return [];
  const start = text.indexOf(paper[0]);
  return [factAt(block, { start, end: start + paper[0].length }, 'masthead')];
}

/** 新华社, 中新社, 人民网: agencies go by their names; 本报 does not say which paper it is. */
function agencies(block: Block): Fact[] {
  const found = /^(?:据)?(新华社|中新社|中新网|央视网|人民网)/u.exec(block.simple);
  if (!found) return [];
  const start = found[0].length - found[1]!.length;
  return [factAt(block, { start, end: found[0].length }, 'dateline')];
}

/** （记者 邓公平 霍吕）, in the first words of a report. */
function reporters(block: Block): Fact[] {
  const bracket = /^[^（(。]{2,24}[（(]([^（()）]{2,40})[）)]/u.exec(block.simple);
  if (!bracket) return [];
  const start = bracket[0].length - 1 - bracket[1]!.length;
  return names(block, start, start + bracket[1]!.length, 'dateline');
}

/** 本报记者 霍吕 文/图, 作者：林远; who took a picture wrote nothing. */
function bylineNames(block: Block): Fact[] {
  const { kind, simple: text } = block;
  if (kind !== 'byline' || /(?:摄|摄影|供图|绘图|校对|责编|编辑|美编|审核)/u.test(text)) return [];
  return names(block, 0, text.length, 'byline');
}

const ROLE =
  /(?:本报|本刊|本台|全媒体|融媒体|首席|特约|见习|实习|特派)*(?:记者|通讯员|作者|撰文|评论员|文字|文图|图文)|[文图]\s*[/／]\s*图?/gu;

/** Names one after another, behind a role; of an office that stands among them no part is a name. */
function names(block: Block, from: number, to: number, origin: FactOrigin): Fact[] {
  const text = block.simple.slice(from, to);
  if (!/记者|通讯员|作者|撰文|评论员/u.test(text)) return [];
  // Roles become blanks of the same length, so that names keep their places.
  const bare = text.replace(ROLE, (role) => ' '.repeat(role.length));
  return [...bare.matchAll(A_NAME)].flatMap(({ 0: found, index }) => {
    if (!isName(found.replace(/\s+/gu, ''))) return [];
    const start = from + index;
    const end = start + found.length;
    return [
      factAt(block, { start, end }, origin, block.text.slice(start, end).replace(/\s+/gu, '')),
    ];
  });
}

/** A run of letters; two lone ones are a short name set wide (张 三). */
const A_NAME = /(?<![\p{L}·])(?:\p{L}[\s　]{1,2}\p{L}(?!\p{L})|[\p{L}·]{2,14})/gu;

/** A surname and one or two characters, or a foreign name with its dot. */
const isName = (text: string): boolean => {
  if (/^\p{Script=Han}{1,6}(?:·\p{Script=Han}{1,6})+$/u.test(text)) return true;
  const given = text.length - surnameLength(text);
  return /^\p{Script=Han}{2,4}$/u.test(text) && given >= 1 && given <= 2 && given < text.length;
};
