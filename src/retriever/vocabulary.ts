// The vocabulary: every term of the index with the number of passages it occurs in.

/** A term and in how many passages (headings included) it occurs. */
export interface VocabularyEntry {
  readonly term: string;
  readonly frequency: number;
}

export interface Vocabulary {
  /** 0 for a term the index has never seen. */
  documentFrequency(term: string): number;
  /** The terms of `length` UTF-16 code units that hold no digit, most frequent first. */
  ofLength(length: number): readonly string[];
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
  let lengths: ReadonlyMap<number, readonly string[]> | undefined;
  const table = () => {
    frequencies ??= new Map(entries(text));
    return frequencies;
  };
  return {
    documentFrequency: (term) => table().get(term) ?? 0,
    ofLength: (length) => {
      lengths ??= byLength(table().keys());
      return lengths.get(length) ?? [];
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

function byLength(words: Iterable<string>): ReadonlyMap<number, readonly string[]> {
  const lengths = new Map<number, string[]>();
  for (const word of words) {
    if (/[0-9]/.test(word)) continue;
    const same = lengths.get(word.length);
    if (same) same.push(word);
    else lengths.set(word.length, [word]);
  }
  return lengths;
}
