// From the command line to an invocation: what is to be done, as a value. Pure.
import { parseArgs } from 'node:util';
import { UserError } from '../errors.ts';
import type { Language } from '../messages/language.ts';
import { type Messages, messagesIn } from '../messages/messages.ts';
import { type CommandSpec, commands } from './commands.ts';
import { nearestName } from './nearest.ts';
import { commonOptions, type OptionName, type OptionSpec } from './options.ts';

export interface Invocation {
  /** Null: none was named, so the conversation is meant. */
  readonly command: CommandSpec | null;
  /** What stands beside options, in order. */
  readonly operands: readonly string[];
  readonly options: Options;
}

/** The values of each option as often as it was given; a switch has ''. */
export type Options = ReadonlyMap<OptionName, readonly string[]>;

/** The invocation of `argv` (program's name left out); `UserError` of code `usage` if it is none. */
export function parseArguments(argv: readonly string[], program: string): Invocation {
  const { tokens } = parseArgs({
    args: argv.map(protect),
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      everyOption().map(({ name, value }) => [name, { type: value ? 'string' : 'boolean' }]),
    ),
  });
  const operands = tokens.flatMap((token) =>
    token.kind === 'positional' ? [unprotect(token.value)] : [],
  );
  const given = tokens.filter((token) => token.kind === 'option');
  const command = operands.length > 0 ? commandNamed(operands.shift()!, program) : null;
  const options = readOptions(given, command, program);
  if (command && !options.has('help') && !options.has('version'))
    checkOperands(command, operands, options, program);
  return { command, operands, options };
}

/** The value of an option in `argv`, however wrong the rest may be; for the language of complaints. */
export function lastValue(argv: readonly string[], name: OptionName): string | undefined {
  const flag = `--${name}`;
  const at = argv.findLastIndex((word) => word === flag || word.startsWith(`${flag}=`));
  if (at < 0) return undefined;
  return argv[at] === flag ? argv[at + 1] : argv[at]!.slice(flag.length + 1);
}

/** A failure of usage, said by the message `say` picks, with a pointer to the help page. */
export function usageError(
  program: string,
  say: (usage: Messages['usage'], language: Language) => readonly string[],
  command?: CommandSpec | null,
): UserError {
  const help = `${program} ${command ? `${command.name} ` : ''}--help`;
  const localized = (language: Language) => {
    const { usage } = messagesIn(language);
    return [...say(usage, language), usage.seeHelp(help)].join('\n');
  };
  return new UserError('usage', { zh: localized('zh'), en: localized('en') });
}

// A citation id may begin with `-`; it is no option. The parser sees it behind a mark that no argument holds.
const CITATION_ID = /^-[A-Za-z0-9_-]{15}$/;
const MARK = '\0';

const protect = (word: string): string =>
  CITATION_ID.test(word) && !everyOption().some(({ name }) => word === `--${name}`)
    ? MARK + word
    : word;

const unprotect = (word: string): string => (word.startsWith(MARK) ? word.slice(1) : word);

const everyOption = () => [...commonOptions, ...commands.flatMap(({ options }) => options)];

function commandNamed(name: string, program: string): CommandSpec {
  const command = commands.find((spec) => spec.name === name);
  if (command) return command;
  const nearest = nearestName(
    name,
    commands.map((spec) => spec.name),
  );
  throw usageError(program, (usage) => [
    usage.unknownCommand(brief(name)),
    nearest
      ? usage.didYouMean(`${program} ${nearest}`)
      : usage.askInstead(`${program} ask ${brief(name)}`),
  ]);
}

function checkOperands(
  command: CommandSpec,
  operands: readonly string[],
  options: Options,
  program: string,
): void {
  const { argument } = command;
  if (argument?.required && operands.length === 0 && !options.has('jsonl'))
    throw missingArgument(command, program);
  const most = argument ? (argument.many || options.has('pool') ? operands.length : 1) : 0;
  const extra = operands[options.has('jsonl') ? 0 : most];
  if (extra !== undefined)
    throw usageError(program, (usage) => [usage.tooManyArguments(brief(extra))], command);
}

const missingArgument = (command: CommandSpec, program: string): UserError =>
  usageError(
    program,
    (usage, language) => [usage.missingArgument(command.argument!.name[language])],
    command,
  );

const LONGEST_SHOWN = 40;

const brief = (text: string): string =>
  text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

/** One letter for what every program has it for. */
const SHORT: ReadonlyMap<string, OptionName> = new Map([
  ['h', 'help'],
  ['v', 'version'],
]);

function readOptions(
  tokens: readonly OptionToken[],
  command: CommandSpec | null,
  program: string,
): Options {
  const known = [...commonOptions, ...(command?.options ?? [])];
  const found = new Map<OptionName, string[]>();
  for (const token of tokens) {
    const full = token.rawName.startsWith('--') ? token.name : SHORT.get(token.name);
    const spec = known.find(({ name }) => name === full);
    if (!spec) throw unknownOption(token.rawName, known, command, program);
    const values = found.get(spec.name) ?? [];
    values.push(readValue(token, spec, command, program));
    found.set(spec.name, values);
  }
  return found;
}

function readValue(
  { rawName, value, inlineValue }: OptionToken,
  spec: OptionSpec,
  command: CommandSpec | null,
  program: string,
): string {
  const missing = value === undefined || (!inlineValue && /^-./.test(value));
  if (spec.value && missing)
    throw usageError(program, (usage) => [usage.needsValue(rawName)], command);
  if (!spec.value && value !== undefined)
    throw usageError(program, (usage) => [usage.takesNoValue(rawName)], command);
  return unprotect(value ?? '');
}

function unknownOption(
  rawName: string,
  known: readonly OptionSpec[],
  command: CommandSpec | null,
  program: string,
): UserError {
  const nearest = nearestName(
    rawName,
    known.map(({ name }) => `--${name}`),
  );
  return usageError(
    program,
    (usage) => [
      usage.unknownOption(brief(rawName)),
      ...(nearest ? [usage.didYouMean(nearest)] : []),
    ],
    command,
  );
}
