// The order of the dense features in a row, part of every model file.
import type { DenseFeatures } from './dense.ts';

/** Every feature once; a test holds the list against the features. */
export const denseNames = [
  'score margin rank sentenceScore startScore endScore ownScore',
  'sentenceLead startLead endLead ownLead logProbability logSentence logStart logEnd',
  'expectedOverlap massInside massAround massOfText entropy bestSentence sentenceBehind',
  'overlapWithBest sameStart sameEnd sameSentence',
  'recall localRecall bigramRecall characterRecall ordered aroundGap exactRecall',
  'previousAdds nextAdds firstAdds sentenceRank localRank bigramRank rarest',
  'sentenceIndex sentences sentenceTokens placeInSentence',
  'characters tokens covered leftBefore rightAfter rightBefore leftAfter',
  'distanceBefore distanceAfter suffix prefix clauseStart clauseEnd afterQuote beforeQuote',
  'commas joins numbers bracketed nearBefore nearAfter questionCharacters script named',
  'firstTag lastTag leftTag rightTag mention typed cutBefore cutAfter',
  'kind questionLength questionWords gapPlace focusAgreement measureAgreement',
]
  .join(' ')
  .split(' ') as (keyof DenseFeatures)[];

export const denseRow = (features: DenseFeatures): Float32Array =>
  Float32Array.from(denseNames, (name) => features[name]);
