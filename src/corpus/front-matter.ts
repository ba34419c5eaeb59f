// Front matter: what an author writes of a text above it, between two lines of dashes, key by key.
import type { Span } from '../text/span.ts';

/** Longest front matter, in lines and units: what goes on longer is a text that begins with a rule. */
const MOST_LINES = 100;
const MOST_UNITS = 8000;

export interface FrontMatter {
  /** Where the text behind it begins. */
  readonly end: number;
  /** By key, lower case; each value with the place where it stands. */
  readonly entries: ReadonlyMap<string, readonly FrontMatterValue[]>;
}

export interface FrontMatterValue extends Span {
  readonly text: string;
}

/** Keys that are understood; a block without any of them is text between rules and no front matter. */
export const FRONT_MATTER_KEYS = {
  title: ['title', '标题', '標題', '题目'],
  date: ['date', 'published', 'pubdate', '日期', '发布日期', '發佈日期', '时间', '发布时间'],
  authors: ['author', 'authors', 'byline', '作者', '记者', '記者'],
  publication: ['publication', 'source', '来源', '來源', '报刊', '報刊', '出处', '刊物'],
  tags: ['tags', 'tag', 'keywords', 'categories', '标签', '標籤', '关键词', '分类'],
} as const;

const KNOWN: ReadonlySet<string> = new Set(Object.values(FRONT_MATTER_KEYS).flat());

const OPENING = /^---[ \t]*\r?\n/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/;
/** A key at the beginning of a line; Chinese keyboards type a colon of full width. */
const ENTRY = /^([\p{L}\p{N}][\p{L}\p{N}_ -]{0,39}?)[ \t]*(?::(?=[ \t]|$)|：)[ \t]*(.*)$/u;
const ITEM = /^[ \t]*-[ \t]+(.*)$/;
const MORE = /^[ \t]+(\S.*)$/;

/**
 * The front matter of `text`; null if it has none. Lines of YAML as people write them are read one by one:
 * `key: value`, lists in brackets or below the key, quoted values, text that goes on indented. Strict YAML would
 * refuse a title with a colon in it, and the whole block would end up in the text.
 */
export function frontMatterOf(text: string): FrontMatter | null {
  const block = blockOf(text);
  if (!block) return null;
  const entries = new Map<string, FrontMatterValue[]>();
  let values: FrontMatterValue[] | null = null;
  for (const { start, line } of block.lines) {
    const entry = ENTRY.exec(line);
    const more = ITEM.exec(line) ?? MORE.exec(line);
    const at = (written: string) => start + line.length - written.length;
    if (entry) {
      values = valuesAt(entry[2]!, at(entry[2]!));
      entries.set(entry[1]!.toLowerCase(), values);
    } else if (values && more) values.push(...valuesAt(more[1]!, at(more[1]!)));
    else if (!/^#|^\s*$/.test(line)) return null;
  }
  const isUnderstood = [...entries.keys()].some((key) => KNOWN.has(key));
  return isUnderstood ? { end: block.end, entries } : null;
}

interface FoundLine {
  readonly start: number;
  readonly line: string;
}

/** The lines between the dashes, and where the text behind them begins. */
function blockOf(text: string): { lines: FoundLine[]; end: number } | null {
  const opening = OPENING.exec(text);
  const lines: FoundLine[] = [];
  let start = opening?.[0].length ?? text.length;
  while (start < Math.min(text.length, MOST_UNITS) && lines.length < MOST_LINES) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const line = text.slice(start, end).replace(/\r$/, '');
    const next = Math.min(end + 1, text.length);
    if (CLOSING.test(line)) return { lines, end: next };
    lines.push({ start, line });
    start = next;
  }
  return null;
}

/** The values of `[a, b]`, of `"quoted"`, of plain text; none of nothing and of the signs of folded text. */
function valuesAt(written: string, start: number): FrontMatterValue[] {
  if (/^[|>][+-]?$/.test(written)) return [];
  const list = /^\[(.*)\]$/.exec(written.trim());
  if (!list) return valueAt(written, start);
  const inside = start + written.indexOf('[') + 1;
  return [...list[1]!.matchAll(/"[^"]*"|'[^']*'|[^,，]+/g)].flatMap(({ 0: part, index }) =>
    valueAt(part, inside + index),
  );
}

function valueAt(written: string, start: number): FrontMatterValue[] {
  const quoted = /^(\s*(["']))(.*)\2\s*$/.exec(written);
  const plain = quoted ? quoted[3]! : written.replace(/\s+#.*$/, '');
  const text = plain.trim();
  if (text === '') return [];
  const from = start + (quoted ? quoted[1]!.length : 0) + plain.indexOf(text);
  return [{ text, start: from, end: from + text.length }];
}
