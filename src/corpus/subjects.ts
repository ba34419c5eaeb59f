// Subjects: the names that a document is about, so that “our district” in it can be understood.
import { fold } from '../text/fold.ts';
import { type Lexicon, NO_LEXICON } from '../text/lexicon.ts';
import { segment, type Token } from '../text/segment.ts';
import type { Passage } from './passage.ts';

/** Passages that are looked at, spread over the document: a name that matters comes back. */
const SAMPLE = 200;

/**
 * A subject is in this share of the passages, and in this share of those that the most frequent name is in;
 * one that the title names, in the smaller share.
 */
const SHARE = 0.2;
const RELATIVE_SHARE = 0.6;
const TITLE_SHARE = 0.1;

/** Fewer passages than this are too few to compare: what the title names is a subject. */
const FEW = 5;

/** A name said once is in passing. */
const TWICE = 2;

/** What a paper calls “ours” is named in at least this many passages, twice as often as its like. */
const OWN = 3;
const OWN_LEAD = 2;

/** Folded names that a document of this title and these passages is about, in code unit order. */
export function subjectsOf(
  title: string,
  passages: readonly Passage[],
  lexicon: Lexicon = NO_LEXICON,
): string[] {
  const texts = sampleOf(passages).map((passage) => fold(passage.text));
  const tokens = texts.map((text) => segment(text, lexicon));
  const counts = new Map<string, number>();
  const divisions = new Map<string, Set<string>>();
  for (const [i, text] of texts.entries()) {
    for (const name of namesIn(tokens[i]!)) counts.set(name, (counts.get(name) ?? 0) + 1);
    for (const { stem, suffix } of divisionsIn(tokens[i]!, text))
      divisions.set(suffix, (divisions.get(suffix) ?? new Set()).add(stem));
  }
  const subjects = new Set(
    frequentNames(counts, namesIn(segment(fold(title), lexicon)), texts.length),
  );
  const own = ownDivision(texts, divisions);
  if (own) subjects.add(own.stem).add(own.stem + own.suffix);
  return [...subjects].sort();
}

function sampleOf(passages: readonly Passage[]): Passage[] {
  const step = Math.max(1, passages.length / SAMPLE);
  const sample: Passage[] = [];
  for (let at = 0; at < passages.length; at += step) sample.push(passages[Math.floor(at)]!);
  return sample;
}

function frequentNames(
  counts: ReadonlyMap<string, number>,
  titled: ReadonlySet<string>,
  size: number,
): string[] {
  let most = 0;
  for (const count of counts.values()) most = Math.max(most, count);
  const names: string[] = [];
  for (const [name, count] of counts) {
    const frequent = count >= TWICE && count >= SHARE * size && count >= RELATIVE_SHARE * most;
    const named =
      titled.has(name) && (size < FEW || (count >= TWICE && count >= TITLE_SHARE * size));
    if (frequent || named) names.push(name);
  }
  return names;
}

const NAME_TAGS: readonly string[] = ['ns', 'nr', 'nrt', 'nt'];

/** Last characters of administrative divisions. */
const SUFFIXES = '区县市镇乡';

interface Division {
  readonly stem: string;
  readonly suffix: string;
}

/** 云阳县 as a word: its stem and suffix. */
function divisionOf(word: string): Division | null {
  const suffix = word.at(-1)!;
  if (word.length < 3 || !SUFFIXES.includes(suffix)) return null;
  return { stem: word.slice(0, -1), suffix };
}

/** The names among tokens; a division (云阳县) also by its bare name. */
function namesIn(tokens: readonly Token[]): Set<string> {
  const names = new Set<string>();
  for (const { text, tag } of tokens) {
    if (text.length < 2 || !NAME_TAGS.includes(tag)) continue;
    names.add(text);
    const division = divisionOf(text);
    if (division) names.add(division.stem);
  }
  return names;
}

/** Divisions named in full: one word (云阳县), or a name and the suffix right after it (云阳|县). */
function* divisionsIn(tokens: readonly Token[], text: string): Generator<Division> {
  for (const token of tokens) {
    if (token.text.length < 2 || !NAME_TAGS.includes(token.tag)) continue;
    const division = divisionOf(token.text);
    if (division) yield division;
    const after = text[token.end] ?? '';
    if (after !== '' && SUFFIXES.includes(after)) yield { stem: token.text, suffix: after };
  }
}

/**
 * What 我区, 全区 or 区委 means: of the kind of division that the document speaks of as its own, the one
 * that it names clearly most often.
 */
function ownDivision(
  texts: readonly string[],
  divisions: ReadonlyMap<string, ReadonlySet<string>>,
): Division | null {
  const passagesWith = (pattern: RegExp) => texts.filter((text) => pattern.test(text)).length;
  let best: { suffix: string; own: number } | null = null;
  for (const suffix of SUFFIXES) {
    const own = passagesWith(
      new RegExp(`[我本全]${suffix}(?!域)|(?<!\\p{Script=Han})${suffix}(?:委|政府)`, 'u'),
    );
    if (own >= OWN && own > (best?.own ?? 0)) best = { suffix, own };
  }
  if (!best) return null;
  const ranked = [...(divisions.get(best.suffix) ?? [])]
    .map((stem) => ({ stem, count: texts.filter((text) => text.includes(stem)).length }))
    .sort((a, b) => b.count - a.count || (a.stem < b.stem ? -1 : 1));
  const [first, second] = ranked;
  if (!first || first.count < OWN || first.count < OWN_LEAD * (second?.count ?? 0)) return null;
  return { stem: first.stem, suffix: best.suffix };
}
