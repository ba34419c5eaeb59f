// Sentences: the unit that proves.
import type { Span } from './span.ts';

// A sentence ends at 。！？； or an ellipsis, with the closing quotes and brackets that follow; a line
// break ends it too (in cleaned text a break stands between blocks, or between two Latin words of a
// paragraph: before a small letter it ends nothing). A half-width `;` `!` `?` counts;
// a full stop `.` does only before white space, for it also stands in numbers and Latin names.
const END = /(?:[。！？；!?;]+|…+|\.(?=\s|$))[”’」』）)》〉】"']*|[\n\r\u2028\u2029](?![a-z])/g;

/**
 * The sentences of `text`, ascending and disjoint, trimmed of white space; blank ones are left out.
 * Every character that is not white space lies in exactly one sentence.
 */
export function sentences(text: string): Span[] {
  const found: Span[] = [];
  let start = 0;
  const close = (end: number) => {
    const trimmed = trim(text, { start, end });
    if (trimmed.start < trimmed.end) found.push(trimmed);
    start = end;
  };
  for (const end of text.matchAll(END)) close(end.index + end[0].length);
  close(text.length);
  return found;
}

/** The span without white space at either side; empty if it is all blank. */
export function trim(text: string, { start, end }: Span): Span {
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return { start, end };
}
