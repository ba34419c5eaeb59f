// Selection: of the best answers of several passages, which to show, and how surely it is right.
import type { Question } from '../../question/question.ts';
import { fold } from '../../text/fold.ts';
import { DENSE as D } from './dense-names.ts';
import { lettersOf } from './letters.ts';
import { type Logistic, logistic, type Named } from './logistic.ts';
import { longestRun, passageNumbers, shareOf } from './passage-numbers.ts';
import type { QuestionView } from './question-view.ts';
import type { PassageReading, ReadSentence } from './read-passage.ts';

/** A passage that was read, with how it was found. */
export interface ReadHit {
  readonly reading: PassageReading;
  /** The text that was read. */
  readonly text: string;
  /** Headings and titles that hold for the passage; what they cover, it covers. */
  readonly context?: readonly string[];
  /** From 1. */
  readonly rank: number;
  /** The retriever's; only compared with the others of the same question. */
  readonly hitScore: number;
}

export interface Selected {
  /** Index into the hits. */
  readonly hit: number;
  /** Probability that its best span is right, by itself. */
  readonly probability: number;
  /** What the selector looked at. */
  readonly numbers: Named;
}

/** The hits that hold an answer, the likeliest first. */
export function selectHits(
  selector: Logistic,
  question: Question,
  view: QuestionView,
  hits: readonly ReadHit[],
): Selected[] {
  return selectorNumbers(question, view, hits)
    .flatMap((numbers, hit) =>
      numbers ? [{ hit, numbers, probability: logistic(selector, numbers) }] : [],
    )
    .sort((a, b) => b.probability - a.probability || a.hit - b.hit);
}

/** What the confidence looks at: the selected answer's numbers, and how it stands among the others. */
export function confidenceNumbers(selected: readonly Selected[]): Named {
  const [best, second] = selected;
  if (!best) return {};
  const sum = selected.reduce((all, { probability }) => all + probability, 0);
  return {
    ...best.numbers,
    selected: logOdds(best.probability),
    lead: best.probability - (second?.probability ?? 0),
    share: best.probability / sum,
  };
}

const logOdds = (probability: number): number => {
  const inside = Math.min(1 - 1e-6, Math.max(1e-6, probability));
  return Math.log(inside / (1 - inside));
};

/** By hit; null where no span was found. */
export function selectorNumbers(
  question: Question,
  view: QuestionView,
  hits: readonly ReadHit[],
): (Named | null)[] {
  const own = hits.map((hit) => hitNumbers(question, view, hit));
  const bestHit = Math.max(...hits.map(({ hitScore }) => hitScore), 1e-9);
  return own.map((numbers, i) => {
    if (!numbers) return null;
    const others = own.filter((other, j) => other !== null && j !== i) as OwnNumbers[];
    const behind = (of: (other: OwnNumbers) => number) =>
      others.length === 0 ? 0 : of(numbers) - Math.max(...others.map(of));
    const { text, hitScore: _, ...kept } = numbers;
    return {
      ...kept,
      rank: Math.min(hits[i]!.rank, LAST_RANK),
      hitShare: hits[i]!.hitScore / bestHit,
      repeated: others.some((other) => other.text === text) ? 1 : 0,
      scoreLead: behind(({ stageOne }) => stageOne),
      evidenceLead: behind(({ evidence }) => evidence),
      recallLead: behind(({ recall }) => recall),
      passageLead: behind(({ passageRecall }) => passageRecall),
      hitLead: behind(({ hitScore }) => hitScore) / bestHit,
    };
  });
}

const LAST_RANK = 8;

type OwnNumbers = NonNullable<ReturnType<typeof hitNumbers>>;

function hitNumbers(question: Question, view: QuestionView, hit: ReadHit) {
  const { reading, text, context = [] } = hit;
  const best = reading.spans[0];
  if (!best) return null;
  const sentence = reading.sentences[best.sentence]!;
  const folded = fold([...context, text].join('\n'));
  const evidence = folded.slice(
    folded.length - text.length + sentence.span.start,
    folded.length - text.length + sentence.span.end,
  );
  return {
    text: lettersOf(fold(text.slice(best.span.start, best.span.end))),
    hitScore: hit.hitScore,
    probability: best.probability,
    agreement: best.score,
    sentenceProbability: sentence.score,
    evidence: reading.evidence,
    ...spanNumbers(best.row),
    ...sentenceShares(sentence),
    ...passageNumbers(view, folded),
    bestRecall: Math.max(...reading.sentences.map((own) => own.recall)),
    bestBigrams: Math.max(...reading.sentences.map((own) => own.bigramRecall)),
    sentenceRun: longestRun(view.letters, lettersOf(evidence)) / Math.max(1, view.letters.length),
    required: requirementShare(question, folded),
    requiredInSentence: requirementShare(question, evidence),
    questionWords: view.words.length,
    questionWeight: Math.log(view.total),
    open: view.gapEnd === null ? 1 : 0,
  };
}

function spanNumbers(row: Float32Array) {
  return {
    stageOne: row[D.score]!,
    sentenceScore: row[D.sentenceScore]!,
    edgeScore: row[D.startScore]! + row[D.endScore]!,
    ownScore: row[D.ownScore]!,
    entropy: row[D.entropy]!,
    covered: row[D.covered]!,
    ordered: row[D.leftBefore]! + row[D.rightAfter]!,
    characters: Math.log(row[D.characters]!),
  };
}

function sentenceShares(sentence: ReadSentence) {
  return {
    recall: sentence.recall,
    exactRecall: sentence.exactRecall,
    bigramRecall: sentence.bigramRecall,
    characterRecall: sentence.characterRecall,
    sentenceOrdered: sentence.ordered,
    aroundGap: sentence.aroundGap,
    previousAdds: sentence.previousAdds,
    firstAdds: sentence.firstAdds,
    sentenceRank: Math.min(sentence.rank, 4),
  };
}

/** Share of the names, dates, numbers of the question that a text has; 1 if there are none. */
const requirementShare = ({ requirements }: Question, folded: string): number =>
  requirements.length === 0 ? 1 : shareOf(requirements, ({ text }) => folded.includes(fold(text)));
