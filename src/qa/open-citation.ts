// Opening a citation: from its id alone to the place where it stands today.
import type { Passage } from '../corpus/passage.ts';
import { UserError } from '../errors.ts';
import type { Corpus } from '../retriever/corpus.ts';
import { sentences } from '../text/sentences.ts';
import { type Span, slice } from '../text/span.ts';
import type { Citation } from './answer.ts';
import { cite } from './citation.ts';
import {
  contentKey,
  documentKey,
  parseCitationId,
  sketchAgreement,
  sketchKey,
} from './citation-id.ts';

/**
 * same: the sentence stands in the document it was cited from; moved: in another (the file was renamed or
 * its text taken over); changed: a sentence much like it stands there; gone: nothing like it is left.
 */
export type Verdict = 'same' | 'moved' | 'changed' | 'gone';

export interface OpenedCitation {
  readonly verdict: Verdict;
  readonly cid: string;
  /** Every place where it stands now, best first; empty if it is gone. `answer` and `marks` are empty. */
  readonly places: readonly Citation[];
}

// Of eight parts of a sketch. Sentences of one topic share about 5 % of their character pairs and agree in
// five parts by chance once in 15,000; a sentence that keeps 80 % of its pairs does nineteen times of twenty.
const LIKE_IN_ITS_DOCUMENT = 5;
const LIKE_ELSEWHERE = 7;

/** A function that opens citations of this corpus; it looks at all sentences once, on its first call. */
export function citationOpener(corpus: Corpus): (cid: string) => OpenedCitation {
  let sentencesByContent: ReadonlyMap<string, readonly CitableSentence[]> | undefined;
  return (cid) => {
    const id = parseCitationId(cid);
    if (!id) throw malformed(cid);
    sentencesByContent ??= citable(corpus);
    const exact = (sentencesByContent.get(id.content) ?? []).flatMap(allPlaces);
    if (exact.length > 0) {
      const [here, elsewhere] = partition(exact, (place) => isIn(corpus, place, id.document));
      const places = [...here, ...elsewhere];
      return opened(corpus, cid, here.length > 0 ? 'same' : 'moved', places);
    }
    const like = mostLike(corpus, [...sentencesByContent.values()].flat(), id.document, id.sketch);
    return like ? opened(corpus, cid, 'changed', [like]) : opened(corpus, cid, 'gone', []);
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

const isIn = (corpus: Corpus, { place }: SentencePlace, document: string): boolean => {
  const { source } = corpus.documents.get(place.docid) ?? {};
  return source !== undefined && documentKey(source) === document;
};

function mostLike(
  corpus: Corpus,
  all: readonly CitableSentence[],
  document: string,
  sketch: string,
): SentencePlace | undefined {
  let best: SentencePlace | undefined;
  let bestAgreement = 0;
  for (const candidate of all) {
    const agreement = sketchAgreement(
      sketch,
      sketchKey(slice(candidate.passage.text, candidate.sentence)),
    );
    if (agreement < LIKE_IN_ITS_DOCUMENT || agreement <= bestAgreement) continue;
    for (const place of allPlaces(candidate))
      if (agreement >= LIKE_ELSEWHERE || isIn(corpus, place, document)) {
        best = place;
        bestAgreement = agreement;
        break;
      }
  }
  return best;
}

const opened = (
  corpus: Corpus,
  cid: string,
  verdict: Verdict,
  places: readonly SentencePlace[],
): OpenedCitation => ({
  verdict,
  cid,
  places: places.map((place, i) => cite(corpus, i + 1, { ...place, answers: [] })),
});

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
