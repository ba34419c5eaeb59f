// Stop words: words that carry grammar and no subject matter, in the form jieba cuts them, folded.

/** Particles, pronouns, prepositions, conjunctions, adverbs of degree and the copula. */
const FUNCTION_WORDS = `
的 地 得 了 着 过 之 所 者 们 吗 呢 吧 啊 呀 哦 嘛 嘞 么 哩 呗 哇 啦 哟 喔 噢 嘿 嗯 唉 哎 喂
我 你 您 他 她 它 我们 你们 您们 他们 她们 它们 咱 咱们 自己 某 某些 其 其他 其它 其中 该 本 此 此外
这 那 这个 那个 这些 那些 这样 那样 这种 那种 这里 那里 这儿 那儿 这么 那么 这时 那时 那会儿 这位 那位
这是 那是 也是 都是 又是 才是 便是 而是 要是 若是 是的
是 有 在 和 与 及 或 以及 或者 还有 还是 跟 同 把 被 将 让 使 给 对 对于 关于 至于 从 自 自从 向 往 朝 到 至
于 由 为 以 按 依 据 用 因 因为 由于 所以 因此 因而 但 但是 可是 不过 然而 而 而且 并 并且 且 如 如果 若 假如 虽然 虽 尽管
即 即使 则 就 就是 也 都 才 又 还 再 很 太 更 最 极 比较 非常 十分 已 已经 曾 曾经 正 正在 将要 刚 刚刚 便 却 只 只是 仅 仅仅
不 没 没有 未 无 非 不是 能 能够 可 可以 会 要 应 应该 应当 必须 得以
上 下 中 里 内 外 间 前 后 时 等 等等 以上 以下 以内 之间 之前 之后 之中 个 一个 一些 一下 一种 些 种 第
叫 叫做 叫作 名叫 称为 称作 当中 方面 进行 之一 来 去 起 说 个个 各 每 每个
`;

/** What only asks, in the standard language and as people speak it. */
const QUESTION_WORDS = `
什么 甚么 啥 什么样 谁 哪 哪个 哪些 哪里 哪儿 哪位 哪家 哪种 哪年 哪月 哪天 哪日 哪一 哪一个 哪一年 哪一天 哪国
几 几个 几时 几多 多少 多久 多长 多大 多高 多远 多长时间 多少钱 若干
怎么 怎么样 怎样 怎么办 怎 咋 咋个 咋样 如何 为什么 为何 为啥 何 何时 何地 何人 何处 何种 何以 何事
是否 有没有 是不是 能否 能不能 可否 会不会 有无 请问 请 问 告诉 知道 想知道 一共 总共 分别
`;

/** In code unit order, so that a digest of it depends on nothing else. */
export const STOP_WORDS: readonly string[] = [
  ...new Set(`${FUNCTION_WORDS} ${QUESTION_WORDS}`.trim().split(/\s+/)),
].sort();

const stopWords: ReadonlySet<string> = new Set(STOP_WORDS);

/** True if a folded word carries no subject matter. */
export const isStopWord = (word: string): boolean => stopWords.has(word);
