import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Summons } from './claim.ts';
import { FreshClone } from './fresh-clone.ts';
import { refute } from './refute.ts';

/** Reads a summons from standard input; exit 0 when every claim holds, else 1 with what is otherwise. */
const summons: Summons = JSON.parse(await text(process.stdin));
const folder = await mkdtemp(join(tmpdir(), 'koho-witness-'));
try {
  const clone = await FreshClone.make(summons, join(folder, 'clone'));
  for (const claim of summons.claims) {
    const objection = await refute(claim, clone, summons.cli);
    if (objection === undefined) continue;
    console.log(`${claim.claim}: ${objection}`);
    process.exitCode = 1;
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
