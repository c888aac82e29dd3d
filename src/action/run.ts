import { check } from './check.ts';
import { clock } from './clock.ts';
import type { Inputs } from './inputs.ts';
import { publish } from './publish.ts';
import { record } from './record.ts';
import { resolve } from './resolve.ts';
import { resume } from './resume.ts';
import { tellHeld } from './tell-held.ts';
import { verify } from './verify.ts';
import { watch } from './watch.ts';
import { withdraw } from './withdraw.ts';

/** One command of the action; returns the exit code. Each command loads only what it needs. */
export function run(inputs: Inputs): Promise<number> {
  switch (inputs.command) {
    case 'check':
      return check(inputs);
    case 'record':
      return record(inputs);
    case 'publish':
      return publish(inputs);
    case 'clock':
      return clock(inputs);
    case 'watch':
      return watch(inputs);
    case 'resume':
      return resume(inputs);
    case 'resolve':
      return resolve(inputs);
    case 'withdraw':
      return withdraw(inputs);
    case 'tell':
      return tellHeld(inputs);
    case 'verify':
      return verify(inputs);
  }
}
