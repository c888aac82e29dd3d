import { askJson } from '../../../src/cli/demo/http.ts';
import { demoRepository } from '../../../src/cli/demo/organisation.ts';
import { type WatchReport, watch } from '../../../src/pipeline/watchdog/watchdog.ts';
import type { Settings } from '../../../src/pipeline/workplace/settings.ts';
import { systemClock } from '../../../src/pipeline/workplace/surroundings.ts';
import { instant } from '../../../src/post/post.ts';
import type { Clock } from '../../../src/publish/ports/surroundings.ts';
import { operator, staff } from '../people.ts';
import type { Stage } from '../stage.ts';

export const minute = 60_000;
export const hour = 60 * minute;

/** What a keyless workflow gives to its job, and no more. */
export async function keyless(
  stage: Stage,
  permissions: Readonly<Record<string, string>>,
): Promise<Settings> {
  const { root, environment } = await stage.settings('watch');
  const path = `${stage.o.sandbox.url}/github/_control/repositories/${demoRepository}/runs`;
  const run = await askJson('POST', path, { body: { actor: operator, permissions } });
  const { PATH, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT } = environment;
  const token = String((run as { token: string }).token);
  return { root, token, environment: { PATH, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT } };
}

/** The permissions of `watch.yml`. */
export const ofWatch = {
  ...{ actions: 'read', contents: 'read' },
  ...{ issues: 'write', 'pull-requests': 'write' },
};

/** Real time and so much more. */
export const ahead = (ms: number): Clock => ({
  now: () => instant(systemClock.now() + ms),
  until: async () => undefined,
});

/** The watchdog as it looks so long from now. */
export async function look(stage: Stage, ms: number, dryRun = false): Promise<WatchReport> {
  return watch(await keyless(stage, ofWatch), { dryRun, clock: ahead(ms) });
}

export async function comments(stage: Stage, number: number | string): Promise<readonly string[]> {
  const listed = await stage.api(staff, 'GET', `/issues/${number}/comments`);
  return (listed as { body: string }[]).map(({ body }) => body);
}
