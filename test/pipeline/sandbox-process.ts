/**
 * The sandbox as a process of its own, for own-sandbox.ts. Starting a process
 * copies the page tables of its parent: from a test runner that holds hundreds
 * of megabytes, each git behind the forge would cost several times as much.
 */
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';

const [, , dataDir = ''] = process.argv;
let offMs = 0;
const sandbox = await startSandbox({ dataDir, now: () => Date.now() + offMs });
process.on('message', (order: number) => {
  offMs = order;
  process.send?.('done');
});
// Also when the test's process is gone: nothing is left running.
process.on('disconnect', async () => {
  await sandbox.close();
  process.exit();
});
process.send?.(sandbox.url);
