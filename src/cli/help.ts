// Help pages, made from the table of commands.
import type { Language } from '../messages/language.ts';
import { messagesIn } from '../messages/messages.ts';
import { type CommandSpec, commands } from './commands.ts';
import { pad, width } from './layout.ts';
import { commonOptions, type OptionSpec } from './options.ts';

/** The page of all commands, or of one. */
export function helpPage(command: CommandSpec | null, language: Language, program: string): string {
  return command ? commandPage(command, language, program) : overview(language, program);
}

const ABOUT = {
  zh: '对中文资料提问：每个回答都附出处，可以打开，可以核对。',
  en: 'Ask Chinese documents: every answer comes with its source, to be opened and checked.',
};

/** Variables that stand for options, and those that have none. */
const ENVIRONMENT: readonly (readonly [string, Readonly<Record<Language, string>>])[] = [
  ['CHUCHU_SEEDS', { zh: '同 --seeds', en: 'as --seeds' }],
  ['CHUCHU_INDEX', { zh: '同 --index', en: 'as --index' }],
  ['CHUCHU_LANG', { zh: '同 --lang', en: 'as --lang' }],
  [
    'CHUCHU_OCR',
    {
      zh: '1：识别图像和扫描页里的文字（安装方法见 README）',
      en: '1: read pictures and scanned pages (README says what to install)',
    },
  ],
  [
    'CHUCHU_HISTORY',
    { zh: '提问历史存在哪个文件；空则不存', en: 'file of the history; empty for none' },
  ],
  ['NO_COLOR', { zh: '不要颜色', en: 'no colours' }],
];

function overview(language: Language, program: string): string {
  const { help } = messagesIn(language);
  return page([
    ABOUT[language],
    section(help.usage, [
      `${program} ${language === 'zh' ? '[命令] [选项]' : '[COMMAND] [OPTIONS]'}`,
    ]),
    section(
      help.commands,
      table(commands.map((spec) => [synopsis(spec, language), spec.about[language]])),
    ),
    section(help.everywhere, optionTable(commonOptions, language)),
    section(help.environment, table(ENVIRONMENT.map(([name, about]) => [name, about[language]]))),
    section(help.exitCodes, [help.exits]),
    help.more(`${program} ask --help`),
  ]);
}

function commandPage(command: CommandSpec, language: Language, program: string): string {
  const { help } = messagesIn(language);
  return page([
    command.about[language],
    section(help.usage, [`${program} ${synopsis(command, language)}`]),
    ...(command.details ? [command.details[language]] : []),
    ...(command.options.length > 0
      ? [section(help.options, optionTable(command.options, language))]
      : []),
    section(help.everywhere, optionTable(commonOptions, language)),
    section(help.exitCodes, [help.exits]),
  ]);
}

const page = (blocks: readonly string[]): string => `${blocks.join('\n\n')}\n`;

const section = (title: string, lines: readonly string[]): string =>
  [title, ...lines.map((line) => `  ${line}`)].join('\n');

function synopsis({ name, argument }: CommandSpec, language: Language): string {
  if (!argument) return name;
  const shown = argument.name[language];
  return `${name} ${argument.required ? shown : `[${shown}]`}`;
}

const optionTable = (options: readonly OptionSpec[], language: Language): string[] =>
  table(
    options.map(({ name, value, about }) => [
      value ? `--${name} ${value[language]}` : `--${name}`,
      about[language],
    ]),
  );

/** Rows of two columns, the second aligned. */
export function table(rows: readonly (readonly [string, string])[]): string[] {
  const wide = Math.max(...rows.map(([left]) => width(left)));
  return rows.map(([left, right]) => `${pad(left, wide)}  ${right}`);
}
