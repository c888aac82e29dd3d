import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

/**
 * Folders whose tests only call functions: their files share workers, since to load the
 * sources anew for each file took a third of their time. What changes a thing that a
 * process has once (its environment, a clock, a built-in module, the defaults of a
 * client) is tested elsewhere.
 */
const sharing = [
  ...['docs', 'guideline', 'ledger', 'policy', 'post', 'publish'],
  ...['pipeline/check', 'pipeline/plan', 'pipeline/policy-changes', 'pipeline/report'],
].map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'sharing', include: sharing, isolate: false } },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ['test/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...sharing],
        },
      },
    ],
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
