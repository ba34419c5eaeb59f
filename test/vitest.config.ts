import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    // The dictionary is loaded first: some seconds on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two cores: vitest would leave one of them alone, and half of the time is spent in other processes.
    maxWorkers: 2,
  },
});
