// Introductions: where a text gives something a second name (X（以下简称“Y”）, X，又称Y，, Y（即X）, 世界卫生组织（WHO）).
import { type Lexicon, NO_LEXICON } from './lexicon.ts';
import type { Mention } from './mention.ts';
import { mentions } from './mentions.ts';
import { segment, type Token } from './segment.ts';
import type { Span } from './span.ts';

/** The span reaches from the one name to the other. */
export interface Introduction extends Span {
  /** Folded, as it stands before the alias. */
  readonly name: string;
  readonly alias: string;
}

const CUES =
  '简称|下称|学名|又称|又名|亦称|也称|俗称|别称|别名|旧称|旧名|原名|原称|曾用名|又叫|也叫|全称|全名|英文名|外文名|英文缩写|缩写';
/** What stands between a cue and the name: 以下简称为：“…. */
const LINK = '(?:为|作|是)?[:,]?\\s*["“‘《]?\\s*';
const NAME = '[^"”’》,;、。:()\\n]{2,30}';

const IN_BRACKETS = /\(([^()\n]{2,60})\)/gu;
const CUED = new RegExp(`(?:${CUES})${LINK}(${NAME})`, 'gu');
/** The whole of what stands in brackets: an “i. e.”, or a name in Latin letters. */
const THAT_IS = new RegExp(`^即["“‘《]?(${NAME})["”’》]?$`, 'u');
const LATIN = /^(?=.*[a-z]{2})[\p{Script=Latin}0-9][\p{Script=Latin}0-9 .'·&-]{1,40}$/u;
// 水仙，又称凌波仙子，是…: the comma right before the cue, so that the name is what stands before it.
const BEHIND_COMMA = new RegExp(
  `,(?:${CUES})${LINK}(${NAME}?)["”’》]?(?=[,;。:、)]|是|位于|$)`,
  'gu',
);
/** A text without one of these introduces nothing. */
const ANY = new RegExp(`[(](?:即|[\\p{Script=Latin}])|${CUES}`, 'u');

/** The introductions of a text, ascending. Names that are ordinary words (公司, 办法, 甲方) are none. */
export function introductions(folded: string, lexicon: Lexicon = NO_LEXICON): Introduction[] {
  if (!ANY.test(folded)) return [];
  const tokens = segment(folded, lexicon);
  const reading = { folded, tokens, mentions: mentions(folded, tokens, lexicon) };
  const found: Introduction[] = [];
  const add = (end: number, alias: string, aliasEnd: number, mustBeName: boolean) => {
    const start = nameStart(reading, end, alias, mustBeName);
    const name = start === null ? '' : unquoted(folded.slice(start, end));
    if (start !== null && isPair(name, alias)) found.push({ start, end: aliasEnd, name, alias });
  };
  for (const { index, 0: whole, 1: inside } of folded.matchAll(IN_BRACKETS)) {
    const end = index + whole.length;
    const cued = [...inside!.matchAll(CUED)];
    for (const [, alias] of cued) add(index, alias!.trim(), end, false);
    const same =
      cued.length > 0 ? undefined : (THAT_IS.exec(inside!)?.[1] ?? LATIN.exec(inside!)?.[0]);
    if (same !== undefined) add(index, same.trim(), end, true);
  }
  for (const { index, 0: whole, 1: alias } of folded.matchAll(BEHIND_COMMA))
    if (!isBracketed(folded, index)) add(index, alias!.trim(), index + whole.length, false);
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

const isBracketed = (folded: string, at: number): boolean =>
  folded.lastIndexOf('(', at) > folded.lastIndexOf(')', at);

interface NamedReading {
  readonly folded: string;
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
}

const NAMES: ReadonlySet<string> = new Set(['person', 'place', 'organisation', 'title', 'quoted']);

/**
 * Where the name begins that ends at `end`: at its quotation mark; with the longest mention that ends there and holds
 * the characters of the alias; unless it must be such a name, with the nouns in a row before it.
 */
function nameStart(
  { folded, tokens, mentions: all }: NamedReading,
  end: number,
  alias: string,
  mustBeName: boolean,
): number | null {
  const quoted = /["“《]([^"“”《》\n]{2,40})["”》]$/u.exec(
    folded.slice(Math.max(0, end - 44), end),
  );
  if (quoted) return end - quoted[0].length;
  const named = all
    .filter((mention) => mention.end === end && NAMES.has(mention.kind))
    .sort((a, b) => a.start - b.start)[0]?.start;
  const abbreviated = abbreviationStart(folded, end, alias);
  if (abbreviated !== null) {
    const token = tokens.find((one) => one.start <= abbreviated && abbreviated < one.end)!;
    return Math.min(named ?? token.start, token.start);
  }
  if (named !== undefined) return named;
  return mustBeName ? null : nounsBefore(tokens, end);
}

/** The last place before `end` from which the characters of an abbreviation stand in order: 市九院 in 市第九人民医院. */
function abbreviationStart(folded: string, end: number, alias: string): number | null {
  if (!/^\p{Script=Han}{2,8}$/u.test(alias)) return null;
  let at = end;
  for (const character of [...alias].reverse()) {
    const before = folded.lastIndexOf(character, at - 1);
    if (
      at === 0 ||
      before < 0 ||
      at - before > LONGEST_GAP ||
      BREAK.test(folded.slice(before, end))
    )
      return null;
    at = before;
  }
  return at;
}

/** Characters that an abbreviation leaves out in a row: 北航 of 北京航空航天大学 leaves out four. */
const LONGEST_GAP = 12;
const BREAK = /[,。;:、()\n!?]/u;

/** Tokens of a name that no mention knows. */
const LONGEST_RUN = 8;

function nounsBefore(tokens: readonly Token[], end: number): number | null {
  let at = tokens.findIndex((token) => token.end === end);
  let start: number | null = null;
  for (let count = 0; at >= 0 && count < LONGEST_RUN; at--, count++) {
    const { tag, text } = tokens[at]!;
    if (!/^(?:n|j|x|eng|l|i|a$|b|vn|s$|m$)/.test(tag) || /^[的了]$/.test(text)) break;
    start = tokens[at]!.start;
    if (tokens[at - 1]?.end !== start) break;
  }
  return start;
}

const unquoted = (text: string): string => text.replace(/^["“《]|["”》]$/gu, '');

/** Two names of one thing: different, neither a common word or clause, both with letters. */
const isPair = (name: string, alias: string): boolean =>
  name !== alias && isNameLike(alias) && isNameLike(name) && HAN.test(name + alias);

const HAN = /\p{Script=Han}/u;

/** A name is more than one word, or one that the dictionary has as a name or not at all. */
function isNameLike(text: string): boolean {
  if (
    text.length < 2 ||
    !/\p{L}/u.test(text) ||
    /[的了吗呢吧]|更改为|改为|^(?:做|我|你|他|她|它|本|该|此|这|那|其)/u.test(text)
  )
    return false;
  const own = segment(text);
  return own.length > 1 || !COMMON.test(own[0]!.tag);
}

const COMMON = /^(?:n|v|vn|a|ad|an|b|d|m|q|r|t|f|s|i|l|p|c|u.*)$/;
