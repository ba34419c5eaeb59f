// Pieces: stretches of tokens between separators, and where the items of a series begin and end.
import type { Token } from '../text/segment.ts';

/** `tokens[from]` up to, not including, `tokens[to]`. */
export interface Piece {
  readonly from: number;
  readonly to: number;
}

export const AND = /^(?:和|与|及|以及|暨|或|或者|跟|并)$/;
/** Tags of words before which a noun phrase ends and after which it begins. */
export const OUTSIDE_NOUN_PHRASE = /^(?:[vpcuyrdf]|w$)/;

const OPENING = /^[“‘《〈(（【[「『]$/;
const CLOSING = /^[”’》〉)）】\]」』]$/;
const REST = /^(?:等.?|之类)$/;
const STOP = /^[是为在,:;。]$/;
const ITEM_INTRODUCING =
  /^(?:有|是|为|包括|即|含|涉及|分别|设有|设立|建立|具备|具有|推出|强化|落实|开展|实行)$/;
const NO_ITEM_START = /^[的了着、和与及等]$/;
/** An item longer than this is no item but the sentence going on. */
const ITEM_CHARACTERS = 40;

/** The non-empty pieces of a piece between its separators, those within quotes and brackets left alone. */
export function split(
  tokens: readonly Token[],
  { from, to }: Piece,
  isSeparator: (text: string) => boolean,
): Piece[] {
  const found: Piece[] = [];
  let start = from;
  let depth = 0;
  for (let i = from; i < to; i++) {
    const { text } = tokens[i]!;
    if (OPENING.test(text)) depth++;
    else if (CLOSING.test(text)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && isSeparator(text)) {
      if (i > start) found.push({ from: start, to: i });
      start = i + 1;
    }
  }
  if (to > start) found.push({ from: start, to });
  return found;
}

/** Length in characters. */
export const sizeOf = (tokens: readonly Token[], { from, to }: Piece): number =>
  tokens[to - 1]!.end - tokens[from]!.start;

export const isItem = (tokens: readonly Token[], piece: Piece): boolean =>
  piece.to > piece.from &&
  sizeOf(tokens, piece) <= ITEM_CHARACTERS &&
  (sizeOf(tokens, piece) > 1 || tokens[piece.from]!.tag !== 'w');

const lastCharacter = (tokens: readonly Token[], { to }: Piece): string =>
  tokens[to - 1]!.text.at(-1)!;

/** A verb that is not the piece's last word (车站 is tagged 车|站). */
const hasVerb = (tokens: readonly Token[], { from, to }: Piece): boolean =>
  tokens.slice(from, to - 1).some(({ tag }) => tag === 'v' || tag === 'p');

/** The piece without a 和 before it. */
export const withoutAnd = (tokens: readonly Token[], { from, to }: Piece): Piece =>
  AND.test(tokens[from]!.text) && to > from + 1 ? { from: from + 1, to } : { from, to };

/**
 * The last items of a series, of which `piece` holds one or two joined by 和, and then the rest of its clause.
 * `model`: an item whose end is known; what ends like it belongs to the item (滁州|站).
 */
export function lastItems(tokens: readonly Token[], piece: Piece, model: Piece): Piece[] {
  const alike = lastCharacter(tokens, model);
  const [before, after] = split(tokens, piece, (text) => AND.test(text));
  const isWhole = (one: Piece) =>
    endOfItem(tokens, one, alike) === one.to || lastCharacter(tokens, one) === alike;
  // 北塔|并|称为三塔: what 并 adds is said of all items, if they are nouns.
  const isSaidOfAll =
    after && /^v/.test(tokens[after.from]!.tag) && !/^v/.test(tokens[model.from]!.tag);
  if (before && isSaidOfAll && tokens[before.to]!.text === '并') return [before];
  if (before && after && isWhole(before)) {
    const end = endOfItem(
      tokens,
      { from: after.from, to: piece.to },
      lastCharacter(tokens, before),
    );
    return [before, { from: after.from, to: end }];
  }
  return [{ from: piece.from, to: endOfItem(tokens, piece, alike) }];
}

/**
 * Where the item at the beginning of a piece ends: before 等, before what counts the items (三种), before a verb
 * that does not begin it, or with its clause.
 */
export function endOfItem(
  tokens: readonly Token[],
  { from, to }: Piece,
  alike: string | null,
): number {
  // An item that begins with a verb (送政策) may hold one; one that begins with a noun ends before it.
  const mayHoldVerb = /^(?:v|p|u|d|c)/.test(tokens[from]!.tag);
  const mayHoldNumber = /^[mq]/.test(tokens[from]!.tag);
  let depth = 0;
  for (let i = from; i < to; i++) {
    const { text, tag } = tokens[i]!;
    if (CLOSING.test(text)) depth = Math.max(0, depth - 1);
    const ends =
      REST.test(text) ||
      STOP.test(text) ||
      (!mayHoldVerb && /^[vpd]$/.test(tag) && text.at(-1) !== alike) ||
      (!mayHoldNumber && tag === 'm' && COUNTS.test(text));
    // Neither 和 nor 的 ends an item.
    if (ends && depth === 0 && i > from && !/^[和与及的]$/.test(tokens[i - 1]!.text)) return i;
    if (OPENING.test(text)) depth++;
  }
  return to;
}

const COUNTS = /^[0-9二两三四五六七八九十几多]/;

/**
 * Where the item at the end of a piece begins: at the place from which it is most like `model`, an item whose
 * both ends are known: the same first character, the same kind of first word, the same length.
 */
export function startOfItem(tokens: readonly Token[], piece: Piece, model: Piece): number {
  let best = piece.from;
  let most = Number.NEGATIVE_INFINITY;
  let depth = 0;
  for (let i = piece.from; i < piece.to; i++) {
    const { text } = tokens[i]!;
    if (CLOSING.test(text)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && !NO_ITEM_START.test(text)) {
      const likeness = likenessOf(tokens, { from: i, to: piece.to }, model, i === piece.from);
      if (likeness > most) {
        most = likeness;
        best = i;
      }
    }
    if (OPENING.test(text)) depth++;
  }
  return best;
}

/** Items of a series are of a length: twice as long counts against as much as a verb does. */
const LENGTH = 1.5;

/** A model of one or two characters (家) says little of how long the others are. */
const lengthOf = (tokens: readonly Token[], piece: Piece): number =>
  Math.max(3, sizeOf(tokens, piece));

function likenessOf(
  tokens: readonly Token[],
  item: Piece,
  model: Piece,
  opensClause: boolean,
): number {
  const first = tokens[item.from]!;
  const head = tokens[model.from]!;
  const before = opensClause ? null : tokens[item.from - 1]!;
  return (
    (first.text[0] === head.text[0] ? 2 : 0) +
    (first.tag[0] === head.tag[0] ? 1 : 0) +
    (!before || OUTSIDE_NOUN_PHRASE.test(before.tag) ? 1 : 0) +
    (before && ITEM_INTRODUCING.test(before.text) ? 2 : 0) -
    // A verb before the item is what the whole series depends on, unless the other items have one too.
    (hasVerb(tokens, item) && !hasVerb(tokens, model) ? 1.5 : 0) -
    LENGTH * Math.abs(Math.log(lengthOf(tokens, item) / lengthOf(tokens, model)))
  );
}
