import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Own temporary folders and ports per test: files may run side by side, in any order.
    // Another order each time; the seed is printed first (again by --sequence.seed=…).
    sequence: { shuffle: true },
    // Most of the time git is waited for: one file for each core.
    maxWorkers: '100%',
    env: { TZ: 'America/New_York' },
  },
});
