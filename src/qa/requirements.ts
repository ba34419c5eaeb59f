// Requirements: whether the evidence covers each name, place, date and number that the question gives.
import type { Question, Requirement } from '../question/question.ts';
import type { Query } from '../retriever/hit.ts';
import { numbers } from '../text/numbers.ts';

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
    case 'number':
      return checkNumbers(requirement.text, [around.sentence, around.previous, around.passage]);
    default:
      return checkName(forms, around);
  }
}

function checkName(forms: readonly string[], around: Surroundings): Coverage {
  const near = `${around.passage}\n${around.above}`;
  if (forms.some((form) => isDisplaced(form, around))) return 'unmet';
  if (forms.some((form) => holdsName(near, form))) return 'met';
  return forms.some((form) => holdsName(around.document, form)) ? 'distant' : 'unmet';
}

/**
 * True if the sentence speaks of another of the same kind and not of this one: what is said of one hotel
 * (…酒店) is not said of the next, though both stand in the passage.
 */
function isDisplaced(name: string, { sentence, named }: Surroundings): boolean {
  if (name.length < KIND_LENGTH + 2 || holdsName(sentence, name)) return false;
  const kind = name.slice(-KIND_LENGTH);
  return named.some((other) => other.length >= name.length - KIND_LENGTH && other.endsWith(kind));
}

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

/** A date is covered part by part; a year that the document never gives is taken to be its own. */
function checkTime(text: string, around: Surroundings): Coverage {
  const asked = numbers(text).filter(({ kind }) => kind === 'year' || kind === 'date');
  const near = new Set(valuesIn([around.previous, around.sentence, around.passage, around.above]));
  let coverage: Coverage = 'met';
  for (const { kind, value } of asked) {
    if (near.has(value) || (kind === 'date' && [...near].some((other) => narrows(other, value))))
      continue;
    const inDocument = numbers(around.document);
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
function checkOrdinal(text: string, { sentence, previous }: Surroundings): Coverage {
  const plain = (said: string) => said.replace(/首(?=[一-鿿])|头一/g, '第一');
  const asked = numbers(plain(text)).map(({ value }) => value);
  const near = new Set(valuesIn([plain(sentence), plain(previous)]));
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
