// The words of a scope: which documents a chat asks, as a person writes it after /scope.
import type { DocumentFilter } from '../../retriever/select-documents.ts';
import { parseDate } from '../../text/calendar.ts';

/** What was written: a filter, the wish for all documents, or what of it is not understood. */
export type ScopeWords =
  | { readonly kind: 'filter'; readonly filter: DocumentFilter }
  | { readonly kind: 'all' }
  | { readonly kind: 'not-a-date'; readonly written: string }
  | { readonly kind: 'needs-more'; readonly word: string };

type Key = 'doc' | 'from' | 'to' | 'tag';

const KEYS: ReadonlyMap<string, Key> = new Map<string, Key>([
  ['资料', 'doc'],
  ['doc', 'doc'],
  ['从', 'from'],
  ['from', 'from'],
  ['到', 'to'],
  ['to', 'to'],
  ['标签', 'tag'],
  ['tag', 'tag'],
]);

const ALL: ReadonlySet<string> = new Set(['全部', '所有', 'all', '*']);

/**
 * Words behind their keys, `资料 纪要 从 2020-01 到 2020-03 标签 防汛`; a value may be several words. What stands
 * before the first key is a date, which the documents are then of, or else names a document.
 */
export function scopeWords(text: string): ScopeWords {
  if (ALL.has(text.toLowerCase())) return { kind: 'all' };
  const docs: string[] = [];
  const tags: string[] = [];
  const dates: { from?: string; to?: string } = {};
  for (const [key, value] of valuesIn(text)) {
    if (value === '') return { kind: 'needs-more', word: key };
    const date = parseDate(value);
    const named = KEYS.get(key);
    if (named === 'tag') tags.push(value);
    else if (named === 'doc' || (!named && date === null)) docs.push(value);
    else if (date === null) return { kind: 'not-a-date', written: value };
    else if (named) dates[named] = date;
    else Object.assign(dates, { from: date, to: date });
  }
  return { kind: 'filter', filter: { docs, tags, ...dates } };
}

/** Each key as it was written, with the words after it; the key of what stands before the first is empty. */
function valuesIn(text: string): [key: string, value: string][] {
  const values: [string, string][] = [];
  for (const word of text.split(/\s+/).flatMap(partsOf)) {
    const key = word.toLowerCase();
    const last = values.at(-1);
    if (KEYS.has(key)) values.push([key, '']);
    else if (last) last[1] = `${last[1]} ${word}`.trim();
    else values.push(['', word]);
  }
  return values;
}

/** 标签：防汛， as two words. */
function partsOf(word: string): string[] {
  const plain = word.replace(/[,，]$/, '');
  const [, key = '', value = ''] = /^(.+?)[:：](.*)$/.exec(plain) ?? [];
  const parts = KEYS.has(key.toLowerCase()) ? [key, value] : [plain];
  return parts.filter((part) => part !== '');
}
