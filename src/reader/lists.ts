// Lists: the items of an answer that names several things, each with the sentence it stands in.
import type { Question } from '../question/question.ts';
import { fold } from '../text/fold.ts';
import { MEASURE } from '../text/measure-words.ts';
import { overlaps, type Span, slice } from '../text/span.ts';
import type { Analysis } from './analysis.ts';
import type { Candidate, CandidateItem } from './candidate.ts';
import { chainFrom } from './chain.ts';
import { enumerationsOf } from './enumerations.ts';
import type { Asked, Evidence } from './evidence.ts';
import type { Piece } from './pieces.ts';
import { seriesOf } from './series.ts';
import { SURE_MATCH } from './soft-match.ts';
import { LIST_WEIGHTS, type ListFeature, weigh } from './weights.ts';

/** Sentences whose series are looked at. */
const SENTENCES_READ = 6;
/** Passages whose enumerations are looked at. */
const PASSAGES_READ = 4;

/** Candidates with items, unsorted: those with as many as are asked for, if any has. */
export function listCandidates(asked: Asked, evidence: readonly Evidence[]): Candidate[] {
  const found = [
    ...evidence.slice(0, SENTENCES_READ).flatMap((one) => inSentence(asked, one)),
    ...evidence.slice(0, SENTENCES_READ).flatMap((one) => behindHeading(asked, one, evidence)),
    ...inPassages(asked, evidence),
  ];
  const { count } = asked.question;
  const exact = found.filter(({ items }) => items?.length === count);
  return exact.length > 0 ? exact : found;
}

