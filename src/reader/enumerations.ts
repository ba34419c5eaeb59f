// Enumerations: items told one after the other: 一是…二是…, 首先…其次…, 第一张是…第二张是…, over several sentences.

import { MEASURE } from '../text/measure-words.ts';
import { trim } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';

/** An item and the place of the marker that announces it. */
export interface EnumeratedItem extends Span {
  readonly marker: Span;
}

const NUMERALS = '一二三四五六七八九十';
const FIRST = '首先|第一步|其一';
const NEXT = '其次|再次|再者|然后|接着|随后|最后|其二|其三|第二步|第三步';

/** A way to count: the marker of the n-th item (from 1), or null beyond its range. */
type Counting = (n: number) => RegExp | null;

const numeral = (n: number): string | null => NUMERALS[n - 1] ?? null;
const counted =
  (pattern: (numeral: string, n: number) => string): Counting =>
  (n) => {
    const written = numeral(n);
    return written === null ? null : new RegExp(pattern(written, n), 'g');
  };

/** Marks that may stand before a marker: without one, 一是 may be part of a word (统一是). */
const START = '(?<=^|[\\s,.:;。!?、“”(])';

const COUNTINGS: readonly Counting[] = [
  counted((numeral) => `${START}${numeral}(?:是|要|为|抓|看|靠)`),
  counted(
    (numeral, n) =>
      `${START}第(?:${numeral}|${n})(?:${MEASURE}|方面|步骤|阶段)?(?:[是为,:、,]|则是|就是)`,
  ),
  counted((numeral, n) => `${START}[(（](?:${numeral}|${n})[)）]`),
  counted((numeral, n) => `${START}(?:${numeral}、|${n}[.、](?![0-9]))`),
  counted((_, n) => (n <= 20 ? String.fromCharCode(0x2460 + n - 1) : '$^')),
  (n) => new RegExp(`${START}(?:${n === 1 ? FIRST : NEXT})`, 'g'),
  (n) => (n === 1 ? /(?<!另)一方面/g : n === 2 ? /另一方面/g : null),
];

/** A longer item is told at length: its first clause names it. */
const ITEM_CHARACTERS = 40;

/** The enumerations of a folded text, items in order, two at least in each. */
export function enumerationsOf(folded: string): EnumeratedItem[][] {
  return COUNTINGS.flatMap((counting) =>
    markersOf(folded, counting).map((markers) => itemsOf(folded, markers)),
  );
}

/** The places of 一, 二, 三 … each after the one before, and before the next 一, which begins another list. */
function markersOf(folded: string, counting: Counting): Span[][] {
  const firsts = [...folded.matchAll(counting(1)!)];
  return firsts
    .map((first, i) => {
      const found = [spanOf(first)];
      const limit = firsts[i + 1]?.index ?? folded.length;
      for (let n = 2; ; n++) {
        const next = nextMarker(folded, counting(n), found.at(-1)!.end, limit);
        if (!next) return found;
        found.push(next);
      }
    })
    .filter((markers) => markers.length > 1);
}

function nextMarker(
  folded: string,
  marker: RegExp | null,
  from: number,
  limit: number,
): Span | null {
  if (!marker) return null;
  marker.lastIndex = from;
  const found = marker.exec(folded);
  return found && found.index < limit ? spanOf(found) : null;
}

const spanOf = ({ index, 0: text }: RegExpExecArray): Span => ({
  start: index,
  end: index + text.length,
});

function itemsOf(folded: string, markers: readonly Span[]): EnumeratedItem[] {
  return markers.map((marker, n) => {
    const next = markers[n + 1]?.start ?? endOfSentence(folded, marker.end);
    const stop = /[。!?;；\n]/.exec(folded.slice(marker.end, next));
    const whole = { start: marker.end, end: stop ? marker.end + stop.index : next };
    return { ...itemWithin(folded, whole), marker };
  });
}

/** Punctuation taken off both sides; of a long item the first clause. */
function itemWithin(folded: string, whole: Span): Span {
  let { start, end } = trim(folded, whole);
  while (start < end && /[,:、;。\s]/.test(folded[start]!)) start++;
  while (end > start && /[,:、;。\s]/.test(folded[end - 1]!)) end--;
  if (end - start <= ITEM_CHARACTERS) return { start, end };
  const comma = folded.slice(start, end).search(/[,:]/);
  return comma > 0 ? { start, end: start + comma } : { start, end };
}

function endOfSentence(folded: string, from: number): number {
  const end = folded.slice(from).search(/[。!?;；\n]/);
  return end < 0 ? folded.length : from + end;
}
