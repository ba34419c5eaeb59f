// Gold: questions with known answers, read from our JSON lines or from SQuAD-style JSON.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { type Message, UserError } from '../errors.ts';

export interface GoldQuestion {
  readonly id: string;
  readonly question: string;
  readonly answerable: boolean;
  /** What the gold calls the kind of question (who, list, …), the style of its wording; null if unsaid. */
  readonly type: string | null;
  readonly style: string | null;
  /** Accepted answers, the best first; empty for a list and for an unanswerable question. */
  readonly answers: readonly string[];
  /** The items of a list, each by its names, the best first; empty for other questions. */
  readonly items: readonly (readonly string[])[];
  /** Source of the document that answers; null if unsaid. */
  readonly source: string | null;
  /** Verbatim pieces of that document that prove the answer; empty if unsaid: any of it may. */
  readonly evidence: readonly string[];
}

/** A paragraph that the gold brings along, to be asked as a document of its own; no two texts are equal. */
export interface GoldParagraph {
  readonly source: string;
  readonly text: string;
}

export interface Gold {
  readonly questions: readonly GoldQuestion[];
  /** Empty where the questions are about a corpus that stands elsewhere (our JSON lines). */
  readonly paragraphs: readonly GoldParagraph[];
}

/** Reads a gold file of either form; `UserError` `gold-malformed` names the file and the line or field. */
export async function readGold(path: string): Promise<Gold> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw malformed(path, { zh: '无法读取', en: 'it cannot be read' }, cause);
  }
  return parseGold(text, path);
}

/** The same from its text; `path` is for messages and for the names of paragraphs. */
export function parseGold(text: string, path: string): Gold {
  const whole = jsonOrNull(text);
  const gold =
    whole !== null && typeof whole === 'object' && 'data' in whole
      ? fromSquad(whole, text, path)
      : { questions: fromLines(text, path), paragraphs: [] };
  if (gold.questions.length + gold.paragraphs.length === 0)
    throw malformed(path, { zh: '没有任何问题', en: 'it holds no question' });
  return gold;
}

const lineSchema = z
  .object({
    id: z.string().min(1),
    question: z.string().min(1),
    answerable: z.boolean(),
    type: z.string().optional(),
    style: z.string().optional(),
    answers: z.array(z.string().min(1)).default([]),
    items: z.array(z.array(z.string().min(1)).min(1)).default([]),
    doc: z.string().optional(),
    evidence: z.array(z.string().min(1)).default([]),
  })
  .refine((line) => line.answerable === line.answers.length + line.items.length > 0, {
    error: 'answerable without answers or items, or the reverse',
    path: ['answerable'],
  });

function fromLines(text: string, path: string): GoldQuestion[] {
  const questions: GoldQuestion[] = [];
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const parsed = lineSchema.safeParse(jsonOrNull(line));
    if (!parsed.success) throw malformed(path, atLine(i + 1, parsed.error), parsed.error);
    const { doc, type, style, ...rest } = parsed.data;
    questions.push({ ...rest, type: type ?? null, style: style ?? null, source: doc || null });
  }
  return questions;
}

const squadSchema = z.object({
  data: z.array(
    z.object({
      paragraphs: z.array(
        z.object({
          context: z.string(),
          qas: z.array(
            z.object({
              id: z.union([z.string(), z.number()]).transform(String),
              // CMRC's trial set has two without a word; they count, as questions that are not answered.
              question: z.string(),
              is_impossible: z.boolean().default(false),
              answers: z.array(z.object({ text: z.string() })).default([]),
            }),
          ),
        }),
      ),
    }),
  ),
});

function fromSquad(whole: object, text: string, path: string): Gold {
  const parsed = squadSchema.safeParse(whole);
  if (!parsed.success) throw malformed(path, atField(parsed.error), parsed.error);
  // Named by content, so that ties between paragraphs fall alike wherever the file stands.
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 8);
  const sources = new Map<string, string>();
  const questions: GoldQuestion[] = [];
  for (const { context, qas } of parsed.data.data.flatMap(({ paragraphs }) => paragraphs)) {
    const ordinal = String(sources.size).padStart(5, '0');
    const source = sources.get(context) ?? `${basename(path)}@${digest}/${ordinal}`;
    sources.set(context, source);
    questions.push(...qas.map((qa) => squadQuestion(qa, source)));
  }
  return { questions, paragraphs: [...sources].map(([text, source]) => ({ source, text })) };
}

type SquadQuestion = z.infer<
  typeof squadSchema
>['data'][number]['paragraphs'][number]['qas'][number];

function squadQuestion(qa: SquadQuestion, source: string): GoldQuestion {
  const answers = [...new Set(qa.answers.map(({ text }) => text).filter((text) => text !== ''))];
  return {
    id: qa.id,
    question: qa.question,
    answerable: !qa.is_impossible && answers.length > 0,
    type: null,
    style: null,
    answers: qa.is_impossible ? [] : answers,
    items: [],
    source,
    evidence: [],
  };
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const malformed = (path: string, what: Message, cause?: unknown): UserError =>
  new UserError(
    'gold-malformed',
    {
      zh: `评测文件 ${path}：${what.zh}。需要每行一个 JSON 对象（id、question、answerable、answers 或 items），或 SQuAD 格式的 JSON。`,
      en: `Gold file ${path}: ${what.en}. It takes one JSON object a line (id, question, answerable, answers or items), or SQuAD-style JSON.`,
    },
    { cause },
  );

const firstIssue = (error: z.ZodError): string => {
  const [issue] = error.issues;
  return `${issue?.path.join('.') || 'JSON'}: ${issue?.message ?? ''}`;
};

const atLine = (line: number, error: z.ZodError): Message => ({
  zh: `第 ${line} 行有误（${firstIssue(error)}）`,
  en: `line ${line} is wrong (${firstIssue(error)})`,
});

const atField = (error: z.ZodError): Message => ({
  zh: `有误（${firstIssue(error)}）`,
  en: `it is wrong (${firstIssue(error)})`,
});
