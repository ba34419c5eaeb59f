// Decoding: from the trees' scores of the best spans to probabilities, and to the order they are shown in.

/**
 * What agreement with the other spans counts beside a span's own probability (minimum Bayes risk under
 * overlap F1). 0 gives the best exact match, 1 the best F1; from 0 to 0.4 exact match hardly falls.
 */
const AGREEMENT = 0.4;

interface Place {
  readonly start: number;
  readonly end: number;
}

export interface Decoded {
  /** Softmax over the given spans. */
  readonly probability: number;
  /** What the order goes by, [0, 1]. */
  readonly score: number;
  /** Log of the summed exponentials of all scores: how much the trees like the passage as a whole. */
  readonly evidence: number;
}

export function decode(places: readonly Place[], scores: readonly number[]): Decoded[] {
  const most = Math.max(...scores);
  const masses = scores.map((score) => Math.exp(score - most));
  const sum = masses.reduce((a, b) => a + b, 0);
  const evidence = most + Math.log(sum);
  return places.map((own, i) => {
    const probability = masses[i]! / sum;
    let agreement = 0;
    for (const [j, other] of places.entries())
      agreement += (masses[j]! / sum) * overlapF1(own, other);
    const score = AGREEMENT * agreement + (1 - AGREEMENT) * probability;
    return { probability, score, evidence };
  });
}

function overlapF1(a: Place, b: Place): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : (2 * shared) / (a.end - a.start + (b.end - b.start));
}
