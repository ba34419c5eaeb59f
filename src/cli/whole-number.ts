// Options whose value is a whole number.
import { type Options, usageError } from './arguments.ts';
import type { OptionName } from './options.ts';

/** The last value of the option; undefined if it was not given. */
export function wholeNumber(
  options: Options,
  name: OptionName,
  program: string,
): number | undefined {
  const value = options.get(name)?.at(-1);
  if (value === undefined) return undefined;
  if (!/^\d{1,6}$/.test(value))
    throw usageError(program, (usage) => [usage.notANumber(`--${name}`, value)]);
  return Number(value);
}
