// Files that were left out of the index, with the reason of each.
import type { Language } from '../messages/language.ts';
import type { Manifest } from '../retriever/manifest.ts';
import { hang } from './layout.ts';
import { printable } from './printable.ts';
import type { View } from './view.ts';

export interface SkippedFile {
  readonly source: string;
  readonly why: string;
}

/** Those that the index knows of; none if there is no index. */
export const knownSkipped = (manifest: Manifest | null, language: Language): SkippedFile[] =>
  (manifest?.skipped ?? []).map(({ source, why }) => ({ source, why: why[language] }));

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
