// Composing: from a decision to the Answer that every face renders; citations are made here, in one order.
import type { Language } from '../messages/language.ts';
import { notesIn } from '../messages/notes.ts';
import type { Question } from '../question/question.ts';
import type { Candidate } from '../reader/candidate.ts';
import type { Corpus } from '../retriever/corpus.ts';
import type { Hit, Query } from '../retriever/hit.ts';
import { fold } from '../text/fold.ts';
import { sentences } from '../text/sentences.ts';
import { type Span, slice } from '../text/span.ts';
import type { Answer, Citation } from './answer.ts';
import { type Cited, cite } from './citation.ts';
import type { Decision, Judged } from './decide.ts';

/** What composing needs besides the decision. */
export interface Asked {
  readonly corpus: Corpus;
  readonly question: Question;
  readonly query: Query;
  readonly hits: readonly Hit[];
  readonly id: string | null;
  readonly language: Language;
  /** Documents that were left out because nobody knows their date. */
  readonly undated: number;
}

/** Further sentences that give the same answer: enough to check it by, few enough to read. */
const AGREEING_SHOWN = 2;
/** Passages shown when there is no answer. */
const NEAREST_SHOWN = 3;

/** The answer of `decision`, but for the time it took. */
export function compose(asked: Asked, decision: Decision): Answer {
  return decision.kind === 'answered' ? answered(asked, decision) : abstained(asked, decision);
}

type Answered = Extract<Decision, { kind: 'answered' }>;
type Abstained = Extract<Decision, { kind: 'abstained' }>;

function answered(asked: Asked, { best, rivals, agreeing }: Answered): Answer {
  const support = otherDocumentsFirst(best, agreeing).slice(0, AGREEING_SHOWN);
  const sources = [best, ...rivals, ...support].map(({ candidate }) => citedBy(candidate));
  const cited = mergeSentences(sources.flat());
  const citations = cited.map((one, i) => cite(asked.corpus, i + 1, one));
  const numbersOf = (candidate: Candidate) =>
    citedBy(candidate).map((one) => cited.findIndex((other) => sameSentence(one, other)) + 1);
  return {
    ...common(asked, best),
    kind: 'answered',
    text: answerText(best.candidate),
    items: best.candidate.items ? itemTexts(best.candidate) : null,
    alternatives:
      rivals.length === 0
        ? []
        : newestFirst([best, ...rivals], asked.corpus).map(({ candidate }) => ({
            text: answerText(candidate),
            citations: numbersOf(candidate),
          })),
    citations: citations as [Citation, ...Citation[]],
    nearest: [],
    notes: notes(asked, best, rivals.length + 1),
  };
}

/** In the order in which they are shown, not believed: of newer documents first, of undated ones last. */
function newestFirst(judged: readonly Judged[], { documents }: Corpus): Judged[] {
  const dateOf = ({ candidate }: Judged) =>
    documents.get(candidate.hit.passage.docid)?.metadata?.date?.value ?? '';
  return [...judged].sort((a, b) => (dateOf(a) < dateOf(b) ? 1 : dateOf(a) > dateOf(b) ? -1 : 0));
}

function abstained(asked: Asked, { reason, best }: Abstained): Answer {
  const passages = asked.hits.slice(0, NEAREST_SHOWN).map((hit) => nearestSentence(asked, hit));
  const nearest = mergeSentences([
    ...(best ? [{ ...citedBy(best.candidate)[0]!, answers: [] }] : []),
    ...passages,
  ]).slice(0, NEAREST_SHOWN);
  return {
    ...common(asked, best),
    kind: 'abstained',
    text: null,
    items: null,
    alternatives: [],
    reason,
    citations: [],
    nearest: nearest.map((one, i) => cite(asked.corpus, i + 1, one)),
    notes: notes(asked, null, 1),
  };
}

const common = ({ id, question }: Asked, best: Judged | null) => ({
  v: 1 as const,
  id,
  question: question.text,
  answerType: question.answerType,
  confidence: best?.confidence ?? 0,
  missing: best ? missingWords(best) : question.terms.map(({ text }) => text),
  ms: 0,
});

