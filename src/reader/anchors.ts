// Anchors: how near the question's words that stand next to its gap are to a place in a sentence.
import type { Asked, Evidence } from './evidence.ts';

/** All arrays run over the sentence's places: index i lies before its token i. Values are in [0, 1]. */
export interface Anchors {
  /** The last word left of the gap (the verb whose object is asked for), looking left and right. */
  readonly left: Sides;
  /** The first word right of the gap: what is counted, or the verb whose subject is asked for. */
  readonly right: Sides;
}

interface Sides {
  readonly before: Float32Array;
  readonly after: Float32Array;
}

/** What an anchor is worth one token further away; a punctuation mark counts for three. */
const FADE = 0.8;
const MARK_FADE = FADE ** 3;

export function anchorsOf({ terms }: Asked, evidence: Evidence): Anchors {
  return {
    left: sidesOf(
      terms.findLastIndex(({ side }) => side === 'left'),
      evidence,
    ),
    right: sidesOf(
      terms.findIndex(({ side }) => side !== 'left'),
      evidence,
    ),
  };
}

function sidesOf(key: number, { alignment, sentence, analysis }: Evidence): Sides {
  const size = sentence.to - sentence.from;
  const before = new Float32Array(size + 1);
  const after = new Float32Array(size + 1);
  if (key < 0) return { before, after };
  const worth = (i: number) => (alignment.term[i] === key ? alignment.strength[i]! : 0);
  const fade = (i: number) => (analysis.tokens[sentence.from + i]!.tag === 'w' ? MARK_FADE : FADE);
  for (let i = 0; i < size; i++) before[i + 1] = Math.max(before[i]! * fade(i), worth(i));
  for (let i = size - 1; i >= 0; i--) after[i] = Math.max(after[i + 1]! * fade(i), worth(i));
  return { before, after };
}
