// The lexicon as an index knows it: which words it was made by, and which documents a change of them touches.
import { cleanText } from '../corpus/clean-text.ts';
import type { IndexedDocument } from '../corpus/document.ts';
import { fold } from '../text/fold.ts';
import type { Lexicon } from '../text/lexicon.ts';
import type { Manifest } from './manifest.ts';
import { placeOf, type StoredSplit } from './stored-split.ts';

type IndexedLexicon = Manifest['lexicon'];

/** What of a lexicon an index depends on, whatever the order of its lines: synonyms are for questions only. */
export const indexedLexicon = ({ words, stopWords }: Lexicon): IndexedLexicon => ({
  words: [...words].sort(([a], [b]) => (a < b ? -1 : 1)),
  stopWords: [...stopWords].sort(),
});

/** Words that have come, gone, or changed their tags, and stop words that have come or gone. */
export function changedWords(before: IndexedLexicon, now: IndexedLexicon): ReadonlySet<string> {
  const [old, fresh] = [entries(before), entries(now)];
  const differing = [
    ...[...old].filter((entry) => !fresh.has(entry)),
    ...[...fresh].filter((entry) => !old.has(entry)),
  ];
  return new Set(differing.map((entry) => entry.slice(0, entry.indexOf('\t'))));
}

const entries = ({ words, stopWords }: IndexedLexicon): ReadonlySet<string> =>
  new Set([
    ...words.map(([word, tag]) => `${word}\t${tag}`),
    ...stopWords.map((word) => `${word}\t`),
  ]);

/**
 * Whether a document is cut or indexed otherwise once `words` have changed: one of them stands in it. Looked for in what
 * is segmented, the title, headings and clean texts, for a word may be wrapped in the source. A number is indexed in
 * digits however it is written, so a stop word with digits may touch any.
 */
export function isTouched(
  words: ReadonlySet<string>,
  split: StoredSplit,
  { title, text }: IndexedDocument,
): boolean {
  const changed = [...words];
  if (changed.some((word) => /[0-9]/.test(word))) return true;
  const parts = split.passages.map(([, headings], ordinal) => {
    const { runs } = placeOf(split, ordinal);
    return `${headings.join('\n')}\n${cleanText(text, runs).text}`;
  });
  const folded = fold([title, ...parts].join('\n'));
  return changed.some((word) => folded.includes(word));
}
