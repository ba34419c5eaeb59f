// Metadata: when, where and by whom a document was published, each fact with where it is known from.
import { agree, type CalendarDate, commonDate, parseDate } from '../text/calendar.ts';
import type { Span } from '../text/span.ts';
import type { Block } from './clean.ts';
import type { Properties } from './formats/extracted.ts';
import { FRONT_MATTER_KEYS, type FrontMatter } from './front-matter.ts';
import { factsOfPath } from './metadata-path.ts';
import { factsOfText } from './metadata-text.ts';

/**
 * Where a fact is known from, most trusted first. `published`: what a web page says of itself; `masthead`: a line of
 * the text that gives a date or a source and nothing else; `signature`: the date that closes a notice; `dateline`: the
 * first words of a report (新华社北京3月1日电); `report`: the day a report begins with (本报讯…2月14日), which is the day
 * of what it tells; `file-name`, `folder`; `properties`: what the program that wrote the file noted in it, which may
 * be when it was copied or converted.
 */
export const FACT_ORIGINS = [
  'front-matter',
  'published',
  'masthead',
  'signature',
  'dateline',
  'report',
  'byline',
  'heading',
  'file-name',
  'folder',
  'properties',
] as const;

export type FactOrigin = (typeof FACT_ORIGINS)[number];

/** Something known of a document; `span` is where it stands in the text, if it does. */
export interface Fact {
  readonly value: string;
  readonly origin: FactOrigin;
  readonly span?: Span;
}

/** A date may be put together: the year of a folder, the day of a dateline. `parts` are then both. */
export interface DateFact {
  readonly value: CalendarDate;
  readonly parts: readonly [Fact, ...Fact[]];
}

/** What is not known is absent. */
export interface Metadata {
  /** Absent where the title is the name of the file. */
  readonly title?: Fact;
  readonly date?: DateFact;
  readonly publication?: Fact;
  readonly authors?: readonly [Fact, ...Fact[]];
  readonly tags?: readonly [Fact, ...Fact[]];
}

/** A date as somewhere said: in full, or without its year (dateline) — then `--` and the rest: `--02-14`. */
export type SaidDate = Fact;

/** Facts by what they tell of; of each kind as many as were found. */
export interface Facts {
  readonly dates: readonly SaidDate[];
  readonly publications: readonly Fact[];
  readonly authors: readonly Fact[];
  readonly tags: readonly Fact[];
  readonly titles: readonly Fact[];
}

export interface DocumentParts {
  readonly source: string;
  /** The blocks it opens with, and those it closes with. */
  readonly opening: readonly Block[];
  readonly closing: readonly Block[];
  /** Its most prominent heading. */
  readonly heading: Block | null;
  readonly frontMatter: FrontMatter | null;
  readonly properties: Properties;
}

/** More names than this are a list of people and no byline. */
const MOST_AUTHORS = 8;
const MOST_TAGS = 20;

export function metadataOf(parts: DocumentParts): Metadata {
  const found = [
    factsOfFrontMatter(parts.frontMatter),
    factsOfText(parts),
    factsOfPath(parts.source),
    factsOfProperties(parts.properties),
  ];
  const all = (kind: keyof Facts): Fact[] => byTrust(found.flatMap((facts) => facts[kind]));
  const [title] = all('titles');
  const date = dateFrom(all('dates'));
  const [publication] = all('publications');
  const authors = distinct(mostTrusted(all('authors'))).slice(0, MOST_AUTHORS);
  const tags = distinct(all('tags')).slice(0, MOST_TAGS);
  return {
    ...(title && { title }),
    ...(date && { date }),
    ...(publication && { publication }),
    ...(isFilled(authors) && { authors }),
    ...(isFilled(tags) && { tags }),
  };
}

const isFilled = (facts: readonly Fact[]): facts is readonly [Fact, ...Fact[]] => facts.length > 0;

const byTrust = (facts: readonly Fact[]): Fact[] =>
  [...facts].sort((a, b) => FACT_ORIGINS.indexOf(a.origin) - FACT_ORIGINS.indexOf(b.origin));

/** Those of the best origin: names from a byline beside the name of who owns the computer would be two kinds. */
const mostTrusted = (facts: readonly Fact[]): Fact[] =>
  facts.filter(({ origin }) => origin === facts[0]!.origin);

