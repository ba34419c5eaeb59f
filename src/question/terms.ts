// Terms: the content words of a question, with what each is worth to a search.
import type { Token } from '../text/segment.ts';
import type { Span } from '../text/span.ts';
import type { Gap } from './gap.ts';
import type { QuestionTerm } from './question.ts';

/**
 * What a word is worth by its kind, a common noun being 1. A name or a number picks a passage out, a
 * verb is often worded otherwise in the text. The search multiplies by how rare the word is.
 */
const WEIGHTS: readonly (readonly [RegExp, number])[] = [
  [/^(?:nr|ns|nt|nz|nrt|nrfg|x|eng)$/, 1.6],
  [/^(?:m|mq)$/, 1.4],
  [/^(?:n|j|l|i|s)/, 1],
  [/^(?:t|tg)$/, 0.9],
  [/^(?:vn|an|b)$/, 0.8],
  [/^(?:v|a|z|f|d|q)/, 0.6],
];
const OTHERS = 0.5;
/** Verbs and nouns that nearly every text has. */
const GENERIC = 0.25;

/**
 * The content words of `tokens`, in order; `phrase` is the noun phrase after the question word, `stopWords` are the
 * keeper's.
 */
export function questionTerms(
  tokens: readonly Token[],
  gap: Gap | null,
  phrase: Span,
  stopWords: ReadonlySet<string>,
): QuestionTerm[] {
  const found: QuestionTerm[] = [];
  for (const { start, end, text, tag } of tokens) {
    if (gap && start < gap.end && end > gap.start) continue;
    if (!isContent(text, tag) || stopWords.has(text)) continue;
    const { from, word, kind } = withoutGrammar({ start, end, text, tag });
    found.push({
      start: from,
      end: from + word.length,
      text: word,
      tag: kind,
      weight: weightOf(word, kind),
      side: sideOf(start, gap, phrase),
    });
  }
  return found;
}

/** 要交, 会罚: two words that jieba does not know to be two; the one that carries grammar is left out. */
function withoutGrammar({ start, text, tag }: Token): { from: number; word: string; kind: string } {
  if (tag === 'x' && text.length === 2) {
    if (GRAMMAR.test(text[0]!)) return { from: start + 1, word: text[1]!, kind: 'v' };
    if (GRAMMAR.test(text[1]!)) return { from: start, word: text[0]!, kind: 'v' };
  }
  return { from: start, word: text, kind: tag };
}

const GRAMMAR = /[的了着过要会能可应须得被把给让向对从到在是有为于由没不未内里前后就都也还才又再]/u;

function sideOf(start: number, gap: Gap | null, phrase: Span): QuestionTerm['side'] {
  if (!gap || start < gap.start) return 'left';
  return start < phrase.end ? 'focus' : 'right';
}

function weightOf(text: string, tag: string): number {
  if (GENERIC_WORDS.has(text)) return GENERIC;
  return WEIGHTS.find(([tags]) => tags.test(tag))?.[1] ?? OTHERS;
}

/** True for a word that says so little that its absence says nothing. */
export const isGeneric = ({ text }: Pick<QuestionTerm, 'text'>): boolean => GENERIC_WORDS.has(text);

const isContent = (text: string, tag: string): boolean =>
  !FUNCTION_TAGS.test(tag) && !FUNCTION_WORDS.has(text) && /[\p{L}\p{N}]/u.test(text);

/** Particles, prepositions, conjunctions, pronouns, interjections, punctuation. */
const FUNCTION_TAGS = /^(?:w|u|uj|ul|uz|ud|ug|uv|p|c|r|rr|rz|y|e|o|zg)$/;

const FUNCTION_WORDS = new Set(
  words(
    '的 了 着 过 地 得 是 有 在 和 与 及 或 而 但 也 都 就 还 又 再 很 最 更 太 才 只 把 被 给 让 向 对 从 到 于 以 为 因 由 将 等 之 所 其 该 此 各 每 某',
    '请问 请 问 一下 下 帮 帮我 告诉 告诉我 想 知道 想知道 晓得 麻烦 谢谢 你好 您好 到底 究竟 具体 大概 大约 一共 总共 共 共有 共计 分别 据说 听说 其实',
    '呀 哦 啊 嘛 呢 吧 吗 么 哟 喔 哈 啦 嘿 喂 嗯 诶 没得 没有 不 没 不是 那个 这个 那些 这些 那 这 我 你 他 她 它 我们 你们 他们 她们 它们 自己',
    '说 叫 叫做 称 称为 名叫 属于 指 是指 指的 时 时候 中 里 上 内 外 后 前 期间 一旦 如果 因为 所以 由于 并 并且 以及 关于 对于 可以 能 会 要 应该 必须 起 来 去',
    '一个 一名 一位 一种 一次 一项 一支 一些 有些 那次 那位 那里 这里 那阵子 那会儿 有天 当时 现在 本',
  ),
);

const GENERIC_WORDS = new Set(
  words(
    '进行 开展 做 做出 使用 用 采取 采用 通过 开始 成为 作为 担任 获得 得到 提供 发生 出现 存在 包括 属于 位于 来自 拥有 完成 实现 达到 参加 参与 负责 主要 名字 名称',
    '情况 问题 方面 工作 活动 内容 时间 地方 地点 人 人员 原因 方式 方法 办法 东西 事情 数量 总数 多 大 小 高 长 新 累计 前后 前前后后 成立 建立 组建 召开 举行 发现 送 送去 送到',
  ),
);

function words(...lines: string[]): string[] {
  return lines.flatMap((line) => line.split(' '));
}
