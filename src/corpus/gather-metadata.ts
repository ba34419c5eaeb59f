// Gathering metadata: from what a file, its name and its text each say, to what is known of the document.
import { agree, commonDate, parseDate } from '../text/calendar.ts';
import type { Properties } from './formats/extracted.ts';
import { FRONT_MATTER_KEYS, type FrontMatter } from './front-matter.ts';
import {
  type DateFact,
  FACT_ORIGINS,
  type Fact,
  type FactOrigin,
  type Facts,
  type Metadata,
  type SaidDate,
} from './metadata.ts';
import { factsOfPath } from './metadata-path.ts';
import { factsOfText, type TextParts } from './metadata-text.ts';

export interface DocumentParts extends TextParts {
  readonly source: string;
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
    ...(authors.length > 0 && { authors }),
    ...(tags.length > 0 && { tags }),
  };
}

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
  const parts: Fact[] = [base];
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
