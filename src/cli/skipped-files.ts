// Files that were left out of the index, with the reason of each.
import type { Manifest } from '../retriever/manifest.ts';
import { hang } from './layout.ts';
import { printable } from './printable.ts';
import type { View } from './view.ts';

export interface SkippedFile {
  readonly source: string;
  readonly why: string;
}

/** Those that the index knows of; none if there is no index. */
export function knownSkipped(manifest: Manifest | null, { messages }: View): SkippedFile[] {
  const reasons = messages.index.skipReasons;
  return (manifest?.skipped ?? []).map(({ source, code }) => ({
    source,
    why: `${source}：${reasons[code] ?? code}`,
  }));
}

/** A heading and a line for each; nothing if there are none. */
export function skippedLines(
  skipped: readonly SkippedFile[],
  { messages, style, columns }: View,
): string[] {
  if (skipped.length === 0) return [];
  return [
    style.caution(messages.index.skipped(skipped.length)),
    ...skipped.map(({ why }) => hang('  ', printable(why), columns)),
  ];
}
