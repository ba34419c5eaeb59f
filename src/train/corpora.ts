// The training corpora: which files, of whom, under which licence.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Paragraph, readSquad } from './squad.ts';

export interface CorpusSource {
  readonly name: string;
  readonly licence: string;
  readonly origin: string;
  /** Below the data folder. */
  readonly files: readonly string[];
}

export const CORPORA: readonly CorpusSource[] = [
  {
    name: 'CMRC 2018 (train, trial)',
    licence: 'CC BY-SA 4.0',
    origin: 'https://github.com/ymcui/cmrc2018',
    files: ['cmrc2018/train.json', 'cmrc2018/trial.json'],
  },
  {
    name: 'DRCD (dev)',
    licence: 'CC BY-SA 3.0',
    origin: 'https://github.com/DRCKnowledgeTeam/DRCD',
    files: ['drcd/dev.json'],
  },
];

/** Of this corpus the odd articles are left out by `--half`, so that they can be reported on. */
export const HALVED = 'drcd/dev.json';

/** Never learned from: for reports. */
export const REPORTED = 'cmrc2018/dev.json';

/** By corpus, its paragraphs. */
export async function readCorpora(folder: string, half: boolean): Promise<Paragraph[][]> {
  return Promise.all(
    CORPORA.map(async ({ files }) => {
      const read = files.map(async (file) => {
        const paragraphs = await readSquad(join(folder, file));
        return half && file === HALVED ? paragraphs.filter(isEven) : paragraphs;
      });
      return (await Promise.all(read)).flat();
    }),
  );
}

export const isEven = ({ article }: Paragraph): boolean => article % 2 === 0;

/** SHA-256 of each file, in hex. */
export async function digests(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = CORPORA.flatMap((corpus) => corpus.files);
  return new Map(
    await Promise.all(
      files.map(async (file) => {
        const bytes = await readFile(join(folder, file));
        return [file, createHash('sha256').update(bytes).digest('hex')] as const;
      }),
    ),
  );
}
