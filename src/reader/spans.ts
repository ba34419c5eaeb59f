// Spans: what may be the short answer in a sentence, before anything is scored.
import type { AnswerType } from '../question/question.ts';
import type { Mention } from '../text/mentions.ts';
import type { Token } from '../text/segment.ts';
import type { Span } from '../text/span.ts';
import type { Evidence } from './evidence.ts';
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

/** All spans of a sentence worth scoring: each once, ascending by start, then end. */
export function proposeSpans(evidence: Evidence, type: AnswerType): Proposal[] {
  const found = new Map<string, Proposal>();
  const add = (proposal: Proposal) => {
    const key = `${proposal.start}:${proposal.end}`;
    if (proposal.mention || !found.has(key)) found.set(key, proposal);
  };
  for (const phrase of phrases(evidence)) add(phrase);
  if (CLAUSE_TYPES.has(type)) for (const clause of clauses(evidence)) add(clause);
  for (const mention of mentionsIn(evidence)) add(mention);
  return [...found.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

function* mentionsIn({ analysis, sentence }: Evidence): Generator<Proposal> {
  for (const mention of analysis.mentions) {
    if (mention.start < sentence.start || mention.end > sentence.end) continue;
    let from = sentence.from;
    while (from < sentence.to && analysis.tokens[from]!.end <= mention.start) from++;
    let to = from;
    while (to < sentence.to && analysis.tokens[to]!.start < mention.end) to++;
    if (to > from) yield { start: mention.start, end: mention.end, from, to, mention };
  }
}

/** Runs of tokens between two places where a phrase can begin and end. */
function* phrases(evidence: Evidence): Generator<Proposal> {
  const { tokens } = evidence.analysis;
  const { from: first, to: last } = evidence.sentence;
  const { starts, ends } = boundaries(evidence);
  for (let from = first; from < last; from++) {
    if (!starts[from - first]) continue;
    let depth = 0;
    for (let to = from + 1; to <= Math.min(last, from + PHRASE_TOKENS); to++) {
      const token = tokens[to - 1]!;
      if (token.end - tokens[from]!.start > PHRASE_CHARACTERS) break;
      if (OPENING.test(token.text)) depth++;
      if (CLOSING.test(token.text)) depth--;
      if (depth < 0) break;
      if (depth === 0 && ends[to - first])
        yield { start: tokens[from]!.start, end: token.end, from, to, mention: null };
    }
  }
}

/** Runs of whole clauses; the first may begin after a word that introduces it (因为, 通过, 是). */
function* clauses(evidence: Evidence): Generator<Proposal> {
  const { tokens } = evidence.analysis;
  const { from: first, to: last } = evidence.sentence;
  for (let from = first; from < last; from++) {
    if (!canStart(tokens[from]!)) continue;
    const before = tokens[from - 1];
    if (from > first && !isBreak(before!) && !INTRODUCING.test(before!.text)) continue;
    for (let to = from + 1; to <= last; to++) {
      const token = tokens[to - 1]!;
      if (token.end - tokens[from]!.start > CLAUSE_CHARACTERS) break;
      if (canEnd(token) && (to === last || isBreak(tokens[to]!)))
        yield { start: tokens[from]!.start, end: token.end, from, to, mention: null };
    }
  }
}

/** Words after which a clause that answers begins. */
const INTRODUCING =
  /^(?:因|因为|由于|因此|为|为了|是|指|即|就是|通过|采取|采用|利用|以|用|靠|根据|按照|导致|以致|使|使得|造成|引起|认为|表示|说|在于|出于|鉴于|包括|有)$/;

const isBreak = ({ tag, text }: Token): boolean => tag === 'w' && !INNER.test(text);
const canStart = ({ tag, text }: Token): boolean =>
  tag === 'w' ? OPENING.test(text) : !/^[uy]/.test(tag) && !/^[的了着等]$/.test(text);
const canEnd = ({ tag, text }: Token): boolean =>
  tag === 'w' ? CLOSING.test(text) : !/^[的和与及或在是把被]$/.test(text) && !/^c$/.test(tag);

/** `starts[i]`: a phrase may begin with the sentence's token i; `ends[i]`: end before it. */
function boundaries({ analysis, sentence, alignment }: Evidence) {
  const { tokens, mentions } = analysis;
  const { from: first, to: last } = sentence;
  const size = last - first;
  const starts = new Uint8Array(size + 1);
  const ends = new Uint8Array(size + 1);
  const edges = new Set<number>();
  const inside = new Uint8Array(size + 1);
  for (const mention of mentions) {
    if (mention.start < sentence.start) continue;
    if (mention.start >= sentence.end) break;
    edges.add(mention.start).add(mention.end);
    if (!isAtomic(mention)) continue;
    for (let i = 1; i < size; i++) {
      const at = tokens[first + i]!.start;
      if (at > mention.start && at < mention.end) inside[i] = 1;
    }
  }
  const sure = (i: number) => i >= 0 && i < size && alignment.strength[i]! >= SURE_MATCH;
  for (let i = 0; i <= size; i++) {
    const before = tokens[first + i - 1];
    const after = tokens[first + i];
    const edge =
      i === 0 ||
      i === size ||
      sure(i - 1) ||
      sure(i) ||
      edges.has(after!.start) ||
      edges.has(before!.end);
    if (i < size && !inside[i] && canStart(after!))
      starts[i] = edge || LEADS.test(before!.tag) ? 1 : 0;
    if (i > 0 && !inside[i] && canEnd(before!)) ends[i] = edge || FOLLOWS.test(after!.tag) ? 1 : 0;
  }
  return { starts, ends };
}

/** Tags after which, and before which, a phrase may stand: all but nouns and what modifies them. */
const LEADS = /^[wvpcudfrymq]/;
const FOLLOWS = /^[wvpcudfrymt]/;
