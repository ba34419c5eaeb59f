// The README's transcripts are what the program prints (`vitest -u` runs them again and rewrites them).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

/** Seconds for all commands of the README together; each loads the dictionary anew. */
const PATIENCE = 180;

const folder = mkdtempSync(join(tmpdir(), 'chuchu-readme-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** `npm -s start -- …` from the sources, so that no stale build answers. */
const NPM = `npm() {
  while [ $# -gt 0 ] && [ "$1" != -- ]; do shift; done
  [ $# -eq 0 ] || shift
  node --import tsx src/cli/main.ts "$@"
}`;

function run(command: string): string {
  const { HOME, PATH } = process.env;
  const { stdout } = spawnSync('bash', ['-c', `${NPM}\n{ ${command}\n} 2>&1`], {
    encoding: 'utf8',
    env: { HOME, PATH, CHUCHU_INDEX: join(folder, 'index'), npm_lifecycle_event: 'start' },
  });
  return timeless(stdout);
}

/** How long an answer took differs from run to run. */
const timeless = (text: string): string => text.replace(/"ms":[0-9.]+/g, '"ms":4.1');

/** The output of each `$ command` of a block, in its place. */
const replayed = (block: string): string =>
  block
    .split('\n')
    .filter((line) => line.startsWith('$ '))
    .map((line) => `${line}\n${run(line.slice(2))}`)
    .join('\n');

// The first command would also say that it builds the index.
beforeAll(() => {
  run('npm -s start -- build');
}, PATIENCE * 1000);

it('README.md shows what the program prints', { timeout: PATIENCE * 1000 }, async () => {
  const readme = readFileSync('README.md', 'utf8');
  const current = readme.replace(
    /```console\n(.*?)```/gs,
    (_, block: string) => `\`\`\`console\n${replayed(block)}\`\`\``,
  );
  await expect(current).toMatchFileSnapshot('../README.md');
});
