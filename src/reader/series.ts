// Series: items strung together in one sentence: A、B和C, “A”“B”, 送A、送B、送C, A——B——C.
import type { Token } from '../text/segment.ts';
import type { Span } from '../text/span.ts';
import type { Analysis, SentenceTokens } from './analysis.ts';

/** Items of one sentence, in order, two at least; `from`, `to`: the tokens they cover together. */
export interface Series {
  readonly items: readonly Span[];
  readonly from: number;
  readonly to: number;
}

/** A stretch of tokens: `from` up to, not including, `to`. */
interface Piece {
  readonly from: number;
  readonly to: number;
}

/** An item longer than this is no item but the sentence going on. */
const ITEM_CHARACTERS = 40;

const OPENING = /^[“‘《〈(（【[「『]$/;
const CLOSING = /^[”’》〉)）】\]」』]$/;
const QUOTE_OPENING = /^[“《〈【「『]$/;
const AND = /^(?:和|与|及|以及|暨|或|或者|跟|并)$/;
const REST = /^(?:等|等等|等人|等地|之类)$/;
/** Words before which a series' last item ends, after which its first begins. */
const BEFORE_ITEMS = /^(?:[vpcuyrdf]|w$)/;
const IS_VERB_LIKE = /^(?:v|p|u|d|c)/;

/** Every series of a sentence. */
export function seriesOf(analysis: Analysis, sentence: SentenceTokens): Series[] {
  const { tokens } = analysis;
  return [
    ...quotedSeries(tokens, sentence),
    ...dunSeries(tokens, sentence),
    ...pairSeries(tokens, sentence),
    ...parallelClauses(tokens, sentence),
    ...dashSeries(tokens, sentence),
  ];
}

/** “A”“B”、《C》和《D》: quoted things with nothing but 、 and 和 between. */
function* quotedSeries(tokens: readonly Token[], { from, to }: SentenceTokens): Generator<Series> {
  let pieces: Piece[] = [];
  let first = from;
  const close = function* (last: number): Generator<Series> {
    if (pieces.length > 1) yield series(tokens, pieces, first, last);
    pieces = [];
  };
  for (let i = from; i < to; i++) {
    const { text } = tokens[i]!;
    if (QUOTE_OPENING.test(text)) {
      let end = i + 1;
      while (end < to && !CLOSING.test(tokens[end]!.text)) end++;
      if (end === to || end === i + 1) continue;
      if (pieces.length === 0) first = i;
      pieces.push({ from: i + 1, to: end });
      i = end;
    } else if (text !== '、' && text !== ',' && !AND.test(text)) yield* close(i);
  }
  yield* close(to);
}

/** A、B、C和D等: 、 parts the items; where the first begins and the last ends is seen from the others. */
function* dunSeries(tokens: readonly Token[], { from, to }: SentenceTokens): Generator<Series> {
  const cuts = topLevel(tokens, from, to);
  for (let c = 0; c < cuts.length; ) {
    const { from: start, to: end } = cuts[c]!;
    c++;
    const dots: number[] = [];
    for (let i = start; i < end; i++)
      if (isTopLevel(tokens, start, i) && tokens[i]!.text === '、') dots.push(i);
    if (dots.length === 0) continue;
    const inner: Piece[] = [];
    for (let d = 0; d + 1 < dots.length; d++) inner.push({ from: dots[d]! + 1, to: dots[d + 1]! });
    const last = splitLast(tokens, dots.at(-1)! + 1, end);
    const model = inner[0] ?? last[0];
    if (!model) continue;
    const pieces = [
      { from: firstStart(tokens, start, dots[0]!, model), to: dots[0]! },
      ...inner,
      ...last,
    ];
    if (pieces.every((piece) => isItem(tokens, piece)))
      yield series(tokens, pieces, pieces[0]!.from, pieces.at(-1)!.to);
  }
}

/** A和B, where two are named. */
function* pairSeries(tokens: readonly Token[], { from, to }: SentenceTokens): Generator<Series> {
  for (let i = from + 1; i + 1 < to; i++) {
    if (!AND.test(tokens[i]!.text)) continue;
    let start = i;
    while (start > from && !BEFORE_ITEMS.test(tokens[start - 1]!.tag)) start--;
    let end = i + 1;
    while (end < to && !BEFORE_ITEMS.test(tokens[end]!.tag)) end++;
    const pieces = [
      { from: start, to: i },
      { from: i + 1, to: end },
    ];
    if (pieces.every((piece) => isItem(tokens, piece))) yield series(tokens, pieces, start, end);
  }
}

/** 送政策，送技术，送服务: three clauses or more that begin with the same character. */
function* parallelClauses(
  tokens: readonly Token[],
  { from, to }: SentenceTokens,
): Generator<Series> {
  const clauses: Piece[] = [];
  let start = from;
  for (let i = from; i <= to; i++) {
    if (i < to && !/^[,、;:。“”]$/.test(tokens[i]!.text)) continue;
    if (i > start) clauses.push({ from: start, to: i });
    start = i + 1;
  }
  for (let c = 0; c < clauses.length; ) {
    const head = tokens[clauses[c]!.from]!.text[0];
    let end = c + 1;
    while (end < clauses.length && tokens[clauses[end]!.from]!.text[0] === head) end++;
    const pieces = clauses.slice(c, end);
    if (pieces.length >= 3 && pieces.every((piece) => isItem(tokens, piece)))
      yield series(tokens, pieces, pieces[0]!.from, pieces.at(-1)!.to);
    c = end;
  }
}

