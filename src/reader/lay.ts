// Laying: a question's words laid over the passages found for it, once for all that read them.
import type { Passage } from '../corpus/passage.ts';
import type { Question } from '../question/question.ts';
import type { IndexedDocument } from '../retriever/corpus.ts';
import type { Hit, Query } from '../retriever/hit.ts';
import { type Alignment, align } from './alignment.ts';
import type { Analysis, SentenceTokens } from './analysis.ts';
import { type Matcher, matcher, type WeighedTerm, weighTerms } from './soft-match.ts';

/** A question with its terms weighed. */
export interface Posed {
  readonly question: Question;
  readonly terms: readonly WeighedTerm[];
}

export interface Laid extends Posed {
  readonly match: Matcher;
  readonly hits: readonly LaidHit[];
}

/** A hit with its passage taken apart, the question laid over it, and its document, if that is known. */
export interface LaidHit extends LaidPassage {
  readonly hit: Hit;
  readonly document: IndexedDocument | undefined;
}

export interface LaidPassage {
  readonly analysis: Analysis;
  /** By sentence. */
  readonly alignments: readonly Alignment[];
}

export interface LaidSentence {
  readonly analysis: Analysis;
  readonly sentence: SentenceTokens;
  readonly alignment: Alignment;
}

export interface LayContext {
  readonly query: Query | null;
  /** Takes a passage apart; see `analyser`. */
  readonly analyse: (passage: Passage) => Analysis;
  /** How rare a term is in the corpus, > 0; only ratios matter. */
  readonly rarity: (term: string) => number;
  readonly documents: ReadonlyMap<string, IndexedDocument>;
}

export function lay(question: Question, hits: readonly Hit[], context: LayContext): Laid {
  const terms = weighTerms(question, context.rarity);
  const match = matcher(terms, context.query);
  return {
    question,
    terms,
    match,
    hits: hits.map((hit) => ({
      hit,
      document: context.documents.get(hit.passage.docid),
      ...layPassage(context.analyse(hit.passage), terms, match),
    })),
  };
}

export const layPassage = (
  analysis: Analysis,
  terms: readonly WeighedTerm[],
  match: Matcher,
): LaidPassage => ({
  analysis,
  alignments: analysis.sentences.map((sentence) => align(analysis, sentence, terms, match)),
});
