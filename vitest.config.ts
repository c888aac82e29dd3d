import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Own temporary folders and ports per test: files may run side by side, in any order.
    sequence: { shuffle: true },
    env: { TZ: 'America/New_York' },
  },
});
