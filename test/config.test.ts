import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Environment, type Flags, readConfig } from '../src/config.ts';
import { UserError } from '../src/errors.ts';

const HOME = resolve('/checkout');
const config = (env: Environment = {}, flags: Flags = {}) => readConfig(flags, env, HOME);

describe('seeds and index', () => {
  it.each([
    ['of the checkout', {}, {}, '/checkout/seeds', '/checkout/index'],
    ['named by the environment', { CHUCHU_SEEDS: '/a', CHUCHU_INDEX: '/b' }, {}, '/a', '/b'],
    [
      'named by options, which come first',
      { CHUCHU_SEEDS: '/a', CHUCHU_INDEX: '/b' },
      { seeds: '/c', index: '/d' },
      '/c',
      '/d',
    ],
    [
      'an empty variable is none',
      { CHUCHU_SEEDS: '', CHUCHU_INDEX: '' },
      {},
      '/checkout/seeds',
      '/checkout/index',
    ],
    [
      'the checkout by its name',
      { CHUCHU_SEEDS: '/checkout/seeds' },
      {},
      '/checkout/seeds',
      '/checkout/index',
    ],
    ['only the index elsewhere', {}, { index: '/d' }, '/checkout/seeds', '/d'],
  ])('%s', (_, env, flags, seedsDir, indexDir) => {
    expect(config(env, flags)).toMatchObject({ seedsDir, indexDir });
  });

  it('other seeds have an index of their own in the cache, always the same', () => {
    const { indexDir } = config({ CHUCHU_SEEDS: '/a', XDG_CACHE_HOME: '/cache' });
    expect(indexDir).toMatch(/^\/cache\/chuchu\/[0-9a-z]{8}$/);
    expect(config({ XDG_CACHE_HOME: '/cache' }, { seeds: '/a' }).indexDir).toBe(indexDir);
    expect(config({ XDG_CACHE_HOME: '/cache' }, { seeds: '/b' }).indexDir).not.toBe(indexDir);
  });

  it('a relative folder is below the current one', () => {
    expect(config({}, { seeds: 'documents' }).seedsDir).toBe(resolve('documents'));
  });
});

it.each([
  [{}, {}, 'zh'],
  [{ CHUCHU_LANG: 'en' }, {}, 'en'],
  [{ CHUCHU_LANG: 'en' }, { lang: 'zh' }, 'zh'],
  [{ CHUCHU_LANG: '' }, {}, 'zh'],
] as const)('%j %j speaks %s', (env, flags, language) => {
  expect(config(env, flags).language).toBe(language);
});

it.each([
  [{ CHUCHU_LANG: 'fr' }, {}, 'CHUCHU_LANG 只能是 zh 或 en，不是“fr”。'],
  [{}, { lang: 'de' }, '--lang 只能是 zh 或 en，不是“de”。'],
])('%j %j is refused', (env, flags, message) => {
  expect(() => config(env, flags)).toThrow(UserError);
  expect(() => config(env, flags)).toThrow(message);
});

it.each([
  [{}, join(homedir(), '.local/state/chuchu/history')],
  [{ XDG_STATE_HOME: '/state' }, '/state/chuchu/history'],
  [{ CHUCHU_HISTORY: '/h' }, '/h'],
  [{ CHUCHU_HISTORY: '' }, null],
])('%j keeps its history in %s', (env, historyFile) => {
  expect(config(env).historyFile).toBe(historyFile);
});

it('is called as it was started', () => {
  expect(config().program).toBe('chuchu');
  expect(config({ npm_lifecycle_event: 'start' }).program).toBe('npm -s start --');
});

it('honours NO_COLOR unless it is empty', () => {
  expect(config({ NO_COLOR: '1' }).colours).toBe(false);
  expect(config({ NO_COLOR: '' }).colours).toBe(true);
});
