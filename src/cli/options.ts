// The options: what each is called and takes, and those that several commands share.
import type { Message } from '../errors.ts';

export type OptionName =
  | 'seeds'
  | 'index'
  | 'lang'
  | 'help'
  | 'version'
  | 'json'
  | 'jsonl'
  | 'doc'
  | 'from'
  | 'to'
  | 'tag'
  | 'was'
  | 'context'
  | 'passage'
  | 'pool'
  | 'given'
  | 'removed'
  | 'limit'
  | 'out'
  | 'chart'
  | 'eval';

export interface OptionSpec {
  readonly name: OptionName;
  /** What stands after it; an option without a value is a switch. */
  readonly value?: Message;
  readonly about: Message;
}

export const json: OptionSpec = { name: 'json', about: { zh: '输出 JSON', en: 'write JSON' } };

export const commonOptions: readonly OptionSpec[] = [
  {
    name: 'seeds',
    value: { zh: '目录', en: 'DIR' },
    about: { zh: '资料所在的目录', en: 'the folder of the documents' },
  },
  {
    name: 'index',
    value: { zh: '目录', en: 'DIR' },
    about: { zh: '索引所在的目录', en: 'the folder of the index' },
  },
  {
    name: 'lang',
    value: { zh: 'zh|en', en: 'zh|en' },
    about: { zh: '提示用中文或英文', en: 'messages in Chinese or English' },
  },
  { name: 'help', about: { zh: '显示用法', en: 'show help' } },
  { name: 'version', about: { zh: '显示版本', en: 'show the version' } },
];

/** What narrows the documents that are asked. */
export const filterOptions: readonly OptionSpec[] = [
  {
    name: 'doc',
    value: { zh: '名称', en: 'NAME' },
    about: {
      zh: '只问名字或标题含此的资料（可写多次）',
      en: 'ask only documents whose name or title holds this (more than once: any of them)',
    },
  },
  {
    name: 'from',
    value: { zh: '日期', en: 'DATE' },
    about: { zh: '只问这一天起的资料', en: 'ask only documents from this day on' },
  },
  {
    name: 'to',
    value: { zh: '日期', en: 'DATE' },
    about: { zh: '只问到这一天为止的资料', en: 'ask only documents up to this day' },
  },
  {
    name: 'tag',
    value: { zh: '标签', en: 'TAG' },
    about: {
      zh: '只问有此标签的资料（可写多次，须都有）',
      en: 'ask only documents with this tag (more than once: with all of them)',
    },
  },
];
