// The vocabulary: every term of the index with the number of passages it occurs in.

/** A term and in how many passages (headings included) it occurs. */
export interface VocabularyEntry {
  readonly term: string;
  readonly frequency: number;
}

export interface Vocabulary {
  /** 0 for a term the index has never seen. */
  documentFrequency(term: string): number;
  /** The terms as long as `word` that begin or end with the same code unit, most frequent first of either. */
  neighbours(word: string): Iterable<string>;
}

/** Most frequent first, then by code units: the order of the file that people read. */
export const sortVocabulary = (entries: Iterable<VocabularyEntry>): VocabularyEntry[] =>
  [...entries].sort((a, b) => b.frequency - a.frequency || (a.term < b.term ? -1 : 1));

/** One line an entry: frequency, tab, term. */
export const printVocabulary = (entries: readonly VocabularyEntry[]): string =>
  entries.map(({ term, frequency }) => `${frequency}\t${term}\n`).join('');

/** Reads what `printVocabulary` wrote; the tables are made when something is first looked up. */
export function parseVocabulary(text: string): Vocabulary {
  let frequencies: ReadonlyMap<string, number> | undefined;
  let edges: ReadonlyMap<string, readonly string[]> | undefined;
  const table = () => {
    frequencies ??= new Map(entries(text));
    return frequencies;
  };
  return {
    documentFrequency: (term) => table().get(term) ?? 0,
    neighbours: (word) => {
      edges ??= byEdge(table().keys());
      return edgesOf(word).flatMap((edge) => edges?.get(edge) ?? []);
    },
  };
}

function* entries(text: string): Generator<readonly [string, number]> {
  let from = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
    const tab = text.indexOf('\t', from);
    yield [text.slice(tab + 1, end), Number(text.slice(from, tab))];
    from = end + 1;
  }
}

function byEdge(words: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const edges = new Map<string, string[]>();
  for (const word of words)
    for (const edge of edgesOf(word)) {
      const same = edges.get(edge);
      if (same) same.push(word);
      else edges.set(edge, [word]);
    }
  return edges;
}

/** First and last code unit with the length: `3防`, `3长`. */
const edgesOf = (word: string): [string, string] => [
  `${word.length}${word[0]}`,
  `${word.length}-${word.at(-1)}`,
];
