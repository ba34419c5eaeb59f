// The pipeline: a question in, an Answer and its Trace out; the one thing every face calls.
import type { Language } from '../messages/language.ts';
import { parse } from '../question/parse.ts';
import type { Question } from '../question/question.ts';
import { analyser } from '../reader/analysis.ts';
import type { Candidate } from '../reader/candidate.ts';
import { learn } from '../reader/learned.ts';
import { loadSpanModel } from '../reader/load-span-model.ts';
import { read } from '../reader/read.ts';
import type { Corpus } from '../retriever/corpus.ts';
import type { Hit, Query } from '../retriever/hit.ts';
import { retrieve } from '../retriever/retrieve.ts';
import type { Answer } from './answer.ts';
import { compose } from './compose.ts';
import { decide, type Judged, judge } from './decide.ts';
import { citationOpener, type OpenedCitation } from './open-citation.ts';
import { supporter } from './support.ts';

export interface AskOptions {
  /** Echoed as `id` in the answer. */
  readonly id?: string;
  /** Language of notes; `zh` unless told. */
  readonly language?: Language;
  /** Passages to leave out, by pid: for evaluation, where an answer's own paragraph is taken away. */
  readonly without?: ReadonlySet<string>;
}

/** Everything that led to an answer: what `explain` prints. */
export interface Trace {
  readonly question: Question;
  readonly query: Query;
  readonly hits: readonly Hit[];
  /** The reader's, best first. */
  readonly candidates: readonly Candidate[];
  /** The candidates that were judged, surest first, with the signals of their confidence. */
  readonly judged: readonly Judged[];
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

/** Passages that are read: the gold one is among the first five for 99 of 100 questions. */
const HITS_READ = 6;

/** A pipeline over one state of a corpus. `now` gives milliseconds; the answers depend on it in `ms` only. */
export function createPipeline(
  corpus: Corpus,
  now: () => number = () => performance.now(),
): Pipeline {
  const analyse = analyser(corpus.lexicon);
  const model = loadSpanModel();
  const rarity = (term: string) =>
    Math.log(1 + corpus.index.size / (1 + corpus.index.documentFrequency(term)));

  async function explain(text: string, options: AskOptions = {}): Promise<Trace> {
    const started = now();
    const question = parse(text, corpus.lexicon);
    const parsed = now();
    const { query, hits } = await search(question, options.without);
    const retrieved = now();
    const { documents } = corpus;
    const learned = learn(model, question, hits, { analyse, documents });
    const candidates = read(question, hits, { query, analyse, rarity, documents, learned });
    const finished = now();
    const support = supporter({ question, query, corpus, analyse, rarity });
    const judged = judge(question, candidates, support, learned);
    const { id = null, language = 'zh' } = options;
    const composed = compose(
      { corpus, question, query, hits, id, language },
      decide(question, hits, judged),
    );
    const decided = now();
    return {
      question,
      query,
      hits,
      candidates,
      judged,
      answer: { ...composed, ms: decided - started },
      timings: {
        parse: parsed - started,
        retrieve: retrieved - parsed,
        read: finished - retrieved,
        decide: decided - finished,
      },
    };
  }

  async function search(question: Question, without: ReadonlySet<string> | undefined) {
    if (!without?.size) return retrieve(question, corpus, HITS_READ);
    const { query, hits } = await retrieve(question, corpus, HITS_READ + without.size);
    const left = hits.filter(({ passage }) => !without.has(passage.pid)).slice(0, HITS_READ);
    return { query, hits: left.map((hit, i) => ({ ...hit, rank: i + 1 })) };
  }

  return {
    corpus,
    explain,
    ask: async (text, options) => (await explain(text, options)).answer,
    open: citationOpener(corpus),
  };
}
