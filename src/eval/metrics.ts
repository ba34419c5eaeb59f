// Metrics of one answer: how a text compares with the gold answers, by the CMRC 2018 rules and by ours.

/** What is left of a text for comparison: letters and digits, case and width folded. */
export const normalize = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** 1 if the text equals one of the gold answers, else 0. */
export function exactMatch(text: string, gold: readonly string[]): number {
  const said = normalize(text);
  return gold.some((answer) => normalize(answer) === said) ? 1 : 0;
}

/** Character F1 on the longest common substring, in [0,1]; the best over the gold answers. */
export function characterF1(text: string, gold: readonly string[]): number {
  const said = [...normalize(text)];
  return Math.max(0, ...gold.map((answer) => overlapF1(said, [...normalize(answer)])));
}

function overlapF1(said: readonly string[], answer: readonly string[]): number {
  const common = longestCommonSubstring(said, answer);
  // 2PR / (P + R) with P = common / said and R = common / answer.
  return common === 0 ? 0 : (2 * common) / (said.length + answer.length);
}

/** Length of the longest run of equal elements; O(|a|·|b|) time, O(|b|) space. */
function longestCommonSubstring(a: readonly string[], b: readonly string[]): number {
  let best = 0;
  let above = new Uint32Array(b.length + 1);
  for (const x of a) {
    const row = new Uint32Array(b.length + 1);
    for (const [j, y] of b.entries())
      if (x === y) {
        row[j + 1] = above[j]! + 1;
        best = Math.max(best, row[j + 1]!);
      }
    above = row;
  }
  return best;
}

/** How much longer than an accepted answer a short answer may be, in characters. */
const LONGEST_EXCESS = 12;
/** The least share of an accepted answer that a shorter one must cover. */
const LEAST_COVER = 0.6;

/** True if the text contains an accepted answer without much else, or is most of one. */
export function accepts(text: string, gold: readonly string[]): boolean {
  const said = normalize(text);
  return gold.map(normalize).some((answer) => {
    if (answer === '' || said === '') return false;
    if (said.includes(answer)) return said.length <= answer.length + LONGEST_EXCESS;
    return answer.includes(said) && said.length >= LEAST_COVER * answer.length;
  });
}

/** True if every gold item, by any of its names, is in one of the texts. */
export function hasEveryItem(
  texts: readonly string[],
  items: readonly (readonly string[])[],
): boolean {
  const said = texts.map(normalize);
  return items.every((names) =>
    names.some((name) => said.some((text) => text.includes(normalize(name)))),
  );
}

/** What a yes/no answer says, from how it begins; null if it says neither. */
export function polarity(text: string): 'yes' | 'no' | null {
  const said = normalize(text);
  if (/^[否不没沒无無未非]/u.test(said)) return 'no';
  return /^[是有对對会會能可]/u.test(said) ? 'yes' : null;
}

/** True if a yes/no answer says what the gold answers say; the words decide where it says neither. */
export function agrees(text: string, gold: readonly string[]): boolean {
  const said = polarity(text);
  if (said === null) return accepts(text, gold);
  return said === (gold.some((answer) => polarity(answer) === 'no') ? 'no' : 'yes');
}

const withoutSpace = (text: string): string => text.replace(/\s+/gu, '');

/** True if the quote holds, or is held by, one of the evidence pieces; white space does not count. */
export function proves(quote: string, evidence: readonly string[]): boolean {
  const said = withoutSpace(quote);
  if (said === '') return false;
  return evidence
    .map(withoutSpace)
    .some((piece) => piece !== '' && (said.includes(piece) || piece.includes(said)));
}

/** True if the sentence holds one of the accepted answers. */
export function holds(sentence: string, gold: readonly string[]): boolean {
  const said = normalize(sentence);
  return gold.map(normalize).some((answer) => answer !== '' && said.includes(answer));
}
