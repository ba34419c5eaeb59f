// Support: how far the evidence of a candidate covers the question, as named numbers in [0, 1].

import { isCode } from '../question/noun-classes.ts';
import type { Question } from '../question/question.ts';
import { isGeneric } from '../question/terms.ts';
import type { Analysis } from '../reader/analysis.ts';
import type { Candidate } from '../reader/candidate.ts';
import { refersToItself, SELF_STRENGTH } from '../reader/self-reference.ts';
import { matcher, SURE_MATCH, type WeighedTerm, weighTerms } from '../reader/soft-match.ts';
import type { Corpus, IndexedDocument } from '../retriever/corpus.ts';
import type { Query } from '../retriever/hit.ts';
import { fold } from '../text/fold.ts';
import { MEASURE } from '../text/measure-words.ts';
import { type NumberMention, numbers } from '../text/numbers.ts';
import { contains } from '../text/span.ts';
import {
  type CheckedRequirement,
  checkRequirements,
  holdsName,
  type Surroundings,
} from './requirements.ts';

export interface Support {
  /** Share of the question's weight that the sentence itself covers. */
  readonly sentence: number;
  /** … that the sentence, its neighbours, its passage (at a discount) and what stands above it cover. */
  readonly context: number;
  /** Words of the question that nothing around the evidence covers, in question order. */
  readonly missing: readonly string[];
  readonly requirements: readonly CheckedRequirement[];
}

/** What a match is worth when it stands not in the sentence but beside or above it. */
const NEIGHBOUR = 0.8;
const ABOVE = 0.7;
const PASSAGE = 0.6;

/** What support is reckoned against: the question and the corpus it was asked of. */
export interface SupportContext {
  readonly question: Question;
  readonly query: Query;
  readonly corpus: Corpus;
  readonly analyse: (passage: Candidate['hit']['passage']) => Analysis;
  readonly rarity: (term: string) => number;
}

export function supporter(context: SupportContext): (candidate: Candidate) => Support {
  const { question, query, corpus } = context;
  const terms = weighTerms(question, context.rarity);
  const match = matcher(terms, query);
  const generic = new Set(question.terms.filter(isGeneric).map(({ text }) => text));
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  const names = question.requirements
    .filter(({ kind }) => ABBREVIATED.has(kind))
    .map(({ text }) => text);
  // Many candidates stand in few passages.
  const known = new Map<Analysis, readonly Float32Array[]>();
  const levelsOf = (analysis: Analysis): readonly Float32Array[] => {
    const levels = known.get(analysis) ?? coverageBySentence(analysis, terms, match, names);
    known.set(analysis, levels);
    return levels;
  };
  return (candidate) => {
    const proof = candidate.announced ?? candidate;
    const { passage } = proof.hit;
    const analysis = context.analyse(passage);
    const document = corpus.documents.get(passage.docid)!;
    const around = surroundings(
      proof,
      analysis,
      document,
      isOfForm(question, candidate, context.analyse(candidate.hit.passage)),
      clauseAround(context.analyse(candidate.hit.passage), candidate),
    );
    const levels = levelsOf(analysis);
    const at = analysis.sentences.findIndex(({ start }) => start === proof.sentence.start);
    const own = levels[at]?.slice() ?? new Float32Array(terms.length);
    if (refersToItself(around.sentence))
      for (const [k, { text }] of terms.entries())
        if (around.above.includes(text)) own[k] = Math.max(own[k]!, SELF_STRENGTH);
    const covered = terms.map(({ text }, k) =>
      Math.max(
        own[k]!,
        NEIGHBOUR * Math.max(levels[at - 1]?.[k] ?? 0, levels[at + 1]?.[k] ?? 0),
        ABOVE * (around.above.includes(text) ? 1 : 0),
        PASSAGE * Math.max(...levels.map((level) => level[k]!)),
      ),
    );
    const share = (of: (k: number) => number) =>
      total ? terms.reduce((sum, { weight }, k) => sum + weight * of(k), 0) / total : 0;
    return {
      sentence: share((k) => own[k]!),
      context: share((k) => covered[k]!),
      missing: terms
        .filter(({ text }, k) => !generic.has(text) && covered[k]! < PASSAGE * SURE_MATCH)
        .map(({ text }) => text),
      // That a number is a number goes without saying.
      requirements: checkRequirements(question, query, around).filter(
        ({ requirement, coverage }) => requirement.kind !== 'form' || coverage === 'unmet',
      ),
    };
  };
}

/** What is said in short: 市九院 is covered where 市第九人民医院 stands. */
const ABBREVIATED: ReadonlySet<string> = new Set(['organisation', 'place']);

/** By sentence, by term, how well the sentence covers it. */
function coverageBySentence(
  { sentences, tokens, folded }: Analysis,
  terms: readonly WeighedTerm[],
  match: ReturnType<typeof matcher>,
  names: readonly string[],
): Float32Array[] {
  return sentences.map(({ start, end, from, to }) => {
    const text = folded.slice(start, end);
    const said = names.filter((name) => holdsName(text, name));
    const covered = Float32Array.from(terms, ({ text: term }) =>
      Number(text.includes(term) || said.some((name) => name.includes(term))),
    );
    for (const { text: word, tag } of tokens.slice(from, to)) {
      const found = match(word, tag);
      if (found) covered[found.term] = Math.max(covered[found.term]!, found.strength);
    }
    return covered;
  });
}

