import * as core from '@actions/core';
import { explain } from '../pipeline/report/explain.ts';
import { requireNode24 } from '../pipeline/workplace/require-node.ts';
import { readInputs } from './inputs.ts';
import { run } from './run.ts';

/** Exit codes: 0 fine, 1 findings or tampering, 2 cannot decide or wrong use. */
async function main(): Promise<void> {
  try {
    requireNode24(process.versions.node);
    process.exitCode = await run(readInputs(process.env));
  } catch (error) {
    const { text, code } = explain(error);
    core.error(`${text.ja}\n${text.en}`, { title: `koho: ${code}` });
    process.exitCode = 2;
  }
}

await main();
