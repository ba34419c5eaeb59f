// Gold passages: which passages of a corpus hold what a gold question asks for.
import type { Passage } from '../corpus/passage.ts';
import type { Corpus } from '../retriever/corpus.ts';
import type { GoldQuestion } from './gold.ts';
import { normalize } from './metrics.ts';

/** Finds the pids of the passages that answer: those with the evidence, else all of the document. */
export type FindGold = (question: GoldQuestion) => ReadonlySet<string>;

export function goldFinder(corpus: Corpus): FindGold {
  const bySource = passagesBySource(corpus);
  return ({ source, evidence }) => {
    const own = source === null ? [] : (bySource.get(source) ?? []);
    if (evidence.length === 0) return new Set(own.map(({ pid }) => pid));
    // A piece may run on from one passage into the next, over a caption that stands between them.
    const body = own.filter(({ kind }) => kind === 'body');
    return new Set(evidence.flatMap((piece) => [...holding(piece, own), ...holding(piece, body)]));
  };
}

function passagesBySource({ documents, passages }: Corpus): ReadonlyMap<string, Passage[]> {
  const bySource = new Map<string, Passage[]>();
  for (const passage of passages.values())
    for (const docid of new Set(passage.places.map((place) => place.docid))) {
      const source = documents.get(docid)?.source;
      if (source === undefined) continue;
      const own = bySource.get(source);
      if (own) own.push(passage);
      else bySource.set(source, [passage]);
    }
  return bySource;
}

/** The pids of the passages, read one after the other, in which the piece stands or through which it runs. */
function holding(piece: string, passages: readonly Passage[]): string[] {
  // By letters and digits, for passages are without the marks that a document's text has (**重要**).
  const texts = passages.map(({ text }) => normalize(text));
  const whole = texts.join('');
  const wanted = normalize(piece);
  if (wanted === '') return [];
  const found: string[] = [];
  for (let at = whole.indexOf(wanted); at >= 0; at = whole.indexOf(wanted, at + 1)) {
    let start = 0;
    for (const [i, text] of texts.entries()) {
      const end = start + text.length;
      if (start < at + wanted.length && at < end) found.push(passages[i]!.pid);
      start = end;
    }
  }
  return found;
}
