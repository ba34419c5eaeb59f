// Random edits of a folder of documents, a few at a time, the same for the same seed.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import iconv from 'iconv-lite';
import { lehmer } from '../bench/pool.ts';

/** Long paragraphs (40 characters and more) are looked for elsewhere; these come in several documents, and twice in one. */
const SHARED = [
  '青石桥全长三百二十米，由市政工程公司承建，总投资4600万元，二〇二一年五月一日通车，桥面铺了防滑材料。',
  '城西图书馆藏书十二万册，每天接待读者八百人次，馆长沈若兰介绍，图书馆周一闭馆，二楼设有儿童阅览室，由志愿者值班。',
  '自来水厂日供水量从3万吨提高到5.5万吨，水质合格率达到99.6%，厂长何定山表示，新的水泵节约了三分之一的电。',
  '本通知自发布之日起施行，由市政府办公室负责解释，过去的规定与本通知不一致的，以本通知为准，请各单位遵照执行。',
];
const SUBJECTS = ['青石桥', '图书馆', '自来水厂', '柑橘合作社', '河西区', '石桥镇', '银杏公园'];
const VERBS = ['投入', '安排', '完成', '增加', '种下', '修建'];
const THINGS = ['资金', '水渠', '阅览室', '水泵', '果园', '路灯', '树木'];
const UNITS = ['万元', '公里', '间', '台', '亩', '盏', '棵'];

/** Words that the segmenter has, has not, or cuts across; stop words, one a number that is written in two ways. */
const KEEPERS_WORDS = [
  '柑橘合作社',
  '河西',
  '桥镇今年 地名',
  '书馆藏',
  '万元',
  '馆长沈若兰',
  '简报',
];
const KEEPERS_STOP_WORDS = ['资金', '公里', '2021', '水渠', '简报', '图书馆'];

export interface Edits {
  /** Changes the folder and tells how, for people. */
  next(): string;
  /** A question that some document may answer. */
  question(): string;
}

/** Most documents at a time: many edits matter more here than many documents. */
const MOST = 12;

export function editsOf(folder: string, seed: number): Edits {
  const random = lehmer(seed);
  const below = (n: number) => random() % n;
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  /** Source → text as it is meant to be; a half-written one is there with less. */
  const files = new Map<string, string>();
  let named = 0;

  const sentence = () =>
    `${pick(SUBJECTS)}今年${pick(VERBS)}${pick(THINGS)}${below(9000) + 1}${pick(UNITS)}。`;
  const paragraph = () =>
    below(3) === 0 ? pick(SHARED) : Array.from({ length: 1 + below(3) }, sentence).join('');
  const heading = () => `## ${pick(SUBJECTS)}的${pick(THINGS)}`;
  const block = () => (below(5) === 0 ? heading() : paragraph());
  const text = () =>
    [`# ${pick(SUBJECTS)}简报`, ...Array.from({ length: 1 + below(6) }, block)].join('\n\n');
  const name = () => `${pick(['', '旧/', '新 年/'])}${named++}.${pick(['txt', 'md'])}`;

  const put = (source: string, bytes: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, source)), { recursive: true });
    writeFileSync(join(folder, source), bytes);
  };
  const write = (source: string, content: string) => {
    files.set(source, content);
    put(source, content);
  };
  const edited = (content: string) => {
    const blocks = content.split('\n\n');
    const at = below(blocks.length);
    const how = below(4);
    if (how === 0) blocks.splice(at, 1);
    else if (how === 1) blocks.splice(at, 0, block());
    else if (how === 2) blocks[at] = block();
    else blocks[at] += sentence();
    return blocks.join('\n\n');
  };

  const edits: Readonly<Record<string, (source: string) => void>> = {
    add: () => write(name(), text()),
    'add a copy': (source) => write(name(), files.get(source)!),
    change: (source) => write(source, edited(files.get(source)!)),
    rename: (source) => {
      const to = name();
      mkdirSync(dirname(join(folder, to)), { recursive: true });
      renameSync(join(folder, source), join(folder, to));
      files.set(to, files.get(source)!);
      files.delete(source);
    },
    delete: (source) => {
      rmSync(join(folder, source));
      files.delete(source);
    },
    // Cut at any byte: perhaps in the middle of a character, so that it is no text at all.
    'half-write': (source) => {
      const bytes = Buffer.from(files.get(source)!);
      put(source, bytes.subarray(0, below(bytes.length)));
    },
    'write the rest': (source) => put(source, files.get(source)!),
    'change the words': () =>
      put('.lexicon/words.txt', KEEPERS_WORDS.filter(() => below(3) === 0).join('\n')),
    'change the stop words': () =>
      put('.lexicon/stopwords.txt', KEEPERS_STOP_WORDS.filter(() => below(4) === 0).join('\n')),
    'write as GBK': (source) => put(source, iconv.encode(files.get(source)!, 'gbk')),
  };
  mkdirSync(folder, { recursive: true });
  return {
    next: () => {
      const sources = [...files.keys()];
      const kind =
        sources.length === 0 ? 'add' : sources.length >= MOST ? 'delete' : pick(Object.keys(edits));
      const source = sources.length === 0 ? '' : pick(sources);
      edits[kind]!(source);
      return `${kind} ${source}`;
    },
    question: () => `${pick(SUBJECTS)}今年${pick(VERBS)}了多少${pick(THINGS)}？`,
  };
}
