// What is said on standard error while an index is made: one line, and a bar where it takes long.
import type { BuildEvent } from '../retriever/build-index.ts';
import { printable } from './printable.ts';
import type { Terminal } from './terminal.ts';
import type { View } from './view.ts';

/** A build that takes longer than this, in milliseconds, shows how far it is. */
const PATIENCE_MS = 1000;
/** Columns of the bar. */
const BAR = 24;

/** Tells of the events of a build. `now` gives milliseconds. */
export function indexingReporter(
  terminal: Pick<Terminal, 'say' | 'drawsProgress'>,
  view: View,
  now: () => number = () => performance.now(),
): (event: BuildEvent) => void {
  const { index } = view.messages;
  let started = now();
  let drawn = false;
  const wipe = () => {
    if (drawn) terminal.say(WIPE_LINE);
    drawn = false;
  };
  return (event) => {
    if (event.kind === 'waiting') terminal.say(`${index.waiting}\n`);
    if (event.kind === 'lexicon')
      terminal.say(`${printable(event.error.localized[view.language])}\n`);
    if (event.kind === 'building') {
      started = now();
      terminal.say(`${index.building[event.reason]}\n`);
    }
    if (event.kind === 'progress' && terminal.drawsProgress && now() - started > PATIENCE_MS) {
      terminal.say(WIPE_LINE + progressBar(index.progress, event.done / event.total));
      drawn = true;
    }
    if (event.kind === 'built') {
      wipe();
      if (event.report.skipped > 0) {
        const { skipped } = event.report;
        terminal.say(`${printable(index.skippedSee(skipped, view.command('status')))}\n`);
      }
    }
  };
}

export const WIPE_LINE = '\r\u001b[K';

/** `share` in [0,1]. */
export function progressBar(label: string, share: number): string {
  const full = Math.round(share * BAR);
  return `${label} ${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${Math.floor(share * 100)}%`;
}
