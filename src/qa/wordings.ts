// Wordings: the other ways to put a question, a name in it exchanged for a synonym or an alias of the same thing.
import type { Alias } from '../corpus/aliases.ts';
import { placeAt } from '../corpus/formats/locator.ts';
import type { Language } from '../messages/language.ts';
import { messagesIn } from '../messages/messages.ts';
import { notesIn } from '../messages/notes.ts';
import type { Corpus } from '../retriever/corpus.ts';
import { fold } from '../text/fold.ts';
import { byFirstUnit, type Lexicon, type Occurrence, occurrences } from '../text/lexicon.ts';
import { lineRange } from '../text/location.ts';
import { segment } from '../text/segment.ts';
import { overlaps } from '../text/span.ts';
import type { Answer } from './answer.ts';
import { linesOf } from './citation.ts';
import type { Judged } from './decide.ts';

/** Where a document introduces an alias. */
export interface Introduced extends Alias {
  readonly docid: string;
}

/** A name of the question, folded, and what it was exchanged for. */
export interface Renaming {
  readonly from: string;
  readonly to: string;
  /** Null for a synonym of the keeper's. */
  readonly introduced: Introduced | null;
}

export interface Wording {
  readonly text: string;
  readonly renamings: readonly Renaming[];
  /** The documents, by docid, for which it is the same question; null: for all. */
  readonly scope: ReadonlySet<string> | null;
}

/** What came of a wording. */
export interface TriedWording extends Wording {
  readonly kind: Answer['kind'];
  /** Probability of its answer. */
  readonly confidence: number;
  readonly chosen: boolean;
}

/** Each costs as much as the question itself. */
const MOST_WORDINGS = 3;

/** The question as it was asked, then up to three other wordings of it. */
export function wordingsOf(question: string, corpus: Corpus): Wording[] {
  const asked: Wording = { text: question, renamings: [], scope: null };
  const names = namesOf(corpus);
  const found = occurrences(fold(question), names.byFirst).filter(
    (name) => !isInsideWord(name, question, corpus.lexicon),
  );
  const others = found.map((name) =>
    names.others.get(name.text)!.filter(({ to }) => !fold(question).includes(to)),
  );
  const one = found.flatMap((name, i) =>
    others[i]!.map((other) => reword(question, [[name, other]])),
  );
  const all = found.flatMap((name, i) =>
    others[i]!.slice(0, 1).map((other) => [name, other] as const),
  );
  // Two names of one thing must not become one.
  const differ = new Set(all.map(([, { to }]) => to)).size > 1;
  return [asked, ...(differ ? [reword(question, all)] : []), ...one].slice(0, 1 + MOST_WORDINGS);
}

/** 北大 in 北大街 is no name. */
const isInsideWord = (name: Occurrence, question: string, lexicon: Lexicon): boolean =>
  segment(question, lexicon).some(
    (token) => overlaps(token, name) && token.end - token.start > name.end - name.start,
  );

type Other = Omit<Renaming, 'from'> & Pick<Wording, 'scope'>;

function reword(question: string, changes: readonly (readonly [Occurrence, Other])[]): Wording {
  let text = '';
  let at = 0;
  for (const [{ start, end }, { to }] of changes) {
    text += question.slice(at, start) + to;
    at = end;
  }
  const scopes = changes.flatMap(([, { scope }]) => (scope ? [[...scope]] : []));
  return {
    text: text + question.slice(at),
    renamings: changes.map(([{ text: from }, { to, introduced }]) => ({ from, to, introduced })),
    scope: scopes.length > 0 ? new Set(scopes.flat()) : null,
  };
}

interface Names {
  readonly others: ReadonlyMap<string, readonly Other[]>;
  readonly byFirst: Lexicon['byFirst'];
}

const memory = new WeakMap<Corpus, Names>();

/** Every name that has others, reckoned once for a corpus. */
function namesOf(corpus: Corpus): Names {
  const known = memory.get(corpus);
  if (known) return known;
  const others = new Map<string, Other[]>();
  const add = (from: string, other: Other) => {
    const all = others.get(from) ?? [];
    if (!all.some(({ to }) => to === other.to)) all.push(other);
    others.set(from, all);
  };
  for (const names of corpus.lexicon.synonyms)
    for (const from of names)
      for (const to of names) if (from !== to) add(from, { to, introduced: null, scope: null });
  for (const [first, scope] of introducedNames(corpus)) {
    add(first.alias, { to: first.name, introduced: first, scope });
    add(first.name, { to: first.alias, introduced: first, scope });
  }
  const made = { others, byFirst: byFirstUnit(others.keys()) };
  memory.set(corpus, made);
  return made;
}

