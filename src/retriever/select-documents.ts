// Selecting: which documents a question is asked of, by name, date and tag.
import type { CatalogueEntry } from '../corpus/document.ts';
import { documentsNamed } from '../corpus/name-documents.ts';
import { type Message, UserError } from '../errors.ts';
import { type CalendarDate, overlapsRange } from '../text/calendar.ts';
import { fold } from '../text/fold.ts';

/** What narrows the corpus; all that is given must hold. */
export interface DocumentFilter {
  /** Names, parts of names, titles, docids: documents that any of them means. */
  readonly docs?: readonly string[] | undefined;
  /** First and last date; a document of a month that reaches into the range is in it, one without a date is not. */
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
  /** Tags that a document must have, all of them. */
  readonly tags?: readonly string[] | undefined;
}

export interface Selection {
  readonly docids: ReadonlySet<string>;
  /** Documents that only want a date to be looked at. */
  readonly undated: number;
}

export const isFilter = ({ docs, from, to, tags }: DocumentFilter): boolean =>
  (docs?.length ?? 0) + (tags?.length ?? 0) > 0 || from !== undefined || to !== undefined;

/** @throws UserError `filter-empty` if no document is left, naming what there is. */
export function selectDocuments(
  catalogue: readonly CatalogueEntry[],
  { docs = [], tags = [], ...range }: DocumentFilter,
): Selection {
  const named = docs.length === 0 ? catalogue : namedAny(catalogue, docs);
  for (const tag of tags)
    if (!catalogue.some((entry) => hasTag(entry, tag))) throw noSuchTag(catalogue, tag);
  const tagged = named.filter((entry) => tags.every((tag) => hasTag(entry, tag)));
  if (tagged.length === 0) throw nothingLeft(named, tags);
  if (range.from === undefined && range.to === undefined)
    return { docids: docidsOf(tagged), undated: 0 };
  const dated = tagged.filter(({ metadata }) => metadata?.date);
  const within = dated.filter(({ metadata }) => overlapsRange(metadata!.date!.value, range));
  if (within.length === 0) throw noneThen(tagged, dated);
  return { docids: docidsOf(within), undated: tagged.length - dated.length };
}

const docidsOf = (entries: readonly CatalogueEntry[]): ReadonlySet<string> =>
  new Set(entries.map(({ docid }) => docid));

function namedAny(catalogue: readonly CatalogueEntry[], docs: readonly string[]): CatalogueEntry[] {
  const found = docs.flatMap((name) => {
    const meant = documentsNamed(catalogue, name);
    if (meant.length === 0) throw noSuchDocument(catalogue, name);
    return meant;
  });
  return [...new Set(found)];
}

const hasTag = ({ metadata }: CatalogueEntry, tag: string): boolean =>
  (metadata?.tags ?? []).some(({ value }) => fold(value) === fold(tag));

/** How many names, tags or dates of what there is are named. */
const NAMED = 12;

function listed(names: readonly string[]): Message {
  const shown = names.slice(0, NAMED);
  return {
    zh: shown.join('、') + (names.length > NAMED ? `……共 ${names.length} 个` : ''),
    en: shown.join(', ') + (names.length > NAMED ? `, … (${names.length} in all)` : ''),
  };
}

function noSuchDocument(catalogue: readonly CatalogueEntry[], name: string): UserError {
  const there = listed(catalogue.map(({ source }) => source));
  return new UserError('filter-empty', {
    zh: `没有名为“${name}”的资料。现有：${there.zh}。`,
    en: `No document is called “${name}”. There are: ${there.en}.`,
  });
}

const tagsOf = (entries: readonly CatalogueEntry[]): string[] =>
  [
    ...new Set(entries.flatMap(({ metadata }) => (metadata?.tags ?? []).map(({ value }) => value))),
  ].sort();

function noSuchTag(catalogue: readonly CatalogueEntry[], tag: string): UserError {
  const tags = tagsOf(catalogue);
  const there = listed(tags);
  if (tags.length === 0)
    return new UserError('filter-empty', {
      zh: `没有标签“${tag}”：资料都没有标签。标签来自子文件夹的名字和文件头（tags: …）。`,
      en: `There is no tag “${tag}”: no document has any. Tags come from the names of folders and from front matter (tags: …).`,
    });
  return new UserError('filter-empty', {
    zh: `没有标签“${tag}”。现有：${there.zh}。`,
    en: `There is no tag “${tag}”. There are: ${there.en}.`,
  });
}

function nothingLeft(named: readonly CatalogueEntry[], tags: readonly string[]): UserError {
  const own = tagsOf(named);
  const there = listed(own);
  return new UserError('filter-empty', {
    zh: `这些资料里没有一篇同时有标签 ${tags.join('、')}。它们的标签：${own.length > 0 ? there.zh : '无'}。`,
    en: `None of these documents has all the tags ${tags.join(', ')}. Their tags: ${own.length > 0 ? there.en : 'none'}.`,
  });
}

function noneThen(entries: readonly CatalogueEntry[], dated: readonly CatalogueEntry[]): UserError {
  const dates = dated.map(({ metadata }) => metadata!.date!.value).sort();
  const undated = entries.length - dated.length;
  if (dates.length === 0)
    return new UserError('filter-empty', {
      zh: `这些资料（${entries.length} 篇）都没有日期，不能按日期挑选。日期可以写在文件头（date: 2020-02-14）或文件名里。`,
      en: `None of these documents (${entries.length}) has a date, so none can be chosen by it. Write it in front matter (date: 2020-02-14) or in the file's name.`,
    });
  const [first, last] = [dates[0]!, dates.at(-1)!];
  return new UserError('filter-empty', {
    zh: `这个时间范围内没有资料。有日期的资料从 ${first} 到 ${last}（${dates.length} 篇），没有日期的 ${undated} 篇。`,
    en: `No document is from then. Dated documents are from ${first} to ${last} (${dates.length}); ${undated} have no date.`,
  });
}
