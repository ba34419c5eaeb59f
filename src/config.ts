// Configuration: the environment, the command line and the place of this program → Config. The one reader of process.env.
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { docidOf } from './corpus/document.ts';
import { paddleRecognizer } from './corpus/formats/ocr-engine.ts';
import type { Recognizer } from './corpus/formats/recognizer.ts';
import { UserError } from './errors.ts';
import type { Language } from './messages/language.ts';

export interface Config {
  readonly seedsDir: string;
  readonly indexDir: string;
  /** Reads pictures and scanned pages, if the person wants that. */
  readonly recognizer?: Recognizer;
  readonly language: Language;
  /** False if the person asked for no colours (NO_COLOR). */
  readonly colours: boolean;
  /** Where the conversation's history is kept; null to keep none. */
  readonly historyFile: string | null;
  /** How this program is called here: `chuchu`, or `npm -s start --` in a checkout. */
  readonly program: string;
}

/** What the command line says; it beats the environment. */
export interface Flags {
  readonly seeds?: string | undefined;
  readonly index?: string | undefined;
  readonly lang?: string | undefined;
}

export type Environment = Readonly<Record<string, string | undefined>>;

// An empty variable counts as one that is not set, as shells and .env files have it; but for CHUCHU_HISTORY,
// where empty means: keep none.
const set = z
  .string()
  .optional()
  .transform((value) => value || undefined);

const environmentSchema = z.object({
  CHUCHU_SEEDS: set,
  CHUCHU_INDEX: set,
  CHUCHU_LANG: set,
  CHUCHU_OCR: set,
  CHUCHU_HISTORY: z.string().optional(),
  NO_COLOR: set,
  XDG_STATE_HOME: set,
  XDG_CACHE_HOME: set,
  npm_lifecycle_event: set,
});

const languageSchema = z.enum(['zh', 'en']);

/**
 * The configuration of this process. `home` is the folder in which seeds/, index/ and .env are looked for:
 * the checkout this file is in, or the current folder where the program is installed as a package.
 */
export function readConfig(flags: Flags, env: Environment, home: string): Config {
  const values = environmentSchema.parse(env);
  const seeds = flags.seeds ?? values.CHUCHU_SEEDS;
  const index = flags.index ?? values.CHUCHU_INDEX;
  return {
    seedsDir: resolve(seeds ?? join(home, 'seeds')),
    indexDir: indexFolder(index, seeds, home, values.XDG_CACHE_HOME),
    ...(readSwitch('CHUCHU_OCR', values.CHUCHU_OCR) && { recognizer: paddleRecognizer() }),
    language: readLanguage(flags.lang, values.CHUCHU_LANG),
    colours: values.NO_COLOR === undefined,
    historyFile: historyFile(values.CHUCHU_HISTORY, values.XDG_STATE_HOME),
    program: values.npm_lifecycle_event === 'start' ? 'npm -s start --' : 'chuchu',
  };
}

/** Variables of `home`/.env, where there is one, then those of the process, which come first. */
export function environment(home: string): Environment {
  const file = join(home, '.env');
  if (!existsSync(file)) return process.env;
  try {
    process.loadEnvFile(file);
  } catch (cause) {
    throw new UserError(
      'config-invalid',
      { zh: `读不了 ${file}。请检查它的权限。`, en: `Cannot read ${file}. Check its permissions.` },
      { cause },
    );
  }
  return process.env;
}

/** This checkout; the current folder if this file stands in somebody's node_modules. */
export function homeFolder(): string {
  const packageFolder = fileURLToPath(new URL('..', import.meta.url));
  return packageFolder.split(sep).includes('node_modules') ? process.cwd() : packageFolder;
}

/**
 * Other documents without a folder for their index get one of their own below the person's cache: one index
 * for two corpora would be built again at every turn.
 */
function indexFolder(
  index: string | undefined,
  seeds: string | undefined,
  home: string,
  cache: string | undefined,
): string {
  if (index !== undefined) return resolve(index);
  if (seeds === undefined || resolve(seeds) === join(home, 'seeds')) return join(home, 'index');
  return join(cache ?? join(homedir(), '.cache'), 'chuchu', docidOf(resolve(seeds)));
}

function readLanguage(flag: string | undefined, variable: string | undefined): Language {
  const language = languageSchema.safeParse(flag ?? variable ?? 'zh');
  if (language.success) return language.data;
  const name = flag === undefined ? 'CHUCHU_LANG' : '--lang';
  throw new UserError('config-invalid', {
    zh: `${name} 只能是 zh 或 en，不是“${flag ?? variable}”。`,
    en: `${name} must be zh or en, not “${flag ?? variable}”.`,
  });
}

function readSwitch(name: string, value = '0'): boolean {
  if (value === '0' || value === '1') return value === '1';
  throw new UserError('config-invalid', {
    zh: `${name} 只能是 0 或 1，不是“${value}”。`,
    en: `${name} must be 0 or 1, not “${value}”.`,
  });
}

const historyFile = (history: string | undefined, state: string | undefined): string | null => {
  if (history === '') return null;
  if (history !== undefined) return resolve(history);
  return join(state ?? join(homedir(), '.local', 'state'), 'chuchu', 'history');
};
