// Reading: the documents that a file's bytes hold, by its format: one, or those of an archive.
import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import { UserError } from '../errors.ts';
import { type Block, clean } from './clean.ts';
import type { Run } from './clean-text.ts';
import { type Document, docidOf } from './document.ts';
import { tooLarge, unread } from './document-errors.ts';
import { broken, unsafeName } from './formats/errors.ts';
import type { Extracted } from './formats/extracted.ts';
import { formatOf, markupOf, mayHoldPictures, readabilityOf } from './formats/format.ts';
import type { Recognizer } from './formats/recognizer.ts';
import { openZip, type ZipEntry } from './formats/zip.ts';
import { frontMatterOf } from './front-matter.ts';
import { metadataOf } from './gather-metadata.ts';
import { titleHeading } from './outline.ts';

/** Files larger than this are no documents; reading one would stop everything else. */
export const LARGEST_BYTES = 50 * 1024 * 1024;

/** How much of a text is looked at for its title: a heading further down names a part of it. */
const TITLE_REACH = 4000;

/** How much of its end is looked at for the date that closes a notice. */
const CLOSING_REACH = 1000;

/** A file, or an entry of an archive, that was left out, and why. */
export interface Skipped {
  readonly source: string;
  readonly error: UserError;
  /** The file that it is an entry or a part of. */
  readonly archive?: string;
}

/** The texts of a file by their sources. */
export interface Texts {
  readonly texts: readonly (readonly [source: string, text: Extracted])[];
  readonly skipped: readonly Skipped[];
}

/** The keeper's word on encodings, by source. */
export type Encodings = ReadonlyMap<string, string>;

/**
 * The texts that a file holds: one under its own name, or those of an archive under `archive/entry`.
 * @throws UserError `document-…` if the file as a whole cannot be read; entries are reported one by one.
 */
export async function textsOf(
  source: string,
  bytes: Uint8Array,
  encodings: Encodings,
  recognizer?: Recognizer,
): Promise<Texts> {
  const ending = endingOf(source);
  const own =
    recognizer?.forFile && mayHoldPictures(ending)
      ? recognizer.forFile(digestOf(bytes))
      : recognizer;
  if (readabilityOf(ending) === 'archive') return archivedTexts(source, bytes, encodings, own);
  const text = await textOf(source, bytes, encodings, own);
  return { texts: [[source, text]], skipped: unreadPartOf(source, text, source) };
}

const textOf = async (
  source: string,
  bytes: Uint8Array,
  encodings: Encodings,
  recognizer?: Recognizer,
): Promise<Extracted> =>
  formatOf(source).read(bytes, source, { given: encodings.get(source), recognizer });

/** The part of a file that was left out, as an entry of the file that holds it. */
const unreadPartOf = (source: string, { unread }: Extracted, archive: string): Skipped[] =>
  unread ? [{ source: `${source}#${unread.part}`, error: unread.error, archive }] : [];

async function archivedTexts(
  archive: string,
  bytes: Uint8Array,
  encodings: Encodings,
  recognizer: Recognizer | undefined,
): Promise<Texts> {
  const texts: [string, Extracted][] = [];
  const skipped: Skipped[] = [];
  const seen = new Set<string>();
  for (const entry of openZip(bytes, archive).filter(isDocumentLike)) {
    const source = `${archive}/${entry.name}`;
    try {
      if (!isSafe(entry.name) || seen.has(source)) throw unsafeName(source);
      seen.add(source);
      const text = await entryText(entry, source, encodings, recognizer);
      texts.push([source, text]);
      skipped.push(...unreadPartOf(source, text, archive));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      skipped.push({ source, error, archive });
    }
  }
  if (texts.length + skipped.length === 0) throw broken(archive, NOTHING_INSIDE);
  return { texts, skipped };
}

const NOTHING_INSIDE = {
  zh: '里面没有能读的资料',
  en: 'it holds no document that is read',
};

// An archive in an archive multiplies what it holds; people unpack it.
async function entryText(
  { size, read }: ZipEntry,
  source: string,
  encodings: Encodings,
  recognizer: Recognizer | undefined,
): Promise<Extracted> {
  if (!['document', 'picture'].includes(readabilityOf(endingOf(source)))) throw unread(source);
  if (size > LARGEST_BYTES) throw tooLarge(source, size, LARGEST_BYTES);
  return textOf(source, read(), encodings, recognizer);
}

const isDocumentLike = ({ name }: ZipEntry): boolean =>
  !isHidden(name) && readabilityOf(endingOf(name)) !== 'other';

/** Nothing is ever written under the name, but it names a document, and a name must not lead elsewhere. */
const isSafe = (name: string): boolean =>
  !name.startsWith('/') &&
  !/^[a-z]:/i.test(name) &&
  !name.includes('\0') &&
  name.split('/').every((part) => part !== '' && part !== '.' && part !== '..');

const isHidden = (name: string): boolean =>
  name.split('/').some((part) => /^\.[^./]/.test(part) || part === '__MACOSX');

const endingOf = (source: string): string => extname(source).toLowerCase();

/** The documents that a file holds, and the entries that were left out. */
export async function documentsOf(
  source: string,
  bytes: Uint8Array,
  encodings: Encodings,
  recognizer?: Recognizer,
): Promise<{ readonly documents: readonly Document[]; readonly skipped: readonly Skipped[] }> {
  const { texts, skipped } = await textsOf(source, bytes, encodings, recognizer);
  const digest = digestOf(bytes);
  return {
    documents: texts.map(([inner, text]) => ({
      ...documentFrom(inner, text, digest),
      ...(inner === source ? {} : { archive: source }),
    })),
    skipped,
  };
}

/** The document that the bytes of one file, no archive, hold. */
export async function documentOf(source: string, bytes: Uint8Array): Promise<Document> {
  return documentFrom(source, await textOf(source, bytes, new Map()), digestOf(bytes));
}

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function documentFrom(source: string, extracted: Extracted, digest: string): Document {
  const { text, encoding, certainty, locators, unparsed, properties = {} } = extracted;
  const { name: format } = formatOf(source);
  const beginning = text.slice(0, TITLE_REACH);
  const opening = clean(beginning, markupOf(source, beginning));
  const metadata = metadataOf({
    source,
    properties,
    opening,
    closing: text.length <= TITLE_REACH ? opening : closingOf(source, text),
    heading: titleHeading(opening),
    frontMatter: frontMatterOf(text),
  });
  const name = basename(source);
  return {
    docid: docidOf(source),
    source,
    title: metadata.title?.value ?? name.slice(0, name.length - extname(name).length),
    text,
    digest,
    encoding,
    ...(Object.keys(metadata).length > 0 && { metadata }),
    ...(certainty === undefined ? {} : { certainty }),
    ...(format === undefined ? {} : { format }),
    ...(unparsed === undefined ? {} : { unparsed }),
    ...(locators === undefined ? {} : { locators }),
  };
}

/** The blocks of the last lines of a long text, at their places in it. */
function closingOf(source: string, text: string): Block[] {
  const from = text.indexOf('\n', text.length - CLOSING_REACH) + 1;
  if (from === 0) return [];
  const moved = (run: Run): Run => ({ ...run, start: run.start + from, end: run.end + from });
  const closing = text.slice(from);
  return clean(closing, markupOf(source, closing)).map((block) => ({
    ...block,
    runs: block.runs.map(moved),
  }));
}
