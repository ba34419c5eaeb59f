// A judgement: one question's answer held against the gold.
import type { Citation } from '../qa/answer.ts';
import type { Trace } from '../qa/pipeline.ts';
import type { Corpus } from '../retriever/corpus.ts';
import { slice } from '../text/span.ts';
import type { GoldQuestion } from './gold.ts';
import {
  accepts,
  agrees,
  characterF1,
  exactMatch,
  hasEveryItem,
  holds,
  proves,
} from './metrics.ts';

/**
 * open: over the whole corpus; given: only the gold passages are read; removed: the gold passages are
 * taken out, so that an answerable question should be refused.
 */
export type Asked = 'open' | 'given' | 'removed';

export interface Judgement {
  readonly id: string;
  readonly question: string;
  /** The gold's kind of question, else the answer type that was parsed. */
  readonly type: string;
  readonly style: string | null;
  readonly asked: Asked;
  readonly answerable: boolean;
  readonly abstained: boolean;
  /** The short answer; for an abstention its best candidate. Null if there was none. */
  readonly said: string | null;
  readonly expected: readonly string[];
  /** The sentence shown or, for an abstention, the best candidate's. */
  readonly sentence: string | null;
  readonly confidence: number;
  readonly ms: number;
  /** True if `said` is correct. Never for an unanswerable question. */
  readonly right: boolean;
  /** Null for an unanswerable question and where the gold passages were removed. */
  readonly scores: Scores | null;
}

export interface Scores {
  /** Of `said`, in [0,1]. */
  readonly em: number;
  readonly f1: number;
  /** The best candidate's sentence holds the answer, or proves it; null if the gold cannot tell. */
  readonly sentenceHit: boolean | null;
  /** The first citation stands in the gold document and proves; false for an abstention. */
  readonly citationHit: boolean | null;
  /** Of the first gold passage in the ranking, from 1; 0 if it is not there, null if the gold cannot tell. */
  readonly rank: number | null;
}

interface Said {
  readonly text: string;
  readonly items: readonly string[];
}

/** Judges one trace. `rank` is the best gold passage's in the ranking, as in `Scores`. */
export function judge(
  gold: GoldQuestion,
  trace: Trace,
  corpus: Corpus,
  rank: number | null,
  asked: Asked,
): Judgement {
  const { answer } = trace;
  const said = saidBy(trace);
  const right = gold.answerable && said !== null && isRight(said, gold);
  return {
    id: gold.id,
    question: gold.question,
    type: gold.type ?? answer.answerType,
    style: gold.style,
    asked,
    answerable: gold.answerable,
    abstained: answer.kind === 'abstained',
    said: said?.text ?? null,
    expected: namesOf(gold),
    sentence: sentenceOf(trace),
    confidence: answer.confidence,
    ms: answer.ms,
    right,
    scores: gold.answerable && asked !== 'removed' ? score(gold, trace, said, corpus, rank) : null,
  };
}

function score(
  gold: GoldQuestion,
  trace: Trace,
  said: Said | null,
  corpus: Corpus,
  rank: number | null,
): Scores {
  // Items are what our gold asks for; elsewhere a list is judged as the stretch of text that is shown.
  const listed = gold.items.length > 0 ? said?.items.join('') : '';
  const whole = listed || (said?.text ?? '');
  return {
    em: exactMatch(whole, namesOf(gold)),
    f1: characterF1(whole, namesOf(gold)),
    sentenceHit: sentenceHit(gold, trace, corpus),
    citationHit: gold.source === null ? null : citationHit(gold, trace.answer.citations[0]),
    rank,
  };
}

/** What EM and F1 compare with: the accepted answers, or a list's items one after the other. */
const namesOf = ({ answers, items }: GoldQuestion): readonly string[] =>
  items.length > 0 ? [items.map(([name]) => name).join('')] : answers;

function saidBy({ answer, candidates }: Trace): Said | null {
  if (answer.kind === 'answered') return { text: answer.text, items: answer.items ?? [] };
  const [best] = candidates;
  if (!best) return null;
  const items = best.items ?? [];
  return { text: best.text, items: items.map(({ hit, span }) => slice(hit.passage.text, span)) };
}

function isRight(said: Said, gold: GoldQuestion): boolean {
  if (gold.items.length > 0) return hasEveryItem([said.text, ...said.items], gold.items);
  return gold.type === 'yesno' ? agrees(said.text, gold.answers) : accepts(said.text, gold.answers);
}

function sentenceOf({ candidates }: Trace): string | null {
  const [best] = candidates;
  return best ? slice(best.hit.passage.text, best.sentence) : null;
}

function sentenceHit(gold: GoldQuestion, trace: Trace, corpus: Corpus): boolean | null {
  if (gold.evidence.length === 0 && gold.answers.length === 0) return null;
  const sentence = sentenceOf(trace);
  if (sentence === null) return false;
  if (gold.evidence.length === 0) return holds(sentence, gold.answers);
  const places = trace.candidates[0]!.hit.passage.places;
  const sources = places.map(({ docid }) => corpus.documents.get(docid)?.source);
  const inPlace = gold.source === null || sources.includes(gold.source);
  return inPlace && proves(sentence, gold.evidence);
}

function citationHit(gold: GoldQuestion, first: Citation | undefined): boolean {
  if (!first || first.source !== gold.source) return false;
  const quote = first.quotes.join('');
  return gold.evidence.length > 0 ? proves(quote, gold.evidence) : holds(quote, gold.answers);
}
