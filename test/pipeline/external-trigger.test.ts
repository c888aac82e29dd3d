import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askJson } from '../../src/cli/demo/http.ts';
import { demoRepository } from '../../src/cli/demo/organisation.ts';
import { resume } from '../../src/pipeline/brakes/resume.ts';
import { installBrakes, takeUp } from './orders.ts';
import { colleague } from './people.ts';
import { setStage } from './set-stage.ts';
import type { Stage } from './stage.ts';

const guides = ['docs/operate.md', 'docs/ja/operator.md'].map((path) => readFileSync(path, 'utf8'));

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
  const workflows = ['publish.yml', 'clock.yml', 'watch.yml'].map((f) => `.github/workflows/${f}`);
  await stage.direct(Object.fromEntries(workflows.map((at) => [at, readFileSync(at, 'utf8')])));
}, 120_000);
afterAll(() => stage?.close());

interface Request {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The request that a command line of the guide sends, at the sandbox. */
function requestOf(command: string, file: string): Request {
  const api = `${stage.o.sandbox.url}/github/api/v3`;
  const [address = ''] = /https:\/\/api\.github\.com\S+/.exec(command) ?? [];
  const url = address
    .replace('https://api.github.com', api)
    .replace('OWNER/REPOSITORY', demoRepository)
    .replace('%i', file);
  const headers = [...command.matchAll(/-H "([\w-]+): ([^"]+)"/g)].map(
    ([, name = '', value = '']) => [name, value] as const,
  );
  const [, body = ''] = /-d '([^']+)'/.exec(command) ?? [];
  return { url, headers: Object.fromEntries(headers), body };
}

/** What a fine-grained token with these permissions can do. */
async function tokenWith(permissions: object): Promise<string> {
  const path = `${stage.o.sandbox.url}/github/_control/repositories/${demoRepository}/runs`;
  const run = await askJson('POST', path, { body: { actor: colleague, permissions } });
  return String((run as { token: string }).token);
}

function send({ url, headers, body }: Request, token: string): Promise<Response> {
  const authorised = { ...headers, Authorization: `Bearer ${token}` };
  return fetch(url, { method: 'POST', headers: authorised, body });
}

const blockOf = (guide: string, language: string, part: RegExp) =>
  [...guide.matchAll(/```(\w+)\n([\s\S]+?)```/g)].find(
    ([, of, text = '']) => of === language && part.test(text),
  )?.[2] ?? '';
const curlIn = (guide: string) => blockOf(guide, 'sh', /dispatches/);
const unitsIn = (guide: string) => blockOf(guide, 'ini', /ExecStart/);

async function runsOf(file: string): Promise<number> {
  const listed = await stage.api(colleague, 'GET', `/actions/workflows/${file}/runs`);
  return (listed as { total_count: number }).total_count;
}

describe('a scheduler outside, as the guides show it', () => {
  it('both guides give the same commands', () => {
    expect(curlIn(guides[0] ?? '')).toContain('clock.yml/dispatches');
    expect(curlIn(guides[1] ?? '')).toBe(curlIn(guides[0] ?? ''));
    expect(unitsIn(guides[1] ?? '')).toBe(unitsIn(guides[0] ?? ''));
  });

  it('starts the clock with a token that may nothing but Actions', async () => {
    const token = await tokenWith({ actions: 'write' });
    const before = await runsOf('clock.yml');
    const answer = await send(requestOf(curlIn(guides[0] ?? ''), ''), token);
    expect(answer.status).toBe(204);
    expect(await answer.text()).toBe('');
    expect(await runsOf('clock.yml')).toBe(before + 1);
  });

  it('and the timer starts clock and watch, each by its own name', async () => {
    const token = await tokenWith({ actions: 'write' });
    for (const name of ['clock', 'watch']) {
      expect(guides[0]).toContain(`koho-trigger@${name}.timer`);
      const before = await runsOf(`${name}.yml`);
      const answer = await send(requestOf(unitsIn(guides[0] ?? ''), name), token);
      expect(answer.status).toBe(204);
      expect(await runsOf(`${name}.yml`)).toBe(before + 1);
    }
  });

  it('that token reads no file, writes no issue, and without actions: write starts nothing', async () => {
    const token = await tokenWith({ actions: 'write' });
    const api = `${stage.o.sandbox.url}/github/api/v3/repos/${demoRepository}`;
    const headers = { Authorization: `Bearer ${token}` };
    const file = await fetch(`${api}/contents/policies/koho.yml`, { headers });
    const issue = await fetch(`${api}/issues`, { method: 'POST', headers, body: '{"title":"x"}' });
    expect([file.status, issue.status].every((status) => status >= 403)).toBe(true);
    const reader = await tokenWith({ actions: 'read' });
    const answer = await send(requestOf(curlIn(guides[0] ?? ''), ''), reader);
    expect(answer.status).toBe(403);
  });

  it('an account without office lifts no pause by it, though it can start brakes', async () => {
    await installBrakes(stage);
    await stage.setRef('refs/heads/koho-pause', await stage.bareGit(['rev-parse', 'main']));
    await stage.record();
    const inputs = { order: 'resume', account: '*', why: 'いたずら' };
    const path = '/actions/workflows/brakes.yml/dispatches';
    const body = { ref: 'main', inputs, return_run_details: true };
    const run = (await stage.api(colleague, 'POST', path, body)) as { workflow_run_id: number };
    const taken = await takeUp(stage, String(run.workflow_run_id));
    const settings = await stage.settings('organisation', { run: taken });
    await expect(resume(settings, { why: 'いたずら' })).rejects.toMatchObject({
      code: 'not-authorised',
    });
  });
});
