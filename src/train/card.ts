// The model card: what the model is, what it learned from, what it reaches; for people, beside the binary.

import { denseNames } from '../reader/span-model/dense-names.ts';
import type { Named } from '../reader/span-model/logistic.ts';
import type { SpanModelParts } from '../reader/span-model/model.ts';
import { templateNames } from '../reader/span-model/templates.ts';
import { BOOST } from './boost.ts';
import { CORPORA, HALVED } from './corpora.ts';
import type { Figures } from './report.ts';

export interface CardFacts {
  readonly model: SpanModelParts;
  readonly bytes: number;
  readonly sha256: string;
  readonly digests: ReadonlyMap<string, string>;
  readonly half: boolean;
  /** By name of the set; absent if nothing was reported. */
  readonly figures: ReadonlyMap<string, Figures>;
}

export function modelCard(facts: CardFacts): string {
  const { model, bytes, sha256, half } = facts;
  const weights = model.weights.reduce((sum, weight) => sum + (weight === 0 ? 0 : 1), 0);
  return [
    '# The span model',
    '',
    `\`span-model.bin\`, ${bytes} bytes, SHA-256 \`${sha256}\`. Made by \`npm run train\`; do not edit. It holds`,
    'weights and hashes of words, no text of the corpora.',
    '',
    '## Learned from',
    '',
    '| corpus | licence | file | SHA-256 of the file |',
    '|---|---|---|---|',
    ...sources(facts.digests),
    '',
    half
      ? `Of ${HALVED} only the even articles were used, so that the odd ones can be reported on.`
      : '',
    '## Parts',
    '',
    `* ${model.frequencies.words.length} document frequencies, of ${model.frequencies.paragraphs} paragraphs`,
    `* log-linear stage: ${weights} weights of 8 bits over ${templateNames.size} templates (AdaGrad, first`,
    '  accumulator 1, rate 0.06, 2 epochs, seed 1)',
    `* boosted trees: ${model.trees.roots.length} trees, ${model.trees.feature.length} nodes over ${denseNames.length} numbers`,
    `  (depth ${BOOST.depth}, rate ${BOOST.rate}, row share ${BOOST.rowShare}, feature share ${BOOST.featureShare}, seed ${BOOST.seed})`,
    `* selector: ${listed(model.selector)}`,
    `* confidence: ${listed(model.confidence)}`,
    '',
    ...figureTable(facts.figures),
    '## Templates',
    '',
    [...templateNames.values()].join(', '),
    '',
  ].join('\n');
}

function sources(digests: ReadonlyMap<string, string>): string[] {
  return CORPORA.flatMap(({ name, licence, origin, files }) =>
    files.map(
      (file) => `| [${name}](${origin}) | ${licence} | ${file} | \`${digests.get(file)}\` |`,
    ),
  );
}

/** The names with their weights on standardized numbers, heaviest first. */
function listed({
  names,
  weights,
}: {
  names: readonly string[];
  weights: readonly number[];
}): string {
  const byName: Named = Object.fromEntries(names.map((name, i) => [name, weights[i]!]));
  return Object.entries(byName)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .map(([name, weight]) => `${name} ${weight.toFixed(2)}`)
    .join(', ');
}

function figureTable(figures: ReadonlyMap<string, Figures>): string[] {
  if (figures.size === 0) return [];
  const percent = (share: number) => (100 * share).toFixed(1);
  return [
    '## Figures',
    '',
    '| set | questions | EM | F1 | sentence |',
    '|---|---|---|---|---|',
    ...[...figures].map(
      ([name, { questions, exact, f1, sentence }]) =>
        `| ${name} | ${questions} | ${percent(exact)} | ${percent(f1)} | ${percent(sentence)} |`,
    ),
    '',
  ];
}
