// Examples: the questions of some training files with what the learners need to know of each.
import { parse } from '../question/parse.ts';
import type { Question } from '../question/question.ts';
import { type Analysis, analyse } from '../reader/analysis.ts';
import { reasonsOf } from '../reader/reasons.ts';
import { lettersOf } from '../reader/span-model/letters.ts';
import { type PassageView, viewPassage } from '../reader/span-model/passage-view.ts';
import { type QuestionView, viewQuestion } from '../reader/span-model/question-view.ts';
import {
  countFrequencies,
  type Frequencies,
  type Rarity,
  rarityOf,
} from '../reader/span-model/rarity.ts';
import type { Reasons } from '../reader/span-model/reason-names.ts';
import { comparable } from './labels.ts';
import { passageOf } from './pool.ts';
import type { Paragraph } from './squad.ts';

export interface Example {
  readonly parsed: Question;
  readonly question: QuestionView;
  /** Index into the passages. */
  readonly passage: number;
  /** As given. */
  readonly gold: readonly string[];
  /** Letters and digits of the folded answers. */
  readonly answers: readonly string[];
  readonly style: number;
  /** The part of the cross-fitting that the example is held out in. */
  readonly fold: number;
  /** Kept from the trees, to learn trust from: selection and confidence need questions that are new to all. */
  readonly kept: boolean;
}

export interface Examples {
  readonly passages: readonly PassageView[];
  readonly analyses: readonly Analysis[];
  readonly texts: readonly string[];
  readonly examples: readonly Example[];
  readonly frequencies: Frequencies;
  readonly rarity: Rarity;
}

/** Parts of the cross-fitting: with more, the trees learn from scores more like the shipped ones, and training takes longer. */
export const FOLDS = 3;

/** One paragraph in this many is kept. */
const KEPT_ONE_IN = 8;

/** The style of answers that are longer than they need be. */
export const LONG_STYLE = 0;

/** Takes the files of one corpus as one; each corpus has a style of its own for its concise answers. */
export function makeExamples(
  corpora: readonly (readonly Paragraph[])[],
  known?: Frequencies,
): Examples {
  const paragraphs = corpora.flatMap((corpus, c) => corpus.map((paragraph) => ({ paragraph, c })));
  const analyses = paragraphs.map(({ paragraph: { text } }, i) => analyse(passageOf(text, i)));
  const passages = analyses.map((analysis) => viewPassage(analysis.passage.text, analysis));
  const frequencies =
    known ?? countFrequencies(passages.map(({ tokens }) => tokens.map(({ text }) => text)));
  const rarity = rarityOf(frequencies);
  const examples = paragraphs.flatMap(({ paragraph, c }, passage) => {
    const drawn = lot(paragraph.text);
    return paragraph.questions.map(({ text, answers }): Example => {
      const parsed = parse(text);
      const question = viewQuestion(parsed, rarity);
      const letters = comparable(answers);
      return {
        parsed,
        question,
        passage,
        gold: answers,
        answers: letters,
        style: isConcise(question, letters) ? c + 1 : LONG_STYLE,
        fold: drawn % FOLDS,
        kept: Math.floor(drawn / FOLDS) % KEPT_ONE_IN === 0,
      };
    });
  });
  return {
    passages,
    analyses,
    texts: paragraphs.map(({ paragraph }) => paragraph.text),
    examples,
    frequencies,
    rarity,
  };
}

/** Drawn by the paragraph's letters, so that all its questions, and copies of it, fall together. */
function lot(text: string): number {
  let sum = 0;
  for (const unit of lettersOf(text)) sum = (Math.imul(sum, 31) + unit.charCodeAt(0)) >>> 0;
  return Math.imul(sum, 0x9e3779b1) >>> 16;
}

// Half of the answers in CMRC 2018's training set are clauses where a few words would do. Learned as a style
// of their own they do not teach the model to answer at length. Characters, by what is asked for.
const CONCISE: readonly (readonly [kinds: readonly string[], characters: number])[] = [
  [['year', 'time', 'number', 'money', 'percentage'], 12],
  [['person', 'place', 'organisation', 'which'], 15],
  [['list'], 25],
  [['reason', 'manner'], 40],
];
const CONCISE_OTHERS = 20;

function isConcise({ kindName }: QuestionView, answers: readonly string[]): boolean {
  const limit = CONCISE.find(([kinds]) => kinds.includes(kindName))?.[1] ?? CONCISE_OTHERS;
  return Math.min(...answers.map((answer) => answer.length)) <= limit;
}

/** The reasons for spans of one of the passages as answers to the example's question. */
export const reasonsIn = (
  { analyses, rarity }: Pick<Examples, 'analyses' | 'rarity'>,
  { parsed }: Example,
  passage: number,
): Reasons => reasonsOf(parsed, analyses[passage]!, rarity);
