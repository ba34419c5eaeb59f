// Yes or no: whether the evidence says what the question asks, or the contrary.
import { fold } from '../text/fold.ts';
import { overlaps, type Span, shift } from '../text/span.ts';
import type { Candidate } from './candidate.ts';
import type { Asked, Evidence } from './evidence.ts';
import {
  exceptionIn,
  isAskedInNegative,
  negationStart,
  oppositeIn,
  otherNumberIn,
  speaksOfClaim,
} from './polarity.ts';
import { SURE_MATCH } from './soft-match.ts';
import { POLARITY_WEIGHTS, type PolarityFeature, weigh } from './weights.ts';

/** One candidate for each sentence: 是 or 否, with the words that decide. */
export function yesNoCandidates(asked: Asked, evidence: readonly Evidence[]): Candidate[] {
  return evidence.map((one) => {
    const { denies, span, raw } = judge(asked, one);
    const { features, score } = weigh(raw, POLARITY_WEIGHTS);
    return {
      hit: one.hit,
      sentence: { start: one.sentence.start, end: one.sentence.end },
      span,
      text: denies ? '否' : '是',
      score: one.score + score,
      features: { ...one.features, ...features },
    };
  });
}

interface Judgement {
  readonly denies: boolean;
  /** The words that decide. */
  readonly span: Span;
  readonly raw: Record<PolarityFeature, number>;
}

function judge({ question, terms }: Asked, evidence: Evidence): Judgement {
  const { analysis, sentence } = evidence;
  const asks = fold(question.text);
  const says = analysis.folded.slice(sentence.start, sentence.end);
  const here = (span: Span | null) => span && shift(span, sentence.start);
  const verbs = question.terms.filter(({ tag }) => /^v/.test(tag)).map(({ text }) => text);
  const isPredicateSaid = terms.some(
    ({ text }, k) => verbs.includes(text) && evidence.alignment.covered[k]! >= SAID,
  );
  const negated =
    negationIn(evidence) ?? (verbs.length > 0 && !isPredicateSaid ? lastNegated(evidence) : null);
  const opposite = here(oppositeIn(asks, says));
  const exception = here(exceptionIn(asks, says));
  const otherNumber = here(otherNumberIn(asks, says));
  // Each turn of meaning counts once, the question's own too; a number that differs, or an exception to what
  // is claimed of all, denies whatever else is said.
  // (不得 denies 可以 and is its opposite: one word, one turn.)
  const isOneWord = negated !== null && opposite !== null && overlaps(negated, opposite);
  const turns = [negated, isOneWord ? null : opposite].filter((turn) => turn !== null).length;
  const contrary = otherNumber ?? exception;
  const isTurned = (turns + Number(isAskedInNegative(asks, question.tokens))) % 2 === 1;
  return {
    denies: contrary !== null || isTurned,
    span: contrary ?? negated ?? opposite ?? core(evidence),
    raw: {
      negated: Number(negated !== null),
      opposite: Number(opposite !== null),
      exception: Number(exception !== null),
      otherNumber: Number(otherNumber !== null),
      claim: Number(speaksOfClaim(asks, says)),
    },
  };
}

/** A negation reaches this many tokens ahead, and not beyond its clause. */
const REACH = 6;

/** The stretch from a negation to the last word of the question that it denies. */
function negationIn(evidence: Evidence): Span | null {
  const { tokens } = evidence.analysis;
  const { from, to } = evidence.sentence;
  for (let i = from; i < to; i++) {
    const start = negationStart(tokens[i]!);
    if (start === null) continue;
    const last = lastDenied(evidence, i);
    if (last !== null) return { start, end: tokens[last]!.end };
  }
  return null;
}

/** A word covered this well is said. */
const SAID = 0.5;

/** 重新盖过没有 and 未再复建: in other words for the predicate, what the last clause denies is what is asked. */
function lastNegated({ analysis: { tokens }, sentence: { from, to } }: Evidence): Span | null {
  for (let i = to - 1; i >= from && !/^[,:;(]$/.test(tokens[i]!.text); i--) {
    const start = negationStart(tokens[i]!);
    const denied = tokens
      .slice(i, Math.min(to, i + 1 + REACH))
      .findLast(({ tag }) => /^v/.test(tag));
    if (start !== null && denied) return { start, end: denied.end };
  }
  return null;
}

/** The last token in reach of the negation at `at` that stands for a word of the question. */
function lastDenied(
  { analysis: { tokens }, sentence, alignment }: Evidence,
  at: number,
): number | null {
  // A word that holds its own negation (未发现) may itself be the word asked about.
  let last = tokens[at]!.text.length > 1 && alignment.strength[at - sentence.from]! > 0 ? at : null;
  for (let k = at + 1; k < Math.min(sentence.to, at + 1 + REACH); k++) {
    if (/^[,:;(]$/.test(tokens[k]!.text)) break;
    if (alignment.strength[k - sentence.from]! > 0) last = k;
  }
  return last;
}

/** Without a turn, the clause that says most of the question decides: its matched words, first to last. */
function core({ analysis: { tokens }, sentence, alignment }: Evidence): Span {
  let best: Span = { start: sentence.start, end: sentence.end };
  let most = 0;
  let from = sentence.from;
  for (let i = sentence.from; i <= sentence.to; i++) {
    if (i < sentence.to && !(tokens[i]!.tag === 'w' && /[,:;]/.test(tokens[i]!.text))) continue;
    const sure: number[] = [];
    for (let k = from; k < i; k++)
      if (alignment.strength[k - sentence.from]! >= SURE_MATCH) sure.push(k);
    if (sure.length > most) {
      most = sure.length;
      best = { start: tokens[sure[0]!]!.start, end: tokens[sure.at(-1)!]!.end };
    }
    from = i + 1;
  }
  return best;
}
