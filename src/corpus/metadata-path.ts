// What the name of a file and of its folders tell: a date, a newspaper, tags.
import { calendarDate } from '../text/calendar.ts';
import type { Fact, FactOrigin, Facts } from './metadata.ts';

/** What a path below the folder of documents says; an archive is a folder. */
export function factsOfPath(source: string): Facts {
  const parts = source.split('/');
  const name = parts.pop()!.replace(/\.[^.]*$/, '');
  const folders = parts.map((part) => part.replace(/\.zip$/i, ''));
  return {
    titles: [],
    authors: [],
    dates: [
      ...datesIn(name, 'file-name'),
      ...folders.slice(-1).flatMap((folder) => datesIn(folder, 'folder')),
      ...folderYear(folders),
    ],
    publications: [
      ...newspaperIn(name, 'file-name'),
      ...folders.toReversed().flatMap((folder) => newspaperIn(folder, 'folder')),
    ],
    tags: folders.filter(isTag).map((value) => ({ value, origin: 'folder' })),
  };
}

/** Digits that letters or digits touch are part of a longer number: a serial, a digest. */
const NO_MORE = '(?![0-9A-Za-z])';
const NO_LESS = '(?<![0-9A-Za-z])';
const YEAR = '((?:19|20)[0-9]{2})';
const MONTH = '(0?[1-9]|1[0-2])';
const DAY = '(0?[1-9]|[12][0-9]|3[01])';

/**
 * A year alone is none: 2020年工作总结 was written in the year after. Six digits (202002) are a month, for a year
 * stands in front.
 */
const WRITTEN = new RegExp(
  [
    `${NO_LESS}${YEAR}[-_.]${MONTH}[-_.]${DAY}${NO_MORE}`,
    `${NO_LESS}${YEAR}年${MONTH}月(?:${DAY}[日号])?`,
    `${NO_LESS}${YEAR}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])${NO_MORE}`,
    `${NO_LESS}${YEAR}[-_.](0[1-9]|1[0-2])${NO_MORE}(?![-_.][0-9])`,
    `${NO_LESS}${YEAR}(0[1-9]|1[0-2])${NO_MORE}`,
  ].join('|'),
  'g',
);

function datesIn(name: string, origin: FactOrigin): Fact[] {
  return [...name.matchAll(WRITTEN)].flatMap((found) => {
    const [year, month, day] = found
      .slice(1)
      .filter((part) => part !== undefined)
      .map(Number);
    const value = calendarDate({ year: year!, month, day });
    return value === null ? [] : [{ value, origin }];
  });
}

/** Folders by years, and months in them: 2020/02/…; 2020年/2月/…. */
function folderYear(folders: readonly string[]): Fact[] {
  const at = folders.findIndex((folder) => /^(?:19|20)\d{2}年?$/.test(folder));
  if (at < 0) return [];
  const [month, day] = folders
    .slice(at + 1, at + 3)
    .map((folder) => Number(/^(\d{1,2})[月日]?$/.exec(folder)?.[1]));
  const year = Number.parseInt(folders[at]!, 10);
  const value =
    calendarDate({ year, month: month || undefined, day: month ? day || undefined : undefined }) ??
    calendarDate({ year });
  return value === null ? [] : [{ value, origin: 'folder' }];
}

const isTag = (folder: string): boolean => !/^[\d年月日._\-\s]+$/.test(folder);

/** A newspaper, set apart from what stands beside it: 北碚报_2020年2月, 重庆日报 第3版. */
const NEWSPAPER = /(?<!\p{Script=Han})(\p{Script=Han}{1,10}报)(?!\p{Script=Han})/gu;

/** Words that end like the name of a newspaper and are kinds of papers. */
const NO_NEWSPAPER =
  /(?:汇报|简报|年报|月报|季报|公报|通报|情报|海报|举报|申报|预报|填报|上报|电报|捷报|喜报|战报|警报|速报|专报|呈报|旬报|板报|墙报)$|(?:工作|生产|疫情|销售|情况|数据|运行|施工|项目|值班)(?:日报|周报|快报)$/u;
const PERIODICAL = /^\p{Script=Han}{2,6}(?:日报|晚报|早报|晨报|时报|周报|商报|快报|都市报|画报)$/u;

const newspaperIn = (name: string, origin: FactOrigin): Fact[] =>
  [...name.matchAll(NEWSPAPER)]
    .map(([, value]) => value!)
    .filter(isNewspaper)
    .map((value) => ({ value, origin }));

/** 北碚报, 重庆日报; not 工作汇报. */
export const isNewspaper = (name: string): boolean =>
  !NO_NEWSPAPER.test(name) && (PERIODICAL.test(name) || /^\p{Script=Han}{2,4}报$/u.test(name));
