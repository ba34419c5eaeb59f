// The pipeline: a question in, an Answer and its Trace out; the one thing every face calls.
import type { Language } from '../messages/language.ts';
import { parse } from '../question/parse.ts';
import type { Question } from '../question/question.ts';
import { analyser } from '../reader/analysis.ts';
import type { Candidate } from '../reader/candidate.ts';
import { lay } from '../reader/lay.ts';
import { learn } from '../reader/learned.ts';
import { loadSpanModel } from '../reader/load-span-model.ts';
import { read } from '../reader/read.ts';
import type { Corpus } from '../retriever/corpus.ts';
import type { Hit, Query } from '../retriever/hit.ts';
import { narrowCorpus } from '../retriever/narrow-corpus.ts';
import { besidePid } from '../retriever/rerank.ts';
import { retrieve } from '../retriever/retrieve.ts';
import { type DocumentFilter, isFilter, selectDocuments } from '../retriever/select-documents.ts';
import type { Answer } from './answer.ts';
import { compose } from './compose.ts';
import { decide, type Judged, judge } from './decide.ts';
import { citationOpener, type OpenCitation } from './open-citation.ts';
import { supporter } from './support.ts';
import { chooseWording, renamingNotes, type TriedWording, wordingsOf } from './wordings.ts';

export interface AskOptions {
  /** Echoed as `id` in the answer. */
  readonly id?: string;
  /** Language of notes; `zh` unless told. */
  readonly language?: Language;
  /** Passages to leave out, by pid: for evaluation, where an answer's own paragraph is taken away. */
  readonly without?: ReadonlySet<string>;
  /** Ask only some documents: those of a name, a time, a tag. */
  readonly filter?: DocumentFilter;
}

/** Everything that led to an answer: what `explain` prints. */
export interface Trace {
  /** As it was asked, then the other wordings that were tried; what follows is of the chosen one. */
  readonly wordings: readonly TriedWording[];
  /** How the corpus was narrowed, and how many documents were left; absent where all were asked. */
  readonly narrowed?: { readonly filter: DocumentFilter; readonly documents: number };
  readonly question: Question;
  readonly query: Query;
  readonly hits: readonly Hit[];
  /** The reader's, best first. */
  readonly candidates: readonly Candidate[];
  /** The candidates that were judged, best first, with the signals of their confidence. */
  readonly judged: readonly Judged[];
  readonly answer: Answer;
  /** Milliseconds by stage. */
  readonly timings: Readonly<Record<'parse' | 'retrieve' | 'read' | 'decide', number>>;
}

export interface Pipeline {
  readonly corpus: Corpus;
  /** Throws `UserError` of code `filter-empty` if the filter leaves no document. */
  ask(question: string, options?: AskOptions): Promise<Answer>;
  explain(question: string, options?: AskOptions): Promise<Trace>;
  /** Finds what a citation id stands for in this corpus; `UserError` if it is no citation id. */
  readonly open: OpenCitation;
}

/** The passages beside others, those that are to be left out excepted. */
const besideIn =
  (corpus: Corpus, without: ReadonlySet<string> = new Set()) =>
  (pid: string, by: number) => {
    const beside = besidePid(pid, by);
    return without.has(beside) ? undefined : corpus.passages.get(beside);
  };

/** Passages that are read: the gold one is among the first five for 99 of 100 questions. */
const HITS_READ = 6;

/** Some documents as a corpus of their own. */
interface Narrowed {
  readonly key: string;
  /** Documents that only want a date to be among them. */
  readonly undated: number;
  readonly corpus: Corpus;
}

/** A pipeline over one state of a corpus. `now` gives milliseconds; the answers depend on it in `ms` only. */
export function createPipeline(
  corpus: Corpus,
  now: () => number = () => performance.now(),
): Pipeline {
  const analyse = analyser(corpus.lexicon);
  const model = loadSpanModel();
  const rarity = (term: string) =>
    Math.log(1 + corpus.index.size / (1 + corpus.index.documentFrequency(term)));

  let last: Narrowed | undefined;

  async function explain(text: string, options: AskOptions = {}): Promise<Trace> {
    const started = now();
    const wordings = wordingsOf(text, corpus);
    const traces = [];
    for (const wording of wordings) traces.push(await follow(wording.text, options));
    const { best, tried } = chooseWording(wordings, traces, corpus);
    const { answer, ...trace } = traces[best]!;
    const renamed = renamingNotes(wordings, traces[best]!, corpus, options.language ?? 'zh');
    const notes = [...renamed, ...answer.notes];
    const ms = now() - started;
    return { ...trace, wordings: tried, answer: { ...answer, question: text.trim(), notes, ms } };
  }

  /** The trace of one wording of the question. */
  async function follow(text: string, options: AskOptions): Promise<Omit<Trace, 'wordings'>> {
    const started = now();
    const question = parse(text, corpus.lexicon);
    const parsed = now();
    const { id = null, language = 'zh', filter } = options;
    const selection = filter && isFilter(filter) ? select(filter) : null;
    const asked = selection?.corpus ?? corpus;
    const { query, hits } = await search(asked, question, options.without);
    const retrieved = now();
    const { documents } = asked;
    const laid = lay(question, hits, { query, analyse, rarity, documents });
    const learned = learn(model, laid);
    const beside = besideIn(asked, options.without);
    const candidates = read(laid, { analyse, learned, beside });
    const finished = now();
    const support = supporter({ question, query, corpus: asked, analyse, rarity });
    const judged = judge(question, candidates, support, learned);
    const undated = selection?.undated ?? 0;
    const composed = compose(
      { corpus: asked, question, query, hits, id, language, undated },
      decide(question, hits, judged),
    );
    const decided = now();
    return {
      ...(filter && selection && { narrowed: { filter, documents: documents.size } }),
      question,
      query,
      hits,
      candidates,
      judged,
      answer: composed,
      timings: {
        parse: parsed - started,
        retrieve: retrieved - parsed,
        read: finished - retrieved,
        decide: decided - finished,
      },
    };
  }

  /** The documents that pass, as a corpus; kept as long as the next question asks the same of them. */
  function select(filter: DocumentFilter): Narrowed {
    const { docids, undated } = selectDocuments(corpus.catalogue, filter);
    const key = [...docids].join(' ');
    if (last?.key !== key) last = { key, undated, corpus: narrowCorpus(corpus, docids) };
    return { ...last, undated };
  }

  async function search(
    asked: Corpus,
    question: Question,
    without: ReadonlySet<string> | undefined,
  ) {
    if (!without?.size) return retrieve(question, asked, HITS_READ);
    const { query, hits } = await retrieve(question, asked, HITS_READ + without.size);
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
