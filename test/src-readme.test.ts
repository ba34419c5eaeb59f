// src/README.md names every file of src by the sentence that the file opens with (`vitest -u` rewrites the list).
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { layerOf, readSources } from './sources.ts';

const BEGIN = '<!-- files: from their first sentences -->';
const END = '<!-- end of files -->';

const sources = readSources();

/** The comment that a file opens with, on one line. */
function opening(text: string): string {
  const lines = text.replace(/^#!.*\n/, '').split('\n');
  const end = lines.findIndex((line) => !line.startsWith('//'));
  return lines
    .slice(0, end)
    .map((line) => line.replace(/^\/\/ ?/, ''))
    .join(' ');
}

function listing(): string {
  const layers = [...new Set([...sources.keys()].map(layerOf))];
  return layers
    .map((layer) => {
      const paths = [...sources.keys()].filter((path) => layerOf(path) === layer);
      const lines = paths.map((path) => `- \`${path}\`: ${opening(sources.get(path)!)}`);
      return lines.join('\n');
    })
    .join('\n\n');
}

it('every file opens with a sentence', () => {
  const silent = [...sources].filter(([, text]) => !/[.:;]/.test(opening(text)));
  expect(silent.map(([path]) => path)).toEqual([]);
});

it('src/README.md lists the files as they are', async () => {
  const readme = readFileSync('src/README.md', 'utf8');
  const [before, rest] = readme.split(BEGIN);
  const after = rest?.split(END)[1];
  expect(after, 'the marks of the list are there').toBeDefined();
  const current = `${before}${BEGIN}\n\n${listing()}\n\n${END}${after}`;
  await expect(current).toMatchFileSnapshot('../src/README.md');
});

it('src/README.md says what each dependency saves', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const rows = readFileSync('src/README.md', 'utf8').split('\n');
  const named = rows.filter((row) => row.startsWith('| ')).map((row) => row.split('|')[1]!);
  const unnamed = Object.keys(dependencies).filter(
    (name) => !named.some((cell) => cell.split(/[ ,]+/).includes(name)),
  );
  expect(unnamed).toEqual([]);
});
