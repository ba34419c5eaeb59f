// Aliases: second names that a document itself introduces, each with the place where it does.
import { fold } from '../text/fold.ts';
import { introductions } from '../text/introductions.ts';
import type { Lexicon } from '../text/lexicon.ts';
import type { Span } from '../text/span.ts';
import { toSource } from './clean-text.ts';
import type { Passage } from './passage.ts';

/** `name` and `alias` are folded; the span, in document coordinates, reaches from the one to the other. */
export interface Alias extends Span {
  readonly name: string;
  readonly alias: string;
}

/** The aliases of the document whose passages these are, in order, each pair once. */
export function aliasesOf(passages: readonly Passage[], lexicon: Lexicon): Alias[] {
  const found = new Map<string, Alias>();
  for (const passage of passages)
    for (const { name, alias, ...span } of introductions(fold(passage.text), lexicon)) {
      const spans = toSource(passage, span);
      const key = `${name}=${alias}`;
      if (!found.has(key))
        found.set(key, { name, alias, start: spans[0]!.start, end: spans.at(-1)!.end });
    }
  return [...found.values()];
}
