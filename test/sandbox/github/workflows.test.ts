import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Office, openOffice, type Person } from './office.ts';

const publish = `name: publish
run-name: \${{ inputs.account || 'all' }}
on:
  workflow_dispatch:
    inputs:
      account: {type: choice, default: all, options: [all, koho-x]}
      note: {type: string, required: true}
`;
const byPushOnly = 'name: ci\non:\n  push:\n';

let office: Office;
const tokens = new Map<string, Person>();

beforeAll(async () => {
  office = await openOffice({
    '.github/workflows/publish.yml': publish,
    '.github/workflows/ci.yml': byPushOnly,
  });
  const run = async (permissions: Record<string, string>): Promise<Person> => {
    const body = { actor: 'staff', permissions };
    const { token } = await office.github.control('/repositories/pref/koho/runs', body);
    return { id: 0, login: 'run', token: String(token) };
  };
  tokens.set('staff', office.staff);
  tokens.set('reader', office.reader);
  tokens.set('stranger', office.stranger);
  tokens.set('run', await run({ actions: 'write', contents: 'read' }));
  tokens.set('readOnlyRun', await run({ actions: 'read', contents: 'write' }));
});
afterAll(() => office.github.close());

const ask = (as: string, method: string, path: string, body?: unknown) =>
  office.rest(tokens.get(as) ?? office.staff, method, `/actions/workflows${path}`, body);

interface Listed {
  readonly id: number;
  readonly display_title: string;
  readonly status: string;
  readonly event: string;
}

const runs = async (): Promise<readonly Listed[]> =>
  (await ask('staff', 'GET', '/publish.yml/runs')).json.workflow_runs;

const docs = 'https://docs.github.com/rest/actions/workflows#create-a-workflow-dispatch-event';
const noRef = 'https://github.com/convictional/trigger-workflow-and-wait/issues/44';
const inputs = { account: 'koho-x', note: 'x' };

describe('starting a workflow', () => {
  it('answers 204; the run waits under the title that its inputs give it, newest first', async () => {
    const before = (await runs()).length;
    const answer = await ask('run', 'POST', '/publish.yml/dispatches', { ref: 'main', inputs });
    expect([answer.status, answer.json]).toEqual([204, undefined]);
    const [newest, ...older] = await runs();
    expect(older).toHaveLength(before);
    const event = 'workflow_dispatch';
    expect(newest).toMatchObject({ display_title: 'koho-x', status: 'queued', event });
  });

  it('a runner takes its jobs, each with a token of its own, until it ends', async () => {
    await ask('staff', 'POST', '/publish.yml/dispatches', { ref: 'main', inputs: { note: 'x' } });
    const id = (await runs())[0]?.id;
    const begun = await office.github.control(`/runs/${id}/jobs`);
    expect(begun.inputs).toEqual({ account: 'all', note: 'x' });
    expect((await runs())[0]?.status).toBe('in_progress');
    await office.github.control(`/runs/${id}/complete`, { conclusion: 'success' });
    expect((await runs())[0]?.status).toBe('completed');
    await expect(office.github.control(`/runs/${id}/jobs`)).rejects.toThrow('has ended');
  });

  it.each<
    [
      what: string,
      as: string,
      file: string,
      body: unknown,
      status: number,
      says: string,
      source: string,
    ]
  >([
    [
      'to whom may not see the repository',
      'stranger',
      'publish.yml',
      { ref: 'main', inputs },
      404,
      'Not Found',
      docs,
    ],
    ['to a reader', 'reader', 'publish.yml', { ref: 'main', inputs }, 403, 'push access', docs],
    [
      'to a run without actions: write',
      'readOnlyRun',
      'publish.yml',
      { ref: 'main', inputs },
      403,
      'not accessible by integration',
      docs,
    ],
    ['of no such file', 'staff', 'nothing.yml', { ref: 'main', inputs }, 404, 'Not Found', docs],
    [
      'of a file outside the folder',
      'staff',
      '..%2Fx.yml',
      { ref: 'main', inputs },
      404,
      'Not Found',
      docs,
    ],
    [
      'at no such ref',
      'staff',
      'publish.yml',
      { ref: 'nowhere', inputs },
      422,
      'No ref found for: nowhere',
      noRef,
    ],
    [
      'at a commit’s id',
      'staff',
      'publish.yml',
      { ref: '{sha}', inputs },
      422,
      'No ref found for: ',
      'https://github.com/day8/re-frame2/pull/9287',
    ],
    [
      'that is not started by hand',
      'staff',
      'ci.yml',
      { ref: 'main' },
      422,
      "Workflow does not have 'workflow_dispatch' trigger",
      'https://github.com/benc-uk/workflow-dispatch/issues/46',
    ],
    [
      'with an input it does not know',
      'staff',
      'publish.yml',
      { ref: 'main', inputs: { ...inputs, x: '1' } },
      422,
      'Unexpected inputs provided',
      'https://github.com/convictional/trigger-workflow-and-wait/pull/4',
    ],
    [
      'without an input it requires',
      'staff',
      'publish.yml',
      { ref: 'main' },
      422,
      "Required input 'note' not provided",
      docs,
    ],
    [
      'with a value that is no choice',
      'staff',
      'publish.yml',
      { ref: 'main', inputs: { ...inputs, account: 'other' } },
      422,
      'not in the list of allowed values',
      'https://github.com/hoangsonww/2048-Game/pull/25',
    ],
    ['without a ref', 'staff', 'publish.yml', { inputs }, 422, 'ref', docs],
  ])('is refused %s', async (_, as, file, body, status, says) => {
    const before = await runs();
    const sha = await office.work.must('rev-parse', 'origin/main');
    const sent: unknown = JSON.parse(JSON.stringify(body).replace('{sha}', sha.trim()));
    const answer = await ask(as, 'POST', `/${file}/dispatches`, sent);
    expect([answer.status, answer.json.message]).toEqual([status, expect.stringContaining(says)]);
    expect(await runs()).toEqual(before);
  });
});
