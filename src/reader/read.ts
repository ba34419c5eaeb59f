// Reading: from a question and its hits to candidates, best first.
import type { Passage } from '../corpus/passage.ts';
import type { Question } from '../question/question.ts';
import { contains } from '../text/span.ts';
import type { Analysis } from './analysis.ts';
import type { Candidate } from './candidate.ts';
import { carriedCandidates } from './carry-over.ts';
import { type Asked, comparePids, type Evidence, rankEvidence } from './evidence.ts';
import { labelledCandidates } from './labels.ts';
import type { Laid } from './lay.ts';
import type { Learned } from './learned.ts';
import { asksForRest, listCandidates } from './lists.ts';
import { isNumeric, isTyped } from './mention-types.ts';
import { respectiveCandidates } from './respective.ts';
import { spanCandidates } from './span-candidates.ts';
import { statedCandidates } from './stated.ts';
import { yesNoCandidates } from './yes-no.ts';

/** What reading may know besides the question laid over its hits. */
export interface ReadContext {
  readonly analyse: (passage: Passage) => Analysis;
  readonly learned: Learned;
  /** The passage `by` places further on in the document of the one with this pid, if there is one. */
  readonly beside: (pid: string, by: number) => Passage | undefined;
}

/** Sentences whose spans are scored. */
const SENTENCES_READ = 4;
/** Candidates handed on: enough for `decide` to see rivals, few enough to print. */
const CANDIDATES_KEPT = 40;

/** Candidates in the sentences of the hits, best first; ties by pid, then by span. Never throws on text. */
export function read(laid: Laid, { analyse, learned, beside }: ReadContext): readonly Candidate[] {
  const { hits, ...posed } = laid;
  const following = (pid: string, count: number) =>
    Array.from({ length: count }, (_, i) => beside(pid, i + 1)).flatMap((passage) =>
      passage ? [analyse(passage)] : [],
    );
  const asked: Asked = { ...posed, learned, following };
  const found = distinct(propose(asked, rankEvidence(asked, hits)).sort(byScore));
  return (isTyped(laid.question.answerType) ? disjoint(found) : found).slice(0, CANDIDATES_KEPT);
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

/** A name that a pronoun stands for is proved by both sentences, if the one with the pronoun is hardly less likely. */
const HARDLY_LESS = 12;

/** The best candidate for each place, with the widest of its proofs. */
function distinct(sorted: readonly Candidate[]): Candidate[] {
  const best = new Map<string, Candidate>();
  for (const candidate of sorted) {
    const { hit, span, sentence, score } = candidate;
    const key = `${hit.passage.pid}:${span.start}:${span.end}`;
    const known = best.get(key);
    if (!known) best.set(key, candidate);
    else if (contains(sentence, known.sentence) && score > known.score - HARDLY_LESS)
      best.set(key, { ...known, sentence });
  }
  return [...best.values()];
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