function inSentence(asked: Asked, evidence: Evidence): Candidate[] {
  const { hit, analysis, sentence, alignment } = evidence;
  return seriesOf(analysis, sentence).flatMap(({ items: all, from, to }) => {
    const items = askedItems(asked, evidence, all);
    if (items.length === 0) return [];
    const before = analysis.tokens[from - 1];
    const first = from - sentence.from;
    const last = to - sentence.from;
    const near = alignment.nearBefore[first]! + alignment.nearFrom[last]!;
    const listed = items.map((span) => ({ hit, sentence: spanOf(sentence), span }));
    const raw = {
      ...shapeOf(asked, evidence, listed),
      cue: before && from > sentence.from && CUE.test(before.text) ? 1 : 0,
      enumerated: 0,
      bracketed: before && /[(（]/.test(before.text) ? 1 : 0,
      listLeft: alignment.leftBefore[first]!,
      listRight: alignment.rightFrom[last]!,
      listNear: near / (near + 1),
      focusAfter: focusAfter(asked, evidence, to) ? 1 : 0,
      named: Number(isNamed(asked, evidence, { from, to })),
    };
    return candidate(evidence, listed, raw);
  });
}

/** 主要著作 | 《A》《B》《C》: what a heading, or a line that ends with a colon, announces stands in the next sentence. */
function behindHeading(asked: Asked, head: Evidence, evidence: readonly Evidence[]): Candidate[] {
  const { hit, analysis, sentence } = head;
  const text = analysis.folded.slice(sentence.start, sentence.end);
  if (!/[:：]$/.test(text) && !hit.passage.headings.some((heading) => fold(heading) === text))
    return [];
  const next = evidence.find(
    (one) => one.analysis === analysis && one.sentence.index === sentence.index + 1,
  );
  if (!next) return [];
  const announced = { hit, sentence: spanOf(sentence) };
  return inSentence(asked, { ...next, score: head.score, features: head.features }).map(
    (candidate) => ({ ...candidate, announced }),
  );
}

/** Enumerations, which may go on over the passages that follow: the articles of a law, the steps of a manual. */
function inPassages(asked: Asked, evidence: readonly Evidence[]): Candidate[] {
  const heads = evidence.filter(
    ({ analysis }, i) => evidence.findIndex((one) => one.analysis === analysis) === i,
  );
  return heads.slice(0, PASSAGES_READ).flatMap(({ hit, analysis }) => {
    const chain = chainFrom(hit, analysis, asked);
    return enumerationsOf(chain.folded).flatMap((found) => {
      const items = found.flatMap((item) => chain.place(item) ?? []);
      const announcing = items.length < 2 ? null : announcementOf(items[0]!, analysis, evidence);
      if (!announcing) return [];
      const { alignment, sentence } = announcing;
      const near = Math.max(...alignment.nearBefore);
      const text = analysis.folded.slice(sentence.start, sentence.end);
      const raw = {
        ...shapeOf(asked, announcing, items),
        cue: Number(ANNOUNCING.test(text)),
        enumerated: 1,
        bracketed: 0,
        listLeft: alignment.leftBefore.at(-1)!,
        listRight: 0,
        listNear: near / (near + 1),
        focusAfter: 0,
        named: 0,
      };
      const isApart = items[0]!.sentence.start !== sentence.start;
      const announced = isApart ? { hit: announcing.hit, sentence: spanOf(sentence) } : undefined;
      return candidate(announcing, items, raw, announced);
    });
  });
}

/** 下列, 如下, a colon at the end: what follows is what is spoken of. */
const ANNOUNCING = /下列|以下|如下|下述|分别|主要有|包括|[:：]$/;

/** The sentence that announces an enumeration: its first item's own, or the one before it. */
function announcementOf(
  { hit, sentence }: CandidateItem,
  analysis: Analysis,
  evidence: readonly Evidence[],
): Evidence | null {
  const isHere = hit.passage.pid === analysis.passage.pid;
  const own = isHere
    ? analysis.sentences.findIndex(({ start }) => start === sentence.start)
    : analysis.sentences.length;
  const near = evidence.filter(
    (one) =>
      one.analysis === analysis && (one.sentence.index === own || one.sentence.index === own - 1),
  );
  return near[0] ?? null;
}

const REMAINDER = /(?:、|和|与|及|以及|还有|跟)(?:另|其他|另外|还有|包括|在)*$/;

/** 包括A、B以及什么: what is asked for is the rest of a series that the question itself begins. */
export const asksForRest = ({ text, gap }: Question): boolean =>
  gap !== null && REMAINDER.test(text.slice(0, gap.start));

/** The items of a series that are asked for; none if it is not the series that the question begins. */
function askedItems(
  { question }: Asked,
  { analysis: { folded } }: Evidence,
  items: readonly Span[],
): readonly Span[] {
  if (!asksForRest(question)) return items;
  const asks = fold(question.text);
  const named = asks.slice(0, question.gap!.start).split(BETWEEN_ITEMS).filter(isNoun);
  const rest = items.filter((item) => {
    const text = folded.slice(item.start, item.end);
    // The last item of a series may go on with what is said of all (兴福寺并称三寺).
    return !asks.includes(text) && !named.some((name) => text.startsWith(name));
  });
  return rest.length < items.length ? rest : [];
}

const BETWEEN_ITEMS = /[、,]|以及|还有|包括|除了|和|与|及|跟/;
const isNoun = (text: string): boolean => text.length >= 2;

/** Words that announce a series right before it. */
const CUE =
  /^(?:是|有|为|包括|即|指|含|分别|分为|如|像|:|—|“|设有|涉及|包含|由|就是|下辖|辖|分成)$/;

/** What the items themselves say for or against being asked for. */
function shapeOf({ question, terms }: Asked, evidence: Evidence, items: readonly CandidateItem[]) {
  const { hit, analysis, sentence, alignment } = evidence;
  const { count, focus } = question;
  const asks = fold(question.text);
  const texts = items.map((item) => fold(slice(item.hit.passage.text, item.span)));
  const repeated = texts.filter((text) => asks.includes(text)).length;
  const known = items.filter(
    (item) =>
      item.hit === hit &&
      analysis.tokens
        .slice(sentence.from, sentence.to)
        .some(
          (token, i) =>
            overlaps(token, item.span) &&
            alignment.strength[i]! >= SURE_MATCH &&
            terms[alignment.term[i]!]!.side !== 'focus',
        ),
  ).length;
  const lengths = texts.map(({ length }) => length);
  const mean = lengths.reduce((sum, size) => sum + size, 0) / lengths.length;
  return {
    series: 1,
    rest: asksForRest(question) ? 1 : 0,
    count: count !== null && count === items.length ? 1 : 0,
    countClash: count !== null ? Math.min(1, Math.abs(count - items.length) / 2) : 0,
    items: Math.min(1, Math.max(0, items.length - 1) / 3),
    itemsAsked: (repeated + known) / (2 * items.length),
    uneven: Math.min(1, Math.max(...lengths.map((size) => Math.abs(Math.log(size / mean))))),
    sameHead: sharesHead(texts, asks) ? 1 : 0,
    focusEnds: focus ? share(texts, (text) => text.endsWith(focus.at(-1)!)) : 0,
  };
}

/** 三送: all items begin with a character that the question counts. */
function sharesHead(texts: readonly string[], asks: string): boolean {
  const head = texts[0]![0]!;
  return (
    texts.every((text) => text[0] === head) &&
    new RegExp(`[二两三四五六七八九十0-9][个大项条]?[“‘]?${escaped(head)}`).test(asks)
  );
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

const share = (texts: readonly string[], test: (text: string) => boolean): number =>
  texts.filter(test).length / texts.length;

/** A、B、C三个【镇】: the noun asked for stands right behind the series. */
function focusAfter({ question: { focus } }: Asked, { analysis, sentence }: Evidence, to: number) {
  if (!focus) return false;
  const end = Math.min(sentence.to, to + 4);
  return analysis.tokens
    .slice(to, end)
    .some(({ text }) => text.includes(focus) || focus.includes(text));
}

/** “五送”, 两大保障, 四张网: things that a number counts and that go by that name. */
const COUNTED_NAME = new RegExp(
  `[“"‘]?((?:[二两三四五六七八九十]|[0-9]{1,2})(?:${MEASURE}|大)?\\p{Script=Han}{1,6})`,
  'gu',
);

/** True if the counted name in the question stands right behind the series (A和B“两大保障”) or right before it. */
function isNamed(
  { question }: Asked,
  { analysis: { tokens, folded }, sentence }: Evidence,
  series: Piece,
) {
  const before = folded.slice(sentence.start, tokens[series.from]!.start).replace(INTRODUCTION, '');
  const after = folded.slice(tokens[series.to - 1]!.end, sentence.end).replace(SUMMING_UP, '');
  return [...fold(question.text).matchAll(COUNTED_NAME)].some(([, name]) =>
    shortened(name!).some((one) => after.startsWith(one) || before.endsWith(one)),
  );
}

/** What stands between a name and the series that it names, on either side. */
const INTRODUCTION = /[”"’]?(?:(?:,|,?即|是指|指的是|是|为|包括|分别是|分别为|:|—)+)?[“"‘]*$/;
const SUMMING_UP = /^[”"’]?等?(?:这|的)?[“"‘]*/;

/** The name, and its beginnings of three characters or more: what follows it in the question may not belong to it. */
const shortened = (name: string): string[] =>
  Array.from({ length: Math.max(1, name.length - 2) }, (_, i) => name.slice(0, name.length - i));

const spanOf = ({ start, end }: Span): Span => ({ start, end });

/** The short answer is the stretch of the first item's sentence that holds its items. */
function candidate(
  evidence: Evidence,
  items: readonly CandidateItem[],
  raw: Record<ListFeature, number>,
  announced?: Candidate['announced'],
): Candidate {
  const { hit, sentence } = items[0]!;
  const inFirst = items.filter((item) => item.sentence.start === sentence.start);
  const span = { start: inFirst[0]!.span.start, end: inFirst.at(-1)!.span.end };
  const { features, score } = weigh(raw, LIST_WEIGHTS);
  return {
    hit,
    sentence,
    span,
    text: hit.passage.text.slice(span.start, span.end),
    ...(items.length > 1 ? { items } : {}),
    ...(announced ? { announced } : {}),
    score: evidence.score + score,
    features: { ...evidence.features, ...features },
  };
}
