// Span reasons: what speaks for and against a span being the short answer.
import type { AnswerType, Question } from '../question/question.ts';
import { fold } from '../text/fold.ts';
import type { Token } from '../text/segment.ts';
import { length } from '../text/span.ts';
import type { SentenceTokens } from './analysis.ts';
import { type Anchors, anchorage, anchorsOf } from './anchors.ts';
import { coverageOf, type LaidSentence, type Posed } from './lay.ts';
import { agreesWithMeasure, isNumeric, unitClashes } from './mention-types.ts';
import { siblingsIn } from './siblings.ts';
import { SURE_MATCH } from './soft-match.ts';
import type { Proposal } from './spans.ts';
import { BYLINE_ASKED, typingOf } from './typing.ts';
import type { SpanFeature } from './weights.ts';

/** Usual length of a short answer by type, in characters; the penalty grows with the log of the distance. */
const USUAL_LENGTH: Readonly<Record<AnswerType, number>> = {
  person: 3,
  place: 4,
  organisation: 7,
  time: 7,
  number: 4,
  money: 6,
  percentage: 4,
  what: 5,
  reason: 16,
  manner: 12,
  list: 12,
  definition: 14,
  yesno: 6,
};

/** Words right before what answers: they say what role it plays. */
const CUES: Readonly<Partial<Record<AnswerType, RegExp>>> = {
  reason: /^(?:因|因为|由于|为|为了|原因|鉴于|出于|在于|缘于|源于|导致|使|使得)$/,
  manner: /^(?:通过|采取|采用|利用|以|用|靠|依靠|根据|按照|按|凭|借助|运用|经|经过)$/,
  person: /^(?:由|被|让|给|与|和)$/,
  organisation: /^(?:由|被|给|向|与|和)$/,
  place: /^(?:在|于|位于|到|至|赴|往|从|自|去|回|来自|出生于|设于|设在)$/,
  time: /^(?:在|于|自|从|到|至|直到|截至|截止|自从)$/,
};
const COPULA = /^(?:是|为|叫|叫做|叫作|名为|名叫|称为|称作|称|即|就是|系|指|作为|:)$/;
/** Who wrote the report (本报讯（记者 …）) is not whom it is about. */
const BYLINE = /^(?:记者|通讯员|实习生|摄影|撰稿|编辑|责编)$/;
const OPENING_QUOTE = /^[“《「『‘]$/;
const CLOSING_QUOTE = /^[”》」』’]$/;

const NOUN = /^(?:n|vn|an|x|eng|j|l|i|s|t|m|q|g)/;
const BAD_START = /^(?:[pcdur]|f$)/;
const VERB = /^v(?!n)/;
/** Function words that hold a clause together rather than a phrase. */
const LOOSE = /^(?:p|d|c|y|ul)/;

/** Between what a sentence tells of different things; numbers change from item to item. */
const CLAUSE = /^[,;:。()]$/;
const ITEM = /^[、,;:。()]$/;

/** 甲还是乙: one of two that the question says itself. */
const CHOICE = /还是|或者|或是|抑或/;

/** More characters in common say no more: the words beyond are the business of the alignment. */
const AFFIX = 4;

/** One full match right beside the span counts half; it nears 1 as matches gather. */
const squash = (near: number): number => near / (near + 1);

