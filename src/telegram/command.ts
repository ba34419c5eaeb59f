// The command `telegram`: the bot as a program that runs until it is told to stop.
import { dirname, join } from 'node:path';
import { type Config, environment, homeFolder } from '../config.ts';
import { followPipeline } from '../qa/follow-pipeline.ts';
import type { Pipeline } from '../qa/pipeline.ts';
import { resolveFollowUp } from '../question/follow-up.ts';
import { parse } from '../question/parse.ts';
import { runTelegram } from './main.ts';

/** What the command line lends to it. */
export interface TelegramContext {
  readonly config: Config;
  readonly terminal: { write(text: string): Promise<void> };
  openPipeline(): Promise<Pipeline>;
}

/** Runs until SIGINT or SIGTERM; SIGHUP opens the index anew. Returns the exit code. */
export async function telegram(_: unknown, context: TelegramContext): Promise<0> {
  const stop = new AbortController();
  // The second time, whoever asks is not willing to wait.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => (stop.signal.aborted ? process.exit(1) : stop.abort()));
  await runTelegram({
    environment: environment(homeFolder()),
    // Beside the index, not in it: an index may be thrown away, questions that wait may not.
    stateDir: join(dirname(context.config.indexDir), 'state'),
    openPipeline: () => context.openPipeline(),
    followPipeline: (followed) => followPipeline(context.config, followed),
    resolveFollowUp(text, previous) {
      const { text: whole, reused } = resolveFollowUp(text, parse(previous));
      return reused === null ? null : whole;
    },
    write: (line) => void context.terminal.write(line),
    stop: stop.signal,
    onReload: (reload) => process.on('SIGHUP', () => void reload()),
  });
  return 0;
}
