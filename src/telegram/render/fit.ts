// Fitting: rich text cut down to what Telegram takes, never inside an entity or a character.
import type { Entity, RichText } from './rich-text.ts';

/**
 * Telegram takes 4096 characters and counts code points; entities are placed in UTF-16 units. A budget
 * in UTF-16 units is never wrong in either, and leaves room for the mark of the cut.
 */
export const MESSAGE_UNITS = 4000;
/** Telegram ignores every entity after the hundredth. */
export const MESSAGE_ENTITIES = 100;

const CUT = '\n……';

/**
 * The text itself if it fits, else its beginning and 「……」. It is cut at the end of a line where one is
 * near, never within an inline entity, never between the halves of a surrogate pair; only a block quote,
 * which is a frame around lines, is shortened. Of more than a hundred entities the last inline ones are dropped.
 */
export function fitted(rich: RichText, units: number = MESSAGE_UNITS): RichText {
  const entities = firstEntities(rich.entities);
  if (rich.text.length <= units) return { text: rich.text, entities };
  const end = cutAt(rich.text, entities, units - CUT.length);
  return {
    text: rich.text.slice(0, end) + CUT,
    entities: entities.flatMap((entity) => clip(entity, end)),
  };
}

function firstEntities(entities: readonly Entity[]): readonly Entity[] {
  let inline = MESSAGE_ENTITIES - entities.filter(({ type }) => isBlock(type)).length;
  return entities.filter(({ type }) => isBlock(type) || inline-- > 0);
}

function cutAt(text: string, entities: readonly Entity[], limit: number): number {
  const line = text.lastIndexOf('\n', limit);
  // A line end in the last quarter costs little; further back a cut within the line keeps more.
  let end = line > limit * 0.75 ? line : limit;
  if (isLowSurrogate(text, end)) end--;
  // Blanks before the cut go too, and with them an entity that ends in blanks: until nothing more goes.
  for (let before = -1; end !== before; ) {
    before = end;
    end = text.slice(0, end).trimEnd().length;
    // Outer entities start first, so one pass from the last to the first leaves them all.
    for (const { type, offset, length } of [...entities].reverse())
      if (!isBlock(type) && offset < end && end < offset + length) end = offset;
  }
  return end;
}

/** A frame is shortened; the text of any other entity lies wholly before the cut, or after it. */
function clip(entity: Entity, end: number): Entity[] {
  const length = Math.min(entity.length, end - entity.offset);
  return length > 0 ? [{ ...entity, length }] : [];
}

const isBlock = (type: Entity['type']): boolean =>
  type === 'blockquote' || type === 'expandable_blockquote';

const isLowSurrogate = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
};

/** `text` cut to at most `units`, with … where something was left out; whole characters only. */
export function shorten(text: string, units: number): string {
  if (text.length <= units) return text;
  const end = isLowSurrogate(text, units - 1) ? units - 2 : units - 1;
  return `${text.slice(0, end)}…`;
}