/**
 * Each pair that documents introduce, with its first place. An alias that stands for different things (科委 of two
 * cities) is one only in the documents that say so.
 */
function introducedNames({ catalogue }: Corpus): (readonly [Introduced, Wording['scope']])[] {
  const places = new Map<string, Introduced[]>();
  const namesOfAlias = new Map<string, Set<string>>();
  for (const { docid, aliases = [] } of catalogue)
    for (const alias of aliases) {
      const key = `${alias.name}=${alias.alias}`;
      places.set(key, [...(places.get(key) ?? []), { ...alias, docid }]);
      namesOfAlias.set(alias.alias, (namesOfAlias.get(alias.alias) ?? new Set()).add(alias.name));
    }
  return [...places.values()].map((all) => {
    const [first] = all as [Introduced];
    const isClear = namesOfAlias.get(first.alias)!.size === 1;
    return [first, isClear ? null : new Set(all.map(({ docid }) => docid))];
  });
}

/** What came of a wording, as far as choosing looks at it. */
interface Outcome {
  readonly answer: Answer;
  readonly judged: readonly Pick<Judged, 'candidate'>[];
}

/**
 * The answer to give: the surest of those that count, the one to the question as it was asked if none does. A wording
 * whose names are not in its evidence has found nothing that it was made for, and does not count.
 */
export function chooseWording(
  wordings: readonly Wording[],
  outcomes: readonly Outcome[],
  corpus: Corpus,
): { readonly best: number; readonly tried: readonly TriedWording[] } {
  const standings = wordings.map((wording, i) => standing(wording, outcomes[i]!, corpus));
  const best = standings.indexOf(Math.max(...standings));
  const tried = wordings.map((wording, i) => {
    const { kind, confidence } = outcomes[i]!.answer;
    return { ...wording, kind, confidence, chosen: i === best };
  });
  return { best, tried };
}

/** Confidence of an answer that counts, 0 of one that does not. */
function standing({ renamings, scope }: Wording, outcome: Outcome, corpus: Corpus): number {
  const { answer } = outcome;
  if (answer.kind === 'abstained') return 0;
  if (scope && !scope.has(answer.citations[0].docid)) return 0;
  const evidence = evidenceOf(outcome, corpus);
  return renamings.every(({ to }) => evidence.includes(to)) ? answer.confidence : 0;
}

/** What of the wordings a person should know of an answer: names that its evidence has in place of the question's. */
export function renamingNotes(
  wordings: readonly Wording[],
  outcome: Outcome,
  corpus: Corpus,
  language: Language,
): string[] {
  if (outcome.answer.kind === 'abstained') return [];
  const evidence = evidenceOf(outcome, corpus);
  const { docid } = outcome.answer.citations[0];
  const used = wordings
    .filter(({ scope }) => scope === null || scope.has(docid))
    .flatMap(({ renamings }) => renamings)
    .filter(({ from, to }) => evidence.includes(to) && !evidence.includes(from));
  return [...new Set(used.map((renaming) => renamingNote(renaming, corpus, language)))];
}

/** On whose word the names are one: the keeper's, or a document's, with the place. */
function renamingNote({ from, to, introduced }: Renaming, corpus: Corpus, language: Language) {
  const words = notesIn(language);
  if (!introduced) return words.synonym(from, to);
  const document = corpus.documents.get(introduced.docid)!;
  const lines = lineRange(linesOf(document), [introduced]);
  const place = document.locators && placeAt(document.locators, introduced.start);
  const where = messagesIn(language).answer.where({ lines, place });
  return words.alias(from, to, `${document.source} ${where}`);
}

/** The passage of the best candidate with what stands above it, folded. */
function evidenceOf({ judged: [best] }: Outcome, { documents }: Corpus): string {
  if (!best) return '';
  const { text, headings, docid } = best.candidate.hit.passage;
  return fold([documents.get(docid)?.title ?? '', ...headings, text].join('\n'));
}
