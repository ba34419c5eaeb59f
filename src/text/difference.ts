// Differences: what was taken out of a text and what was put in, word by word.

/** A stretch of the old text, of the new one, or of both. */
export interface Difference {
  readonly kind: 'same' | 'old' | 'new';
  readonly text: string;
}

/** As `wdiff` writes them: what went in `[-…-]`, what came in `{+…+}`. */
export const changesInMarks = (parts: readonly Difference[]): string =>
  parts
    .map(({ kind, text }) =>
      kind === 'same' ? text : kind === 'old' ? `[-${text}-]` : `{+${text}+}`,
    )
    .join('');

/** Words that are compared of each text at most; what is beyond them is shown as one change. */
const MOST_WORDS = 1000;

/** `before` and `after` as stretches: those of `same` and `old` are `before`, those of `same` and `new` are `after`. */
export function differences(before: string, after: string): Difference[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start++;
  let end = 0;
  const most = Math.min(old.length, now.length) - start;
  while (end < most && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
  const middle = [old, now].map((words) => words.slice(start, words.length - end));
  return joined([
    { kind: 'same', text: old.slice(0, start).join('') },
    ...between(middle[0]!, middle[1]!),
    { kind: 'same', text: old.slice(old.length - end).join('') },
  ]);
}

/** Han characters one by one, other letters and digits in runs: an old link is opened without a dictionary. */
const wordsOf = (text: string): string[] =>
  text.match(/\p{Script=Han}|[\p{Script=Latin}\p{N}]+(?:[.,]\p{N}+)*|[\s\S]/gu) ?? [];

/** By the longest common subsequence of words. */
function between(old: readonly string[], now: readonly string[]): Difference[] {
  if (Math.max(old.length, now.length) > MOST_WORDS)
    return [
      { kind: 'old', text: old.join('') },
      { kind: 'new', text: now.join('') },
    ];
  const common = commonTails(old, now);
  const found: Difference[] = [];
  let [i, j] = [0, 0];
  while (i < old.length && j < now.length) {
    if (old[i] === now[j]) {
      found.push({ kind: 'same', text: old[i++]! });
      j++;
    } else if (common(i + 1, j) >= common(i, j + 1)) found.push({ kind: 'old', text: old[i++]! });
    else found.push({ kind: 'new', text: now[j++]! });
  }
  return [
    ...found,
    { kind: 'old', text: old.slice(i).join('') },
    { kind: 'new', text: now.slice(j).join('') },
  ];
}

/** How many words the tails from `i` and from `j` on have in common, in order. */
function commonTails(
  old: readonly string[],
  now: readonly string[],
): (i: number, j: number) => number {
  const width = now.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j]!;
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  return at;
}

/** Neighbours of one kind as one; between two that stay the same, what is old before what is new. */
function joined(parts: readonly Difference[]): Difference[] {
  const found: Difference[] = [];
  let [old, now] = ['', ''];
  const flush = () => {
    if (old !== '') found.push({ kind: 'old', text: old });
    if (now !== '') found.push({ kind: 'new', text: now });
    [old, now] = ['', ''];
  };
  for (const { kind, text } of parts) {
    if (kind === 'old') old += text;
    else if (kind === 'new') now += text;
    else if (text !== '') {
      flush();
      const last = found.at(-1);
      if (last?.kind === 'same') found[found.length - 1] = { kind: 'same', text: last.text + text };
      else found.push({ kind: 'same', text });
    }
  }
  flush();
  return found;
}
