// Subjects: the names that a document is about, so that “our district” in it can be understood.
import { fold } from '../text/fold.ts';
import { segment } from '../text/segment.ts';
import type { Passage } from './passage.ts';

/** Passages that are looked at, spread over the document: a name that matters comes back. */
const SAMPLE = 200;

/** Share of the passages that a name must occur in, and share of what the most frequent name reaches. */
const SHARE = 0.2;
const RELATIVE_SHARE = 0.6;

/** Folded names that a document of this title and these passages is about, in code unit order. */
export function subjectsOf(title: string, passages: readonly Passage[]): string[] {
  const step = Math.max(1, passages.length / SAMPLE);
  const counts = new Map<string, number>();
  let seen = 0;
  for (let at = 0; at < passages.length; at += step) {
    seen++;
    for (const name of namesIn(passages[Math.floor(at)]!.text))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  const subjects = new Set(namesIn(title));
  for (const [name, count] of counts)
    if (count >= 2 && count >= SHARE * seen && count >= RELATIVE_SHARE * most) subjects.add(name);
  return [...subjects].sort();
}

const NAME_TAGS: readonly string[] = ['ns', 'nr', 'nrt', 'nt', 'nz'];

const DIVISION = /^[\p{Script=Han}]{2,6}[区县市镇乡]$/u;

/** The names in a text; a division (北碚区) also by its bare name. */
function namesIn(text: string): Set<string> {
  const names = new Set<string>();
  for (const { text: word, tag } of segment(fold(text))) {
    if (word.length < 2 || !NAME_TAGS.includes(tag)) continue;
    names.add(word);
    if (DIVISION.test(word) && word.length > 2) names.add(word.slice(0, -1));
  }
  return names;
}
