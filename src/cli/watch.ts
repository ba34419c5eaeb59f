// watch: the index kept up to date until somebody stops it.
import { UserError } from '../errors.ts';
import type { BuildEvent } from '../retriever/build-index.ts';
import { followCorpus } from '../retriever/follow-corpus.ts';
import { renderBuild } from './build.ts';
import type { Command } from './command.ts';
import { exitCode } from './exit-code.ts';
import { indexingReporter } from './indexing.ts';
import { printableJson, printableLines } from './printable.ts';

/** A line for each build, on standard output. Resolves after SIGINT or SIGTERM, when nothing is under way. */
export const watch: Command = async ({ options }, { config, terminal, view }) => {
  const { seedsDir, indexDir, recognizer, language } = config;
  const { index } = view.messages;
  const report = indexingReporter(terminal, view);
  const onEvent = (event: BuildEvent) => {
    report(event);
    if (event.kind !== 'built') return;
    const { report: built } = event;
    const json = `${printableJson({ v: 1, ...built })}\n`;
    void terminal.write(options.has('json') ? json : renderBuild(built, [], view));
  };
  const onError = (error: unknown) => {
    const bug = () => `${view.messages.failure.bug}\n${String(error)}`;
    terminal.say(
      `${printableLines(error instanceof UserError ? error.localized[language] : bug())}\n`,
    );
  };
  terminal.say(`${index.watching(seedsDir)}\n`);
  const place = { seedsDir, indexDir, recognizer };
  const following = followCorpus({ ...place, onEvent, onCorpus: () => {}, onError });
  await stopped();
  await following.close();
  return exitCode.answered;
};

/** The second time, whoever asks is not willing to wait. */
const stopped = (): Promise<void> =>
  new Promise((resolve) => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        if (asked) process.exit(exitCode.failure);
        asked = true;
        resolve();
      });
  });
