// status: what is indexed, where, how large, and whether it fits the documents.

import type { Config } from '../config.ts';
import type { Manifest } from '../retriever/manifest.ts';
import { type IndexStatus, indexStatus } from '../retriever/open-corpus.ts';
import type { Command } from './command.ts';
import { exitCode } from './exit-code.ts';
import { hang, pad, width } from './layout.ts';
import { metadataParts } from './metadata-lines.ts';
import { printable, printableJson } from './printable.ts';
import { labelled } from './render-trace.ts';
import { knownSkipped, skippedLines } from './skipped-files.ts';
import type { View } from './view.ts';

export const status: Command = async ({ options }, { config, terminal, view }) => {
  const found = indexStatus(config);
  const { seedsDir, indexDir } = config;
  await terminal.write(
    options.has('json')
      ? `${printableJson({ v: 1, seedsDir, indexDir, ...found })}\n`
      : renderStatus(found, config, view),
  );
  return exitCode.answered;
};

export function renderStatus(
  { manifest, terms, stale }: IndexStatus,
  { seedsDir, indexDir, language }: Pick<Config, 'seedsDir' | 'indexDir' | 'language'>,
  view: View,
): string {
  const { messages, style } = view;
  const { index } = messages;
  const state = stale ? style.caution(index.stale[stale.reason]) : style.good(index.current);
  const rows: (readonly [string, string])[] = [
    [index.seedsDir, printable(seedsDir)],
    [index.indexDir, printable(indexDir)],
    [index.state, state],
    ...(manifest ? manifestRows(manifest, terms, view) : []),
  ];
  const lines = [
    ...labelled(rows, view),
    ...(manifest ? documentLines(manifest, view) : []),
    ...skippedLines(knownSkipped(manifest, language), view),
  ];
  return `${lines.join('\n')}\n`;
}

function manifestRows(
  manifest: Manifest,
  terms: number,
  { messages }: View,
): (readonly [string, string])[] {
  const { index } = messages;
  const { documents, passages, shards, format, analyzer } = manifest;
  const bytes = shards.reduce((sum, shard) => sum + shard.bytes, 0);
  return [
    [index.contents, index.totals(documents.length, passages, terms)],
    [index.size, `${(bytes / 1024).toFixed(0)} KB`],
    [index.versions, index.format(format, analyzer.segmenter)],
  ];
}

function documentLines({ documents }: Manifest, { messages, style, columns }: View): string[] {
  const wide = Math.max(0, ...documents.map(({ source }) => width(printable(source))));
  return documents.map((document) => {
    const { source, title, passages, length } = document;
    const about = messages.index.document(passages, length, formOf(document, messages.index));
    const known = metadataParts(document.metadata ?? {}, messages);
    return [
      hang(
        `  ${pad(printable(source), wide)}  `,
        `${about}  ${printable(title)}`,
        columns,
        style.faint,
      ),
      ...known.map((part) => hang(' '.repeat(wide + 4), printable(part), columns, style.faint)),
    ].join('\n');
  });
}

/** The format, where it is not plain text, and the encoding with how it is known. */
function formOf(
  { format, encoding, certainty, given, unparsed }: Manifest['documents'][number],
  words: View['messages']['index'],
): string {
  const guessed =
    certainty === undefined ? '' : words.encodingGuessed(`${Math.floor(certainty * 100)}%`);
  const known = given === undefined ? guessed : words.encodingGiven;
  const told = [known, unparsed ? words.unparsed : ''].filter((part) => part !== '').join('；');
  return `${format ? `${format} ` : ''}${encoding}${told === '' ? '' : `（${told}）`}`;
}
