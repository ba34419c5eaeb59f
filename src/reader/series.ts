// Series: items strung together in one sentence: A、B和C, “A”“B”, 送A、送B、送C, A——B——C.
import type { Token } from '../text/segment.ts';
import type { Span } from '../text/span.ts';
import type { Analysis, SentenceTokens } from './analysis.ts';
import {
  AND,
  endOfItem,
  isItem,
  lastItems,
  OUTSIDE_NOUN_PHRASE,
  type Piece,
  sizeOf,
  split,
  startOfItem,
  withoutAnd,
} from './pieces.ts';

/** Items of one sentence, in order, two at least; `from`, `to`: the tokens they cover together. */
export interface Series extends Piece {
  readonly items: readonly Span[];
}

/** Every series of a sentence. */
export function seriesOf({ tokens }: Analysis, sentence: SentenceTokens): Series[] {
  const found = [
    ...quoted(tokens, sentence),
    ...enclosed(tokens, sentence),
    ...joined(tokens, enumerated(tokens, sentence)),
    ...pairs(tokens, sentence),
    ...parallel(tokens, sentence),
    ...dashed(tokens, sentence),
    ...summedUp(tokens, sentence),
  ];
  // B和C at the end of A、B和C is no series of its own.
  return found.filter((one) => !found.some((other) => isPart(one, other)));
}

const isPart = (one: Series, other: Series): boolean =>
  one.items.length < other.items.length && other.from <= one.from && one.to <= other.to;

/** “A”“B”、《C》和《D》: quoted things with nothing but 、 and 和 between. */
function quoted(tokens: readonly Token[], { from, to }: Piece): Series[] {
  const groups: Piece[][] = [];
  let end = -1;
  for (let i = from; i < to; i++) {
    if (!/^[“《〈【「『]$/.test(tokens[i]!.text)) continue;
    const close = closing(tokens, i, to);
    if (close === null || close === i + 1) continue;
    const between = end < 0 ? [] : withoutAsides(tokens.slice(end, i));
    const goesOn = end >= 0 && between.every(({ text }) => /^[、,]$/.test(text) || AND.test(text));
    if (goesOn) groups.at(-1)!.push({ from: i + 1, to: close });
    else groups.push([{ from: i + 1, to: close }]);
    end = close + 1;
    i = close;
  }
  return groups
    .filter((pieces) => pieces.length > 1)
    .map((pieces) => ({
      ...seriesFrom(tokens, pieces),
      from: pieces[0]!.from - 1,
      to: pieces.at(-1)!.to + 1,
    }));
}

/** 《A》（1957年）《B》: what stands in brackets does not part two items. */
function withoutAsides(tokens: readonly Token[]): readonly Token[] {
  let depth = 0;
  return tokens.filter(({ text }) => {
    if (/^[(（]$/.test(text)) depth++;
    const isOutside = depth === 0;
    if (/^[)）]$/.test(text)) depth--;
    return isOutside;
  });
}

