// The pipeline: a question in, an Answer and its Trace out; the one thing every face calls.
import type { Language } from '../messages/language.ts';
import type { Question } from '../question/question.ts';
import type { Candidate } from '../reader/candidate.ts';
import type { Corpus } from '../retriever/corpus.ts';
import type { Hit, Query } from '../retriever/hit.ts';
import type { Answer } from './answer.ts';
import type { OpenedCitation } from './open-citation.ts';

export interface AskOptions {
  /** Echoed as `id` in the answer. */
  readonly id?: string;
  /** Language of notes; `zh` unless told. */
  readonly language?: Language;
}

/** Everything that led to an answer: what `explain` prints. */
export interface Trace {
  readonly question: Question;
  readonly query: Query;
  readonly hits: readonly Hit[];
  /** Best first. */
  readonly candidates: readonly Candidate[];
  readonly answer: Answer;
  /** Milliseconds by stage. */
  readonly timings: Readonly<Record<'parse' | 'retrieve' | 'read' | 'decide', number>>;
}

export interface Pipeline {
  readonly corpus: Corpus;
  ask(question: string, options?: AskOptions): Promise<Answer>;
  explain(question: string, options?: AskOptions): Promise<Trace>;
  /** Finds what a citation id stands for in this corpus; `UserError` if it is no citation id. */
  open(cid: string): OpenedCitation;
}
