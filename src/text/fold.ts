// Folding: width, case and traditional script levelled for comparison, each code unit by one.
import { Locale } from 'opencc-js/t2cn';

/**
 * The folded form of `text`, of **the same length**: unit `i` of the result folds unit `i` of the text,
 * so every span of the one is a span of the other and the way back is the identity.
 *
 * Full width becomes half width (３→3, ％→%), upper case lower, traditional simplified (區→区; where that hangs on
 * the word, by the word: 看著→看着, 著名→著名), compatibility forms their plain ones (⾦→金), corner brackets
 * become quotation marks. Used for comparison only: what is shown is never folded.
 */
export const fold = (text: string): string => translate(text, tables().all);

/** `text` in simplified script, of **the same length**, and otherwise as it is: for rules that know of widths and signs. */
export const simplify = (text: string): string => translate(text, tables().script);

function translate(text: string, map: Uint16Array): string {
  const { words } = tables();
  const folded = unitByUnit(text, map);
  if (!words.signs.test(text)) return folded;
  let out = '';
  let from = 0;
  for (const { 0: word, index } of text.matchAll(words.pattern)) {
    out += folded.slice(from, index) + words.folded.get(word)!;
    from = index + word.length;
  }
  return out + folded.slice(from);
}

function unitByUnit(text: string, map: Uint16Array): string {
  let out = '';
  for (let from = 0; from < text.length; from += 8192) {
    const units: number[] = [];
    for (let i = from; i < Math.min(text.length, from + 8192); i++)
      units.push(map[text.charCodeAt(i)]!);
    out += String.fromCharCode(...units);
  }
  return out;
}

interface Tables {
  /** What each code unit is folded to. */
  readonly all: Uint16Array;
  /** What each becomes in simplified script. */
  readonly script: Uint16Array;
  readonly words: Words;
}

/** Words in which a character is not what it is by itself. */
interface Words {
  /** Any of the characters that have such words. */
  readonly signs: RegExp;
  /** The words, in both scripts, longer ones first. */
  readonly pattern: RegExp;
  /** What each of them becomes, of its own length. */
  readonly folded: ReadonlyMap<string, string>;
}

let cached: Tables | undefined;

function tables(): Tables {
  if (!cached) {
    const words = dictionary();
    const simple = new Set(
      [...words].flatMap(([from, to]) => (from.length > 1 || from === to ? [] : to)),
    );
    const script = identity();
    // 么 is 幺 in the one script and 麼 in the other: what is a simplified form of something stays as it is.
    for (const [from, to] of words)
      if (from.length === 1 && !simple.has(from)) script[from.charCodeAt(0)] = to.charCodeAt(0);
    const all = plainForms().map((unit) => script[unit]!);
    cached = { all, script, words: wordsApart(words, script, simple) };
  }
  return cached;
}

const identity = (): Uint16Array => new Uint16Array(0x10000).map((_, unit) => unit);

/** Ranges of compatibility forms whose NFKC form is one unit: radicals, ideographs, widths. */
const COMPATIBILITY: readonly (readonly [number, number])[] = [
  [0x2e80, 0x2fdf],
  [0x3000, 0x3000],
  [0xf900, 0xfaff],
  [0xff01, 0xffee],
];

/** Where scripts with case stand in the basic plane. */
const CASED: readonly (readonly [number, number])[] = [
  [0x0041, 0x0587],
  [0x10a0, 0x2d2d],
  [0xa640, 0xa7ff],
  [0xff21, 0xff3a],
];

/** Each unit in its plain width and lower case, and with the quotation marks of the mainland. */
function plainForms(): Uint16Array {
  const map = identity();
  for (const [from, to] of COMPATIBILITY)
    for (let unit = from; unit <= to; unit++) {
      const plain = String.fromCharCode(unit).normalize('NFKC');
      if (plain.length === 1) map[unit] = plain.charCodeAt(0);
    }
  for (const [from, to] of CASED)
    for (let unit = from; unit <= to; unit++) {
      const lower = String.fromCharCode(map[unit]!).toLowerCase();
      if (lower.length === 1) map[unit] = lower.charCodeAt(0);
    }
  for (const [from, to] of ['「“', '」”', '『‘', '』’', '﹁“', '﹂”', '﹃‘', '﹄’', '〝“', '〞”'])
    map[from!.charCodeAt(0)] = to!.charCodeAt(0);
  return map;
}

/** Words in which 著 is writing or standing out, not the particle 着, and that OpenCC does not list, in both scripts. */
const WRITING =
  '原著 编著 編著 论著 論著 专著 專著 合著 译著 譯著 巨著 拙著 遗著 遺著 新著 所著 土著 昭著 显著 顯著 著有 著《'.split(
    ' ',
  );

/**
 * Words that are simplified otherwise than their characters: 瞭解→了解 beside 瞭, 乾隆 beside 乾→干. In its simplified form
 * such a word is left as it is. Where the character in question is also the simplified form of another (沈 of 瀋), only
 * the writer's script would tell what it is, and its words are left out.
 */
function wordsApart(
  words: ReadonlyMap<string, string>,
  map: Uint16Array,
  simple: ReadonlySet<string>,
): Words {
  const signs = new Set<string>();
  const folded = new Map<string, string>();
  for (const [word, to] of inBothScripts(words, map)) {
    const byUnit = unitByUnit(word, map);
    const apart = Array.from(word).filter((_, k) => byUnit[k] !== to[k]);
    if (apart.length === 0 || apart.some((character) => simple.has(character))) continue;
    for (const character of apart) signs.add(character);
    folded.set(word, to);
  }
  const longestFirst = [...folded.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return {
    signs: new RegExp(`[${[...signs].join('')}]`),
    pattern: new RegExp(longestFirst.join('|'), 'g'),
    folded,
  };
}

function* inBothScripts(
  words: ReadonlyMap<string, string>,
  map: Uint16Array,
): Generator<readonly [word: string, to: string]> {
  for (const [word, to] of words) {
    if (word.length === 1) continue;
    yield [word, to];
    yield [to, to];
  }
  for (const word of WRITING) yield [word, unitByUnit(word, map).replace('着', '著')];
}

/**
 * OpenCC's characters and words with their simplified forms, where these are as long and of the basic plane. Its way from the
 * script of Taiwan is taken: it knows of variants what that from its own standard does not (痺→痹). First the variants are
 * levelled, then the script, each by the whole word if it is listed.
 */
function dictionary(): Map<string, string> {
  const steps = [Locale.from.tw, Locale.to.cn].map((groups) => new Map(pairsOf(groups)));
  const words = new Set(steps.flatMap((step) => [...step.keys()]));
  const simplified = (word: string): string =>
    steps.reduce(
      (text, step) =>
        step.get(text) ??
        Array.from(text, (character) => step.get(character) ?? character).join(''),
      word,
    );
  return new Map(
    [...words]
      .map((word) => [word, simplified(word)] as const)
      .filter(([word, to]) => word.length === to.length && !/[\ud800-\udfff]/.test(word + to)),
  );
}

/** The dictionaries of OpenCC are strings: `瞭解 了解|瞭望 瞭望|…`. */
const pairsOf = (groups: unknown): (readonly [string, string])[] =>
  ([groups].flat(3) as readonly string[]).flatMap((pairs) =>
    pairs.split('|').map((pair) => {
      const [from, to] = pair.split(' ');
      return [from!, to!] as const;
    }),
  );
