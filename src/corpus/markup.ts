// Markup: what of a text its format has for marks, and what these say of its lines.
import type { Span } from '../text/span.ts';

/** All in ascending order, disjoint within their list. */
export interface Markup {
  /** Where the format was parsed; elsewhere the reader of lines sees for itself. */
  readonly parsed: readonly Span[];
  /** Marks: they are deleted. */
  readonly hidden: readonly Span[];
  readonly blocks: readonly MarkedBlock[];
}

export interface MarkedBlock extends Span {
  /** A `row` is a table's. */
  readonly kind: 'heading' | 'code' | 'row';
  /** Depth of a heading, 1–6; else 0. */
  readonly level: number;
}

/** What markup says of one line. */
export interface LineMarkup {
  readonly hidden: readonly Span[];
  readonly block: MarkedBlock | undefined;
}

/** A reader of one line after the other: its markup, or null where nothing was parsed. Linear over all lines. */
export function lineMarkup(markup: Markup): (line: Span) => LineMarkup | null {
  const parsed = follow(markup.parsed);
  const hidden = follow(markup.hidden);
  const blocks = follow(markup.blocks);
  return (line) =>
    parsed(line).length === 0 ? null : { hidden: hidden(line), block: blocks(line)[0] };
}

/** Those of `spans` that share something with a line; lines come in ascending order. */
function follow<T extends Span>(spans: readonly T[]): (line: Span) => T[] {
  let next = 0;
  return ({ start, end }) => {
    while (next < spans.length && spans[next]!.end <= start) next++;
    let last = next;
    while (last < spans.length && spans[last]!.start < end) last++;
    return spans.slice(next, last);
  };
}
