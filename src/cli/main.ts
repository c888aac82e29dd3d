#!/usr/bin/env node
import { requireNode24 } from '../pipeline/workplace/require-node.ts';
import { runCli } from './run-cli.ts';
import type { Output } from './terminal.ts';

/** Nothing heavy is imported here: `koho check` of one post should start as fast as Node allows. */
async function main(): Promise<void> {
  process.exitCode = await runCli(process.argv.slice(2), {
    environment: process.env,
    cwd: process.cwd(),
    out: outputOf(process.stdout),
    err: outputOf(process.stderr),
    stopped: () =>
      new Promise((resolve) => {
        process.once('SIGINT', () => resolve());
        process.once('SIGTERM', () => resolve());
      }),
  });
}

function outputOf(stream: NodeJS.WriteStream): Output {
  // `koho … | head`: whoever reads may leave early.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return { isTTY: stream.isTTY === true, write: (text) => void stream.write(text) };
}

requireNode24(process.versions.node);
await main();
