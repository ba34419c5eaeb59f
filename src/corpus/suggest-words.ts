// Suggestions: what is probably a word of these documents and no dictionary has.
import { fold } from '../text/fold.ts';
import type { Lexicon } from '../text/lexicon.ts';
import { mentions } from '../text/mentions.ts';
import { segment, type Token } from '../text/segment.ts';
import type { Span } from '../text/span.ts';
import { isStopWord } from '../text/stopwords.ts';
import { isDoubtfulSurname, looksLikeName } from '../text/surnames.ts';
import type { Passage } from './passage.ts';

export interface Suggestion {
  /** Folded. */
  readonly word: string;
  /** `nr` of a person's name, else empty. */
  readonly tag: string;
  readonly count: number;
  /** How much more often its two halves stand together than by chance, in bits; of its weakest division. */
  readonly cohesion: number;
  /** How freely it is used: the entropy of what stands beside it, in bits; of the side with less. */
  readonly freedom: number;
  /** Where it stands first, in coordinates of the passage's text. */
  readonly example: { readonly passage: Passage; readonly span: Span };
}

/** Code units of a suggestion. */
const SHORTEST = 2;
const LONGEST = 8;
/** Tokens that it is cut into now. */
const MOST_TOKENS = 3;
/** A term said less often may be chance; a name after a title is one the first time. */
const LEAST_COUNT = 3;
/** Bits: words of the dictionary that are cut in two reach 4 and more, word and word in free use less than 3. */
const LEAST_COHESION = 4;
/** Bits: two neighbours in equal shares are one bit; what is always in one phrase is part of a longer word. */
const LEAST_FREEDOM = 1;

interface Found {
  count: number;
  readonly tokens: number;
  readonly left: Map<string, number>;
  readonly right: Map<string, number>;
  readonly example: Suggestion['example'];
}

/** Terms and names, the names first, then by count, cohesion and code units. */
export function suggestWords(passages: Iterable<Passage>, lexicon: Lexicon): Suggestion[] {
  const counts = new Map<string, number>();
  const runs = new Map<string, Found>();
  const names = new Map<string, Suggestion>();
  let total = 0;
  for (const passage of passages) {
    const folded = fold(passage.text);
    const tokens = segment(passage.text, lexicon);
    for (const { text } of tokens) counts.set(text, (counts.get(text) ?? 0) + 1);
    total += tokens.length;
    for (let i = 0; i < tokens.length; i++) addRuns(runs, tokens, i, folded, passage);
    addNames(names, passage, tokens, lexicon);
  }
  const terms = [...runs].flatMap(([word, found]) => judged(word, found, counts, total, names));
  return [...names.values(), ...withoutParts(terms)].sort(
    (a, b) =>
      b.tag.localeCompare(a.tag) ||
      b.count - a.count ||
      b.cohesion - a.cohesion ||
      (a.word < b.word ? -1 : 1),
  );
}

/** The runs of two and three tokens that begin at token `i`, and the token itself if no dictionary has it. */
function addRuns(
  runs: Map<string, Found>,
  tokens: readonly Token[],
  i: number,
  folded: string,
  passage: Passage,
): void {
  const first = tokens[i]!;
  for (let size = 1; size <= MOST_TOKENS; size++) {
    const last = tokens[i + size - 1];
    if (!last || !goesOn(first, last, tokens[i + size - 2], size)) return;
    const span = { start: first.start, end: last.end };
    const word = folded.slice(span.start, span.end);
    if (word.length < SHORTEST || !isWhole(first, last, size)) continue;
    const found = runs.get(word) ?? {
      count: 0,
      tokens: size,
      left: new Map(),
      right: new Map(),
      example: { passage, span },
    };
    found.count++;
    bump(found.left, folded[span.start - 1] ?? '');
    bump(found.right, folded[span.end] ?? '');
    runs.set(word, found);
  }
}

