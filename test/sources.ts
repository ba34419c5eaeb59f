// The files of src for the tests about them: their paths, their texts, the order of their layers.
import { readdirSync, readFileSync } from 'node:fs';

/** From the ground up; layers of one row do not know each other. */
export const LAYERS: readonly (readonly string[])[] = [
  ['messages'],
  ['errors'],
  ['text'],
  ['corpus'],
  ['question'],
  ['retriever'],
  ['reader'],
  ['qa'],
  ['eval'],
  ['train'],
  ['config'],
  ['cli', 'telegram'],
  ['index'],
];

/** `text/span.ts` stands in `text`, `errors.ts` in `errors`. */
export const layerOf = (path: string): string => path.split('/')[0]!.replace(/\.ts$/, '');

/** From 0; -1 for a layer that nobody named. */
export const levelOf = (layer: string): number => LAYERS.findIndex((row) => row.includes(layer));

/** The texts of all TypeScript files of src, by path below it, in the order of layers and names. */
export function readSources(): ReadonlyMap<string, string> {
  const paths = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .sort((a, b) => levelOf(layerOf(a)) - levelOf(layerOf(b)) || (a < b ? -1 : 1));
  return new Map(paths.map((path) => [path, readFileSync(`src/${path}`, 'utf8')]));
}
