// What the chat says besides the messages that all faces share.
import type { Language } from './language.ts';

const zh = {
  answer: {
    sources: '出处',
    moreSources: (count: number) => `……另有 ${count} 处，点编号查看`,
    moreItems: (count: number) => `……另有 ${count} 项，见下面的出处`,
    copy: '📋 复制答案',
    followUp: '💬 追问',
    /** What the copy button copies. */
    copied: (answer: string, source: string, lines: string) =>
      `${answer}（出处：${source} ${lines}）`,
    followUpPrompt: '请接着问，例如：那……呢？',
    followUpPlaceholder: '接着问',
    rephrase: '可以补充地点、时间或单位名称，再问一次。',
  },
  card: {
    title: (n: number) => `出处〔${n}〕`,
    whole: (total: number) => `全文 ${total} 行`,
    alsoAt: '同样的话还在：',
    more: (count: number) => `……以及另外 ${count} 处`,
    legend: '下划线处为所引原文，一字未改；其余是上下文。',
    legendChanged: '下划线处为资料现在的文字，与所引的不同；其余是上下文。',
    wider: '⬍ 更多上下文',
    narrower: '⬌ 收窄',
    copy: '📋 复制原文',
    file: '📎 发原文',
    close: '✖ 收起',
    clipped: '这里放不下更多，请点“📎 发原文”看全文。',
    fileCaption: (total: number) => `全文 ${total} 行，行号与引文一致。`,
  },
  sources: {
    title: (count: number) => `资料（${count} 份）`,
    page: (page: number, pages: number) => `${page}/${pages}`,
    none: '资料库是空的。',
    lines: (count: number) => `${count} 行`,
    button: '📚 资料',
  },
  scope: {
    how: '限定范围：/scope 资料 名称、/scope 从 2020-01 到 2020-03、/scope 标签 某标签，可以连写；恢复全部：/scope 全部',
    lift: '以后的问题只查这些资料；恢复全部：/scope 全部',
    needsMore: (word: string) => `“${word}”后面要写内容。`,
  },
  why: {
    needsQuestion: '还没有提过问题。先问一句，再发 /why。',
  },
  start: (documents: number) =>
    `您好。直接发问题，我只根据 ${documents} 份资料作答，每个答案都带出处：文件、行号和原文。资料里没有的，我会直说没有。`,
  startTitle: 'chuchu 出处',
  help: {
    title: '怎么用',
    lines: [
      '直接发文字提问，一次一个问题。',
      '点〔1〕〔2〕看原文；卡片上可以看更多上下文、换一处出处、取整份资料。',
      '修改刚发的问题，答案会跟着改。',
      '接着问“那……呢？”，省去的部分沿用上一问。',
      '发 /scope 只查某些资料：按名称、日期或标签；范围写在每个答案上。',
    ],
    commands: '命令',
    groups: (bot: string) => `在群里：发 /ask@${bot} 加问题，或回复我的消息。`,
    inline: (bot: string) => `在任意聊天：输入 @${bot} 加问题，选中结果即可发送。`,
    how: '答案怎么来的',
    howLines: [
      '先检索原文，再从原文里摘取答案；引文是原文的一段，一字不改。没有足够可靠的答案就不答。',
      '为了追问和改答案，会记住每个聊天的范围和最近的一个问题，以及最近回答的消息编号。',
    ],
  },
  commands: {
    ask: '提问（群里用）',
    sources: '资料列表',
    scope: '限定资料范围',
    why: '上一个答案是怎么得出的',
    help: '使用说明',
  },
  description:
    '直接发问题。我只根据资料作答，每个答案都带出处：文件、行号和原文；资料里没有的，我会直说没有。',
  shortDescription: '根据资料回答问题，句句有出处。',
  inline: {
    asked: '问：',
    answered: '答：',
    typeMore: '输入完整的问题……',
    noAnswer: '资料里没有答案，点这里换个问法',
    notAllowed: '这个机器人只对指定成员开放',
  },
  refusal: {
    notAllowed: (user: number) => `这个机器人只对指定成员开放。请把编号 ${user} 发给管理员。`,
    tooFast: (seconds: number) => `提问太快了，请 ${seconds} 秒后再试。`,
    tooLong: (length: number, most: number) =>
      `问题太长（${length} 字，最多 ${most} 字），请精简后再发。`,
    notText: '只能回答文字提问。发送 /help 看用法。',
    unknownCommand: '没有这个命令。发送 /help 看用法。',
    emptyAsk: '请把问题写在命令后面，例如：/ask 某地某事有多少？',
    timeout: (reference: string) =>
      `这个问题没能及时答出。请换个短一些的说法再试。编号 ${reference}`,
    bug: (reference: string) => `处理时出错了，已经记录。请稍后再试。编号 ${reference}`,
    forged: '这个按钮认不出来。请重新提问。',
    noDocument: '这份资料已经不在了。发送 /sources 看现有资料。',
    adminsOnly: '这个命令只对管理员开放。',
  },
  status: {
    title: '运行状况',
    corpus: (documents: number, version: string) => `资料 ${documents} 份，索引 ${version}`,
    waiting: (count: number) => `排队 ${count} 个`,
    uptime: (minutes: number) => `已运行 ${minutes} 分钟`,
    reloaded: '索引已重新载入。',
  },
};

