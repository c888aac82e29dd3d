import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const folder = join(import.meta.dirname, '../../.github/workflows');
const accountsFolder = join(import.meta.dirname, '../../policies/accounts');

interface Job {
  readonly environment?: string;
  readonly if?: string;
  readonly 'timeout-minutes'?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: {
    readonly group: string;
    readonly queue?: string;
    readonly 'cancel-in-progress'?: boolean;
  };
  readonly strategy?: { readonly matrix: { readonly account: readonly string[] } };
  readonly steps: readonly {
    readonly uses?: string;
    readonly run?: string;
    readonly with?: Readonly<Record<string, unknown>>;
  }[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency?: { readonly 'cancel-in-progress'?: boolean };
  readonly jobs: Readonly<Record<string, Job>>;
}

const workflows = readdirSync(folder).map((file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  const workflow: Workflow = parse(text);
  return { file, text, workflow };
});

function workflow(file: string): Workflow {
  const found = workflows.find((one) => one.file === file);
  if (!found) throw new Error(file);
  return found.workflow;
}

describe.each(workflows)('$file', ({ text, workflow: { permissions, jobs } }) => {
  it('grants nothing at the top, and only what a job needs below', () => {
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) {
      expect(job.permissions).toBeDefined();
      expect(job.permissions?.contents ?? 'none').not.toBe('write');
    }
  });

  it('pins actions by commit and keeps no credentials in the clone', () => {
    for (const step of Object.values(jobs).flatMap(({ steps }) => steps)) {
      if (step.uses && step.uses !== './')
        expect(step.uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
      if (step.uses?.startsWith('actions/checkout')) {
        expect(step.with?.['persist-credentials']).toBe(false);
      }
    }
  });

  it('ends every job in time', () => {
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
  });

  it('puts no text of others into a script', () => {
    for (const step of Object.values(jobs).flatMap(({ steps }) => steps)) {
      expect(step.run ?? '').not.toMatch(/\$\{\{/);
    }
    expect(text).not.toMatch(/github\.(?:head_ref|event\.pull_request\.(?:title|body|head))/);
  });
});

describe('check.yml', () => {
  const { on, jobs } = workflow('check.yml');

  it('runs the code of the default branch, without an environment, and checks out nothing of the pull request', () => {
    expect(Object.keys(on)).toEqual(['pull_request_target']);
    for (const job of Object.values(jobs)) {
      expect(job.environment).toBeUndefined();
      for (const step of job.steps) expect(step.with?.ref).toBeUndefined();
    }
  });
});

describe('brakes.yml', () => {
  const { on, jobs } = workflow('brakes.yml');

  it('is started by hand only, for the registered accounts', () => {
    expect(Object.keys(on)).toEqual(['workflow_dispatch']);
    const { inputs } = on.workflow_dispatch as {
      inputs: Readonly<Record<string, { readonly options?: readonly string[] }>>;
    };
    const registered = readdirSync(accountsFolder).map((file) => file.replace(/\.yml$/, ''));
    expect(inputs.account?.options?.toSorted()).toEqual(['*', ...registered].toSorted());
  });

  it('lifts in the organisation’s environment, answers in the account’s, and shares their queues', () => {
    const { jobs: publishing } = workflow('publish.yml');
    const waits = ({ concurrency }: Job) => [
      concurrency?.group.replace('inputs', 'matrix'),
      concurrency?.queue,
    ];
    expect(jobs.resume?.environment).toBe('koho-organisation');
    expect(jobs.resolve?.environment).toMatch(/^koho-\$\{\{ inputs\.account \}\}$/);
    for (const [order, job] of [
      [jobs.resume, publishing.record],
      [jobs.resolve, publishing.publish],
    ] as const) {
      expect(order && waits(order)).toEqual(job && waits(job));
      expect(order?.concurrency?.queue).toBe('max');
    }
    for (const { steps } of Object.values(jobs)) expect(steps[0]?.with?.ref).toBe('main');
  });

  it('may write issues only where the accounts’ jobs may', () => {
    expect(jobs.resume?.permissions?.issues).toBeUndefined();
    expect(jobs.resolve?.permissions?.issues).toBe('write');
  });
});

describe('publish.yml', () => {
  const { jobs, concurrency } = workflow('publish.yml');

  it('never cancels a publication in progress', () => {
    for (const one of [concurrency, ...Object.values(jobs).map((job) => job.concurrency)]) {
      expect(one?.['cancel-in-progress'] ?? false).toBe(false);
    }
  });

  it('publishes what was approved before also when the record could not be written now', () => {
    expect(jobs.publish?.if).toMatch(/^\$\{\{ !cancelled\(\) \}\}$/);
  });

  it('has a job with its own environment for each registered account, and works on main', () => {
    const registered = readdirSync(accountsFolder).map((file) => file.replace(/\.yml$/, ''));
    expect(jobs.publish?.strategy?.matrix.account.toSorted()).toEqual(registered.toSorted());
    expect(jobs.publish?.environment).toMatch(/^koho-\$\{\{ matrix\.account \}\}$/);
    for (const { steps } of Object.values(jobs)) expect(steps[0]?.with?.ref).toBe('main');
  });
});