function surroundings(
  { sentence, hit }: Pick<Candidate, 'sentence' | 'hit'>,
  { folded, sentences, mentions, tokens }: Analysis,
  document: IndexedDocument,
  ofForm: boolean,
  clause: Surroundings['clause'],
): Surroundings {
  const at = sentences.findIndex(({ start }) => start === sentence.start);
  const previous = sentences[at - 1];
  return {
    sentence: folded.slice(sentence.start, sentence.end),
    named: [
      ...mentions.filter((mention) => NAMED.has(mention.kind) && contains(sentence, mention)),
      ...tokens.filter((token) => DEPARTMENT.test(token.text) && contains(sentence, token)),
    ].map(({ start, end }) => folded.slice(start, end)),
    previous: previous ? folded.slice(previous.start, previous.end) : '',
    passage: folded,
    above: [fold([document.title, ...hit.passage.headings].join('\n')), ...document.subjects].join(
      '\n',
    ),
    document: foldedText(document),
    documentNumbers: () => numbersIn(document),
    clause,
    isOfForm: ofForm,
  };
}

/** Departments, which are no mentions: 口腔科, 财务处. */
const DEPARTMENT = /^\p{Script=Han}{2,}[科处局]$/u;

/** True if a candidate has the form that its question asks for: a typed mention, or a code. */
function isOfForm(question: Question, candidate: Candidate, { folded }: Analysis): boolean {
  const { focus, answerType, measure } = question;
  const { features, items, text, span } = candidate;
  if (items !== undefined) return true;
  if (focus !== null && isCode(focus)) return /[0-9a-z]/i.test(text);
  // Not every name is recognised, and 漢人 or 清朝 may be who: only a count or a series is nobody.
  if (answerType === 'person')
    return isOfName(question, candidate) && (!features.untyped || !NOBODY.test(text));
  // 哪一年 has a measure word too, and a label says of a number what it counts.
  if (answerType === 'number' && measure !== null && !features.labelled) {
    if (YEAR.test(text)) return false;
    if (INDEFINITE.test(text) && focus !== null && !clauseFrom(folded, span.end).includes(focus))
      return false;
  }
  // 33000人份 are no cases of an illness.
  return (isTypedCandidate(features) || NUMERAL.test(text)) && !features.measureClash;
}

/** 第二张专辑(2007): a bare number of this size beside the thing that is counted is its year. */
const YEAR = /^(?:1[89]|20)[0-9]{2}$/;

/** 有一个特别的名称: an article rather than a count, unless what is counted follows. */
const INDEFINITE = new RegExp(`^一(?:${MEASURE})$`, 'u');

function clauseAround({ folded }: Analysis, { span }: Candidate): Surroundings['clause'] {
  const before = /[^,;:。!?\n]*$/.exec(folded.slice(0, span.start))![0];
  return [before, clauseFrom(folded, span.start)];
}

const clauseFrom = (folded: string, start: number): string =>
  /^[^,;:。!?\n]*/.exec(folded.slice(start))![0];

/** Not every amount is recognised either: a numeral that is no ordinal will do. */
const NUMERAL = /(?<!第)[0-9一二三四五六七八九十百千万亿]/;

/** Where a name is asked for nothing but a name will do, and none that the question gives. */
const isOfName = ({ text: asks }: Question, { features, text }: Candidate): boolean =>
  !NAME_ASKED.test(asks) || !(features.untyped || fold(asks).includes(fold(text)));
const NAME_ASKED = /叫(?:做|作)?(?:什么|啥|甚么|什麼|甚麼)|姓名|名字是|姓甚名谁/;

const NOBODY = /[0-9、，,]|[一二两三四五六七八九十半数]$|[二两三四五六七八九十百千万][人名位]/;

const isTypedCandidate = (features: Candidate['features']): boolean =>
  ['typed', 'holdsTyped', 'labelled'].some((name) => (features[name] ?? 0) > 0);

const NAMED: ReadonlySet<string> = new Set(['organisation', 'place']);

const numbersOf = new WeakMap<IndexedDocument, readonly NumberMention[]>();

function numbersIn(document: IndexedDocument): readonly NumberMention[] {
  let known = numbersOf.get(document);
  if (known === undefined) {
    known = numbers(foldedText(document));
    numbersOf.set(document, known);
  }
  return known;
}

const folds = new WeakMap<IndexedDocument, string>();

/** The document's text without white space, folded, made once: a name may be cut by a line wrap. */
function foldedText(document: IndexedDocument): string {
  let known = folds.get(document);
  if (known === undefined) {
    known = fold(document.text.replace(/\s+/gu, ''));
    folds.set(document, known);
  }
  return known;
}
