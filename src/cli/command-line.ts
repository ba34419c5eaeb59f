// A command of this program as a person would type it into a shell.
import type { Options } from './arguments.ts';
import type { OptionName } from './options.ts';

/** Options that say which documents are meant, and in which language. */
const KEPT: readonly OptionName[] = ['seeds', 'index', 'lang'];

/** `program words`, with the options that the running command was given to choose its documents. */
export function commandLine(program: string, words: string, options: Options): string {
  const kept = KEPT.flatMap((name) => {
    const value = options.get(name)?.at(-1);
    return value === undefined ? [] : [`--${name} ${quoted(value)}`];
  });
  return [program, words, ...kept].join(' ');
}

/** As the shells of POSIX read it. */
const quoted = (word: string): string =>
  /^[\p{L}\p{N}_./:@%+=-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
