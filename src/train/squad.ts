// SQuAD-style files: articles with paragraphs, questions on them, and the answers' texts.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { UserError } from '../errors.ts';

export interface Paragraph {
  readonly text: string;
  /** Ordinal of its article in the file. */
  readonly article: number;
  readonly questions: readonly AskedQuestion[];
}

export interface AskedQuestion {
  readonly text: string;
  /** At least one, none blank. */
  readonly answers: readonly string[];
}

// Offsets of the answers are not read: in CMRC 2018 some are off, the texts are not.
const Squad = z.object({
  data: z.array(
    z.object({
      paragraphs: z.array(
        z.object({
          context: z.string(),
          qas: z.array(
            z.object({
              question: z.string(),
              answers: z.array(z.object({ text: z.coerce.string() })),
            }),
          ),
        }),
      ),
    }),
  ),
});

/** The paragraphs of a file, in order. Questions without an answer are left out. */
export async function readSquad(path: string): Promise<Paragraph[]> {
  const { data } = Squad.parse(JSON.parse(await readText(path)));
  return data.flatMap(({ paragraphs }, article) =>
    paragraphs.map(({ context, qas }) => ({
      text: context,
      article,
      questions: qas
        .map(({ question, answers }) => ({
          text: question,
          answers: [...new Set(answers.map(({ text }) => text))].filter((text) => text.trim()),
        }))
        .filter(({ answers }) => answers.length > 0),
    })),
  );
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new UserError(
      'usage',
      {
        zh: `读不到训练数据 ${path}。请给出含有该文件的文件夹。`,
        en: `Cannot read the training data ${path}. Give the folder that holds it.`,
      },
      { cause },
    );
  }
}
