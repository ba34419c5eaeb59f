// The manifest: what an index was made from, and which files it consists of.
import { z } from 'zod';
import { FACT_ORIGINS } from '../corpus/metadata.ts';

/** Raised when the layout of the files changes in a way that older programs must not read. */
export const FORMAT = 2;

export const MANIFEST = 'manifest.json';

const fact = z.object({
  value: z.string(),
  origin: z.enum(FACT_ORIGINS),
  span: z.object({ start: z.int().min(0), end: z.int().min(0) }).optional(),
});

/** What of `Metadata` is known; see corpus/metadata.ts. */
const metadata = z.object({
  title: fact.optional(),
  date: z.object({ value: z.string(), parts: z.array(fact).min(1).readonly() }).optional(),
  publication: fact.optional(),
  authors: z.array(fact).readonly().optional(),
  tags: z.array(fact).readonly().optional(),
});

const manifestSchema = z.object({
  format: z.literal(FORMAT),
  analyzer: z.object({
    segmenter: z.string(),
    stopWords: z.string(),
    code: z.string(),
  }),
  /** The keeper's words, with their tags, and stop words that the texts were indexed by; in code unit order. */
  lexicon: z.object({
    words: z.array(z.tuple([z.string(), z.string()])),
    stopWords: z.array(z.string()),
  }),
  /** In code unit order of `source`. */
  documents: z.array(
    z.object({
      docid: z.string(),
      source: z.string(),
      title: z.string(),
      metadata: metadata.optional(),
      /** Second names that it introduces, with the place: see corpus/aliases.ts. */
      aliases: z
        .array(
          z.object({
            name: z.string(),
            alias: z.string(),
            start: z.int().min(0),
            end: z.int().min(0),
          }),
        )
        .optional(),
      /** SHA-256 of the file's bytes. */
      digest: z.string(),
      encoding: z.string(),
      /** Probability of a guessed encoding. */
      certainty: z.number().min(0).max(1).optional(),
      /** The keeper's word on the encoding, as part of the source's state. */
      given: z.string().optional(),
      /** The OCR engine that could read what of the file is no text. */
      recognizer: z.string().optional(),
      format: z.string().optional(),
      /** Some of its marks were too many to be parsed. */
      unparsed: z.literal(true).optional(),
      /** The archive that it is an entry of, whose digest `digest` is. */
      archive: z.string().optional(),
      /** UTF-16 code units of the decoded text. */
      length: z.int().min(0),
      /** Passages that stand in it; one that several documents repeat counts in each. */
      passages: z.int().min(0),
    }),
  ),
  /** Files that were left out; `state` changes when the file does. */
  skipped: z.array(
    z.object({
      source: z.string(),
      state: z.string(),
      code: z.string(),
      why: z.object({ zh: z.string(), en: z.string() }),
      archive: z.string().optional(),
    }),
  ),
  passages: z.int().min(0),
  /** In docid order. */
  shards: z.array(
    z.object({
      /** The first bits of the docids of its documents (`partition`). */
      prefix: z.string().regex(/^[01]*$/),
      name: z.string(),
      sha256: z.string(),
      bytes: z.int().min(0),
    }),
  ),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ShardEntry = Manifest['shards'][number];

/** Another program's format is told from damage, for the first is nobody's fault. */
export type ParsedManifest =
  | { readonly kind: 'manifest'; readonly manifest: Manifest }
  | { readonly kind: 'format' }
  | { readonly kind: 'damaged' };

/** With keys in the order of the schema, whether an entry was made now or read: the same bytes. */
export const printManifest = (manifest: Manifest): string =>
  `${JSON.stringify(manifestSchema.parse(manifest), null, 2)}\n`;

export function parseManifest(text: string): ParsedManifest {
  // The last byte is a line break: without it the file was cut, if only by that one.
  if (!text.endsWith('\n')) return { kind: 'damaged' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'damaged' };
  }
  const { data: manifest } = manifestSchema.safeParse(value);
  if (manifest) return { kind: 'manifest', manifest };
  const { data: other } = z.object({ format: z.number() }).safeParse(value);
  return { kind: other && other.format !== FORMAT ? 'format' : 'damaged' };
}
