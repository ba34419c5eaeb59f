// Properties: what a file notes of itself, as strings from outside, put in order.
import type { Properties } from './extracted.ts';

/** Longest note that is one, in units. */
const LONGEST = 200;

/** Names that programs write where nobody did. */
const NOBODY =
  /^(?:administrator|admin|user|owner|unknown|anonymous|root|python-docx|un-named|apache poi|lenovo|dell|asus|hp|windows(?: 用户)?|微软用户|用户|匿名|作者|administrators?)$/i;

/** Properties of what was found by name; blank ones left out, keywords parted. */
export function propertiesFrom(found: Readonly<Record<string, string | undefined>>): Properties {
  const noted = (name: string): string | undefined => {
    const text = found[name]?.replace(/\s+/gu, ' ').trim();
    return text === undefined || text === '' || text.length > LONGEST ? undefined : text;
  };
  const properties = {
    title: noted('title'),
    author: NOBODY.test(noted('author') ?? '') ? undefined : noted('author'),
    publication: noted('publication'),
    published: noted('published'),
    created: noted('created'),
  };
  const tags = (noted('keywords') ?? '').split(/[,，;；、|]+/u).map((tag) => tag.trim());
  const kept = tags.filter((tag) => tag !== '');
  return {
    ...Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)),
    ...(kept.length > 0 && { tags: kept }),
  };
}