/**
 * Words that nothing covers: requirements first, as they were asked, then other terms outside them. A question word
 * whose form no answer has (多少米) is no word that a document could have said.
 */
function missingWords({ support }: Judged): string[] {
  const unmet = support.requirements
    .filter(({ requirement, coverage }) => coverage === 'unmet' && requirement.kind !== 'form')
    .map(({ requirement }) => requirement.text);
  return [
    ...new Set([
      ...unmet,
      ...support.missing.filter((word) => !unmet.some((one) => one.includes(word))),
    ]),
  ];
}

function notes(
  { query, language, undated }: Asked,
  best: Judged | null,
  answers: number,
): string[] {
  const words = notesIn(language);
  const standIns = query.terms.flatMap(({ from, term, origin }) => {
    if (origin === 'homophone') return [words.homophone(from, term)];
    return origin === 'one-character' ? [words.oneCharacter(from, term)] : [];
  });
  const distant = best?.support.requirements.filter(({ coverage }) => coverage === 'distant') ?? [];
  return [
    ...standIns,
    ...(distant.length > 0
      ? [words.distant(distant.map(({ requirement }) => requirement.text))]
      : []),
    ...(answers > 1 ? [words.conflict(answers)] : []),
    ...(undated > 0 ? [words.undated(undated)] : []),
  ];
}

/** What a candidate cites: its sentence, or for a list each sentence that holds an item. */
function citedBy({ hit, sentence, span, items }: Candidate): Cited[] {
  if (!items) return [{ passage: hit.passage, sentence, answers: [span] }];
  return mergeSentences(
    items.map((item) => ({
      passage: item.hit.passage,
      sentence: item.sentence,
      answers: [item.span],
    })),
  );
}

/** One citation a sentence, with all that answers in it, in order of first mention. */
function mergeSentences(cited: readonly Cited[]): Cited[] {
  const merged: Cited[] = [];
  for (const one of cited) {
    const at = merged.findIndex((other) => sameSentence(one, other));
    const known = merged[at];
    if (known) merged[at] = { ...known, answers: union(known.answers, one.answers) };
    else merged.push(one);
  }
  return merged;
}

const sameSentence = (a: Cited, b: Cited): boolean =>
  a.passage.pid === b.passage.pid && a.sentence.start === b.sentence.start;

const union = (a: readonly Span[], b: readonly Span[]): Span[] =>
  [
    ...a,
    ...b.filter((one) => !a.some((other) => one.start < other.end && other.start < one.end)),
  ].sort((x, y) => x.start - y.start);

const itemTexts = ({ items }: Candidate): string[] =>
  (items ?? []).map(({ hit, span }) => slice(hit.passage.text, span));

/** A list is told whole: where its items stand apart, they are put in a row. */
function answerText(candidate: Candidate): string {
  const items = itemTexts(candidate);
  return items.every((item) => candidate.text.includes(item)) ? candidate.text : items.join('、');
}

/** Independent support counts more: sentences of other documents come before others of the same. */
const otherDocumentsFirst = (best: Judged, agreeing: readonly Judged[]): Judged[] => {
  const { docid } = best.candidate.hit.passage;
  const elsewhere = ({ candidate }: Judged) => (candidate.hit.passage.docid === docid ? 1 : 0);
  return [...agreeing].sort((a, b) => elsewhere(a) - elsewhere(b));
};

/** The sentence of a hit that shares most with the question. */
function nearestSentence({ question }: Asked, { passage }: Hit): Cited {
  const shared = (span: Span) => {
    const text = fold(slice(passage.text, span));
    return question.terms.reduce(
      (sum, term) => sum + (text.includes(term.text) ? term.weight : 0),
      0,
    );
  };
  const all = sentences(passage.text);
  const best = all.reduce((a, b) => (shared(b) > shared(a) ? b : a));
  return { passage, sentence: best, answers: [] };
}
