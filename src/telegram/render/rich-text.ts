// Rich text: a message as text with entities beside it, so that nothing ever needs escaping.
import type { Span } from '../../text/span.ts';

/** Telegram's formatting of a stretch of text; offsets and lengths are UTF-16 code units. */
export interface Entity {
  readonly type: EntityType;
  readonly offset: number;
  readonly length: number;
  /** Of a `text_link`. */
  readonly url?: string;
}

export type EntityType =
  | 'bold'
  | 'italic'
  | 'underline'
  | 'code'
  | 'blockquote'
  | 'expandable_blockquote'
  | 'text_link';

/** Entities are in the order in which Telegram sends them back: by offset, the longer first. */
export interface RichText {
  readonly text: string;
  readonly entities: readonly Entity[];
}

export type Piece = string | RichText;

export const EMPTY: RichText = { text: '', entities: [] };

/** The pieces one after the other. */
export function rich(...pieces: readonly Piece[]): RichText {
  let text = '';
  const entities: Entity[] = [];
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    else {
      for (const entity of piece.entities)
        entities.push({ ...entity, offset: entity.offset + text.length });
      text += piece.text;
    }
  }
  return { text, entities };
}

const styled =
  (type: EntityType) =>
  (...pieces: readonly Piece[]): RichText => {
    const inner = rich(...pieces);
    if (inner.text === '') return inner;
    return {
      text: inner.text,
      entities: [{ type, offset: 0, length: inner.text.length }, ...inner.entities],
    };
  };

export const bold = styled('bold');
export const italic = styled('italic');
export const underline = styled('underline');
export const code = styled('code');
export const quote = styled('blockquote');
export const foldedQuote = styled('expandable_blockquote');

export const link = (url: string, text: string): RichText => ({
  text,
  entities: [{ type: 'text_link', offset: 0, length: text.length, url }],
});

/** The pieces with `separator` between them; empty ones are left out. */
export function joined(pieces: readonly Piece[], separator: string): RichText {
  const kept = pieces.filter((piece) => (typeof piece === 'string' ? piece : piece.text) !== '');
  return rich(...kept.flatMap((piece, i) => (i === 0 ? [piece] : [separator, piece])));
}

/** `text` with the style on each of `spans` (ascending and disjoint, in its units). */
export function marked(
  text: string,
  spans: readonly Span[],
  style: (text: string) => RichText,
): RichText {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    if (start < at || end <= start || end > text.length) continue;
    pieces.push(text.slice(at, start), style(text.slice(start, end)));
    at = end;
  }
  return rich(...pieces, text.slice(at));
}
