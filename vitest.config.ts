import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Own temporary folders and ports per test: files may run side by side, in any order.
    // A fixed seed: test/pipeline/record.test.ts still fails in some orders.
    sequence: { shuffle: true, seed: 1 },
    // Most of the time git is waited for: one file for each core.
    maxWorkers: '100%',
    env: { TZ: 'America/New_York' },
  },
});
