// The commands and their options: the one table behind the parser, the help pages and their tests.
import type { Message } from '../errors.ts';
import { filterOptions, json, type OptionSpec } from './options.ts';

export interface CommandSpec {
  readonly name: CommandName;
  readonly argument?: {
    readonly name: Message;
    readonly required: boolean;
    /** More than one: the words of a question, joined by blanks. */
    readonly many: boolean;
  };
  readonly about: Message;
  /** What the one line cannot say. */
  readonly details?: Message;
  readonly options: readonly OptionSpec[];
}

export type CommandName =
  | 'ask'
  | 'repl'
  | 'cite'
  | 'verify'
  | 'explain'
  | 'build'
  | 'watch'
  | 'status'
  | 'lexicon'
  | 'eval'
  | 'telegram';

const question = { name: { zh: '问题', en: 'QUESTION' }, required: true, many: true } as const;

export const commands: readonly CommandSpec[] = [
  {
    name: 'ask',
    argument: question,
    about: { zh: '回答一个问题，附出处', en: 'answer one question, with its citations' },
    details: {
      zh: '日期写作 2020、2020-02 或 2020-02-14；没有日期的资料不在任何日期范围内。\nstatus 列出每篇资料的日期和标签。\n--jsonl 从标准输入逐行读问题，每行一个：文字，或 {"question": "…", "id": "…"}，\n后者还可有 doc、from、to、tag；\n每读一行就按顺序写出一行回答。读不懂的行写出一行 {"v":1,"error":…}，然后继续，最后退出码为 1。',
      en: 'Dates are 2020, 2020-02 or 2020-02-14; a document without a date is in no range.\nstatus lists the dates and tags of all documents.\n--jsonl reads questions from the standard input, one a line: text, or {"question": "…", "id": "…"},\nwhich may have doc, from, to and tag besides;\neach line is answered by one line, in order, as soon as it is read. A line that cannot be read gives\na line {"v":1,"error":…}, the rest goes on, and the exit code is 1.',
    },
    options: [
      ...filterOptions,
      json,
      {
        name: 'jsonl',
        about: {
          zh: '从标准输入逐行读问题，逐行写出 JSON',
          en: 'questions from the standard input, answers as JSON lines',
        },
      },
    ],
  },
  {
    name: 'repl',
    about: {
      zh: '连续提问（不写命令时就是它）',
      en: 'a conversation (what runs when no command is given)',
    },
    details: {
      zh: '在里面输入 :help 看全部命令。标准输入不是终端时，每行是一个问题。',
      en: ':help inside it lists its commands. When the standard input is no terminal, each line is a question.',
    },
    options: [],
  },
  {
    name: 'cite',
    argument: { name: { zh: '编号', en: 'CID' }, required: true, many: false },
    about: { zh: '打开一条出处，看原文', en: 'open a citation in its document' },
    details: {
      zh: '显示它所在的文件和各行，并说明原文：未变、已移到别处、已有改动，还是已不在（退出码 3）。\n原句不另外保存；编号能证明 --was 给出的正是那一句。',
      en: 'Shows its file and lines, and says whether it is unchanged, moved, changed or gone (exit code 3).\nNo cited sentence is kept anywhere; the id proves that the one given with --was is the very one.',
    },
    options: [
      {
        name: 'context',
        value: { zh: '行数', en: 'N' },
        about: { zh: '前后各多看几行（默认 2）', en: 'lines before and after (2 unless told)' },
      },
      {
        name: 'was',
        value: { zh: '原句', en: 'SENTENCE' },
        about: {
          zh: '引用时的原句：有改动时逐字比较',
          en: 'the sentence as it was cited: if it changed, what in it did',
        },
      },
      json,
    ],
  },
  {
    name: 'verify',
    argument: { name: { zh: '-', en: '-' }, required: false, many: false },
    about: {
      zh: '重读所有文件，逐字核对每一段和引文',
      en: 'read every file anew and check each passage and quote against it',
    },
    details: {
      zh: '标准输入有回答（ask --json 或 --jsonl 的输出）时，也核对其中每条引文。有一处不同，退出码就是 1。\n写 - 则一直等标准输入结束。',
      en: 'Answers on the standard input (written by ask --json or --jsonl) have their citations checked, too.\nThe exit code is 1 if anything differs. With -, it waits for the end of the standard input.',
    },
    options: [json],
  },
  {
    name: 'explain',
    argument: question,
    about: { zh: '为什么这样回答：各步的经过', en: 'why this answer: every step on the way' },
    options: [
      ...filterOptions,
      {
        name: 'passage',
        value: { zh: '编号', en: 'CID' },
        about: { zh: '说明这一段差在哪里', en: 'what this passage lacked' },
      },
      json,
    ],
  },
  {
    name: 'build',
    about: { zh: '建立或更新索引', en: 'make or update the index' },
    options: [json],
  },
  {
    name: 'watch',
    about: { zh: '资料一变就更新索引', en: 'keep the index up to date as documents change' },
    details: {
      zh: '一直运行，Ctrl-C 结束。正在写入的文件等写完再读。',
      en: 'Runs until Ctrl-C. A file that is being written is waited for.',
    },
    options: [json],
  },
  {
    name: 'status',
    about: { zh: '索引里有什么', en: 'what is indexed' },
    options: [json],
  },
  {
    name: 'lexicon',
    argument: {
      name: { zh: '操作 …', en: 'ACTION …' },
      required: false,
      many: true,
    },
    about: { zh: '自己的词典：词和同义词', en: "the keeper's words and synonyms" },
    details: {
      zh: `list                               看全部（不写操作时就是它）
add 涵崧 人名                      加一个词；词性可以不写
add 市九院 = 重庆市第九人民医院    加同义词
remove 涵崧                        删去
undo                               撤销上一次改动
suggest                            列出资料里像词而词典没有的，各附一处出处

词典在资料目录的 .lexicon/ 里，也可以直接编辑：words.txt、synonyms.txt、stopwords.txt，每行一个，
# 起头的是注释。词性：人名、地名、机构、专名、名词、动词、形容词、时间，或 nr ns nt nz n v a t。`,
      en: `list                               all of it (what runs when no action is given)
add 涵崧 nr                        add a word; its kind may be left out
add 市九院 = 重庆市第九人民医院    add synonyms
remove 涵崧                        take a name out
undo                               take the last change back
suggest                            what looks like a word and is in no dictionary, with a place

It stands in .lexicon/ in the folder of the documents and may be edited there: words.txt,
synonyms.txt, stopwords.txt, one a line; # begins a comment. Kinds: nr person, ns place,
nt organisation, nz other name, n noun, v verb, a adjective, t time.`,
    },
    options: [
      {
        name: 'eval',
        value: { zh: '文件', en: 'FILE' },
        about: {
          zh: 'add、remove、undo 前后各测一遍，比较得分',
          en: 'add, remove, undo: the figures of this gold file before and after',
        },
      },
      {
        name: 'limit',
        value: { zh: '个数', en: 'N' },
        about: { zh: 'suggest 最多列这么多（默认 30）', en: 'suggest at most N (30 unless told)' },
      },
      json,
    ],
  },
  {
    name: 'eval',
    argument: { name: { zh: '文件', en: 'FILE' }, required: true, many: false },
    about: { zh: '用标准答案测评', en: 'score against known answers' },
    details: {
      zh: '文件是每行一题的 JSONL（问 --seeds 的资料），或 SQuAD 格式的 JSON（以它自己的段落为资料）。',
      en: 'FILE is JSONL, a question a line, asked of the documents of --seeds;\nor JSON in the form of SQuAD, asked of its own paragraphs.',
    },
    options: [
      {
        name: 'pool',
        value: { zh: '文件…', en: 'FILE…' },
        about: { zh: '加入这些文件的段落作干扰', en: 'add the paragraphs of these as distractors' },
      },
      {
        name: 'given',
        about: { zh: '只读标准段落，不检索', en: 'read the gold paragraph only' },
      },
      {
        name: 'removed',
        about: {
          zh: '再取走标准段落问一遍，看会不会拒答',
          en: 'ask again with the gold passages taken away: is it refused?',
        },
      },
      {
        name: 'limit',
        value: { zh: '题数', en: 'N' },
        about: { zh: '只问这么多题，均匀抽取', en: 'ask only N questions, spread evenly' },
      },
      {
        name: 'out',
        value: { zh: '文件', en: 'FILE' },
        about: {
          zh: '把每题的判定写成 JSONL',
          en: 'write the judgement of each question as JSONL',
        },
      },
      {
        name: 'chart',
        value: { zh: '文件', en: 'FILE' },
        about: {
          zh: '把风险–覆盖和可靠性画成 SVG',
          en: 'draw risk–coverage and reliability as SVG',
        },
      },
      json,
    ],
  },
  {
    name: 'telegram',
    about: { zh: '在 Telegram 里回答提问', en: 'answer questions in Telegram' },
    details: {
      zh: '设置写在 .env 里，样子见 .env.example。\nSIGHUP 重新载入索引；SIGTERM 或 Ctrl-C 停止，已收到的问题不会丢。',
      en: 'Its settings stand in .env; see .env.example.\nSIGHUP opens the index anew; SIGTERM or Ctrl-C stops it, and no question that was received is lost.',
    },
    options: [],
  },
];
