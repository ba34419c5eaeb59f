// Span features: the reasons for and against a span being the short answer.
import type { AnswerType } from '../question/question.ts';
import { fold } from '../text/fold.ts';
import type { Token } from '../text/segment.ts';
import { contains, length, type Span } from '../text/span.ts';
import type { Asked, Evidence } from './evidence.ts';
import { agreesWithMeasure, isTyped, typeFit, unitClashes } from './mention-types.ts';
import type { Proposal } from './spans.ts';
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

/** A token next to the span further than this is too far for a common affix to mean anything. */
const AFFIX = 4;

/** A proximity of one full match right beside the span counts half; it nears 1 as matches gather. */
const squash = (near: number): number => near / (near + 1);

const COPULA = /^(?:是|为|叫|叫做|叫作|名为|名叫|称为|称作|称|即|就是|系|指|作为|:)$/;
/** Words right before what answers: they say what role it plays. */
const CUES: Readonly<Partial<Record<AnswerType, RegExp>>> = {
  reason: /^(?:因|因为|由于|为|为了|原因|鉴于|出于|在于|缘于|源于|导致|使|使得)$/,
  manner: /^(?:通过|采取|采用|利用|以|用|靠|依靠|根据|按照|按|凭|借助|运用|经|经过)$/,
  person: /^(?:由|被|让|给|与|和)$/,
  organisation: /^(?:由|被|给|向|与|和)$/,
  place: /^(?:在|于|位于|到|至|赴|往|从|自|去|回|来自|出生于|设于|设在)$/,
  time: /^(?:在|于|自|从|到|至|直到|截至|截止|自从)$/,
};
/** What a matched word next to the gap is worth one token further away from the span. */
const ANCHOR_FADE = 0.8;
const NOUN = /^(?:n|vn|an|x|eng|j|l|i|s|t|m|q|g)/;
const BAD_START = /^(?:[pcdur]|f$)/;
const VERB = /^v(?!n)/;
/** Function words that hold a clause together rather than a phrase. */
const LOOSE = /^(?:p|d|c|y|ul)/;

/** Everything that stays the same for all spans of one sentence. */
export function spanScorer(asked: Asked, evidence: Evidence) {
  const { question } = asked;
  const { answerType, focus, measure, gap } = question;
  const { analysis, sentence, alignment } = evidence;
  const { tokens, folded } = analysis;
  const first = sentence.from;
  const questionText = fold(question.text);
  const beforeGap = gap ? questionText.slice(0, gap.start) : questionText;
  const afterGap = gap ? questionText.slice(gap.end) : '';
  const mentions = analysis.mentions.filter(
    (mention) => mention.start >= sentence.start && mention.end <= sentence.end,
  );
  const typed = mentions.filter((mention) => typeFit(mention, question) > 0);
  const anchors = anchorsOf(asked, evidence);
  const wantsMention = isTyped(answerType);
  const usual = USUAL_LENGTH[answerType];

  return (span: Proposal): Record<SpanFeature, number> => {
    const from = span.from - first;
    const to = span.to - first;
    const before = from > 0 ? tokens[span.from - 1]! : undefined;
    const after = span.to < sentence.to ? tokens[span.to]! : undefined;
    const last = tokens[span.to - 1]!;
    const own = tokens[span.from]!;
    const text = folded.slice(span.start, span.end);
    const fit = span.mention ? typeFit(span.mention, question) : 0;
    const holds = fit === 0 && typed.some((m) => span.start <= m.start && m.end <= span.end);
    const isPlausible = fit > 0 || holds || isNameLike(span);
    return {
      typed: fit,
      holdsTyped: holds ? 1 : 0,
      part: fit > 0 && typed.some((m) => isLarger(m, span)) ? 1 : 0,
      untyped: wantsMention && !isPlausible ? 1 : 0,
      ...measures(span),
      ...focuses(text, before, last),
      right: alignment.rightFrom[to]!,
      affixLeft: commonSuffix(folded, span.start, beforeGap) / AFFIX,
      affixRight: commonPrefix(folded, span.end, afterGap) / AFFIX,
      anchorLeft: anchors.before(from, 'left'),
      anchorRight: anchors.after(to, 'right'),
      anchorSwap: Math.max(anchors.after(to, 'left'), anchors.before(from, 'right')),
      near: squash(alignment.nearBefore[from]! + alignment.nearFrom[to]!),
      inQuestion: inQuestion(span, text),
      length: Math.abs(Math.log(text.length / usual)),
      commas: Math.min(2, text.split(',').length - 1),
      startsClause: !before || before.tag === 'w' ? 1 : 0,
      endsClause: !after || after.tag === 'w' ? 1 : 0,
      quoted:
        before && after && /[“《「『‘]/.test(before.text) && /[”》」』’]/.test(after.text) ? 1 : 0,
      copula: before && COPULA.test(before.text) && alignment.nearBefore[from]! > 0 ? 1 : 0,
      cue: before && CUES[answerType]?.test(before.text) ? 1 : 0,
      nounEnd: NOUN.test(last.tag) ? 1 : 0,
      verbInside: holdsTag(span, VERB) ? 1 : 0,
      looseInside: holdsTag(span, LOOSE) ? 1 : 0,
      badStart: BAD_START.test(own.tag) ? 1 : 0,
    };
  };

  function isNameLike({ from, to }: Proposal): boolean {
    if (answerType === 'person') return to - from <= 3 && allTagged(from, to, /^(?:nr|nz|x|eng|w)/);
    if (answerType === 'place' || answerType === 'organisation')
      return /^(?:n[stz]|s|j|x|eng|n$)/.test(tokens[to - 1]!.tag);
    if (answerType === 'time') return allTagged(from, to, /^(?:t|m|f)/);
    return allTagged(from, to, /^(?:m|q)/);
  }

  function allTagged(from: number, to: number, tag: RegExp): boolean {
    for (let i = from; i < to; i++) if (!tag.test(tokens[i]!.tag)) return false;
    return true;
  }

  function measures({ mention }: Proposal) {
    if (!measure || !mention) return { measure: 0, measureClash: 0 };
    const agrees = agreesWithMeasure(mention, measure);
    return {
      measure: agrees ? 1 : 0,
      measureClash: !agrees && unitClashes(mention, measure) ? 1 : 0,
    };
  }

  function focuses(text: string, before: Token | undefined, last: Token) {
    if (!focus) return { focusEnd: 0, focusBefore: 0 };
    const end = text.endsWith(focus)
      ? 1
      : last.text.at(-1) === focus.at(-1)
        ? 0.6
        : text.includes(focus)
          ? 0.4
          : 0;
    return {
      focusEnd: end,
      focusBefore: before && (focus.endsWith(before.text) || before.text.endsWith(focus)) ? 1 : 0,
    };
  }

  /** Share of the span's words that only repeat the question; the asked noun is not counted beside others. */
  function inQuestion({ from, to }: Proposal, text: string): number {
    if (questionText.includes(text)) return 1;
    let repeated = 0;
    let content = 0;
    for (let i = from; i < to; i++) {
      const { start, end, tag } = tokens[i]!;
      if (/^[wu]/.test(tag)) continue;
      const k = alignment.term[i - first]!;
      if (k >= 0 && asked.terms[k]!.side === 'focus') continue;
      content += end - start;
      if (k >= 0) repeated += (end - start) * alignment.strength[i - first]!;
    }
    return content ? repeated / content : 1;
  }

  function holdsTag({ from, to }: Proposal, tag: RegExp): boolean {
    for (let i = from; i < to; i++) if (tag.test(tokens[i]!.tag)) return true;
    return false;
  }
}