const en: typeof zh = {
  answer: {
    sources: 'Sources',
    moreSources: (count) => `… and ${count} more; tap a number to see it`,
    moreItems: (count) => `… and ${count} more, in the sources below`,
    copy: '📋 Copy',
    followUp: '💬 Ask on',
    copied: (answer, source, lines) => `${answer} (source: ${source}, ${lines})`,
    followUpPrompt: 'Ask on, for example: 那……呢？',
    followUpPlaceholder: 'Ask on',
    rephrase: 'Add a place, a time or the name of a body, and ask again.',
  },
  card: {
    title: (n) => `Source 〔${n}〕`,
    whole: (total) => `${total} lines in all`,
    alsoAt: 'The same words also stand at:',
    more: (count) => `… and at ${count} more`,
    legend: 'Underlined: what is cited, word for word. The rest is context.',
    legendChanged:
      'Underlined: what the document says now, not what was cited. The rest is context.',
    wider: '⬍ More context',
    narrower: '⬌ Less',
    copy: '📋 Copy quote',
    file: '📎 Send document',
    close: '✖ Close',
    clipped: 'No more fits here; “📎 Send document” sends all of it.',
    fileCaption: (total) => `${total} lines, numbered as in the citations.`,
  },
  sources: {
    title: (count) => `Documents (${count})`,
    page: (page, pages) => `${page}/${pages}`,
    none: 'There are no documents.',
    lines: (count) => `${count} lines`,
    button: '📚 Documents',
  },
  scope: {
    how: 'To ask some documents only: /scope doc NAME, /scope from 2020-01 to 2020-03, /scope tag TAG, or several of these; all again: /scope all',
    lift: 'Only these are asked from now on; all again: /scope all',
    needsMore: (word) => `Something has to follow “${word}”.`,
  },
  why: {
    needsQuestion: 'Nothing has been asked yet. Ask first, then send /why.',
  },
  start: (documents) =>
    `Hello. Just ask, in Chinese. I answer only from ${documents} documents, and each answer carries its source: file, lines and the original text. What they do not say, I do not answer.`,
  startTitle: 'chuchu 出处',
  help: {
    title: 'How to use',
    lines: [
      'Send a question as text, one at a time.',
      'Tap 〔1〕〔2〕 to read the source; its card widens, turns to the other citations and sends the whole document.',
      'Edit a question you sent, and its answer is edited too.',
      'Ask on with “那……呢？”: what it leaves out is taken from the question before.',
      'With /scope only some documents are asked: by name, date or tag. Each answer says so.',
    ],
    commands: 'Commands',
    groups: (bot) => `In groups: send /ask@${bot} with a question, or reply to a message of mine.`,
    inline: (bot) => `In any chat: type @${bot} and a question, then pick the result.`,
    how: 'How answers are made',
    howLines: [
      'The documents are searched and the answer is cut out of them; a quote is a piece of the document, unchanged. Without an answer that is sure enough, there is none.',
      'To ask on and to edit answers, the scope and the last question of each chat and the numbers of recent answers are remembered.',
    ],
  },
  commands: {
    ask: 'Ask a question (for groups)',
    sources: 'List the documents',
    scope: 'Ask some documents only',
    why: 'How the last answer was found',
    help: 'How to use',
  },
  description:
    'Just ask, in Chinese. I answer only from the documents, and each answer carries its source: file, lines and the original text. What they do not say, I do not answer.',
  shortDescription: 'Answers from documents, each with its source.',
  inline: {
    asked: 'Q: ',
    answered: 'A: ',
    typeMore: 'Type a whole question…',
    noAnswer: 'The documents do not answer this; tap to ask differently',
    notAllowed: 'This bot is open to chosen members only',
  },
  refusal: {
    notAllowed: (user) =>
      `This bot is open to chosen members only. Give the number ${user} to whoever runs it.`,
    tooFast: (seconds) => `That is too fast; please try again in ${seconds} s.`,
    tooLong: (length, most) =>
      `The question is too long (${length} characters, at most ${most}). Please shorten it.`,
    notText: 'Only questions in text can be answered. See /help.',
    unknownCommand: 'There is no such command. See /help.',
    emptyAsk: 'Write the question after the command, for example: /ask 某地某事有多少？',
    timeout: (reference) =>
      `No answer was found in time. Please try a shorter question. Reference ${reference}`,
    bug: (reference) =>
      `Something went wrong and was written down. Please try again later. Reference ${reference}`,
    forged: 'This button is not one of ours. Please ask again.',
    noDocument: 'This document is gone. /sources lists those there are.',
    adminsOnly: 'This command is for administrators.',
  },
  status: {
    title: 'Status',
    corpus: (documents, version) => `${documents} documents, index ${version}`,
    waiting: (count) => `${count} waiting`,
    uptime: (minutes) => `up for ${minutes} minutes`,
    reloaded: 'The index was loaded anew.',
  },
};

/** What only the chat says, in one language. */
export type ChatMessages = typeof zh;

const all: Readonly<Record<Language, ChatMessages>> = { zh, en };

export const chatMessagesIn = (language: Language): ChatMessages => all[language];