/** “重点突破、分类指导、统筹推进”, （甲、乙、丙）: a series within one pair of marks, whose ends are therefore known. */
function enclosed(tokens: readonly Token[], { from, to }: Piece): Series[] {
  const found: Series[] = [];
  for (let i = from; i < to; i++) {
    const close = /^[“「『(（]$/.test(tokens[i]!.text) ? closing(tokens, i, to) : null;
    if (close === null) continue;
    found.push(
      ...whole(
        tokens,
        split(tokens, { from: i + 1, to: close }, (text) => text === '、'),
      ),
    );
    i = close;
  }
  return found;
}

function closing(tokens: readonly Token[], at: number, to: number): number | null {
  const closes = /^[(（]$/.test(tokens[at]!.text) ? /^[)）]$/ : /^[”》〉】」』]$/;
  for (let i = at + 1; i < to; i++) if (closes.test(tokens[i]!.text)) return i;
  return null;
}

/** A、B、C和D等: 、 parts the items; where the first begins and the last ends is seen from the others. */
function enumerated(tokens: readonly Token[], sentence: Piece): Series[] {
  return split(tokens, sentence, (text) => /^[,:;。!?]$/.test(text)).flatMap((clause) => {
    const parts = split(tokens, clause, (text) => text === '、').map((part) =>
      withoutAnd(tokens, part),
    );
    if (parts.length < 2) return [];
    const inner = parts.slice(1, -1);
    const head = parts[0]!;
    const last = lastItems(tokens, parts.at(-1)!, inner[0] ?? head);
    const first = { from: startOfItem(tokens, head, inner[0] ?? last[0]!), to: head.to };
    return whole(tokens, [first, ...inner, ...last]);
  });
}

/** Series that a comma alone parts go on one another: 观塘、九龙湾，土瓜湾、红磡及佐敦. */
function joined(tokens: readonly Token[], found: readonly Series[]): Series[] {
  const all: Series[] = [];
  for (const series of found) {
    const last = all.at(-1);
    if (last && series.from === last.to + 1 && tokens[last.to]!.text === ',')
      all[all.length - 1] = {
        items: [...last.items, ...series.items],
        from: last.from,
        to: series.to,
      };
    else all.push(series);
  }
  return all;
}

/** A和B, where two are named. */
function pairs(tokens: readonly Token[], { from, to }: Piece): Series[] {
  const found: Series[] = [];
  for (let i = from + 1; i + 1 < to; i++) {
    if (!AND.test(tokens[i]!.text)) continue;
    let start = i;
    while (start > from && !OUTSIDE_NOUN_PHRASE.test(tokens[start - 1]!.tag)) start--;
    let end = i + 1;
    while (end < to && !OUTSIDE_NOUN_PHRASE.test(tokens[end]!.tag)) end++;
    found.push(
      ...whole(tokens, [
        { from: start, to: i },
        { from: i + 1, to: end },
      ]),
    );
  }
  return found;
}

/** 落实网格巡查和错时开放“两大举措”: what a counted name sums up ends right before it, verbs or not. */
function summedUp(tokens: readonly Token[], { from, to }: Piece): Series[] {
  const found: Series[] = [];
  let start = from;
  for (let i = from; i + 1 < to; i++) {
    if (/^[,:;。]$/.test(tokens[i]!.text)) start = i + 1;
    if (!/^[“"]$/.test(tokens[i]!.text) || !/^[两二三四五六七八九十]/.test(tokens[i + 1]!.text))
      continue;
    const parts = split(tokens, { from: start, to: i }, (text) => text === '、' || AND.test(text));
    const [head, second] = parts;
    if (!head || !second) continue;
    const first = { from: startOfItem(tokens, head, second), to: head.to };
    found.push(...whole(tokens, [first, ...parts.slice(1)]));
  }
  return found;
}

/** 送政策，送技术，送服务: three clauses or more that begin with the same character. */
function parallel(tokens: readonly Token[], sentence: Piece): Series[] {
  const clauses = split(tokens, sentence, (text) => /^[,、;:。]$/.test(text));
  const headOf = (c: number) => tokens[clauses[c]!.from]!.text[0];
  const found: Series[] = [];
  for (let c = 0; c < clauses.length; ) {
    let end = c + 1;
    while (end < clauses.length && headOf(end) === headOf(c)) end++;
    if (end - c >= 3) found.push(...whole(tokens, clauses.slice(c, end)));
    c = end;
  }
  return found;
}

/** 徐州——宿州——蚌埠: places of a route, steps of a process. */
function dashed(tokens: readonly Token[], sentence: Piece): Series[] {
  const parts = split(tokens, sentence, (text) => /^[—–→]$/.test(text));
  if (parts.length < 3) return [];
  const head = split(tokens, parts[0]!, (text) => /^[,:;。]$/.test(text)).at(-1) ?? parts[0]!;
  const tail = parts.at(-1)!;
  const alike = tokens[parts[1]!.to - 1]!.text.at(-1)!;
  return whole(tokens, [
    // One character (家) is no model for what stands before it.
    sizeOf(tokens, parts[1]!) > 1
      ? { from: startOfItem(tokens, head, parts[1]!), to: head.to }
      : head,
    ...parts.slice(1, -1),
    { from: tail.from, to: endOfItem(tokens, tail, alike) },
  ]);
}

/** The series of `pieces` if each of them can be an item. */
const whole = (tokens: readonly Token[], pieces: readonly Piece[]): Series[] =>
  pieces.length > 1 && pieces.every((piece) => isItem(tokens, piece))
    ? [seriesFrom(tokens, pieces)]
    : [];

const seriesFrom = (tokens: readonly Token[], pieces: readonly Piece[]): Series => ({
  items: pieces.map(({ from, to }) => ({ start: tokens[from]!.start, end: tokens[to - 1]!.end })),
  from: pieces[0]!.from,
  to: pieces.at(-1)!.to,
});