/** True if `whole` holds `part` and more. */
const isLarger = (whole: Span, part: Span): boolean =>
  contains(whole, part) && length(whole) > length(part);

/**
 * How near the question's words next to its gap are to a place: the verb whose object is asked for, the noun
 * that the answer belongs to.
 */
function anchorsOf({ terms }: Asked, { alignment, sentence, analysis }: Evidence) {
  const { term, strength } = alignment;
  const keys = {
    left: terms.findLastIndex(({ side }) => side === 'left'),
    right: terms.findIndex(({ side }) => side === 'right'),
  };
  const size = sentence.to - sentence.from;
  const worth = (i: number, key: number) => (term[i] === key ? strength[i]! : 0);
  const fade = (i: number) =>
    analysis.tokens[sentence.from + i]!.tag === 'w' ? ANCHOR_FADE ** 3 : ANCHOR_FADE;
  const run = (key: number) => {
    const before = new Float32Array(size + 1);
    const after = new Float32Array(size + 1);
    if (key < 0) return { before, after };
    for (let i = 0; i < size; i++) before[i + 1] = Math.max(before[i]! * fade(i), worth(i, key));
    for (let i = size - 1; i >= 0; i--) after[i] = Math.max(after[i + 1]! * fade(i), worth(i, key));
    return { before, after };
  };
  const runs = { left: run(keys.left), right: run(keys.right) };
  return {
    before: (at: number, side: 'left' | 'right') => runs[side].before[at]!,
    after: (at: number, side: 'left' | 'right') => runs[side].after[at]!,
  };
}

/** How many units end both `text.slice(0, end)` and `other`, at most `AFFIX`. */
function commonSuffix(text: string, end: number, other: string): number {
  let n = 0;
  while (n < AFFIX && n < end && n < other.length && text[end - 1 - n] === other.at(-1 - n)) n++;
  return n;
}

/** How many units begin both `text.slice(start)` and `other`, at most `AFFIX`. */
function commonPrefix(text: string, start: number, other: string): number {
  let n = 0;
  while (n < AFFIX && n < other.length && text[start + n] === other[n]) n++;
  return n;
}
