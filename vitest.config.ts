import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Own temporary folders and ports per test: files may run side by side, in any order.
    sequence: { shuffle: true },
    // Half the time is git's and the sandbox's, in processes of their own.
    maxWorkers: 2,
    env: { TZ: 'America/New_York' },
  },
});
