// Spans: what may be the short answer in a sentence, before anything is scored.
import type { AnswerType } from '../question/question.ts';
import type { Mention } from '../text/mentions.ts';
import type { Token } from '../text/segment.ts';
import { contains, length, overlaps, type Span } from '../text/span.ts';
import type { LaidSentence } from './lay.ts';
import { isAtomic } from './mention-types.ts';
import { SURE_MATCH } from './soft-match.ts';

/** A span of `analysis.passage.text`, with the tokens that it touches: `from` up to, not including, `to`. */
export interface Proposal extends Span {
  readonly from: number;
  readonly to: number;
  /** The mention that the span is, if it is one. */
  readonly mention: Mention | null;
}

/** Phrases: longer ones are clauses. The bounds hold 95 in 100 answers of CMRC and DRCD. */
const PHRASE_TOKENS = 14;
const PHRASE_CHARACTERS = 40;
/** Clauses, for questions that a phrase does not answer. */
const CLAUSE_CHARACTERS = 90;
const CLAUSE_TYPES: ReadonlySet<AnswerType> = new Set([
  'reason',
  'manner',
  'definition',
  'what',
  'list',
]);

const OPENING = /^[“‘《〈(（【[「『]$/;
const CLOSING = /^[”’》〉)）】\]」』]$/;
/** Marks that stand inside a name or a phrase. */
const INNER = /^[·・•\-—–~～/&+.、:'%]$/;

/**
 * All spans of a sentence worth scoring: each once, ascending by start, then end. Where the model has read the sentence,
 * these are its own and the mentions: what it leaves out could not win.
 */
export function proposeSpans(
  laid: LaidSentence,
  type: AnswerType,
  learned: readonly Span[] = [],
): Proposal[] {
  const found = new Map<number, Proposal>();
  // Mentions last: a span that is one is kept as one.
  for (const proposals of [
    ...(learned.length > 0 ? [] : [phrases(laid), CLAUSE_TYPES.has(type) ? clauses(laid) : []]),
    learned.flatMap((span) => proposedBy(laid, span)),
    mentionsIn(laid),
  ])
    for (const proposal of proposals) found.set(proposal.start * WIDTH + proposal.end, proposal);
  const barred = barredIn(laid);
  return [...found.values()]
    .filter((span) => !barred.some((part) => overlaps(part, span)))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** No part of an answer: how a report begins (本报讯, 本网综合讯), and the bars between the cells of a row. */
function barredIn({ analysis: { folded }, sentence }: LaidSentence): Span[] {
  const says = folded.slice(sentence.start, sentence.end);
  const barred = says.startsWith('|') ? /\|/gu : /本[报刊网台](?:综合)?讯/gu;
  return [...says.matchAll(barred)].map(({ index, 0: text }) => ({
    start: sentence.start + index,
    end: sentence.start + index + text.length,
  }));
}

/** What the model proposes, unless it cuts a name or a number in two (90|天). */
function proposedBy(laid: LaidSentence, span: Span): Proposal[] {
  const cuts = laid.analysis.mentions.some(
    (mention) =>
      isAtomic(mention) &&
      overlaps(mention, span) &&
      !contains(span, mention) &&
      length(mention) > length(span),
  );
  const bare = withoutBrackets(laid.analysis.folded, span);
  return cuts ? [] : [{ ...tokensOf(laid, bare), ...bare, mention: null }];
}

/** (2007) is answered by 2007. */
const withoutBrackets = (folded: string, { start, end }: Span): Span =>
  end - start > 2 && folded[start] === '(' && folded.indexOf(')', start) === end - 1
    ? { start: start + 1, end: end - 1 }
    : { start, end };

/** A span that others found, as a proposal of its sentence. */
export function proposalOf(laid: LaidSentence, { start, end }: Span): Proposal {
  const mention = laid.analysis.mentions.find((own) => own.start === start && own.end === end);
  return { ...tokensOf(laid, { start, end }), start, end, mention: mention ?? null };
}

/** No passage is as long: start and end make one number. */
const WIDTH = 2 ** 24;

function* mentionsIn(laid: LaidSentence): Generator<Proposal> {
  for (const mention of laid.analysis.mentions) {
    if (!contains(laid.sentence, mention)) continue;
    const { start, end } = mention;
    const { from, to } = tokensOf(laid, mention);
    if (to > from) yield { start, end, from, to, mention };
  }
}

/** The tokens of the sentence that a span touches. */
function tokensOf({ analysis: { tokens }, sentence }: LaidSentence, { start, end }: Span) {
  let { from } = sentence;
  while (from < sentence.to && tokens[from]!.end <= start) from++;
  let to = from;
  while (to < sentence.to && tokens[to]!.start < end) to++;
  return { from, to };
}

const proposal = (tokens: readonly Token[], from: number, to: number): Proposal => ({
  start: tokens[from]!.start,
  end: tokens[to - 1]!.end,
  from,
  to,
  mention: null,
});

/** Runs of tokens between two places where a phrase can begin and end. */
function* phrases(laid: LaidSentence): Generator<Proposal> {
  const { tokens } = laid.analysis;
  const { from: first, to: last } = laid.sentence;
  const { starts, ends } = boundaries(laid);
  for (let from = first; from < last; from++)
    if (starts[from - first])
      for (const to of endsFrom(tokens, from, Math.min(last, from + PHRASE_TOKENS)))
        if (ends[to - first]) yield proposal(tokens, from, to);
}

/** The places up to `limit` where a run from `from` may end: not too long, quotes and brackets balanced. */
function* endsFrom(tokens: readonly Token[], from: number, limit: number): Generator<number> {
  let depth = 0;
  for (let to = from + 1; to <= limit && depth >= 0; to++) {
    const { text, end } = tokens[to - 1]!;
    if (end - tokens[from]!.start > PHRASE_CHARACTERS) return;
    if (OPENING.test(text)) depth++;
    if (CLOSING.test(text)) depth--;
    if (depth === 0) yield to;
  }
}

/** Runs of whole clauses; the first may begin after a word that introduces it (因为, 通过, 是). */
function* clauses({ analysis: { tokens }, sentence }: LaidSentence): Generator<Proposal> {
  const { from: first, to: last } = sentence;
  const opens = (at: number) =>
    canStart(tokens[at]!) &&
    (at === first || isBreak(tokens[at - 1]!) || INTRODUCING.test(tokens[at - 1]!.text));
  const closes = (at: number) => canEnd(tokens[at - 1]!) && (at === last || isBreak(tokens[at]!));
  for (let from = first; from < last; from++) {
    if (!opens(from)) continue;
    for (let to = from + 1; to <= last; to++) {
      if (tokens[to - 1]!.end - tokens[from]!.start > CLAUSE_CHARACTERS) break;
      if (closes(to)) yield proposal(tokens, from, to);
    }
  }
}

/** Words after which a clause that answers begins. */
const INTRODUCING =
  /^(?:因|因为|由于|因此|为|为了|是|指|即|就是|通过|采取|采用|利用|以|用|靠|根据|按照|导致|以致|使|使得|造成|引起|认为|表示|说|在于|出于|鉴于|包括|有)$/;

const isBreak = ({ tag, text }: Token): boolean => tag === 'w' && !INNER.test(text);
const canStart = ({ tag, text }: Token): boolean =>
  tag === 'w'
    ? OPENING.test(text) && text !== '('
    : !/^[uy]/.test(tag) && !/^[的了着等]$/.test(text);
const canEnd = ({ tag, text }: Token): boolean =>
  tag === 'w' ? CLOSING.test(text) : !/^[的和与及或在是把被]$/.test(text) && !/^c$/.test(tag);

/** `starts[i]`: a phrase may begin with the sentence's token i; `ends[i]`: end before it. */
function boundaries(laid: LaidSentence) {
  const { analysis, sentence, alignment } = laid;
  const tokens = analysis.tokens.slice(sentence.from, sentence.to);
  const size = tokens.length;
  const { edges, inside } = mentionBorders(laid);
  const isSure = (i: number) => (alignment.strength[i] ?? 0) >= SURE_MATCH;
  const starts = new Uint8Array(size + 1);
  const ends = new Uint8Array(size + 1);
  for (let i = 0; i <= size; i++) {
    if (inside[i]) continue;
    const before = tokens[i - 1];
    const after = tokens[i];
    const isEdge = edges[i] === 1 || isSure(i - 1) || isSure(i);
    starts[i] = Number(after && canStart(after) && (isEdge || !before || LEADS.test(before.tag)));
    ends[i] = Number(before && canEnd(before) && (isEdge || !after || FOLLOWS.test(after.tag)));
  }
  return { starts, ends };
}

/** Places of a sentence at which a mention begins or ends, and those inside one that must stay whole. */
function mentionBorders({ analysis, sentence }: LaidSentence) {
  const size = sentence.to - sentence.from;
  const edges = new Uint8Array(size + 1);
  const inside = new Uint8Array(size + 1);
  for (const mention of analysis.mentions) {
    if (!contains(sentence, mention)) continue;
    for (let i = 1; i < size; i++) {
      const at = analysis.tokens[sentence.from + i]!.start;
      if (at === mention.start || at === mention.end) edges[i] = 1;
      if (isAtomic(mention) && at > mention.start && at < mention.end) inside[i] = 1;
    }
  }
  return { edges, inside };
}

/** Tags after which, and before which, a phrase may stand: all but nouns and what modifies them. */
const LEADS = /^[wvpcudfrymq]/;
const FOLLOWS = /^[wvpcudfrymt]/;