/** The reasons of spans of one sentence: a function of the span, made once for all of them. */
export function spanReasons(
  posed: Posed,
  laid: LaidSentence,
): (span: Proposal) => Record<SpanFeature, number> {
  const { question } = posed;
  const { answerType } = question;
  const { analysis, sentence, alignment } = laid;
  const { tokens, folded } = analysis;
  const asks = fold(question.text);
  const typing = typingOf(question, laid, asks);
  const anchors = anchorsOf(posed, laid);
  const anchored = anchorage(posed, laid, isNumeric(answerType) ? ITEM : CLAUSE);
  const sums = sumsOf(posed, laid);
  const isOfSibling = siblingsIn(posed, laid);
  const usual = USUAL_LENGTH[answerType];
  const cue = CUES[answerType];
  const gap = question.gap ?? { start: asks.length, end: asks.length };

  return (span) => {
    const from = span.from - sentence.from;
    const to = span.to - sentence.from;
    const { before, first, last, after } = edgesOf(tokens, sentence, span);
    const text = folded.slice(span.start, span.end);
    // What the question already says is not what it asks for.
    const isSaid = asks.includes(text);
    const typed = typing(span, isSaid);
    const isTypedAtAll = typed.typed + typed.holdsTyped > 0;
    return {
      typed: typed.typed,
      holdsTyped: typed.holdsTyped,
      part: typed.part,
      untyped: typed.untyped,
      otherType: typed.otherType,
      ownItem: typed.typed > 0 ? coverageOfItem(posed, laid, span) : 0,
      ownClause: isTypedAtAll ? anchored[from]! : 0,
      sibling: Number(isOfSibling(span)),
      byline: Number(BYLINE.test(textOf(before)) && !BYLINE_ASKED.test(asks)),
      prefix: Number(isPrefix(posed, laid, to)),
      measure: measureAgreement(question, span),
      measureClash: measureClash(question, span),
      focusEnd: focusAtEnd(question, text),
      focusBefore: focusBefore(question, before),
      right: alignment.rightFrom[to]!,
      affixLeft: commonSuffix(folded, span.start, asks, gap.start),
      affixRight: commonPrefix(folded, span.end, asks, gap.end),
      anchorLeft: anchors.left.before[from]!,
      anchorRight: anchors.right.after[to]!,
      anchorSwap: anchorSwap(anchors, from, to),
      near: squash(alignment.nearBefore[from]! + alignment.nearFrom[to]!),
      said: Number(isSaid && text.length > 1 && !CHOICE.test(asks)),
      inQuestion: isSaid ? 1 : repeatedShare(sums, from, to),
      length: Math.abs(Math.log(text.length / usual)),
      commas: Math.min(2, sums.commas[to]! - sums.commas[from]!),
      startsClause: Number(isBoundary(before)),
      endsClause: Number(isBoundary(after)),
      quoted: Number(isQuoted(before, after)),
      copula: Number(COPULA.test(textOf(before)) && alignment.nearBefore[from]! > 0),
      cue: Number(cue?.test(textOf(before)) ?? false),
      nounEnd: Number(NOUN.test(last.tag)),
      verbInside: Number(sums.verbs[to]! > sums.verbs[from]!),
      looseInside: Number(sums.loose[to]! > sums.loose[from]!),
      badStart: Number(BAD_START.test(first.tag)),
    };
  };
}

const textOf = (token: Token | undefined): string => token?.text ?? '';

/** The first and last token of a span, and those on either side of it in its sentence. */
const edgesOf = (tokens: readonly Token[], sentence: SentenceTokens, { from, to }: Proposal) => ({
  before: from > sentence.from ? tokens[from - 1] : undefined,
  first: tokens[from]!,
  last: tokens[to - 1]!,
  after: to < sentence.to ? tokens[to] : undefined,
});

/**
 * Share of the question's words that stand in the same item of a series, or the same clause, as the span: a
 * number belongs to its own noun (口罩220万个、测温仪3500个).
 */
function coverageOfItem(posed: Posed, laid: LaidSentence, span: Proposal): number {
  const { sentence } = laid;
  const ends = (i: number) => /^[、,;:。]$/.test(laid.analysis.tokens[i]!.text);
  let from = span.from;
  while (from > sentence.from && !ends(from - 1)) from--;
  let to = span.to;
  while (to < sentence.to && !ends(to)) to++;
  return coverageOf(posed, laid, from - sentence.from, to - sentence.from);
}