const distinct = (facts: readonly Fact[]): Fact[] =>
  facts.filter(({ value }, i) => facts.findIndex((other) => other.value === value) === i);

/**
 * The date by the most trusted origin that gives a year, made more precise by others that agree with it. What one
 * origin says twice and differently counts as far as it agrees with itself: two days of a month give the month.
 */
function dateFrom(said: readonly SaidDate[]): DateFact | undefined {
  const agreed = FACT_ORIGINS.flatMap((origin) => {
    const own = said.filter((fact) => fact.origin === origin);
    const fact = own.length > 0 ? agreedDate(own) : null;
    return fact ? [fact] : [];
  });
  const base = agreed.find(({ value }) => !isYearless(value));
  if (!base || isDoubtful(base, agreed)) return undefined;
  let { value } = base;
  const parts: [Fact, ...Fact[]] = [base];
  for (const fact of agreed) {
    const full = isYearless(fact.value) ? value.slice(0, 4) + fact.value.slice(1) : fact.value;
    if (full.length <= value.length || !agree(full, value) || parseDate(full) === null) continue;
    value = full;
    parts.push(fact);
  }
  return { value, parts };
}

/** A file that was copied or converted in another month than its text speaks of is of that text's time, not its own. */
const isDoubtful = (base: Fact, all: readonly Fact[]): boolean =>
  base.origin === 'properties' &&
  all.some(({ value }) => isYearless(value) && !agree(base.value.slice(4), value.slice(1)));

const isYearless = (value: string): boolean => value.startsWith('-');

function agreedDate(own: readonly SaidDate[]): SaidDate | null {
  const yearless = own.every(({ value }) => isYearless(value));
  const full = own.filter(({ value }) => isYearless(value) === yearless);
  if (!yearless) {
    const common = commonDate(full.map(({ value }) => value));
    return common === null ? null : { ...full[0]!, value: common };
  }
  // A stand-in for the year: 2000 has every day that there is.
  const common = commonDate(full.map(({ value }) => `2000${value.slice(1)}`));
  return common === null || common === '2000'
    ? null
    : { ...full[0]!, value: `-${common.slice(4)}` };
}

const NOTHING: Facts = { dates: [], publications: [], authors: [], tags: [], titles: [] };

function factsOfFrontMatter(frontMatter: FrontMatter | null): Facts {
  if (!frontMatter) return NOTHING;
  const facts = (names: readonly string[]): Fact[] =>
    names.flatMap((name) =>
      (frontMatter.entries.get(name) ?? []).map(({ text, start, end }) => ({
        value: text,
        origin: 'front-matter' as const,
        span: { start, end },
      })),
    );
  const keys = FRONT_MATTER_KEYS;
  return {
    titles: facts(keys.title).slice(0, 1),
    dates: facts(keys.date).flatMap(inCalendar),
    publications: facts(keys.publication).filter(({ value }) => !isAddress(value)),
    authors: facts(keys.authors).flatMap(eachName),
    tags: facts(keys.tags),
  };
}

function factsOfProperties({
  title,
  author,
  publication,
  tags,
  published,
  created,
}: Properties): Facts {
  const fact = (value: string, origin: FactOrigin): Fact => ({ value, origin });
  const origin = published === undefined ? 'properties' : 'published';
  return {
    titles: title === undefined ? [] : [fact(title, 'properties')],
    dates: [
      ...(published === undefined ? [] : inCalendar(fact(published, 'published'))),
      ...(created === undefined ? [] : inCalendar(fact(created, 'properties'))),
    ],
    publications: publication === undefined ? [] : [fact(publication, origin)],
    authors: author === undefined ? [] : eachName(fact(author, origin)),
    tags: (tags ?? []).map((tag) => fact(tag, origin)),
  };
}

/** A date with an hour is one without. */
function inCalendar(fact: Fact): Fact[] {
  const value = parseDate(/^\d{4}-\d{2}-\d{2}(?=T|\s|$)/.exec(fact.value)?.[0] ?? fact.value);
  return value === null ? [] : [{ ...fact, value }];
}

const isAddress = (value: string): boolean => /^(?:https?:|www\.)/i.test(value);

/** 曾晓隆、霍吕 are two; the span stays that of the whole. */
const eachName = (fact: Fact): Fact[] =>
  fact.value
    .split(/[、，,;；/]+/u)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((value) => ({ ...fact, value }));
