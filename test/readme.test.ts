// The README's transcripts are what the program prints (`vitest -u` runs them again and rewrites them).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

/** Seconds for all commands of the README together; each loads the dictionary anew. */
const PATIENCE = 180;

const folder = mkdtempSync(join(tmpdir(), 'chuchu-readme-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Exit codes of what the README shows: answered, abstained. */
const SHOWN: readonly (number | null)[] = [0, 3];

/** `npm -s start -- …` from the sources, so that no stale build answers. */
const NPM = `npm() {
  while [ $# -gt 0 ] && [ "$1" != -- ]; do shift; done
  [ $# -eq 0 ] || shift
  node --import tsx src/cli/main.ts "$@"
}`;

function run(command: string): string {
  const { HOME, PATH } = process.env;
  const { status, stdout } = spawnSync('bash', ['-c', `${NPM}\n${command}`], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { HOME, PATH, CHUCHU_INDEX: join(folder, 'index'), npm_lifecycle_event: 'start' },
  });
  // A transcript of a failure is never written, not even by `-u`.
  expect(SHOWN, command).toContain(status);
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

// The first command would take the time to build the index.
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

it('the library is called as README.md calls it', () => {
  const readme = readFileSync('README.md', 'utf8');
  const [, code = ''] = /```ts\n(.*?)```/s.exec(readme) ?? [];
  const script = join(folder, 'example.mts');
  writeFileSync(
    script,
    code
      .replace("'chuchu'", JSON.stringify(resolve('src/index.ts')))
      .replace("'index'", JSON.stringify(join(folder, 'index'))),
  );
  const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', script], { encoding: 'utf8' });
  expect(stdout.trim()).toBe(/console\.log.*; \/\/ (.*)/.exec(code)?.[1]);
});