/** 【歇马】镇江南小区: for a place, what stands right before the name that the question asks about. */
const isPrefix = ({ question, terms }: Posed, { alignment }: LaidSentence, to: number): boolean =>
  question.answerType === 'place' &&
  (alignment.strength[to] ?? 0) >= SURE_MATCH &&
  terms[alignment.term[to]!]?.side === 'left';

const measureAgreement = ({ measure }: Question, { mention }: Proposal): number =>
  Number(measure !== null && mention !== null && agreesWithMeasure(mention, measure));

const measureClash = ({ measure }: Question, { mention }: Proposal): number =>
  Number(measure !== null && mention !== null && unitClashes(mention, measure));

/** The asked noun at the end of the span (哪个【县】 → 云阳县), its last character there, or the noun inside. */
function focusAtEnd({ focus }: Question, text: string): number {
  if (!focus) return 0;
  if (text.endsWith(focus)) return 1;
  if (text.at(-1) === focus.at(-1)) return 0.6;
  return text.includes(focus) ? 0.4 : 0;
}

const focusBefore = ({ focus }: Question, before: Token | undefined): number =>
  Number(Boolean(focus && before && (focus.endsWith(before.text) || before.text.endsWith(focus))));

/** The words next to the gap on their other side: passive, inverted. */
const anchorSwap = ({ left, right }: Anchors, from: number, to: number): number =>
  Math.max(left.after[to]!, right.before[from]!);

const isBoundary = (token: Token | undefined): boolean => !token || token.tag === 'w';

const isQuoted = (before: Token | undefined, after: Token | undefined): boolean =>
  OPENING_QUOTE.test(textOf(before)) && CLOSING_QUOTE.test(textOf(after));

/** Running sums over the sentence's tokens: the value of a span is a difference of two. */
interface Sums {
  readonly content: Float32Array;
  readonly repeated: Float32Array;
  readonly commas: Float32Array;
  readonly verbs: Float32Array;
  readonly loose: Float32Array;
}

function sumsOf({ terms }: Posed, { analysis, sentence, alignment }: LaidSentence): Sums {
  const tokens = analysis.tokens.slice(sentence.from, sentence.to);
  const sum = (worth: (token: Token, i: number) => number) => {
    const total = new Float32Array(tokens.length + 1);
    for (const [i, token] of tokens.entries()) total[i + 1] = total[i]! + worth(token, i);
    return total;
  };
  // The asked noun repeats nothing: 哪所大学 is answered by a 大学.
  const content = (token: Token, i: number) =>
    /^[wu]/.test(token.tag) || terms[alignment.term[i]!]?.side === 'focus' ? 0 : length(token);
  return {
    content: sum(content),
    repeated: sum((token, i) => content(token, i) * alignment.strength[i]!),
    commas: sum(({ text }) => Number(text === ',')),
    verbs: sum(({ tag }) => Number(VERB.test(tag))),
    loose: sum(({ tag }) => Number(LOOSE.test(tag))),
  };
}

/** Share of the span's words that only repeat the question; all of it if it holds no word of its own. */
function repeatedShare({ content, repeated }: Sums, from: number, to: number): number {
  const own = content[to]! - content[from]!;
  return own > 0 ? (repeated[to]! - repeated[from]!) / own : 1;
}

/** How far `text` before `end` and `other` before `otherEnd` agree, in [0, 1]. */
function commonSuffix(text: string, end: number, other: string, otherEnd: number): number {
  let n = 0;
  while (n < AFFIX && n < end && n < otherEnd && text[end - 1 - n] === other[otherEnd - 1 - n]) n++;
  return n / AFFIX;
}

/** How far `text` from `start` and `other` from `otherStart` agree, in [0, 1]. */
function commonPrefix(text: string, start: number, other: string, otherStart: number): number {
  let n = 0;
  const room = Math.min(AFFIX, text.length - start, other.length - otherStart);
  while (n < room && text[start + n] === other[otherStart + n]) n++;
  return n / AFFIX;
}
