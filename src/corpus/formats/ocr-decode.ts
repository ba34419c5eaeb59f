// Decoding: from what a reader of lines says of each step along a line to its text, by CTC's rule.

export interface DecodedLine {
  readonly text: string;
  /** The mean over its characters; 0 if there are none. */
  readonly confidence: number;
}

/**
 * `values` has for each step a probability for each class: none, then the characters. Steps in a row for one
 * class are one character.
 */
export function decodeLine(values: Float32Array, characters: readonly string[]): DecodedLine {
  const classes = characters.length + 1;
  let text = '';
  let sum = 0;
  let count = 0;
  let before = 0;
  for (let step = 0; step + classes <= values.length; step += classes) {
    let best = 0;
    for (let i = 1; i < classes; i++) if (values[step + i]! > values[step + best]!) best = i;
    if (best !== 0 && best !== before) {
      text += characters[best - 1];
      sum += values[step + best]!;
      count++;
    }
    before = best;
  }
  return { text, confidence: count === 0 ? 0 : sum / count };
}
