import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/property-seed.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Own temporary folders and ports per test: files may run side by side, in any order.
    // The tests of a file are shuffled, by one seed, so that a red run is the fault of the
    // change and comes again. `npm test -- --sequence.seed=N` plays another order.
    sequence: { shuffle: { tests: true, files: false }, seed: 1, sequencer: LongestFirst },
    // Some file always waits, for git or for a moment to come: one more than there are cores.
    maxWorkers: availableParallelism() + 1,
    env: {
      TZ: 'America/New_York',
      // Programs that tests start from the sources: each file is compiled once, not by each of them.
      NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/koho-tests', import.meta.url)),
    },
  },
});
