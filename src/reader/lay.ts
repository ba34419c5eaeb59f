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

/** Share of the question's weight that the tokens `from` up to, not including, `to` of the sentence cover, in [0, 1]. */
export function coverageOf(
  { terms }: Posed,
  { alignment }: LaidSentence,
  from: number,
  to: number,
): number {
  const covered = new Map<number, number>();
  for (let i = from; i < to; i++) {
    const term = alignment.term[i]!;
    if (term >= 0) covered.set(term, Math.max(covered.get(term) ?? 0, alignment.strength[i]!));
  }
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  let sum = 0;
  for (const [term, strength] of covered) sum += strength * terms[term]!.weight;
  return total > 0 ? sum / total : 0;
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
