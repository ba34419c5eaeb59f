#!/usr/bin/env node
// The command line: argv in, an exit code out, and the one place where failures are caught.
import { type Config, environment, homeFolder, readConfig } from '../config.ts';
import { UserError } from '../errors.ts';
import type { Language } from '../messages/language.ts';
import { messagesIn } from '../messages/messages.ts';
import { type Invocation, lastValue, parseArguments } from './arguments.ts';
import type { Command, CommandContext } from './command.ts';
import { commandLine } from './command-line.ts';
import type { CommandName } from './commands.ts';
import { type ExitCode, exitCode, exitCodeOfError } from './exit-code.ts';
import type { OptionName } from './options.ts';
import { printableLines } from './printable.ts';
import { processTerminal } from './terminal.ts';
import { version } from './version.ts';

// Each is loaded when it is called: help and complaints about usage wait for no dictionary.
const load: Readonly<Record<CommandName, () => Promise<Command>>> = {
  ask: async () => (await import('./ask.ts')).ask,
  repl: async () => (await import('./repl.ts')).repl,
  cite: async () => (await import('./cite.ts')).cite,
  verify: async () => (await import('./verify.ts')).verify,
  explain: async () => (await import('./explain.ts')).explain,
  build: async () => (await import('./build.ts')).build,
  watch: async () => (await import('./watch.ts')).watch,
  status: async () => (await import('./status.ts')).status,
  lexicon: async () => (await import('./lexicon.ts')).lexicon,
  eval: async () => (await import('./eval.ts')).evaluateGold,
  telegram: async () => (await import('../telegram/command.ts')).telegram,
};

async function main(argv: readonly string[]): Promise<ExitCode> {
  let language: Language = asked(lastValue(argv, 'lang'));
  try {
    const home = homeFolder();
    const env = environment(home);
    language = asked(lastValue(argv, 'lang') ?? env.CHUCHU_LANG);
    const { program } = readConfig({}, { ...env, CHUCHU_LANG: undefined }, home);
    const invocation = parseArguments(argv, program);
    const config = readConfig(flagsOf(invocation), env, home);
    return await run(invocation, config);
  } catch (error) {
    return complain(error, language);
  }
}

async function run(invocation: Invocation, config: Config): Promise<ExitCode> {
  const terminal = processTerminal(config.colours, ({ message }) => {
    process.stderr.write(`${messagesIn(config.language).failure.output(message)}\n`);
    process.exit(exitCode.failure);
  });
  const { command, options } = invocation;
  if (options.has('help')) {
    const { helpPage } = await import('./help.ts');
    await terminal.write(helpPage(command, config.language, config.program));
    return exitCode.answered;
  }
  if (options.has('version')) {
    await terminal.write(`chuchu ${version()}\n`);
    return exitCode.answered;
  }
  const view = {
    language: config.language,
    messages: messagesIn(config.language),
    style: terminal.style,
    get columns() {
      return terminal.columns;
    },
    command: (words: string) => commandLine(config.program, words, options),
  };
  const context: CommandContext = {
    config,
    terminal,
    view,
    openPipeline: async () =>
      (await import('./open-pipeline.ts')).openPipeline(config, terminal, view),
  };
  const execute = await load[command?.name ?? 'repl']();
  return await execute(invocation, context);
}

/** The language to complain in, when it may be what is complained of. */
const asked = (language: string | undefined): Language => (language === 'en' ? 'en' : 'zh');

const flagsOf = ({ options }: Invocation) => {
  const last = (name: OptionName) => options.get(name)?.at(-1);
  return { seeds: last('seeds'), index: last('index'), lang: last('lang') };
};

/** Says what failed on standard error: what a person can mend in plain words, anything else as a bug. */
function complain(error: unknown, language: Language): ExitCode {
  if (error instanceof UserError) {
    process.stderr.write(`${printableLines(error.localized[language])}\n`);
    return exitCodeOfError(error);
  }
  const report = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${messagesIn(language).failure.bug}\n${printableLines(report)}\n`);
  return exitCode.failure;
}

// Where files may not grow any further (ulimit -f), the write fails, with a message, instead of the process.
process.on('SIGXFSZ', () => {});
process.exitCode = await main(process.argv.slice(2));
