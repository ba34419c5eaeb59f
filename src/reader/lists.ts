// Lists: the items of an answer that names several things, each with the sentence it stands in.
import type { Question } from '../question/question.ts';
import { fold } from '../text/fold.ts';
import { contains, overlaps, type Span } from '../text/span.ts';
import type { Candidate, CandidateItem } from './candidate.ts';
import { enumerationsOf } from './enumerations.ts';
import type { Asked, Evidence } from './evidence.ts';
import { seriesOf } from './series.ts';
import { SURE_MATCH } from './soft-match.ts';
import { LIST_WEIGHTS, type ListFeature, weigh } from './weights.ts';

/** Sentences whose series are looked at. */
const SENTENCES_READ = 6;
/** Passages whose enumerations are looked at. */
const PASSAGES_READ = 4;

/** Candidates with items, unsorted. */
export function listCandidates(asked: Asked, evidence: readonly Evidence[]): Candidate[] {
  return [
    ...evidence.slice(0, SENTENCES_READ).flatMap((one) => inSentence(asked, one)),
    ...inPassages(asked, evidence),
  ];
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
    const raw = {
      ...shapeOf(asked, evidence, items),
      cue: before && from > sentence.from && CUE.test(before.text) ? 1 : 0,
      enumerated: 0,
      bracketed: before && /[(（]/.test(before.text) ? 1 : 0,
      listLeft: alignment.leftBefore[first]!,
      listRight: alignment.rightFrom[last]!,
      listNear: near / (near + 1),
      focusAfter: focusAfter(asked, evidence, to) ? 1 : 0,
    };
    return candidate(
      evidence,
      items.map((span) => ({ hit, sentence: spanOf(sentence), span })),
      raw,
    );
  });
}

function inPassages(asked: Asked, evidence: readonly Evidence[]): Candidate[] {
  const passages = [...new Set(evidence.map(({ analysis }) => analysis))].slice(0, PASSAGES_READ);
  return passages.flatMap((analysis) =>
    enumerationsOf(analysis).flatMap((found) => {
      const items = found.flatMap((item) => {
        const sentence = analysis.sentences.find((one) => contains(one, item));
        return sentence ? [{ item, sentence }] : [];
      });
      const first = items[0];
      if (!first || items.length < 2) return [];
      // What announces the list is the first item's own sentence, or the one before it.
      const announcing = evidence.find(
        (one) =>
          one.analysis === analysis &&
          (one.sentence.index === first.sentence.index ||
            one.sentence.index === first.sentence.index - 1),
      );
      if (!announcing) return [];
      const { hit, alignment } = announcing;
      const near = Math.max(...alignment.nearBefore);
      const spans = items.map(({ item }) => spanOf(item));
      const raw = {
        ...shapeOf(asked, announcing, spans),
        cue: 0,
        enumerated: 1,
        bracketed: 0,
        listLeft: alignment.leftBefore.at(-1)!,
        listRight: 0,
        listNear: near / (near + 1),
        focusAfter: 0,
      };
      return candidate(
        announcing,
        items.map(({ item, sentence }) => ({
          hit,
          sentence: spanOf(sentence),
          span: spanOf(item),
        })),
        raw,
      );
    }),
  );
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
  const rest = items.filter((item) => !asks.includes(folded.slice(item.start, item.end)));
  return rest.length < items.length ? rest : [];
}

/** Words that announce a series right before it. */
const CUE =
  /^(?:是|有|为|包括|即|指|含|分别|分为|如|像|:|—|“|设有|涉及|包含|由|就是|下辖|辖|分成)$/;

/** What the items themselves say for or against being asked for. */
function shapeOf({ question, terms }: Asked, evidence: Evidence, items: readonly Span[]) {
  const { analysis, sentence, alignment } = evidence;
  const { count, focus } = question;
  const asks = fold(question.text);
  const texts = items.map(({ start, end }) => analysis.folded.slice(start, end));
  const repeated = texts.filter((text) => asks.includes(text)).length;
  const known = items.filter((item) =>
    analysis.tokens
      .slice(sentence.from, sentence.to)
      .some(
        (token, i) =>
          overlaps(token, item) &&
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

const spanOf = ({ start, end }: Span): Span => ({ start, end });

/** The short answer is the stretch of the first item's sentence that holds its items. */
function candidate(
  evidence: Evidence,
  items: readonly CandidateItem[],
  raw: Record<ListFeature, number>,
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
    score: evidence.score + score,
    features: { ...evidence.features, ...features },
  };
}
