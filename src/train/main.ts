// `npm run train -- FOLDER`: learns the span model from the corpora in a folder and writes it with its card.
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { UserError } from '../errors.ts';
import { SHIPPED_MODEL } from '../reader/load-span-model.ts';
import type { SpanModelParts } from '../reader/span-model/model.ts';
import { decodeModel, encodeModel } from '../reader/span-model/model-file.ts';
import { modelCard } from './card.ts';
import { digests, HALVED, isEven, REPORTED, readCorpora } from './corpora.ts';
import { type Figures, type OpenFigures, reportGiven, reportOpen } from './report.ts';
import { readSquad } from './squad.ts';
import { trainModel } from './train-model.ts';

const USAGE = `npm run train -- FOLDER [--out FOLDER] [--half] [--report]

  FOLDER      holds cmrc2018/{train,trial}.json and drcd/dev.json
  --out       where span-model.bin and CARD.md go; the program's own model unless told
  --half      leave the odd articles of drcd/dev.json out
  --report    afterwards read cmrc2018/dev.json, and with --half those odd articles
`;

async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      half: { type: 'boolean', default: false },
      report: { type: 'boolean', default: false },
    },
  });
  const [folder] = positionals;
  if (folder === undefined) throw new UserError('usage', { zh: USAGE, en: USAGE });
  const out = values.out ?? fileURLToPath(new URL('.', SHIPPED_MODEL));

  const corpora = await readCorpora(folder, values.half);
  const bytes = encodeModel(await trainModel(corpora, progressLine()));
  // What is reported on, and what the card tells of, is what was written.
  const model = decodeModel(bytes);
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'span-model.bin'), bytes);
  const figures = values.report ? await report(model, folder, values.half) : new Map();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const facts = { model, bytes: bytes.length, sha256, half: values.half, figures };
  await writeFile(join(out, 'CARD.md'), modelCard({ ...facts, digests: await digests(folder) }));
}

async function report(model: SpanModelParts, folder: string, half: boolean) {
  const figures = new Map<string, Figures>();
  const dev = await readSquad(join(folder, REPORTED));
  const [train = []] = await readCorpora(folder, false);
  figures.set('CMRC dev, paragraph given', say(reportGiven(model, dev)));
  figures.set('CMRC dev, open', say(await reportOpen(model, dev, train)));
  if (half) {
    const halved = await readSquad(join(folder, HALVED));
    const odd = halved.filter((paragraph) => !isEven(paragraph));
    figures.set('DRCD dev, held half, paragraph given', say(reportGiven(model, odd)));
    figures.set(
      'DRCD dev, held half, open',
      say(await reportOpen(model, odd, halved.filter(isEven))),
    );
  }
  return figures;
}

function say<T extends Figures | OpenFigures>(figures: T): T {
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  return figures;
}

/** A line for every twentieth of a step. */
function progressLine() {
  const begun = Date.now();
  return (step: string, done: number, of: number) => {
    if (done !== of && done % Math.ceil(of / 20) !== 0) return;
    const seconds = Math.round((Date.now() - begun) / 1000);
    const megabytes = Math.round(process.memoryUsage.rss() / 2 ** 20);
    process.stdout.write(`${step} ${done}/${of} ${seconds} s ${megabytes} MB\n`);
  };
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.localized.en}\n`);
  process.exitCode = 2;
}
