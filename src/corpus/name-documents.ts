// Documents by the names people call them.
import { fold } from '../text/fold.ts';
import type { CatalogueEntry } from './document.ts';

type Named = Pick<CatalogueEntry, 'docid' | 'source' | 'title'>;

/** The documents that `name` may mean: one whose source, docid or title it is, else all that hold it. */
export function documentsNamed<T extends Named>(documents: readonly T[], name: string): T[] {
  const exact = documents.find(
    ({ source, docid, title }) => name === source || name === docid || name === title,
  );
  if (exact) return [exact];
  const wanted = fold(name);
  return documents.filter(
    ({ source, title }) => fold(source).includes(wanted) || fold(title).includes(wanted),
  );
}
