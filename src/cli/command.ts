// What every command is given and gives back.
import type { Config } from '../config.ts';
import type { Pipeline } from '../qa/pipeline.ts';
import type { Invocation } from './arguments.ts';
import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';
import type { View } from './view.ts';

export interface CommandContext {
  readonly config: Config;
  readonly terminal: Terminal;
  readonly view: View;
  /** The pipeline over the corpus of `config`; makes or updates the index if need be. */
  openPipeline(): Promise<Pipeline>;
}

export type Command = (
  invocation: Pick<Invocation, 'operands' | 'options'>,
  context: CommandContext,
) => Promise<ExitCode>;
