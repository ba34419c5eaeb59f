// What a page of the web says of itself in its head: title, author, source, keywords, when it was published.
import type { Properties } from './extracted.ts';
import { propertiesFrom } from './properties.ts';

/** Names of `<meta>`, lower case: of Dublin Core, Open Graph, schema.org, and of the standard for China's government sites. */
const META: Readonly<Record<string, readonly string[]>> = {
  published: [
    'article:published_time',
    'og:release_date',
    'pubdate',
    'publishdate',
    'publish_date',
    'datepublished',
    'dc.date.issued',
    'dcterms.issued',
    'dc.date',
    'dcterms.date',
    'weibo:article:create_at',
    'date',
  ],
  author: ['author', 'article:author', 'dc.creator', 'dcterms.creator'],
  publication: [
    'contentsource',
    'source',
    'dc.publisher',
    'dcterms.publisher',
    'og:site_name',
    'sitename',
  ],
  keywords: ['keywords', 'article:tag', 'news_keywords'],
};

/**
 * `metas` by name, lower case, first of each; `times` are the `datetime`s of the `<time>`s that say that they are the
 * page's own (`pubdate`, or the only one there is).
 */
export function htmlProperties(
  title: string,
  metas: ReadonlyMap<string, string>,
  times: readonly string[],
): Properties {
  const first = (names: readonly string[]) =>
    names
      .map((name) => metas.get(name))
      .find((value) => value !== undefined && value.trim() !== '');
  const named = Object.entries(META).map(([name, names]) => [name, first(names)] as const);
  const found = Object.fromEntries(named);
  return propertiesFrom({ title, ...found, published: found.published ?? times[0] });
}
