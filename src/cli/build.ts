// build: the index made or brought up to date, and what that came to.
import { type BuildEvent, type BuildReport, buildIndex } from '../retriever/build-index.ts';
import { indexStatus } from '../retriever/open-corpus.ts';
import type { Command } from './command.ts';
import { exitCode } from './exit-code.ts';
import { indexingReporter } from './indexing.ts';
import { printableJson } from './printable.ts';
import { knownSkipped, type SkippedFile, skippedLines } from './skipped-files.ts';
import type { View } from './view.ts';

export const build: Command = async ({ options }, { config, terminal, view }) => {
  const { seedsDir, indexDir, recognizer } = config;
  const report = indexingReporter(terminal, view);
  const onEvent = (event: BuildEvent) => {
    // This command lists what was left out itself.
    if (event.kind === 'built') report({ ...event, report: { ...event.report, skipped: 0 } });
    else report(event);
  };
  const built = await buildIndex({ seedsDir, indexDir, recognizer, onEvent });
  const skipped = knownSkipped(indexStatus(config).manifest, config.language);
  await terminal.write(
    options.has('json')
      ? `${printableJson({ v: 1, ...built, skipped })}\n`
      : renderBuild(built, skipped, view),
  );
  return exitCode.answered;
};

/** What a build came to, and what was left out. */
export function renderBuild(
  report: BuildReport,
  skipped: readonly SkippedFile[],
  view: View,
): string {
  const { index } = view.messages;
  const { added, updated, unchanged, removed, ms } = report;
  const took = view.style.faint(index.took((ms / 1000).toFixed(1)));
  const lines = [`${index.counts(added, updated, unchanged, removed)}  ${took}`];
  return `${[...lines, ...skippedLines(skipped, view)].join('\n')}\n`;
}
