// Marked text: one string that is both a document and the spans expected in it.
import type { Span } from '../src/text/span.ts';

export interface MarkedText {
  /** The text without its marks. */
  readonly text: string;
  /** Spans by mark, in the order in which they begin. */
  readonly spans: Readonly<Record<string, readonly Span[]>>;
}

/**
 * Reads `{P:{S:《红楼梦》的作者是{A:曹雪芹}。}}`: a mark is `{`, a capital letter or more, `:` … `}`; marks nest.
 * Throws if they do not balance.
 */
export function markedText(marked: string): MarkedText {
  const spans: Record<string, Span[]> = {};
  const open: { name: string; start: number; place: number }[] = [];
  let text = '';
  for (const [piece, name] of marked.matchAll(/\{([A-Z]+):|\}|[^{}]+|[{}]/g)) {
    if (name) {
      spans[name] ??= [];
      const found = spans[name];
      open.push({ name, start: text.length, place: found.length });
      found.push({ start: text.length, end: text.length });
    } else if (piece === '}') {
      const mark = open.pop();
      if (!mark) throw new Error(`markedText: a } too many in ${marked}`);
      spans[mark.name]![mark.place] = { start: mark.start, end: text.length };
    } else text += piece;
  }
  if (open.length > 0) throw new Error(`markedText: ${open[0]!.name} is not closed in ${marked}`);
  return { text, spans };
}