/** 北京——天津——上海: places of a route, steps of a process. */
function* dashSeries(tokens: readonly Token[], { from, to }: SentenceTokens): Generator<Series> {
  const isDash = (i: number) => /^[—–→]$/.test(tokens[i]?.text ?? '');
  const pieces: Piece[] = [];
  let start = from;
  for (let i = from; i <= to; i++) {
    if (i < to && !isDash(i)) continue;
    if (i > start) pieces.push({ from: start, to: i });
    start = i + 1;
  }
  if (pieces.length < 3) return;
  const head = pieces[0]!;
  const tail = pieces.at(-1)!;
  const whole = [
    { from: firstStart(tokens, head.from, head.to, pieces[1]!), to: head.to },
    ...pieces.slice(1, -1),
    { from: tail.from, to: lastEnd(tokens, tail.from, tail.to) },
  ];
  if (whole.every((piece) => isItem(tokens, piece)))
    yield series(tokens, whole, whole[0]!.from, whole.at(-1)!.to);
}

function series(
  tokens: readonly Token[],
  pieces: readonly Piece[],
  from: number,
  to: number,
): Series {
  return {
    items: pieces.map((piece) => ({
      start: tokens[piece.from]!.start,
      end: tokens[piece.to - 1]!.end,
    })),
    from,
    to,
  };
}

function isItem(tokens: readonly Token[], { from, to }: Piece): boolean {
  if (to <= from) return false;
  const size = tokens[to - 1]!.end - tokens[from]!.start;
  return size <= ITEM_CHARACTERS && (size > 1 || tokens[from]!.tag !== 'w');
}

/** Stretches between the marks that end a clause outside quotes and brackets. */
function topLevel(tokens: readonly Token[], from: number, to: number): Piece[] {
  const found: Piece[] = [];
  let start = from;
  let depth = 0;
  for (let i = from; i <= to; i++) {
    const text = tokens[i]?.text ?? '';
    if (i < to && OPENING.test(text)) depth++;
    if (i < to && CLOSING.test(text)) depth = Math.max(0, depth - 1);
    if (i < to && (depth > 0 || !/^[,:;。!?]$/.test(text))) continue;
    if (i > start) found.push({ from: start, to: i });
    start = i + 1;
  }
  return found;
}

function isTopLevel(tokens: readonly Token[], from: number, at: number): boolean {
  let depth = 0;
  for (let i = from; i < at; i++) {
    if (OPENING.test(tokens[i]!.text)) depth++;
    if (CLOSING.test(tokens[i]!.text)) depth = Math.max(0, depth - 1);
  }
  return depth === 0;
}

/** The items behind the last 、: one, or two joined by 和. */
function splitLast(tokens: readonly Token[], from: number, to: number): Piece[] {
  const end = lastEnd(tokens, from, to);
  for (let i = from + 1; i + 1 < end; i++)
    if (AND.test(tokens[i]!.text) && isTopLevel(tokens, from, i))
      return [
        { from, to: i },
        { from: i + 1, to: end },
      ];
  return [{ from, to: end }];
}

/** The last item ends before 等, before 的, before a verb that does not begin it, or with its clause. */
function lastEnd(tokens: readonly Token[], from: number, to: number): number {
  for (let i = from + 1; i < to; i++) {
    const { text, tag } = tokens[i]!;
    if (!isTopLevel(tokens, from, i)) continue;
    if (REST.test(text) || /^[是为在]$/.test(text)) return i;
    // An item that begins with a verb (送政策) may hold one; one that begins with a noun ends before it.
    if (!IS_VERB_LIKE.test(tokens[from]!.tag) && /^(?:v|p|d)$/.test(tag)) return i;
  }
  return to;
}

/**
 * Where the first item begins: at the place from which it is most like `model`, an item whose both ends are
 * known: the same first character, the same kind of first word, the same length.
 */
function firstStart(tokens: readonly Token[], from: number, to: number, model: Piece): number {
  const head = tokens[model.from]!;
  const size = tokens[model.to - 1]!.end - head.start;
  let best = from;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = from; i < to; i++) {
    const token = tokens[i]!;
    if (
      !isTopLevel(tokens, from, i) ||
      /^[的了着、和与及等]$/.test(token.text) ||
      CLOSING.test(token.text)
    )
      continue;
    const before = tokens[i - 1];
    const opens = i === from || BEFORE_ITEMS.test(before!.tag);
    const likeness =
      (token.text[0] === head.text[0] ? 2 : 0) +
      (token.tag[0] === head.tag[0] ? 1 : 0) +
      (opens ? 1 : 0) +
      (i > from && /^(?:有|是|为|包括|即|含|涉及|分别|设有|设立|建立)$/.test(before!.text)
        ? 2
        : 0) -
      Math.abs(Math.log((tokens[to - 1]!.end - token.start) / size));
    if (likeness > most) {
      most = likeness;
      best = i;
    }
  }
  return best;
}
