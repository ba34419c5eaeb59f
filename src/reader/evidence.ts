// Evidence: which sentence proves an answer, by how the question's words lie in it and around it.
import type { IndexedDocument } from '../retriever/corpus.ts';
import type { Hit } from '../retriever/hit.ts';
import { fold } from '../text/fold.ts';

import type { Alignment } from './alignment.ts';
import type { Analysis } from './analysis.ts';
import type { Features } from './candidate.ts';
import type { Laid, LaidHit, LaidSentence } from './lay.ts';
import type { Learned } from './learned.ts';
import { refersToItself, SELF_STRENGTH } from './self-reference.ts';
import { sentenceReasons } from './sentence-reasons.ts';
import type { WeighedTerm } from './soft-match.ts';
import { SENTENCE_WEIGHTS, type SentenceFeature, weigh } from './weights.ts';

/** A sentence of a hit that may prove the answer. */
export interface Evidence extends LaidSentence {
  readonly hit: Hit;
  /** Weighted contributions. */
  readonly features: Features;
  readonly score: number;
}

/** What the ranking of sentences knows of the question. */
export interface Asked extends Omit<Laid, 'hits'> {
  readonly learned: Learned;
  /** The passages behind one in its document, taken apart, at most `count`. */
  readonly following: (pid: string, count: number) => readonly Analysis[];
}

/** All sentences of the hits, best first; ties by pid, then by place. */
export function rankEvidence(asked: Asked, hits: readonly LaidHit[]): Evidence[] {
  const { terms, question } = asked;
  const ground: Ground = {
    local: localWeights(
      terms,
      hits.flatMap(({ alignments }) => alignments),
    ),
    bigrams: bigramsOf(question.text),
    topScore: Math.max(...hits.map(({ hit }) => hit.score), Number.MIN_VALUE),
  };
  return hits
    .flatMap((hit) => evidenceOf(asked, hit, ground))
    .sort(
      (a, b) =>
        b.score - a.score ||
        comparePids(a.hit.passage.pid, b.hit.passage.pid) ||
        a.sentence.start - b.sentence.start,
    );
}

export const comparePids = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What is the same for all sentences of all hits. */
interface Ground {
  /** Weights of the terms among these sentences. */
  readonly local: readonly number[];
  readonly bigrams: ReadonlySet<string>;
  /** Score of the best hit. */
  readonly topScore: number;
}

/** The sentences of one hit. */
function evidenceOf(
  asked: Asked,
  { hit, analysis, document, alignments }: LaidHit,
  ground: Ground,
): Evidence[] {
  const { terms } = asked;
  const coverages = alignments.map(({ covered }) => covered);
  const outside = outsideCoverage(terms, hit, document);
  const headings = new Set(
    [...hit.passage.headings, document?.title ?? ''].map((heading) => fold(heading)),
  );
  const whole = most(coverages, terms.length);
  const nothing = new Float32Array(terms.length);
  return analysis.sentences.map((sentence, s) => {
    const laid = { analysis, sentence, alignment: alignments[s]! };
    const text = analysis.folded.slice(sentence.start, sentence.end);
    const own = coverages[s]!;
    const covered = refersToItself(text)
      ? own.map((one, k) => Math.max(one, SELF_STRENGTH * outside[k]!))
      : own;
    /** Share of the question that `other` covers and the sentence does not. */
    const added = (other: Float32Array) =>
      weightedShare(terms, (k) => Math.max(0, other[k]! - covered[k]!));
    const previous = added(coverages[s - 1] ?? nothing);
    const raw: Record<SentenceFeature, number> = {
      ...ownFeatures(asked, laid, ground),
      coverage: weightedShare(terms, (k) => covered[k]!),
      localCoverage: shareOf(ground.local, (k) => covered[k]!),
      headings: added(outside),
      previous,
      anaphor: ANAPHOR.test(text) ? previous : 0,
      next: added(coverages[s + 1] ?? nothing),
      passage: added(whole),
      hit: hit.score / ground.topScore,
      heading: Number(analysis.passage.kind !== 'body' || headings.has(text)),
      learnedSentence: asked.learned.sentence(hit.passage.pid, sentence.start),
    };
    return {
      hit,
      ...laid,
      ...weigh(raw, SENTENCE_WEIGHTS),
    };
  });
}

/** What a sentence says by itself, apart from its coverage. */
function ownFeatures({ question }: Asked, laid: LaidSentence, { bigrams }: Ground) {
  const { analysis, sentence } = laid;
  const text = analysis.folded.slice(sentence.start, sentence.end);
  return {
    bigrams: bigramShare(bigrams, text),
    ...sentenceReasons(question, laid),
    fragment: Number(text.length < FRAGMENT),
    question: Number(/[?？]["”’']?$/.test(text)),
  };
}

/** Shorter sentences are scraps of captions, bylines and headings. */
const FRAGMENT = 8;

/** A sentence that begins so speaks of what the one before it named. */
const ANAPHOR =
  /^["“‘(]?(?:他|她|它|其|该|此|这|那|对此|同时|随后|之后|会议|会上|区里|市里|县里|全区|全市|全县|双方|两人|二人|当时|当天|当日|同年|同日)/;

/** Share of the terms' weight, each counted `of(k)` in [0, 1]; 0 if there are none. */
const weightedShare = (terms: readonly WeighedTerm[], of: (k: number) => number): number =>
  shareOf(
    terms.map(({ weight }) => weight),
    of,
  );

function shareOf(weights: readonly number[], of: (k: number) => number): number {
  let sum = 0;
  let total = 0;
  for (const [k, weight] of weights.entries()) {
    sum += weight * of(k);
    total += weight;
  }
  return total ? sum / total : 0;
}

/**
 * Weights of the terms among these sentences: a word that stands in all of them chooses none. Terms that
 * stand nowhere weigh nothing.
 */
function localWeights(terms: readonly WeighedTerm[], alignments: readonly Alignment[]): number[] {
  return terms.map((_, k) => {
    const spread = alignments.reduce((sum, { covered }) => sum + covered[k]!, 0);
    return spread > 0 ? Math.log(1 + alignments.length / spread) : 0;
  });
}

/** By term, the best of the coverages. */
const most = (coverages: readonly Float32Array[], size: number): Float32Array =>
  Float32Array.from({ length: size }, (_, k) =>
    coverages.reduce((best, covered) => Math.max(best, covered[k]!), 0),
  );

/** By term, whether the headings in force, the title or the subjects of the document hold it. */
function outsideCoverage(
  terms: readonly WeighedTerm[],
  { passage }: Hit,
  document: IndexedDocument | undefined,
): Float32Array {
  const above = fold([document?.title ?? '', ...passage.headings].join('\n'));
  const subjects = document?.subjects ?? [];
  return Float32Array.from(terms, ({ text }) =>
    above.includes(text) || subjects.some((name) => name.includes(text) || text.includes(name))
      ? 1
      : 0,
  );
}

/** Pairs of neighbouring letters and digits, folded. */
function bigramsOf(text: string): ReadonlySet<string> {
  const plain = fold(text).replace(/[^\p{L}\p{N}]/gu, '');
  const found = new Set<string>();
  for (let i = 0; i + 1 < plain.length; i++) found.add(plain.slice(i, i + 2));
  return found;
}

function bigramShare(bigrams: ReadonlySet<string>, text: string): number {
  let shared = 0;
  for (const bigram of bigrams) if (text.includes(bigram)) shared++;
  return bigrams.size ? shared / bigrams.size : 0;
}
