// The numbers of each sentence: how much of the question it covers, and how it ranks in its passage.
import { NUMBER, OPENS_QUOTE, ORGANISATION, PERSON, PLACE, TIME } from './marks.ts';
import type { PassageView, SentenceRange } from './passage-view.ts';
import type { QuestionView } from './question-view.ts';
import type { WordAlignment } from './word-alignment.ts';

/** Shares are of the question, in [0, 1]; ranks count from 0. */
export interface SentenceNumbers {
  readonly recall: number;
  /** Recall with words weighed by their rarity among the sentences of this passage. */
  readonly localRecall: number;
  readonly exactRecall: number;
  readonly bigramRecall: number;
  readonly characterRecall: number;
  readonly ordered: number;
  readonly aroundGap: number;
  /** What the sentence before, after, and the first one would add. */
  readonly previousAdds: number;
  readonly nextAdds: number;
  readonly firstAdds: number;
  /** 1 if the rarest word of the question that the passage has is in this sentence. */
  readonly rarest: number;
  /** Recall, local recall, bigrams, order: what `rank` goes by. */
  readonly combined: number;
  readonly rank: number;
  readonly localRank: number;
  readonly bigramRank: number;
  /** Marks of all its tokens together. */
  readonly marks: number;
  readonly tokens: number;
}

/** A word counts as held from this much of a match. */
const HELD = 0.6;
/** 1, but for rounding. */
const EXACT = 0.999;
/** What each number weighs in the combined one (set by hand; the model corrects it). */
const LOCAL = 0.5;
const ORDERED = 0.3;
const PREVIOUS = 0.2;
/** Less than this from the sentence before is chance. */
const PREVIOUS_LEAST = 0.2;

export function numberSentences(
  passage: PassageView,
  question: QuestionView,
  alignment: WordAlignment,
): SentenceNumbers[] {
  const { sentences } = passage;
  const covered = sentences.map((range) => coverage(range, question, alignment));
  const local = localWeights(covered, question);
  const localTotal = local.reduce((sum, weight) => sum + weight, 0) || 1;
  const rarest = rarestPresent(covered, question);
  const unranked = sentences.map((range, s) => {
    const own = covered[s]!;
    const recall = weigh(own, (k) => question.words[k]!.weight) / question.total;
    const localRecall = weigh(own, (k) => local[k]!) / localTotal;
    const bigramRecall = share(question.bigrams, (pair) => range.letters.includes(pair));
    const previousAdds = adds(covered[s - 1], own, question);
    const ordered = alignment.ordered[s]!;
    return {
      recall,
      localRecall,
      bigramRecall,
      exactRecall:
        weigh(own, (k) => (own[k]! > EXACT ? question.words[k]!.weight : 0)) / question.total,
      characterRecall: share([...question.characters], (unit) => range.letters.includes(unit)),
      ordered,
      aroundGap: alignment.aroundGap[s]!,
      previousAdds,
      nextAdds: adds(covered[s + 1], own, question),
      firstAdds: s > 0 ? adds(covered[0], own, question) : 0,
      rarest: rarest >= 0 && own[rarest]! >= HELD ? 1 : 0,
      combined:
        recall +
        LOCAL * localRecall +
        bigramRecall +
        ORDERED * ordered +
        (previousAdds > PREVIOUS_LEAST ? PREVIOUS * previousAdds : 0),
      marks: marksOfSentence(passage, range),
      tokens: range.to - range.from,
    };
  });
  const rank = ranks(unranked.map(({ combined }) => combined));
  const localRank = ranks(unranked.map(({ localRecall }) => localRecall));
  const bigramRank = ranks(unranked.map(({ bigramRecall }) => bigramRecall));
  return unranked.map((numbers, s) => ({
    ...numbers,
    rank: rank[s]!,
    localRank: localRank[s]!,
    bigramRank: bigramRank[s]!,
  }));
}

/** By question word, how well the sentence covers it, [0, 1]. */
function coverage(
  { from, to }: SentenceRange,
  { words }: QuestionView,
  { match, wordAt }: WordAlignment,
): Float32Array {
  const covered = new Float32Array(words.length);
  for (let i = from; i < to; i++) {
    const k = wordAt[i]!;
    if (k >= 0) covered[k] = Math.max(covered[k]!, Math.min(1, match[i]! / words[k]!.weight));
  }
  return covered;
}

function localWeights(covered: readonly Float32Array[], { words }: QuestionView): number[] {
  return words.map((_, k) => {
    const holders = covered.reduce((sum, own) => sum + own[k]!, 0);
    return holders > 0 ? Math.log(1 + covered.length / holders) : 0;
  });
}

function rarestPresent(covered: readonly Float32Array[], { words }: QuestionView): number {
  let rarest = -1;
  for (const [k, { weight }] of words.entries()) {
    const present = covered.some((own) => own[k]! > 0);
    if (present && (rarest < 0 || weight > words[rarest]!.weight)) rarest = k;
  }
  return rarest;
}

function weigh(covered: Float32Array, weight: (k: number) => number): number {
  let sum = 0;
  for (let k = 0; k < covered.length; k++) sum += covered[k]! * weight(k);
  return sum;
}

/** Share of the question that another sentence covers better than this one. */
function adds(other: Float32Array | undefined, own: Float32Array, question: QuestionView): number {
  if (!other) return 0;
  const more = other.map((value, k) => Math.max(0, value - own[k]!));
  return weigh(more, (k) => question.words[k]!.weight) / question.total;
}

function share(pieces: readonly string[], held: (piece: string) => boolean): number {
  let count = 0;
  for (const piece of pieces) if (held(piece)) count++;
  return count / Math.max(1, pieces.length);
}

const KEPT_MARKS = NUMBER | TIME | PERSON | PLACE | ORGANISATION | OPENS_QUOTE;

function marksOfSentence({ marks }: PassageView, { from, to }: SentenceRange): number {
  let all = 0;
  for (let i = from; i < to; i++) all |= marks[i]!;
  return all & KEPT_MARKS;
}

/** The rank of each value, largest first, ties in order. */
function ranks(values: readonly number[]): number[] {
  const order = [...values.keys()].sort((a, b) => values[b]! - values[a]! || a - b);
  const rank = new Array<number>(values.length);
  for (const [place, s] of order.entries()) rank[s] = place;
  return rank;
}
