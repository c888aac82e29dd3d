import { expect } from 'vitest';
import { askJson } from '../../src/cli/demo/http.ts';
import { runClock } from '../../src/pipeline/clock/clock.ts';
import type { Settings } from '../../src/pipeline/workplace/settings.ts';
import { systemClock } from '../../src/pipeline/workplace/surroundings.ts';
import { instant } from '../../src/post/post.ts';
import { operator } from './people.ts';
import type { Stage } from './stage.ts';

interface RunList {
  readonly workflow_runs: readonly {
    readonly id: number;
    readonly display_title: string;
    readonly status: string;
  }[];
}

/** Every dispatched job runs; the names of those that did. */
async function playRunners(stage: Stage): Promise<readonly string[]> {
  const path = '/actions/workflows/publish.yml/runs';
  const { workflow_runs: runs } = (await stage.api(operator, 'GET', path)) as RunList;
  const played: string[] = [];
  for (const { id, display_title: title } of runs.filter(({ status }) => status === 'queued')) {
    const control = `${stage.o.sandbox.url}/github/_control/runs/${id}`;
    await askJson('POST', `${control}/jobs`, { body: {} });
    if (title === 'organisation') await stage.record();
    else await stage.publish(title);
    await askJson('POST', `${control}/complete`, { body: { conclusion: 'success' } });
    played.push(title);
  }
  return played;
}

/** What `clock.yml` gives to its job: no key of any kind. */
export async function keyless(stage: Stage): Promise<Settings> {
  const { root, token = '', environment } = await stage.settings('clock');
  const { PATH, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT } = environment;
  return { root, token, environment: { PATH, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT } };
}

class Enough extends Error {}

/** Lets the clock look until a job was played, or so many times. */
export async function clockUntil(
  stage: Stage,
  isDone: () => boolean | Promise<boolean>,
): Promise<readonly string[]> {
  const played: string[] = [];
  const shift = { ms: 0 };
  let naps = 0;
  const run = runClock(await keyless(stage), {
    dryRun: false,
    tell: () => undefined,
    clock: {
      now: () => instant(systemClock.now() + shift.ms),
      until: async () => {
        played.push(...(await playRunners(stage)));
        shift.ms += 20_000;
        if ((await isDone()) || ++naps > 6) throw new Enough();
      },
    },
  });
  await expect(run).rejects.toThrow(Enough);
  return played;
}

/** Kinds of an account's records, in order; what kept a post back says why, so that a red test does. */
export async function happened(stage: Stage, account: string): Promise<readonly string[]> {
  const records = (await stage.log(account)).filter(({ kind }) => kind !== 'genesis');
  return records.map(({ kind, body }) =>
    kind === 'blocked' && 'reason' in body ? `blocked: ${body.reason.code}` : kind,
  );
}
