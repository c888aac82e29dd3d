#!/usr/bin/env node
import module from 'node:module';
import { homedir } from 'node:os';
import { cacheFolder } from './cache-folder.ts';
import type { Output } from './terminal.ts';

/** Nothing heavy is imported here: `koho check` of one post should start as fast as Node allows. */
async function main(): Promise<void> {
  // From the second run on, half of the start. Not in the temporary folder, Node's own choice:
  // there another user of the machine could lay code ready that runs with this one's keys.
  const cache = cacheFolder(homedir());
  if (cache !== undefined) module.enableCompileCache?.(cache);
  const { runCli } = await import('./run-cli.ts');
  process.exitCode = await runCli(process.argv.slice(2), {
    environment: process.env,
    nodeVersion: process.versions.node,
    cwd: process.cwd(),
    // Turned off together: whoever wants a start like the first one means both.
    ...(cache !== undefined && !process.env.NODE_DISABLE_COMPILE_CACHE && { cache }),
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
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // `koho … | head`: whoever reads may leave early. Anything else (a full disk) lost what was said.
    if (error.code !== 'EPIPE') process.exit(2);
  });
  return { isTTY: stream.isTTY === true, write: (text) => void stream.write(text) };
}

await main();