/** A run goes on with `last`, right behind the token `before` it if it is not the first. */
const goesOn = (first: Token, last: Token, before: Token | undefined, size: number): boolean =>
  last.end - first.start <= LONGEST &&
  /^\p{Script=Han}+$/u.test(last.text) &&
  !FUNCTION_TAGS.test(last.tag) &&
  !isStopWord(last.text) &&
  (size === 1 || before?.end === last.start);

const FUNCTION_TAGS = /^(?:m|q|t|u.*|p|c|r|y|d|f|w|eng)$/;

/** Of one token, what no dictionary has; of several, what neither opens nor ends with a verb, as phrases do. */
const isWhole = (first: Token, last: Token, size: number): boolean =>
  size === 1
    ? first.tag === 'x'
    : (first.text.length === 1 || !/^[va]/.test(first.tag)) && last.tag !== 'v';

const bump = (counts: Map<string, number>, key: string) =>
  counts.set(key, (counts.get(key) ?? 0) + 1);

function judged(
  word: string,
  { count, tokens, left, right, example }: Found,
  counts: ReadonlyMap<string, number>,
  total: number,
  names: ReadonlyMap<string, Suggestion>,
): Suggestion[] {
  if (count < LEAST_COUNT || names.has(word)) return [];
  const freedom = Math.min(entropy(left, count), entropy(right, count));
  const cohesion = tokens === 1 ? LEAST_COHESION : cohesionOf(word, count, counts, total);
  if (freedom < LEAST_FREEDOM || cohesion < LEAST_COHESION) return [];
  const tag = tokens === 1 && looksLikeName(word) ? 'nr' : '';
  return [{ word, tag, count, cohesion, freedom, example }];
}

/** A neighbour that is a mark or an edge is as good as a new one each time: nothing holds the word there. */
function entropy(neighbours: ReadonlyMap<string, number>, count: number): number {
  let bits = 0;
  for (const [neighbour, times] of neighbours) {
    const share = /^\p{L}$/u.test(neighbour) ? times / count : 1 / count;
    bits -= (times / count) * Math.log2(share);
  }
  return bits;
}

/** Pointwise mutual information of the two halves, at the division where it is least. */
function cohesionOf(
  word: string,
  count: number,
  counts: ReadonlyMap<string, number>,
  total: number,
): number {
  let least = Number.POSITIVE_INFINITY;
  for (let at = 1; at < word.length; at++) {
    const [a, b] = [counts.get(word.slice(0, at)), counts.get(word.slice(at))];
    if (a && b) least = Math.min(least, Math.log2((count * total) / (a * b)));
  }
  return Number.isFinite(least) ? least : LEAST_COHESION;
}

/** Of a word and its part that are said equally often, the word: 楼院哨 is only ever in 楼院哨兵. */
const withoutParts = (terms: readonly Suggestion[]): Suggestion[] =>
  terms.filter(
    ({ word, count }) =>
      !terms.some(
        (other) => other.word !== word && other.word.includes(word) && other.count >= count,
      ),
  );

/** Names of persons that the segmenter cuts or joins otherwise. */
function addNames(
  names: Map<string, Suggestion>,
  passage: Passage,
  tokens: readonly Token[],
  lexicon: Lexicon,
): void {
  for (const { kind, value, start, end } of mentions(passage.text, tokens, lexicon)) {
    if (kind !== 'person' || !isSureName(value)) continue;
    const known = names.get(value);
    const isCut = !tokens.some((token) => token.start === start && token.end === end);
    if (!known && !isCut) continue;
    const example = known?.example ?? { passage, span: { start, end } };
    const count = (known?.count ?? 0) + 1;
    names.set(value, { word: value, tag: 'nr', count, cohesion: 0, freedom: 0, example });
  }
}

/** 高先生 names nobody alone, and 来北碚 is no name. */
const isSureName = (name: string): boolean =>
  looksLikeName(name) &&
  !isDoubtfulSurname(name) &&
  !/(?:先生|女士|小姐|太太|老师|医生)$/u.test(name);
