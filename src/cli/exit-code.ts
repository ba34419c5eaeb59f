// Exit codes: what a script learns without reading a word.
import type { UserError } from '../errors.ts';
import type { Answer } from '../qa/answer.ts';

export const exitCode = { answered: 0, failure: 1, usage: 2, abstained: 3 } as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

export const exitCodeOf = ({ kind }: Answer): ExitCode => exitCode[kind];

const usageCodes: ReadonlySet<UserError['code']> = new Set([
  'usage',
  'config-invalid',
  'citation-malformed',
]);

export const exitCodeOfError = ({ code }: UserError): ExitCode =>
  usageCodes.has(code) ? exitCode.usage : exitCode.failure;
