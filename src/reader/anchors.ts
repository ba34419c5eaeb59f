// Anchors: how near the question's words that stand next to its gap are to a place in a sentence.
import type { LaidSentence, Posed } from './lay.ts';

/** All arrays run over the sentence's places: index i lies before its token i. Values are in [0, 1]. */
export interface Anchors {
  /** The last word left of the gap (the verb whose object is asked for), looking left and right. */
  readonly left: Sides;
  /** The first word right of the gap: what is counted, or the verb whose subject is asked for. */
  readonly right: Sides;
}

interface Sides {
  readonly before: Float32Array;
  readonly after: Float32Array;
}

/** What an anchor is worth one token further away; a punctuation mark counts for three. */
const FADE = 0.8;
const MARK_FADE = FADE ** 3;

export function anchorsOf(posed: Posed, laid: LaidSentence): Anchors {
  const { left, right } = anchorTerms(posed);
  return { left: sidesOf(left, laid), right: sidesOf(right, laid) };
}

/** The terms that stand next to the gap, by index; -1 where there is none. */
const anchorTerms = ({ terms }: Posed) => ({
  left: terms.findLastIndex(({ side }) => side === 'left'),
  right: terms.findIndex(({ side }) => side !== 'left'),
});

/** 会议 without what is asked of it (会议由谁【主持】) is hardly an anchor. */
const SUBJECT_ONLY = 0.2;

/** A match at least this strong tells where in a sentence a term stands. */
const LOCATING = 0.5;

/**
 * For each token of the sentence, whether the clause or item around it (between two `borders`) holds what stands
 * next to the gap: 1 if it does, less if it holds but the subject, -1 if another does (…动工，…【建成】), 0 if none.
 */
export function anchorage(posed: Posed, laid: LaidSentence, borders: RegExp): Float32Array {
  const clauses = clausesOf(laid, borders);
  // What follows the gap is said of the answer; what stands before it may be but the subject (水库是哪年【建成】的).
  const { left, right } = anchorTerms(posed);
  const behind = clausesWith(right, laid, clauses);
  const holding = behind.size > 0 ? behind : clausesWith(left, laid, clauses);
  if (holding.size === 0) return new Float32Array(clauses.length);
  const held = behind.size > 0 || right < 0 ? 1 : SUBJECT_ONLY;
  return Float32Array.from(clauses, (c) => (holding.has(c) ? held : -1));
}

/** For each token of the sentence, how many borders stand before it. */
function clausesOf({ sentence, analysis }: LaidSentence, borders: RegExp): readonly number[] {
  let clause = 0;
  return analysis.tokens
    .slice(sentence.from, sentence.to)
    .map(({ text }) => (borders.test(text) ? ++clause : clause));
}

/** The clauses that hold the term `key`. */
const clausesWith = (
  key: number,
  { alignment: { term, strength } }: LaidSentence,
  clauses: readonly number[],
): ReadonlySet<number> =>
  new Set(clauses.filter((_, i) => key >= 0 && term[i] === key && strength[i]! >= LOCATING));

function sidesOf(key: number, { alignment, sentence, analysis }: LaidSentence): Sides {
  const size = sentence.to - sentence.from;
  const before = new Float32Array(size + 1);
  const after = new Float32Array(size + 1);
  if (key < 0) return { before, after };
  const worth = (i: number) => (alignment.term[i] === key ? alignment.strength[i]! : 0);
  const fade = (i: number) => (analysis.tokens[sentence.from + i]!.tag === 'w' ? MARK_FADE : FADE);
  for (let i = 0; i < size; i++) before[i + 1] = Math.max(before[i]! * fade(i), worth(i));
  for (let i = size - 1; i >= 0; i--) after[i] = Math.max(after[i + 1]! * fade(i), worth(i));
  return { before, after };
}
