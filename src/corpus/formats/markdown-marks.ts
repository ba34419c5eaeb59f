// Marks of Markdown that need a second look: what is a link's target, and which tags can go.
import type { Span } from '../../text/span.ts';

/** Schemes, paths, anchors, names of files, or ASCII with a sign of one of these in it. */
const TARGET =
  /^(?:$|<|[a-z][a-z0-9+-]*:|[./#?]|(?=[!-~]*[:/.#])[!-~]+$)|\.[a-z0-9]{1,5}(?:[?#].*)?$/i;

/** True for what a link can lead to, so that it may be deleted; 见附表 is text. */
export const isTarget = (written: string): boolean => TARGET.test(written);

const TAG =
  /<!--[\s\S]*?-->|<(script|style)\b[^<>]*>[\s\S]*?<\/\1>|<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>/gi;

/** Tags that leave the text on both sides together, as 要<b>点</b>; 10<sup>5</sup> without them is another number. */
const SEAMLESS = new Set(
  'a abbr b bdi bdo big cite code del dfn em font i img ins kbd mark q s samp small span strike strong tt u var wbr'.split(
    ' ',
  ),
);

/**
 * The tags and comments in a piece of HTML that can be deleted. A tag that parts the text on both sides of it
 * (甲</td><td>乙) stays: deleting it would make one word of two.
 */
export function tagsIn(text: string, { start, end }: Span): Span[] {
  const tags = [...text.slice(start, end).matchAll(TAG)].map(({ 0: written, index }) => ({
    start: start + index,
    end: start + index + written.length,
    seamless:
      written.startsWith('<!--') ||
      SEAMLESS.has(/^<\/?([a-z0-9-]*)/i.exec(written)![1]!.toLowerCase()),
  }));
  return groupsOf(tags).flatMap((group) =>
    group.every(({ seamless }) => seamless) || standsOut(text, group[0]!.start, group.at(-1)!.end)
      ? group
      : [],
  );
}

type Tag = Span & { readonly seamless: boolean };

/** Tags right after each other. */
function groupsOf(tags: readonly Tag[]): Tag[][] {
  const groups: Tag[][] = [];
  for (const tag of tags) {
    const last = groups.at(-1);
    if (last?.at(-1)?.end === tag.start) last.push(tag);
    else groups.push([tag]);
  }
  return groups;
}

const standsOut = (text: string, start: number, end: number): boolean =>
  /^\s?$/.test(text[start - 1] ?? '') || /^\s?$/.test(text[end] ?? '');
