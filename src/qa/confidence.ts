// Confidence in words: what people see of a probability.

export type ConfidenceWord = 'sure' | 'likely' | 'unsure';

/** At least three answers of four are right. */
const SURE = 0.75;
/** Better than a toss of a coin, nearly. */
const LIKELY = 0.45;

/** The word for a probability in [0,1] that an answer is right. */
export function confidenceWord(confidence: number): ConfidenceWord {
  if (confidence >= SURE) return 'sure';
  return confidence >= LIKELY ? 'likely' : 'unsure';
}
