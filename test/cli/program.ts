// The real program in a process of its own, over documents of its own.
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const MAIN = ['--import', 'tsx', join(import.meta.dirname, '../../src/cli/main.ts')];

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly input?: string;
  /** Where standard output goes, if not back here. */
  readonly output?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A command that runs the program given after it: with limits, with fewer rights. */
  readonly under?: readonly string[];
}

/** Documents in a temporary folder, and the program over them. */
export class Place {
  readonly folder = mkdtempSync(join(tmpdir(), 'chuchu-cli-'));
  readonly seeds = join(this.folder, 'seeds');
  readonly index = join(this.folder, 'index');

  constructor(documents: Readonly<Record<string, string | Uint8Array>>) {
    mkdirSync(this.seeds);
    for (const [source, content] of Object.entries(documents)) this.write(source, content);
  }

  write(source: string, content: string | Uint8Array): void {
    const path = join(this.seeds, source);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }

  run(args: readonly string[], options: RunOptions = {}): Outcome {
    const { input = '', output, env = {}, under = [] } = options;
    const [file, ...words] = [...under, process.execPath, ...MAIN, ...args] as [string];
    const { status, stdout, stderr } = spawnSync(file, words, {
      input,
      stdio: ['pipe', output === undefined ? 'pipe' : openSync(output, 'w'), 'pipe'],
      encoding: 'utf8',
      env: this.environment(env),
    });
    return { code: status, out: stdout ?? '', err: stderr };
  }

  /** What a script of bash writes to standard output, in which `chuchu` is this program. */
  shell(script: string): string {
    const program = `chuchu() { '${process.execPath}' ${MAIN.map((word) => `'${word}'`).join(' ')} "$@"; }`;
    return spawnSync('bash', ['-c', `${program}\n${script}`], {
      encoding: 'utf8',
      env: this.environment({}),
    }).stdout;
  }

  /** The program on its way. */
  start(
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): ChildProcessWithoutNullStreams {
    return spawn(process.execPath, [...MAIN, ...args], { env: this.environment(env) });
  }

  /** As `run`, but standard output is closed after its first bytes, as `head` does. */
  runCut(args: readonly string[]): Promise<Outcome> {
    const child = this.start(args);
    let out = '';
    let err = '';
    child.stdin.end('北\n'.repeat(3000));
    child.stdin.on('error', () => {});
    child.stdout.once('data', (data) => {
      out += data;
      child.stdout.destroy();
    });
    child.stderr.on('data', (data) => {
      err += data;
    });
    return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  private environment(env: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
    const { PATH, HOME } = process.env;
    return {
      PATH,
      HOME,
      CHUCHU_SEEDS: this.seeds,
      CHUCHU_INDEX: this.index,
      CHUCHU_HISTORY: '',
      ...env,
    };
  }
}
