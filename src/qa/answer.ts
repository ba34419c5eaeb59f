// An answer: what every face renders, and what `--json` writes.
import { z } from 'zod';
import { FACT_ORIGINS } from '../corpus/metadata.ts';

const span = z.object({ start: z.int().min(0), end: z.int().min(0) });

/** `2020`, `2020-02` or `2020-02-14`, as far as it is known. */
const calendarDate = z.string();

const ordinal = z.int().min(1).optional();

const filePlace = z.object({
  page: ordinal,
  line: ordinal,
  paragraph: ordinal,
  table: ordinal,
  row: ordinal,
  footnote: ordinal,
  endnote: ordinal,
  /** How sure the OCR engine is of what is cited, the lowest of its lines; absent where the file has the text itself. */
  confidence: z.number().min(0).max(1).optional(),
});

/**
 * Where something stands, checkably: `quotes[i]` is exactly the slice of the decoded source at `spans[i]`.
 * A citation cites one sentence (several spans if other content stands in its middle).
 */
export const citationSchema = z.object({
  /** Number in its answer, from 1: the marker 〔n〕. */
  n: z.int().min(1),
  /** Citation id, made from content: see qa/citation-id.ts. */
  cid: z.string(),
  docid: z.string(),
  title: z.string(),
  /** Path below the seeds folder. */
  source: z.string(),
  /** In document coordinates: UTF-16 code units of the decoded source, half-open, ascending. */
  spans: z.array(span).min(1),
  quotes: z.array(z.string()).min(1),
  lines: z.object({ from: z.int().min(1), to: z.int().min(1) }),
  /**
   * Where it begins in a file that has no lines of its own (PDF, DOCX, HTML, tables), counted from 1 as people count
   * there; `lines` are then those of the extracted text. Absent for plain text.
   */
  place: filePlace.optional(),
  /** The sentence on one line, cleaned; a subsequence of the quotes. */
  evidence: z.string(),
  /** Where the answer stands in the source; empty where none is claimed (an abstention's nearest). */
  answer: z.array(span),
  /** Where the answer stands in `evidence`, for faces that mark it. */
  marks: z.array(span),
  /** Headings in force, outermost first. */
  headings: z.array(z.string()),
  /** The date of the document and how it is known; absent where it is not. */
  documentDate: z.object({ date: calendarDate, origins: z.array(z.enum(FACT_ORIGINS)) }).optional(),
  /**
   * What relative dates in `evidence` (去年, 本月14日, 2月14日) come to by the date of the document; ours, not the
   * document's. Absent where there are none, or it is not sure.
   */
  resolved: z.array(span.extend({ date: calendarDate })).optional(),
});

export const answerTypes = [
  'person',
  'place',
  'organisation',
  'time',
  'number',
  'money',
  'percentage',
  'what',
  'reason',
  'manner',
  'list',
  'definition',
  'yesno',
] as const;

const common = {
  /** Version of this format. */
  v: z.literal(1),
  id: z.string().nullable(),
  question: z.string(),
  answerType: z.enum(answerTypes),
  /**
   * Probability that the answer is right, in [0,1]; for an abstention, that its best candidate was.
   * People see three words (确定, 可能, 不确定): see qa/decide.ts.
   */
  confidence: z.number().min(0).max(1),
  /** Words of the question that nothing covers. */
  missing: z.array(z.string()),
  /** What a person should know besides, in the language asked for: matched by homophone, and so on. */
  notes: z.array(z.string()),
  /** Wall time in milliseconds. */
  ms: z.number().min(0),
};

/** Another answer of equal standing, when documents disagree. */
const alternative = z.object({ text: z.string(), citations: z.array(z.int().min(1)).min(1) });

export const answerSchema = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('answered'),
    text: z.string().min(1),
    /** The items of a list, in order, each in some citation; null for other answers. */
    items: z.array(z.string()).nullable(),
    /**
     * All answers of equal standing, this one among them, those of newer documents first; empty unless documents
     * disagree. `text` is the one that is covered best.
     */
    alternatives: z.array(alternative),
    citations: z.tuple([citationSchema], citationSchema),
    nearest: z.array(citationSchema),
  }),
  z.object({
    ...common,
    kind: z.literal('abstained'),
    text: z.null(),
    items: z.null(),
    alternatives: z.array(alternative),
    /** Why: nothing was found, something asked for is not covered, or no candidate is sure enough. */
    reason: z.enum(['empty', 'nothing-found', 'not-covered', 'unsure']),
    citations: z.array(citationSchema).length(0),
    nearest: z.array(citationSchema),
  }),
]);

export type Citation = z.infer<typeof citationSchema>;
export type Answer = z.infer<typeof answerSchema>;
