// Reading: from a question and its hits to candidates, best first.
import type { Passage } from '../corpus/passage.ts';
import type { Question } from '../question/question.ts';
import type { IndexedDocument } from '../retriever/corpus.ts';
import type { Hit, Query } from '../retriever/hit.ts';
import { contains } from '../text/span.ts';
import type { Analysis } from './analysis.ts';
import type { Candidate } from './candidate.ts';
import { carriedCandidates } from './carry-over.ts';
import { type Asked, comparePids, type Evidence, rankEvidence } from './evidence.ts';
import { labelledCandidates } from './labels.ts';
import type { Learned } from './learned.ts';
import { asksForRest, listCandidates } from './lists.ts';
import { isNumeric, isTyped } from './mention-types.ts';
import { respectiveCandidates } from './respective.ts';
import { matcher, weighTerms } from './soft-match.ts';
import { spanCandidates } from './span-candidates.ts';
import { statedCandidates } from './stated.ts';
import { yesNoCandidates } from './yes-no.ts';

/** What reading may know besides the question and its hits. */
export interface ReadContext {
  readonly query: Query | null;
  /** Takes a passage apart; see `analyser`. */
  readonly analyse: (passage: Passage) => Analysis;
  /** How rare a term is in the corpus, > 0; only ratios matter. */
  readonly rarity: (term: string) => number;
  readonly documents: ReadonlyMap<string, IndexedDocument>;
  readonly learned: Learned;
  /** The passage `by` places further on in the document of the one with this pid, if there is one. */
  readonly beside: (pid: string, by: number) => Passage | undefined;
}

/** Sentences whose spans are scored. */
const SENTENCES_READ = 4;
/** Candidates handed on: enough for `decide` to see rivals, few enough to print. */
const CANDIDATES_KEPT = 40;

/** Candidates in the sentences of `hits`, best first; ties by pid, then by span. Never throws on text. */
export function read(
  question: Question,
  hits: readonly Hit[],
  context: ReadContext,
): readonly Candidate[] {
  const terms = weighTerms(question, context.rarity);
  const read = hits.map((hit) => ({
    hit,
    analysis: context.analyse(hit.passage),
    document: context.documents.get(hit.passage.docid),
  }));
  const { query, learned, analyse, beside } = context;
  const following = (pid: string, count: number) =>
    Array.from({ length: count }, (_, i) => beside(pid, i + 1)).flatMap((passage) =>
      passage ? [analyse(passage)] : [],
    );
  const asked: Asked = { question, terms, match: matcher(terms, query), learned, following };
  const evidence = rankEvidence(asked, read);
  const found = distinct(propose(asked, evidence).sort(byScore));
  return (isTyped(question.answerType) ? disjoint(found) : found).slice(0, CANDIDATES_KEPT);
}

function propose(asked: Asked, evidence: readonly Evidence[]): Candidate[] {
  const best = evidence.slice(0, SENTENCES_READ);
  const { question } = asked;
  if (question.answerType === 'yesno') return yesNoCandidates(asked, best);
  const lists =
    question.answerType === 'list' || asksForRest(question) ? listCandidates(asked, evidence) : [];
  return answering(question, [
    ...lists,
    ...labelledCandidates(asked, evidence),
    ...statedCandidates(asked, best),
    ...respectiveCandidates(asked, best),
    ...carriedCandidates(asked, best),
    ...spanCandidates(asked, best),
  ]);
}

/** How many is not answered by what holds no number; all candidates where none holds one, to be refused by what they lack. */
function answering({ answerType }: Question, candidates: Candidate[]): Candidate[] {
  if (!isNumeric(answerType)) return candidates;
  const numeric = candidates.filter(
    ({ features, items }) => items || features.typed || features.holdsTyped || features.labelled,
  );
  return numeric.length > 0 ? numeric : candidates;
}

const byScore = (a: Candidate, b: Candidate): number =>
  b.score - a.score ||
  comparePids(a.hit.passage.pid, b.hit.passage.pid) ||
  a.span.start - b.span.start ||
  a.span.end - b.span.end;

/** The best candidate for each place. */
function distinct(sorted: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return sorted.filter(({ hit, span }) => {
    const key = `${hit.passage.pid}:${span.start}:${span.end}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Of mentions one within another (明年, 明年二季度) the best: they are one answer, cut in different ways. */
function disjoint(sorted: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of sorted)
    if (!kept.some((better) => nests(better, candidate))) kept.push(candidate);
  return kept;
}

const nests = (a: Candidate, b: Candidate): boolean =>
  a.hit.passage.pid === b.hit.passage.pid &&
  !a.items &&
  !b.items &&
  (contains(a.span, b.span) || contains(b.span, a.span));
