// A document: one source text, decoded, with the names it goes by.
import { createHash } from 'node:crypto';
import type { Alias } from './aliases.ts';
import type { Locator } from './formats/locator.ts';
import type { Metadata } from './metadata.ts';

export interface Document {
  /** Eight characters made from `source`: stable while the file keeps its name. */
  readonly docid: string;
  /** Path below the seeds folder, with `/`. */
  readonly source: string;
  /** Given by its front matter, else the most prominent heading it opens with, else by its file, else the file's name. */
  readonly title: string;
  /** What else is known of it; absent where nothing is. */
  readonly metadata?: Metadata | undefined;
  /**
   * The decoded text, nothing changed but the byte order mark taken off; of a format that is no plain text, what
   * its adapter extracts. All spans refer to it.
   */
  readonly text: string;
  /** SHA-256 of the file's bytes, hexadecimal. */
  readonly digest: string;
  /** What the bytes were decoded as: `utf-8`, `utf-16le`, `gb18030`, `big5`. */
  readonly encoding: string;
  /** Probability of a guessed encoding; absent where nothing was guessed. */
  readonly certainty?: number;
  /** The keeper's word on the encoding of this file, as the index remembers it; absent where there is none. */
  readonly given?: string;
  /** The OCR engine that could read of its file what is no text; absent where none could or there was no need. */
  readonly recognizer?: string;
  /** `html`, `docx`, `csv`, … ; absent for plain text. */
  readonly format?: string;
  /** Some of its marks were too many to be parsed, and stayed in the text. */
  readonly unparsed?: true;
  /** Where pieces of an extracted text stand in the file; ascending. */
  readonly locators?: readonly Locator[];
  /** Source of the archive that the document is an entry of; `digest` is then the archive's. */
  readonly archive?: string;
}

/** What is known of a document without its text being looked at. */
export interface CatalogueEntry extends Pick<Document, 'docid' | 'source' | 'title' | 'metadata'> {
  /** Second names that it introduces (X，以下简称Y); absent where there are none. */
  readonly aliases?: readonly Alias[] | undefined;
}

/** What the index keeps of a document beside its text. */
export interface IndexedDocument extends Document {
  /**
   * Folded names (places, people, organisations) that the document is about: in its title, or in a good
   * share of its passages. A fact in it is a fact about them even where the sentence says only “our district”.
   */
  readonly subjects: readonly string[];
}

/** The docid of a source path: 40 bits of its SHA-256 in base 32 (Crockford's, lower case). */
export function docidOf(source: string): string {
  const bytes = createHash('sha256').update(source).digest();
  let bits = 0n;
  for (const byte of bytes.subarray(0, 5)) bits = (bits << 8n) | BigInt(byte);
  let id = '';
  for (let i = 35n; i >= 0n; i -= 5n) id += BASE32[Number((bits >> i) & 31n)];
  return id;
}

// Its order is that of the values, so docids sort as the numbers they stand for.
const BASE32 = '0123456789abcdefghjkmnpqrstvwxyz';
const BITS_OF_DIGIT = 5;

/** The bits of a docid, as a string of 0 and 1. */
export const docidBits = (docid: string): string =>
  [...docid]
    .map((digit) => BASE32.indexOf(digit).toString(2).padStart(BITS_OF_DIGIT, '0'))
    .join('');
