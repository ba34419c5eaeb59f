// What chuchu says of itself, in Chinese; the shape of this object is the shape of every language.
import { dateInChinese } from './dates.ts';
import { traceInChinese } from './trace.ts';
import { whereInChinese } from './where.ts';

export const zh = {
  confidence: {
    sure: '确定',
    likely: '可能',
    unsure: '不确定',
  },
  /** What to do about an answer that is not sure. */
  advice: { likely: '请对照出处', unsure: '请细看出处' },

  answer: {
    /** Our remarks on an answer, below it. */
    remarks: (remarks: readonly string[]) => `（${remarks.join('；')}）`,
    note: (note: string) => `注：${note}`,
    items: (count: number) => `共 ${count} 项`,
    /** The words in the evidence that decide, where the answer itself does not stand in it. */
    basis: (words: readonly string[]) => `依据：${words.map((word) => `“${word}”`).join('、')}`,
    where: whereInChinese,
    /** Of a document; `made` is the date of the file, which the text may be older than. */
    dated: dateInChinese,
    made: (date: string) => `文件建于 ${dateInChinese(date)}`,
    /** Behind a relative date of an answer: what it comes to. */
    resolved: (date: string) => `（按文件日期为 ${dateInChinese(date)}）`,
    /** Below a sentence, of the relative dates in it. */
    resolvedDates: (dates: readonly (readonly [words: string, date: string])[], by: string) =>
      `按文件日期（${dateInChinese(by)}）：${dates
        .map(([words, date]) => `“${words}”是 ${dateInChinese(date)}`)
        .join('，')}`,
    titles: (titles: readonly string[]) => titles.map((title) => `《${title}》`).join(' › '),
  },

  abstention: {
    empty: '没有看到问题。请用一句话提问，例如：某地 某事 有多少？',
    'nothing-found': '资料里没有找到与这个问题有关的内容。',
    'not-covered': '资料里没有这个问题的答案。',
    unsure: '没有找到足够可靠的答案。',
    missing: (words: readonly string[]) =>
      `找到的内容里没有提到：${words.map((word) => `“${word}”`).join('、')}`,
    /** After words of which only the first are shown. */
    more: (count: number) => `等 ${count} 个词`,
    alternatives: '提到过以下说法，都不够可靠：',
    nearest: '最接近的原文（不是答案）：',
  },

  citation: {
    verdict: {
      same: '原文未变',
      moved: '原文已移到别处',
      changed: '原文已有改动，以下是最相近的一句',
      gone: '原文已不在资料中',
    },
    verdictHelp: {
      same: '这句话仍在它被引用时所在的文件里。',
      moved: '这句话一字不差，但现在在另一个文件里（可能改了文件名）。',
      changed: '引用之后，资料被修改过；请核对下面的句子。',
      gone: '文件已删除，或这句话已被删去。',
    },
    /** Before the changed sentence, in which what went and what came are marked. */
    changes: '改动：',
    onlyForm: '只是字形（简繁、全半角）、空格或标点不同，或语序有变。',
    /** How much of a sentence is left of which nothing but its id is known. */
    alike: (eighths: number) =>
      eighths === 8
        ? '从编号推算，与原句几乎全同，多半只差字形、标点或一两个字（原句没有存下来；有原句可用 --was 逐字比较）。'
        : `从编号推算，与原句约有 ${eighths}/8 相同（原句没有存下来；有原句可用 --was 逐字比较）。`,
    otherSentence: '--was 给出的不是这个编号所引的那一句，没有比较。',
    place: (index: number, count: number) => `第 ${index} 处，共 ${count} 处`,
    /** Where exactly, as editors count: line and column, both from 1. */
    exactly: (places: readonly string[]) => `位置（行:列）：${places.join('，')}`,
    omitted: (units: number) => `［略 ${units} 字］`,
    openHint: (command: string) => `看原文：${command}`,
  },

  session: {
    prompt: '问> ',
    welcome: (version: string, documents: number, passages: number) =>
      `chuchu 出处 ${version}：${documents} 篇资料，${passages} 段。直接提问，:1 看〔1〕的原文，:help 看其他用法，Ctrl-D 退出。`,
    followUp: (question: string) => `接着上一问，理解为：${question}`,
    openLater: (cid: string) => `编号：${cid}（以后用 cite 加编号还能打开）`,
    updated: '资料有变动，下面按更新后的资料回答。',
    noAnswerYet: '还没有提过问题。先问一句，再用这个命令。',
    noSuchCitation: (n: number, count: number) =>
      count === 0 ? '上一个回答没有出处可看。' : `没有〔${n}〕。上一个回答的出处是 1 到 ${count}。`,
    unknownCommand: (name: string) => `没有“${name}”这个命令。`,
    didYouMean: (name: string) => `是不是 ${name}？`,
    seeHelp: '输入 :help 看全部命令。',
    noSuchDocument: (name: string) => `没有名为“${name}”的资料。输入 :doc 看全部资料。`,
    severalDocuments: (name: string, count: number) =>
      `有 ${count} 篇资料的名字含“${name}”，请写得更完整：`,
    documentLine: (lines: number, title: string) => `${lines} 行  ${title}`,
    /** What questions are narrowed to from now on. */
    narrowed: (range: string, documents: number) => `范围：${range}（${documents} 篇资料）`,
    notNarrowed: (documents: number) => `范围：全部 ${documents} 篇资料`,
    needsOperand: (name: string) => `${name} 后面要写内容；不限范围用 :all。`,
    notADate: (text: string) => `“${text}”不是日期。请写 2020、2020-02 或 2020-02-14。`,
    page: (from: number, to: number, total: number, next: string | null) =>
      `第 ${from}–${to} 行，共 ${total} 行${next ? `；接着看：${next}` : ''}`,
    leaveHint: '按 Ctrl-D 或输入 :quit 退出。',
    help: [
      ['问题', '直接写，回车'],
      ['那……呢？', '追问：省去的部分沿用上一问'],
      [':1', '看〔1〕的原文；:1 +5 前后再多看 5 行'],
      [':why', '为什么这样回答：分词、检索、候选、判定'],
      [':doc', '全部资料；:doc 名称 看一篇，:doc 名称 120 从第 120 行看'],
      [':in', '只问名字含此的资料：:in 名称；:tag 标签，:from 和 :to 日期；:all 恢复全部'],
      [':json', '上一个回答的 JSON'],
      [':help', '这张表'],
      [':quit', '退出（Ctrl-D 也可以；Ctrl-C 只取消当前这行）'],
    ] as readonly (readonly [string, string])[],
  },

  /** A filter in words, part by part. */
  filter: {
    docs: (names: readonly string[]) => `资料 ${names.join('、')}`,
    from: (date: string) => `${date} 起`,
    to: (date: string) => `到 ${date}`,
    tags: (tags: readonly string[]) => `标签 ${tags.join('、')}`,
    join: (parts: readonly string[]) => parts.join('，'),
  },

  /** What is known of a document, and from where. */
  metadata: {
    kinds: { title: '标题', date: '日期', publication: '刊物', authors: '作者', tags: '标签' },
    origins: {
      'front-matter': '文件头',
      published: '网页自述',
      masthead: '报头或题下一行',
      signature: '落款',
      dateline: '电头',
      report: '报道的第一句',
      byline: '署名',
      heading: '标题行',
      'file-name': '文件名',
      folder: '文件夹',
      properties: '文件属性',
    },
    /** Where a fact comes from; `line` is where it stands in the text. */
    from: (origins: readonly string[], line: number | null) =>
      `（${origins.join(' + ')}${line === null ? '' : `，第 ${line} 行`}）`,
    comma: '、',
  },

  trace: traceInChinese,

  verify: {
    passages: (checked: number) => `段落：核对 ${checked} 处，与文件逐字相同。`,
    passagesFailed: (checked: number, failed: number) =>
      `段落：核对 ${checked} 处，${failed} 处与文件不同：`,
    citations: (checked: number) => `引文：核对 ${checked} 条，与文件逐字相同。`,
    citationsFailed: (checked: number, failed: number) =>
      `引文：核对 ${checked} 条，${failed} 条与文件不同：`,
    problems: { 'source-gone': '文件不在了', 'text-differs': '文字不同' },
    holdsNow: (found: string) => `文件里现在是：${found}`,
    badLine: (line: number) => `标准输入第 ${line} 行不是回答的 JSON。`,
    noInput: (seconds: number) =>
      `标准输入 ${seconds} 秒内没有内容，只核对了段落。要等更久，请写 verify -。`,
  },

  index: {
    building: {
      missing: '还没有索引，正在建立……',
      damaged: '索引已损坏，正在重建……',
      format: '索引是另一个版本写的，正在重建……',
      analyzer: '程序有更新，正在重建索引……',
      lexicon: '词典有变动，正在更新索引……',
      sources: '资料有变动，正在更新索引……',
    },
    stale: {
      missing: '还没有索引',
      damaged: '索引已损坏',
      format: '索引是另一个版本写的',
      analyzer: '程序有更新，索引要重建',
      lexicon: '词典有变动，索引要更新',
      sources: '资料有变动，索引要更新',
    },
    current: '索引与资料一致',
    waiting: '另一个程序正在建索引，等它完成……',
    watching: (folder: string) => `正在看着 ${folder}，有变动就更新索引。按 Ctrl-C 结束。`,
    counts: (added: number, updated: number, unchanged: number, removed: number) =>
      `新增 ${added}，更新 ${updated}，未变 ${unchanged}，删除 ${removed}`,
    skippedSee: (count: number, command: string) => `有 ${count} 个文件没有读入，详见：${command}`,
    skipped: (count: number) => `没有读入的文件（${count}）：`,
    progress: '建立索引',
    took: (seconds: string) => `用时 ${seconds} 秒`,
    empty: (folder: string) =>
      `${folder} 里没有可读的资料。请放入文本、Markdown、PDF、DOCX、HTML、CSV、JSON Lines 文件，或它们的 ZIP。`,
    seedsDir: '资料目录',
    indexDir: '索引目录',
    state: '状态',
    contents: '内容',
    totals: (documents: number, passages: number, terms: number) =>
      `${documents} 篇资料，${passages} 段，${terms} 个检索词`,
    size: '大小',
    versions: '版本',
    format: (format: number, segmenter: string) => `索引格式 ${format}，分词 ${segmenter}`,
    documents: '资料',
    document: (passages: number, length: number, form: string) =>
      `${passages} 段，${length} 字，${form}`,
    /** After the name of an encoding: how it is known. */
    encodingGuessed: (percent: string) => `猜测，把握 ${percent}`,
    encodingGiven: '按 .encodings',
    unparsed: '有一段 Markdown 标记太多，按纯文本读取；在其中加空行即可',
  },

  /** Beside the bar of an evaluation. */
  evaluating: '测评',

  jsonl: {
    badLine:
      '这一行是 JSON，但没有 question（文字），或 id、doc、from、to、tag 写得不对（from 和 to 是日期，如 2020-02-14）。',
    notJson: '这一行以 { 开头，但不是完整的 JSON。',
  },

  usage: {
    unknownCommand: (name: string) => `没有“${name}”这个命令。`,
    unknownOption: (name: string) => `没有 ${name} 这个选项。`,
    didYouMean: (name: string) => `是不是 ${name}？`,
    askInstead: (command: string) => `要提问，请写：${command}`,
    needsValue: (name: string) => `${name} 后面要有值。`,
    takesNoValue: (name: string) => `${name} 不带值。`,
    notANumber: (name: string, value: string) => `${name} 要一个不小于 0 的整数，不是“${value}”。`,
    notADate: (name: string, value: string) =>
      `${name} 要一个日期，例如 2020、2020-02 或 2020-02-14，不是“${value}”。`,
    rangeReversed: (from: string, to: string) => `--from ${from} 晚于 --to ${to}。`,
    missingArgument: (name: string) => `缺少${name}。`,
    tooManyArguments: (argument: string) => `多出了“${argument}”。`,
    together: (a: string, b: string) => `${a} 和 ${b} 不能同时用。`,
    seeHelp: (command: string) => `用法见：${command}`,
  },

  failure: {
    output: (reason: string) => `结果写不出去（${reason}）。请检查磁盘空间或输出的去处。`,
    bug: '程序出错了，这不是您的问题。请把下面的内容报告给我们：',
  },

  help: {
    usage: '用法',
    commands: '命令',
    options: '选项',
    everywhere: '各命令通用',
    environment: '环境变量',
    exitCodes: '退出码',
    exits: '0 已回答，3 资料中没有答案，2 用法有误，1 失败',
    more: (command: string) => `某个命令的用法：${command}`,
  },
};

/** All messages of one language. */
export type Messages = typeof zh;
