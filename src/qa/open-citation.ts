// Opening a citation: from its id alone to the place where it stands today.
import type { Passage } from '../corpus/passage.ts';
import { UserError } from '../errors.ts';
import type { Corpus } from '../retriever/corpus.ts';
import { type Difference, differences } from '../text/difference.ts';
import { sentences } from '../text/sentences.ts';
import { type Span, slice } from '../text/span.ts';
import type { Citation } from './answer.ts';
import { cite } from './citation.ts';
import {
  contentKey,
  documentKey,
  likeness,
  parseCitationId,
  sketchAgreement,
  sketchKey,
} from './citation-id.ts';

/**
 * same: the sentence stands in the document it was cited from; moved: in another (the file was renamed or
 * its text taken over); changed: a sentence much like it stands there; gone: nothing like it is left.
 */
export type Verdict = 'same' | 'moved' | 'changed' | 'gone';

// Of eight parts of a sketch. Sentences of one topic share about 5 % of their character pairs and agree in
// five parts by chance once in 15,000; a sentence that keeps 80 % of its pairs does nineteen times of twenty.
const LIKE_IN_ITS_DOCUMENT = 5 / 8;
const LIKE_ELSEWHERE = 7 / 8;
/** There are several stretches to a sentence, and so more chances. */
const LIKE_IN_PARTS = 6 / 8;

export interface OpenedCitation {
  readonly verdict: Verdict;
  readonly cid: string;
  /** Every place where it stands now, best first; empty if it is gone. `answer` and `marks` are empty. */
  readonly places: readonly Citation[];
  /** Of a changed one: the share of character pairs kept; where the old sentence is not known, an estimate by eighths. */
  readonly likeness?: number;
  /** Of a changed one whose old sentence is known: what of it went and what came. */
  readonly changes?: readonly Difference[];
}

/**
 * `shown` are texts of which one may be the sentence as it was when it was cited: what a person or a message kept of
 * it. The id proves which, and nothing needs to be stored.
 */
export type OpenCitation = (cid: string, shown?: readonly string[]) => OpenedCitation;

/** A function that opens citations of this corpus; it looks at all sentences once, on its first call. */
export function citationOpener(corpus: Corpus): OpenCitation {
  let sentencesByContent: ReadonlyMap<string, readonly CitableSentence[]> | undefined;
  return (cid, shown = []) => {
    const id = parseCitationId(cid);
    if (!id) throw malformed(cid);
    sentencesByContent ??= citable(corpus);
    const exact = (sentencesByContent.get(id.content) ?? []).flatMap(allPlaces);
    if (exact.length > 0) {
      const [here, elsewhere] = partition(exact, (place) => isIn(corpus, place, id.document));
      const verdict = here.length > 0 ? 'same' : 'moved';
      return { verdict, cid, places: citations(corpus, [...here, ...elsewhere]) };
    }
    const old = shown.find((text) => contentKey(text) === id.content);
    const like =
      old === undefined
        ? (text: string) => sketchAgreement(id.sketch, sketchKey(text))
        : (text: string) => likeness(old, text);
    const found = mostLike(corpus, [...sentencesByContent.values()].flat(), id.document, like);
    if (!found) return { verdict: 'gone', cid, places: [] };
    const places = citations(corpus, [found]);
    const changes = old === undefined ? undefined : differences(old, places[0]!.evidence);
    return {
      verdict: 'changed',
      cid,
      places,
      likeness: found.likeness,
      ...(changes && { changes }),
    };
  };
}

interface CitableSentence {
  readonly passage: Passage;
  readonly sentence: Span;
}

interface SentencePlace extends CitableSentence {
  readonly place: Passage['places'][number];
}

function citable(corpus: Corpus): Map<string, CitableSentence[]> {
  const found = new Map<string, CitableSentence[]>();
  for (const passage of corpus.passages.values())
    for (const sentence of sentences(passage.text)) {
      const key = contentKey(slice(passage.text, sentence));
      const sharing = found.get(key);
      if (sharing) sharing.push({ passage, sentence });
      else found.set(key, [{ passage, sentence }]);
    }
  return found;
}

const allPlaces = ({ passage, sentence }: CitableSentence): SentencePlace[] =>
  passage.places.map((place) => ({ passage, sentence, place }));

const isIn = (
  corpus: Corpus,
  { place }: Pick<SentencePlace, 'place'>,
  document: string,
): boolean => {
  const { source } = corpus.documents.get(place.docid) ?? {};
  return source !== undefined && documentKey(source) === document;
};

/**
 * What is most like the sentence: a sentence of its document or, if it is very like, of another; else, where it was
 * parted or joined with another, some sentences of its document in a row, or some clauses of one.
 */
function mostLike(
  corpus: Corpus,
  all: readonly CitableSentence[],
  document: string,
  like: (text: string) => number,
): (SentencePlace & { readonly likeness: number }) | undefined {
  let best: (SentencePlace & { readonly likeness: number }) | undefined;
  const consider = (one: CitableSentence, here: number, elsewhere: number) => {
    const found = like(slice(one.passage.text, one.sentence));
    if (found < here || found <= (best?.likeness ?? 0)) return;
    const place = allPlaces(one).find((each) => found >= elsewhere || isIn(corpus, each, document));
    if (place) best = { ...place, likeness: found };
  };
  for (const one of all) consider(one, LIKE_IN_ITS_DOCUMENT, LIKE_ELSEWHERE);
  const own = new Set(
    all.flatMap(({ passage }) =>
      passage.places.some((place) => isIn(corpus, { place }, document)) ? [passage] : [],
    ),
  );
  for (const passage of own)
    for (const sentence of stretchesOf(passage.text))
      consider({ passage, sentence }, LIKE_IN_PARTS, Number.POSITIVE_INFINITY);
  return best;
}

/** Sentences, or clauses, that one sentence may have become or come from. */
const LONGEST_ROW = 4;

/** Sentences in a row, and clauses in a row of one sentence. */
function* stretchesOf(text: string): Generator<Span> {
  const all = sentences(text);
  yield* rowsOf(all);
  for (const sentence of all) yield* rowsOf(clausesOf(text, sentence));
}

function* rowsOf(spans: readonly Span[]): Generator<Span> {
  for (const [i, { start }] of spans.entries())
    for (const { end } of spans.slice(i, i + LONGEST_ROW)) yield { start, end };
}

const clausesOf = (text: string, sentence: Span): Span[] =>
  [...slice(text, sentence).matchAll(/[^，,；;：:]+[，,；;：:]*/gu)].map(
    ({ 0: clause, index }) => ({
      start: sentence.start + index,
      end: sentence.start + index + clause.length,
    }),
  );

const citations = (corpus: Corpus, places: readonly SentencePlace[]): Citation[] =>
  places.map((place, i) => cite(corpus, i + 1, { ...place, answers: [] }));

const malformed = (cid: string) =>
  new UserError('citation-malformed', {
    zh: `“${cid.slice(0, 40)}”不是引用编号。引用编号是 16 个字母、数字、“-”或“_”，见答案下方。`,
    en: `"${cid.slice(0, 40)}" is not a citation id. A citation id has 16 letters, digits, "-" or "_"; answers print theirs.`,
  });

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  const yes: T[] = [];
  const no: T[] = [];
  for (const item of items) (test(item) ? yes : no).push(item);
  return [yes, no];
}
