// Features of a sentence.
import type { FeatureRows } from './feature-rows.ts';
import { bin } from './hash.ts';
import { ANAPHOR, NUMBER, OPENS_QUOTE, ORGANISATION, PERSON, PLACE, TIME } from './marks.ts';
import type { Reading } from './reading.ts';
import type { SentenceNumbers } from './sentence-numbers.ts';
import { SENTENCE as T } from './templates.ts';

// Edges of the bins: even steps where the numbers are spread evenly, finer near 0 where most of them are.
const SHARE = [0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const ADDED = [0.05, 0.15, 0.3, 0.5, 0.7];
const COARSE = [0.2, 0.4, 0.6];
const BEHIND = [0.001, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1.2];
const LENGTH = [4, 8, 15, 25, 40, 60];

/** Ranks beyond these are all the same. */
const LAST_RANK = 6;
const LAST_JOINT_RANK = 3;

/** One row for each sentence, in order. */
export function sentenceFeatures(reading: Reading, rows: FeatureRows): void {
  const { numbers } = reading;
  const best = {
    combined: Math.max(...numbers.map(({ combined }) => combined)),
    local: Math.max(...numbers.map(({ localRecall }) => localRecall)),
    bigrams: Math.max(...numbers.map(({ bigramRecall }) => bigramRecall)),
  };
  for (const [s, own] of numbers.entries()) {
    coverage(own, rows);
    rows.add(T.behind, bin(best.combined - own.combined, BEHIND));
    rows.add(T.behindLocal, bin(best.local - own.localRecall, BEHIND));
    rows.add(T.behindBigrams, bin(best.bigrams - own.bigramRecall, BEHIND));
    standing(reading, s, rows);
    kinds(own, reading.question.kind, rows);
    rows.close();
  }
}

function coverage(own: SentenceNumbers, rows: FeatureRows): void {
  rows.add(T.recall, bin(own.recall, SHARE));
  rows.add(T.localRecall, bin(own.localRecall, SHARE));
  rows.add(T.bigramRecall, bin(own.bigramRecall, SHARE));
  rows.add(T.characterRecall, bin(own.characterRecall, SHARE));
  rows.add(T.ordered, bin(own.ordered, SHARE));
  rows.add(T.aroundGap, bin(own.aroundGap, SHARE));
  rows.add(T.exactRecall, bin(own.exactRecall, SHARE));
  rows.add(T.previousAdds, bin(own.previousAdds, ADDED), own.rank === 0 ? 1 : 0);
  rows.add(T.nextAdds, bin(own.nextAdds, ADDED));
  rows.add(T.firstAdds, bin(own.firstAdds, ADDED));
  rows.add(T.rarest, own.rarest, bin(own.recall, COARSE));
  rows.add(T.length, bin(own.tokens, LENGTH));
  rows.add(T.lengthRecall, bin(own.tokens, LENGTH), bin(own.recall, COARSE));
}

function standing({ passage, question, numbers }: Reading, s: number, rows: FeatureRows): void {
  const own = numbers[s]!;
  const previous = numbers[s - 1];
  const joint = (rank: number) => Math.min(rank, LAST_JOINT_RANK);
  rows.add(T.rank, Math.min(own.rank, LAST_RANK));
  rows.add(T.rankKind, question.kind, Math.min(own.rank, LAST_RANK));
  rows.add(T.localRank, Math.min(own.localRank, LAST_RANK));
  rows.add(T.bigramRank, Math.min(own.bigramRank, LAST_RANK));
  rows.add(T.ranks, joint(own.rank), joint(own.localRank), joint(own.bigramRank));
  rows.add(T.position, joint(s), question.kind);
  rows.add(T.last, s === numbers.length - 1 ? 1 : 0);
  const opening = passage.sentences[s]!.from;
  rows.add(T.opening, passage.word[opening]!);
  if (!previous) return;
  rows.add(T.previousRank, joint(previous.rank), joint(own.rank));
  if (passage.marks[opening]! & ANAPHOR) rows.add(T.anaphor, bin(own.previousAdds, ADDED));
}

function kinds({ marks }: SentenceNumbers, kind: number, rows: FeatureRows): void {
  const has = (mark: number) => (marks & mark ? 1 : 0);
  const named = has(PERSON) * 2 + has(PLACE | ORGANISATION);
  rows.add(T.holds, kind, has(NUMBER), has(TIME), named);
  rows.add(T.quotes, kind, has(OPENS_QUOTE));
}
