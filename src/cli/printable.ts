// Text from outside made harmless for a terminal, unit for unit, so that spans stay true.

// What could move the cursor, colour the screen, end a line early or reorder what is read: control characters,
// line and paragraph separators, marks of writing direction, annotation and tag characters; and halves of
// surrogate pairs, which no terminal can show.
const HARMFUL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

const DELETE = 0x7f;
const FIRST_PICTURE = 0x2400;
const PICTURE_OF_DELETE = '␡';
const REPLACEMENT = '\ufffd';

/**
 * `text` with every harmful unit replaced by a visible one (ESC by ␛, line feed by ␊, others by �), and a
 * tab by a space. The result is as long as the text: a span of the one is a span of the other.
 */
export const printable = (text: string): string => text.replace(HARMFUL, visible);

function visible(harmful: string): string {
  const unit = harmful.charCodeAt(0);
  if (harmful === '\t') return ' ';
  if (unit < 0x20) return String.fromCharCode(FIRST_PICTURE + unit);
  return unit === DELETE ? PICTURE_OF_DELETE : REPLACEMENT.repeat(harmful.length);
}

/** `printable`, but lines stay lines. */
export const printableLines = (text: string): string =>
  text
    .split(/\r\n|[\r\n]/)
    .map(printable)
    .join('\n');

// JSON.stringify escapes C0 and lone surrogates; these it would let through to the terminal.
const UNESCAPED = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** JSON on one line (or indented) that is safe to print; it parses to the same value. */
export const printableJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replace(
    UNESCAPED,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
